"""Everything the engine needs of many people, read in a fixed number of queries whatever their number."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from piccolo.columns.combination import And, Where

from app.people.tables import (
    CareCover,
    CareDuty,
    Consent,
    Employment,
    FunctionalLimit,
    PastFailure,
    Person,
    PersonLicence,
    PersonSkill,
    Refusal,
    StudentStatus,
    Wish,
)
from app.people.terms import MATCHING_PURPOSES
from app.schedules.engagements import Engaged
from app.schedules.queries import engagements_of, school_years
from app.schedules.terms import SchoolYear

_COLUMNS: dict[Any, tuple[str, ...]] = {
    Consent: ("purpose",),
    PersonSkill: ("name", "level"),
    PersonLicence: ("code", "valid_from", "valid_until"),
    FunctionalLimit: ("demand", "from_day", "until_day"),
    Employment: ("organisation_id", "occupation_code", "monthly_pay_fen", "from_day", "until_day"),
    StudentStatus: ("school_id", "level", "entered_on", "graduates_on", "class_week"),
    Wish: ("kind", "value"),
    Refusal: ("opening_id", "reason", "organisation_id", "pay_fen", "week", "travel_minutes"),
    PastFailure: ("cause", "organisation_id", "pay_fen", "week", "travel_minutes"),
}
"""What is read of each table beside the person: ids and texts that are not needed cost time by the thousand."""

_home = Person.household_id
# Made once: building a joined column costs more than the query that uses it.
_PERSON = (
    Person.id,
    Person.household_id,
    Person.birth_date,
    Person.occupation_code,
    Person.max_travel_minutes,
    Person.wage_floor_fen,
    Person.accepts_lodging,
    Person.needs,
    Person.protected_until,
    _home.division.as_alias("division"),
    _home.latitude.as_alias("latitude"),
    _home.longitude.as_alias("longitude"),
    _home.tier.as_alias("tier"),
)

Rows = dict[UUID, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class CandidateRows:
    """The rows of many people, each kind by person id; care duties by household id."""

    people: dict[UUID, dict[str, Any]]
    consents: Rows
    skills: Rows
    licences: Rows
    limits: Rows
    employments: Rows
    studies: Rows
    wishes: Rows
    refusals: Rows
    failures: Rows
    duties: Rows
    carers: dict[UUID, list[UUID]]
    """Adults who can cover, by care duty."""
    names: dict[UUID, str]
    """Of those cared for and those who can cover."""
    engagements: dict[UUID, list[Engaged]]
    """Of the people, and of the adults who could be at home for them."""
    schools: dict[UUID, SchoolYear]


async def read_rows(ids: Sequence[UUID], day: date) -> CandidateRows:
    """The rows of the people `ids`, as they stand on `day`. Which people may be seen is for the caller to decide."""
    people = await _people(ids)
    duties = await _duties([row["household_id"] for row in people.values()], day)
    carers = await _carers([duty["id"] for duties_ in duties.values() for duty in duties_])
    at_home = {adult for adults in carers.values() for adult in adults}
    studies = await _of(StudentStatus, ids, StudentStatus.ended_on.is_null())
    return CandidateRows(
        people=people,
        consents=await _of(
            Consent,
            ids,
            Consent.withdrawn_at.is_null() & Consent.purpose.is_in([purpose.value for purpose in MATCHING_PURPOSES]),
        ),
        skills=await _of(PersonSkill, ids),
        licences=await _of(PersonLicence, ids),
        limits=await _of(
            FunctionalLimit, ids, FunctionalLimit.until_day.is_null() | (FunctionalLimit.until_day >= day)
        ),
        employments=await _of(Employment, ids, Employment.from_day <= day),
        studies=studies,
        wishes=await _of(Wish, ids),
        refusals=await _of(Refusal, ids, Refusal.undone_at.is_null()),
        failures=await _of(PastFailure, ids),
        duties=duties,
        carers=carers,
        names=await _names(at_home | {duty["cared_for_id"] for some in duties.values() for duty in some}),
        engagements=await _engagements({*ids, *at_home}, day),
        schools=await school_years(
            sorted({row["school_id"] for some in studies.values() for row in some if row["school_id"]})
        ),
    )


async def _people(ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    rows = await Person.select(*_PERSON).where(Person.id.is_in(list(ids)))
    return {row["id"]: row for row in rows}


async def _of(table: Any, ids: Sequence[UUID], further: Any = None) -> Rows:
    condition: Where | And = table.person_id.is_in(list(ids))
    if further is not None:
        condition = condition & further
    grouped: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    columns = [getattr(table, name) for name in ("person_id", *_COLUMNS[table])]
    for row in await table.select(*columns).where(condition).order_by(table.id):
        grouped[row["person_id"]].append(row)
    return grouped


async def _duties(household_ids: Sequence[UUID], day: date) -> Rows:
    grouped: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    rows = (
        await CareDuty.select(
            CareDuty.id,
            CareDuty.household_id,
            CareDuty.cared_for_id,
            CareDuty.week,
            CareDuty.first_day,
            CareDuty.last_day,
        )
        .where(
            CareDuty.household_id.is_in(list(set(household_ids)))
            & (CareDuty.last_day.is_null() | (CareDuty.last_day >= day))
        )
        .order_by(CareDuty.id)
    )
    for row in rows:
        grouped[row["household_id"]].append(row)
    return grouped


async def _carers(duty_ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    grouped: defaultdict[UUID, list[UUID]] = defaultdict(list)
    if duty_ids:
        rows = await CareCover.select(CareCover.care_duty_id, CareCover.person_id).where(
            CareCover.care_duty_id.is_in(list(duty_ids))
        )
        for row in sorted(rows, key=lambda row: row["person_id"]):
            grouped[row["care_duty_id"]].append(row["person_id"])
    return grouped


async def _names(ids: set[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    rows = await Person.select(Person.id, Person.name).where(Person.id.is_in(list(ids)))
    return {row["id"]: row["name"] for row in rows}


async def _engagements(ids: set[UUID], day: date) -> dict[UUID, list[Engaged]]:
    grouped: defaultdict[UUID, list[Engaged]] = defaultdict(list)
    for engaged in await engagements_of(sorted(ids), day):
        grouped[engaged.person_id].append(engaged)
    return grouped
