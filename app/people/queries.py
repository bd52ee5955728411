"""Reads of households and members. What an actor may not see is not found: the right to see is part of the query."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from piccolo.columns.combination import And, Where

from app.actors import Actor, Role
from app.errors import NotFound
from app.people.encryption import keyed_hash
from app.people.id_numbers import IdNumber, read_id_number
from app.people.tables import Cause, Consent, Employment, Household, HouseholdFinances, Person
from app.people.terms import ConsentPurpose, HardshipCause, HardshipTier, Kinship, Sex

Condition = Where | And


@dataclass(frozen=True, slots=True)
class HouseholdSummary:
    """A household as lists show it."""

    id: UUID
    union_id: UUID
    division: str
    address: str
    latitude: int | None
    longitude: int | None
    opened_on: date
    tier: HardshipTier | None


@dataclass(frozen=True, slots=True)
class Member:
    """A person as pages of the own union show them; no ID number, no diagnosis."""

    id: UUID
    household_id: UUID
    name: str
    birth_date: date
    sex: Sex
    kinship: Kinship
    shares_household: bool
    left_on: date | None
    phone: str
    occupation_code: str | None

    def belongs_on(self, day: date) -> bool:
        """Whether the person is a member of the household on `day`."""
        return self.left_on is None or day < self.left_on


@dataclass(frozen=True, slots=True)
class CauseStanding:
    """A reason for the household's difficulty, as it stands."""

    id: UUID
    household_id: UUID
    person_id: UUID | None
    cause: HardshipCause
    noted_on: date
    resolved_on: date | None


@dataclass(frozen=True, slots=True)
class FinancesFrom:
    """Other income and expenses that must be met, in fen a month, from a day on."""

    from_day: date
    other_income_fen: int
    rigid_expense_fen: int
    source: str


_union = Person.household_id.union_id
"""Made once: building a joined column costs more than the query that uses it."""


def visible_to(actor: Actor) -> Condition:
    """The condition on Person that an actor may see the row.

    The program sees all, staff the households of their own union, a worker the own household, a student the own row,
    anyone else nothing.
    """
    if actor.role is Role.SYSTEM:
        return Person.id.is_not_null()
    if actor.is_staff and actor.organisation_id is not None:
        return _union == actor.organisation_id
    if actor.role is Role.WORKER and actor.id is not None:
        return Person.household_id.is_in(Person.select(Person.household_id).where(Person.id == actor.id))
    if actor.role is Role.STUDENT and actor.id is not None:
        return Person.id == actor.id
    return Person.id.is_null()


def households_visible_to(actor: Actor) -> Condition:
    """The condition on Household that an actor may see the row; a student sees none as a whole."""
    if actor.role is Role.SYSTEM:
        return Household.id.is_not_null()
    if actor.is_staff and actor.organisation_id is not None:
        return Household.union_id == actor.organisation_id
    if actor.role is Role.WORKER and actor.id is not None:
        return Household.id.is_in(Person.select(Person.household_id).where(Person.id == actor.id))
    return Household.id.is_null()


async def household(actor: Actor, household_id: UUID) -> HouseholdSummary:
    """The household. Raises NotFound."""
    rows = await _households(actor).where(Household.id == household_id)
    if not rows:
        raise NotFound()
    return _household(rows[0])


async def households(
    actor: Actor, *, tier: HardshipTier | None = None, after: UUID | None = None, limit: int = 50
) -> list[HouseholdSummary]:
    """Households in order of opening; `after` is the last id of the page before."""
    query = _households(actor).order_by(Household.id).limit(limit)
    if tier is not None:
        query = query.where(Household.tier == tier.value)
    if after is not None:
        query = query.where(Household.id > after)
    return [_household(row) for row in await query]


async def person(actor: Actor, person_id: UUID) -> Member:
    """The person. Raises NotFound."""
    found = await people(actor, [person_id])
    if person_id not in found:
        raise NotFound()
    return found[person_id]


async def people(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, Member]:
    """The persons among `ids` that the actor may see, in one query."""
    if not ids:
        return {}
    return {row["id"]: _member(row) for row in await _people(actor).where(Person.id.is_in(list(set(ids))))}


async def members_of(actor: Actor, household_ids: Sequence[UUID]) -> dict[UUID, list[Member]]:
    """The members of each household, the registered worker first, then the oldest first; in one query."""
    grouped: dict[UUID, list[Member]] = {household_id: [] for household_id in household_ids}
    if household_ids:
        rows = await _people(actor).where(Person.household_id.is_in(list(set(household_ids))))
        for member in sorted(map(_member, rows), key=_by_standing):
            grouped[member.household_id].append(member)
    return grouped


async def find_people(actor: Actor, text: str, limit: int = 20) -> list[Member]:
    """Persons by a part of the name, or by the whole ID number; oldest entries first."""
    wanted = text.replace("%", "").replace("_", "").strip()
    if not wanted:
        return []
    number = read_id_number(wanted)
    if isinstance(number, IdNumber):
        condition = Person.id_number_index == keyed_hash(number.text, "id_number")
    else:
        condition = Person.name.like(f"%{wanted}%")
    return [_member(row) for row in await _people(actor).where(condition).order_by(Person.id).limit(limit)]


