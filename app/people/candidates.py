"""Rows of people into the engine's `Candidate`: whom matching may look at, and what it may know of them."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app.actors import Actor
from app.matching.terms import (
    EmploymentForm,
    FailureCause,
    Need,
    OpeningKind,
    PhysicalDemand,
    RefusalReason,
    WishKind,
)
from app.matching.values import (
    Candidate,
    Engagement,
    Failure,
    HeldLicence,
    Limit,
    PastOccupation,
    Place,
    Refusal,
    Wish,
)
from app.people.candidate_rows import CandidateRows, read_rows
from app.people.home_care import care_windows, needed_at_night
from app.people.queries import visible_to
from app.people.studies import BusyDays, student_of
from app.people.tables import Person
from app.people.terms import MATCHING_PURPOSES, TIER_RANKS, ConsentPurpose, HardshipTier
from app.schedules.engagements import Engaged
from app.schedules.week import WeekPattern
from app.skills.values import HeldSkill, Licence, SkillLevel

AT_ONCE = 5_000
"""People read with one set of queries; databases limit the number of values in a query."""


async def candidates(actor: Actor, person_ids: Sequence[UUID] | None, day: date) -> list[Candidate]:
    """The people whom matching may consider on `day`, by id: all the actor may see, or those of `person_ids`.

    Who has left the household, or agrees to no kind of matching, is not among them. The number of queries does not grow
    with the number of people.
    """
    ids = await _present(actor, person_ids, day)
    found: list[Candidate] = []
    for start in range(0, len(ids), AT_ONCE):
        rows = await read_rows(ids[start : start + AT_ONCE], day)
        busy = BusyDays(rows.schools, day)
        found += [
            _candidate(person_id, rows, busy, day)
            for person_id in ids[start : start + AT_ONCE]
            if rows.consents.get(person_id)
        ]
    return found


async def _present(actor: Actor, person_ids: Sequence[UUID] | None, day: date) -> list[UUID]:
    query = Person.select(Person.id).where(visible_to(actor) & (Person.left_on.is_null() | (Person.left_on > day)))
    if person_ids is not None:
        if not person_ids:
            return []
        wanted = list(dict.fromkeys(person_ids))
        parts = [wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE)]
        return sorted([row["id"] for part in parts for row in await query.where(Person.id.is_in(part))])
    return [row["id"] for row in await query.order_by(Person.id)]


def _candidate(person_id: UUID, rows: CandidateRows, busy: BusyDays, day: date) -> Candidate:
    person = rows.people[person_id]
    cares = care_windows(person_id, rows)
    study = next((row for row in rows.studies.get(person_id, ()) if row["graduates_on"] > day), None)
    working = [row for row in rows.employments.get(person_id, ()) if _goes_on(row, day)]
    return Candidate(
        id=str(person_id),
        birth_date=person["birth_date"],
        home=Place(person["division"], person["latitude"], person["longitude"]),
        consents=_consents(rows.consents[person_id]),
        tier_rank=TIER_RANKS[HardshipTier(person["tier"]) if person["tier"] else None],
        skills=tuple(HeldSkill(row["name"], SkillLevel(row["level"])) for row in rows.skills.get(person_id, ())),
        licences=tuple(_licence(row) for row in rows.licences.get(person_id, ())),
        occupations=_occupations(person["occupation_code"], rows.employments.get(person_id, ()), day),
        limits=tuple(_limit(row) for row in rows.limits.get(person_id, ())),
        care_windows=cares,
        night_care=needed_at_night(cares),
        engagements=tuple(_engagement(engaged) for engaged in rows.engagements.get(person_id, ())),
        busy_days=busy.of(study) if study else (),
        student=student_of(study, rows.schools, day) if study else None,
        protected_until=person["protected_until"],
        max_travel_minutes=person["max_travel_minutes"],
        accepts_lodging=person["accepts_lodging"],
        wage_floor_fen=person["wage_floor_fen"],
        current_pay_fen=sum(row["monthly_pay_fen"] for row in working) if working else None,
        current_organisation_id=_main_employer(working),
        wishes=tuple(Wish(WishKind(row["kind"]), row["value"]) for row in rows.wishes.get(person_id, ())),
        needs=frozenset(Need(need) for need in json.loads(person["needs"])),
        refusals=tuple(_refusal(row) for row in rows.refusals.get(person_id, ())),
        failures=tuple(_failure(row) for row in rows.failures.get(person_id, ())),
    )


def _consents(rows: Sequence[dict[str, Any]]) -> frozenset[OpeningKind]:
    return frozenset(MATCHING_PURPOSES[ConsentPurpose(row["purpose"])] for row in rows)


def _licence(row: dict[str, Any]) -> HeldLicence:
    return HeldLicence(Licence(row["code"]), row["valid_from"], row["valid_until"])


def _limit(row: dict[str, Any]) -> Limit:
    return Limit(PhysicalDemand(row["demand"]), row["from_day"], row["until_day"])


def _occupations(own: str | None, employments: Sequence[dict[str, Any]], day: date) -> tuple[PastOccupation, ...]:
    """Months of each occupation, from the employments; one that is only named counts no months."""
    months: Counter[str] = Counter({own: 0} if own else {})
    for row in employments:
        if row["occupation_code"]:
            until = min(row["until_day"] or day, day)
            months[row["occupation_code"]] += max(0, (until - row["from_day"]) // timedelta(days=30))
    return tuple(PastOccupation(code, count) for code, count in sorted(months.items()))


def _engagement(engaged: Engaged) -> Engagement:
    return Engagement(
        title=engaged.title,
        week=engaged.week,
        first_day=engaged.first_day,
        last_day=engaged.last_day,
        form=EmploymentForm(engaged.form) if engaged.form else None,
        organisation_id=str(engaged.organisation_id) if engaged.organisation_id else None,
        monthly_pay_fen=engaged.monthly_pay_fen,
        may_stop=engaged.may_stop,
    )


def _goes_on(row: dict[str, Any], day: date) -> bool:
    return row["until_day"] is None or bool(row["until_day"] >= day)


def _main_employer(working: Sequence[dict[str, Any]]) -> str | None:
    """The organisation of the best paid work, by which a transfer within the firm is recognised."""
    employed = [row for row in working if row["organisation_id"] is not None]
    best = max(employed, key=lambda row: (row["monthly_pay_fen"], row["from_day"]), default=None)
    return str(best["organisation_id"]) if best else None


def _refusal(row: dict[str, Any]) -> Refusal:
    return Refusal(
        opening_id=str(row["opening_id"]),
        reason=RefusalReason(row["reason"]),
        organisation_id=str(row["organisation_id"]) if row["organisation_id"] else None,
        pay_fen=row["pay_fen"],
        week=WeekPattern.from_text(row["week"]) if row["week"] else None,
        travel_minutes=row["travel_minutes"],
    )


def _failure(row: dict[str, Any]) -> Failure:
    return Failure(
        cause=FailureCause(row["cause"]),
        organisation_id=str(row["organisation_id"]) if row["organisation_id"] else None,
        pay_fen=row["pay_fen"],
        week=WeekPattern.from_text(row["week"]) if row["week"] else None,
        travel_minutes=row["travel_minutes"],
    )
