"""A household on one page: members, care, limits, causes, tier, money; for the union that keeps the file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app import clock
from app.actors import Actor
from app.matching.terms import EmploymentForm, PhysicalDemand
from app.people.encryption import open_sealed
from app.people.id_numbers import masked
from app.people.queries import (
    CauseStanding,
    FinancesFrom,
    HouseholdSummary,
    Member,
    causes_of,
    consents_of,
    finances_of,
    finances_on,
    household,
    members_of,
)
from app.people.tables import CareCover, CareDuty, Employment, FunctionalLimit, Person, PersonSkill, TierDecision
from app.people.terms import ConsentPurpose, HardshipTier
from app.people.tier import TierInputs
from app.schedules.week import WeekPattern
from app.sentences import Sentence, from_json
from app.skills.values import HeldSkill, SkillLevel


@dataclass(frozen=True, slots=True)
class WorkNow:
    """Work a member has. Pay in fen a month."""

    title: str
    employer_name: str
    organisation_id: UUID | None
    form: EmploymentForm
    monthly_pay_fen: int
    week: WeekPattern
    from_day: date
    until_day: date | None


@dataclass(frozen=True, slots=True)
class CareAtHome:
    """Windows in which someone must be at home, and the adults who can be there."""

    id: UUID
    cared_for_id: UUID
    week: WeekPattern
    first_day: date
    last_day: date | None
    covered_by: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class MemberOverview:
    """One member with what pages show of them."""

    member: Member
    masked_id_number: str
    skills: tuple[HeldSkill, ...]
    limits: tuple[PhysicalDemand, ...]
    consents: frozenset[ConsentPurpose]
    work: tuple[WorkNow, ...]


@dataclass(frozen=True, slots=True)
class SignedTier:
    """The last tier decision, with its working."""

    tier: HardshipTier | None
    computed: HardshipTier | None
    decided_on: date
    recheck_on: date
    reason: str
    working: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class HouseholdOverview:
    """A household on one page."""

    household: HouseholdSummary
    members: tuple[MemberOverview, ...]
    care: tuple[CareAtHome, ...]
    causes: tuple[CauseStanding, ...]
    finances: FinancesFrom | None
    tier: SignedTier | None


async def household_overview(actor: Actor, household_id: UUID, day: date | None = None) -> HouseholdOverview:
    """The household as it is on `day` (today). Raises NotFound."""
    on = day or clock.today()
    summary = await household(actor, household_id)
    members = [one for one in (await members_of(actor, [household_id]))[household_id] if one.belongs_on(on)]
    finances = (await finances_of(actor, [household_id]))[household_id]
    return HouseholdOverview(
        household=summary,
        members=await _members(actor, members, on),
        care=await _care(household_id, on),
        causes=tuple((await causes_of(actor, [household_id]))[household_id]),
        finances=finances_on(finances, on),
        tier=await _tier(household_id),
    )


async def proposed_tier_inputs(actor: Actor, household_id: UUID, day: date) -> TierInputs:
    """What the file gives for the tier test: pay and other income of a year, expenses, persons living together.

    A year is twelve times the month that holds on `day`; costs of a sudden event are for the caseworker to add. Raises
    NotFound.
    """
    seen = await household_overview(actor, household_id, day)
    pay = sum(work.monthly_pay_fen for one in seen.members for work in one.work if one.member.shares_household)
    other, rigid = (seen.finances.other_income_fen, seen.finances.rigid_expense_fen) if seen.finances else (0, 0)
    return TierInputs(
        yearly_income_fen=12 * (pay + other),
        rigid_expense_fen=12 * rigid,
        members=max(1, sum(one.member.shares_household for one in seen.members)),
    )


async def _members(actor: Actor, members: Sequence[Member], day: date) -> tuple[MemberOverview, ...]:
    ids = [member.id for member in members]
    numbers, consents = await _masked_numbers(ids), await consents_of(actor, ids)
    skills, limits, work = await _skills(ids), await _limits(ids, day), await _work(ids, day)
    return tuple(
        MemberOverview(
            member=member,
            masked_id_number=numbers.get(member.id, ""),
            skills=tuple(skills[member.id]),
            limits=tuple(limits[member.id]),
            consents=consents[member.id],
            work=tuple(work[member.id]),
        )
        for member in members
    )


async def _masked_numbers(ids: Sequence[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    rows = await Person.select(Person.id, Person.id_number).where(
        Person.id.is_in(list(ids)) & Person.id_number.is_not_null()
    )
    return {row["id"]: masked(open_sealed(row["id_number"], "person", "id_number", row["id"])) for row in rows}


async def _skills(ids: Sequence[UUID]) -> dict[UUID, list[HeldSkill]]:
    found: dict[UUID, list[HeldSkill]] = {person_id: [] for person_id in ids}
    if ids:
        columns = (PersonSkill.person_id, PersonSkill.name, PersonSkill.level)
        for row in (
            await PersonSkill.select(*columns).where(PersonSkill.person_id.is_in(list(ids))).order_by(PersonSkill.id)
        ):
            found[row["person_id"]].append(HeldSkill(row["name"], SkillLevel(row["level"])))
    return found


async def _limits(ids: Sequence[UUID], day: date) -> dict[UUID, list[PhysicalDemand]]:
    found: dict[UUID, list[PhysicalDemand]] = {person_id: [] for person_id in ids}
    if ids:
        rows = await FunctionalLimit.select(FunctionalLimit.person_id, FunctionalLimit.demand).where(
            FunctionalLimit.person_id.is_in(list(ids))
            & (FunctionalLimit.from_day <= day)
            & (FunctionalLimit.until_day.is_null() | (FunctionalLimit.until_day >= day))
        )
        for person_id, demand in sorted({(row["person_id"], row["demand"]) for row in rows}):
            found[person_id].append(PhysicalDemand(demand))
    return found


async def _work(ids: Sequence[UUID], day: date) -> dict[UUID, list[WorkNow]]:
    found: dict[UUID, list[WorkNow]] = {person_id: [] for person_id in ids}
    if ids:
        rows = (
            await Employment.select()
            .where(
                Employment.person_id.is_in(list(ids))
                & (Employment.from_day <= day)
                & (Employment.until_day.is_null() | (Employment.until_day >= day))
            )
            .order_by(Employment.from_day, Employment.id)
        )
        for row in rows:
            values = {name: row[name] for name in WorkNow.__slots__}
            values |= {"form": EmploymentForm(row["form"]), "week": WeekPattern.from_text(row["week"])}
            found[row["person_id"]].append(WorkNow(**values))
    return found


async def _care(household_id: UUID, day: date) -> tuple[CareAtHome, ...]:
    duties = (
        await CareDuty.select()
        .where((CareDuty.household_id == household_id) & (CareDuty.last_day.is_null() | (CareDuty.last_day >= day)))
        .order_by(CareDuty.id)
    )
    covers: dict[UUID, list[UUID]] = {duty["id"]: [] for duty in duties}
    if duties:
        rows = CareCover.select(CareCover.care_duty_id, CareCover.person_id)
        for row in await rows.where(CareCover.care_duty_id.is_in(list(covers))).order_by(CareCover.person_id):
            covers[row["care_duty_id"]].append(row["person_id"])
    return tuple(
        CareAtHome(
            id=duty["id"],
            cared_for_id=duty["cared_for_id"],
            week=WeekPattern.from_text(duty["week"]),
            first_day=duty["first_day"],
            last_day=duty["last_day"],
            covered_by=tuple(covers[duty["id"]]),
        )
        for duty in duties
    )


async def _tier(household_id: UUID) -> SignedTier | None:
    row = (
        await TierDecision.select()
        .where(TierDecision.household_id == household_id)
        .order_by(TierDecision.id, ascending=False)
        .first()
    )
    if row is None:
        return None
    return SignedTier(
        tier=HardshipTier(row["tier"]) if row["tier"] else None,
        computed=HardshipTier(row["computed_tier"]) if row["computed_tier"] else None,
        decided_on=row["decided_on"],
        recheck_on=row["recheck_on"],
        reason=row["reason"],
        working=tuple(from_json(sentence) for sentence in json.loads(row["working"])),
    )