async def causes_of(actor: Actor, household_ids: Sequence[UUID]) -> dict[UUID, list[CauseStanding]]:
    """The causes of each household that the actor may see, oldest first, in one query."""
    grouped: dict[UUID, list[CauseStanding]] = {household_id: [] for household_id in household_ids}
    if household_ids:
        rows = (
            await Cause.select(
                Cause.id, Cause.household_id, Cause.person_id, Cause.cause, Cause.noted_on, Cause.resolved_on
            )
            .where(Cause.household_id.is_in(await _seen(actor, household_ids)))
            .order_by(Cause.noted_on, Cause.id)
        )
        for row in rows:
            grouped[row["household_id"]].append(CauseStanding(**{**row, "cause": HardshipCause(row["cause"])}))
    return grouped


async def finances_of(actor: Actor, household_ids: Sequence[UUID]) -> dict[UUID, list[FinancesFrom]]:
    """Every entry of each household's finances that the actor may see, oldest first; `finances_on` chooses."""
    grouped: dict[UUID, list[FinancesFrom]] = {household_id: [] for household_id in household_ids}
    if household_ids:
        rows = (
            await HouseholdFinances.select(
                HouseholdFinances.household_id,
                HouseholdFinances.from_day,
                HouseholdFinances.other_income_fen,
                HouseholdFinances.rigid_expense_fen,
                HouseholdFinances.source,
            )
            .where(HouseholdFinances.household_id.is_in(await _seen(actor, household_ids)))
            .order_by(HouseholdFinances.from_day, HouseholdFinances.id)
        )
        for row in rows:
            grouped[row.pop("household_id")].append(FinancesFrom(**row))
    return grouped


def finances_on(entries: Sequence[FinancesFrom], day: date) -> FinancesFrom | None:
    """The entry that holds on `day`: the one that began last, of two of one day the later entered. None before any."""
    begun = [entry for entry in entries if entry.from_day <= day]
    return max(reversed(begun), key=lambda entry: entry.from_day, default=None)


async def consents_of(actor: Actor, person_ids: Sequence[UUID]) -> dict[UUID, frozenset[ConsentPurpose]]:
    """What each person agrees to at present, in one query; only persons the actor may see."""
    given: defaultdict[UUID, set[ConsentPurpose]] = defaultdict(set)
    if person_ids:
        rows = await Consent.select(Consent.person_id, Consent.purpose).where(
            Consent.person_id.is_in(list(await people(actor, person_ids)) or [UUID(int=0)])
            & Consent.withdrawn_at.is_null()
        )
        for row in rows:
            given[row["person_id"]].add(ConsentPurpose(row["purpose"]))
    return {person_id: frozenset(given[person_id]) for person_id in person_ids}


async def current_pay_of(actor: Actor, person_ids: Sequence[UUID], day: date) -> dict[UUID, int]:
    """The pay of each person from all work on `day`, in fen a month, in one query; 0 for those without work."""
    pay = dict.fromkeys(person_ids, 0)
    if person_ids:
        rows = await Employment.select(Employment.person_id, Employment.monthly_pay_fen).where(
            Employment.person_id.is_in(list(await people(actor, person_ids)) or [UUID(int=0)])
            & (Employment.from_day <= day)
            & (Employment.until_day.is_null() | (Employment.until_day >= day))
        )
        for row in rows:
            pay[row["person_id"]] += row["monthly_pay_fen"]
    return pay


def _households(actor: Actor) -> Any:
    return Household.select(
        Household.id,
        Household.union_id,
        Household.division,
        Household.address,
        Household.latitude,
        Household.longitude,
        Household.opened_on,
        Household.tier,
    ).where(households_visible_to(actor))


def _people(actor: Actor) -> Any:
    return Person.select(
        Person.id,
        Person.household_id,
        Person.name,
        Person.birth_date,
        Person.sex,
        Person.kinship,
        Person.shares_household,
        Person.left_on,
        Person.phone,
        Person.occupation_code,
    ).where(visible_to(actor))


async def _seen(actor: Actor, household_ids: Sequence[UUID]) -> list[UUID]:
    rows = await Household.select(Household.id).where(
        Household.id.is_in(list(set(household_ids))) & households_visible_to(actor)
    )
    return [row["id"] for row in rows] or [UUID(int=0)]


def _household(row: dict[str, Any]) -> HouseholdSummary:
    return HouseholdSummary(**{**row, "tier": HardshipTier(row["tier"]) if row["tier"] else None})


def _member(row: dict[str, Any]) -> Member:
    return Member(**{**row, "sex": Sex(row["sex"]), "kinship": Kinship(row["kinship"])})


def _by_standing(member: Member) -> tuple[bool, date, UUID]:
    return member.kinship is not Kinship.SELF, member.birth_date, member.id
