"""Opens the file of an invented family: its values become rows through the same actions a caseworker uses."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from app.actors import Actor, Role
from app.casework.actions import agree_plan, open_case
from app.demonstration.family import Care, Family, Member, Study, Work
from app.matching.terms import OpeningKind
from app.people.actions import (
    add_care_duty,
    add_person,
    decide_tier,
    give_consent,
    open_household,
    record_cause,
    record_diagnosis,
    record_employment,
    record_finances,
    record_licence,
    record_skill,
    record_study,
    record_wish,
    set_limit,
)
from app.people.entries import (
    NewCareDuty,
    NewEmployment,
    NewFinances,
    NewHousehold,
    NewPerson,
    NewStudy,
    Preferences,
)
from app.people.terms import MATCHING_PURPOSES, ConsentPurpose
from app.people.tier import TierInputs
from app.sentences import say
from app.skills.values import Licence

PURPOSE_OF_KIND: dict[OpeningKind, ConsentPurpose] = {kind: purpose for purpose, kind in MATCHING_PURPOSES.items()}


@dataclass(slots=True)
class Staff:
    """Who acts for the town's union, and its organisations by name."""

    caseworker: Actor
    supervisor: Actor
    organisations: dict[str, UUID] = field(default_factory=dict)

    @property
    def union_id(self) -> UUID:
        """The union that keeps the files. Raises ValueError for staff of no union."""
        if self.caseworker.organisation_id is None:
            raise ValueError("staff act for a union")
        return self.caseworker.organisation_id


@dataclass(frozen=True, slots=True)
class SettledFamily:
    """A family whose file is open: the ids of its rows; `people` and `causes` by the keys of `family`."""

    family: Family
    household_id: UUID
    case_id: UUID
    people: dict[str, UUID]
    causes: tuple[UUID, ...]

    def person(self, key: str) -> UUID:
        """The id of the member `key`. Raises KeyError."""
        return self.people[key]


async def settle(staff: Staff, family: Family, day: date) -> SettledFamily:
    """Open the family's file on `day`: members, cares, money, causes, tier, case and a first plan."""
    actor = staff.caseworker
    household_id = await open_household(
        actor,
        NewHousehold(staff.union_id, family.home.division, "", family.home.latitude, family.home.longitude),
    )
    people = {member.key: await _enter(staff, household_id, member, day) for member in family.members}
    for care in family.care:
        await _enter_care(actor, household_id, people, care, day)
    finances = family.finances
    await record_finances(
        actor,
        household_id,
        NewFinances(day.replace(day=1), finances.other_income_fen, finances.rigid_expense_fen, "入户核访"),
    )
    causes = [
        await record_cause(actor, household_id, cause, person_id=people[key], noted_on=day)
        for cause, key in family.causes
    ]
    await decide_tier(actor, household_id, _tier_inputs(family))
    case_id = await open_case(actor, household_id)
    await agree_plan(actor, case_id, (say("Find work or training that fits the family's week."),))
    return SettledFamily(family, household_id, case_id, people, tuple(causes))


async def _enter(staff: Staff, household_id: UUID, member: Member, day: date) -> UUID:
    actor = staff.caseworker
    person_id = await add_person(actor, household_id, _new_person(member))
    await _consent(actor, person_id, member)
    for skill in member.skills:
        await record_skill(actor, person_id, skill)
    for code in member.licences:
        await record_licence(actor, person_id, Licence(code), valid_from=date(day.year - 3, 1, 1))
    for demand in sorted(member.limits):
        await set_limit(actor, person_id, demand)
    if member.diagnosis:
        await record_diagnosis(actor, person_id, member.diagnosis)
    for kind, value in member.wishes:
        await record_wish(actor, person_id, kind, value)
    if member.work:
        await record_employment(actor, person_id, _employment(staff, member.work))
    if member.study:
        await record_study(actor, person_id, _study(staff, member.study))
    return person_id


def _new_person(member: Member) -> NewPerson:
    return NewPerson(
        name=member.name,
        birth_date=member.birth_date,
        sex=member.sex,
        kinship=member.kinship,
        occupation_code=member.occupation_code,
        preferences=Preferences(member.max_travel_minutes, member.wage_floor_fen, member.accepts_lodging, member.needs),
    )


async def _consent(actor: Actor, person_id: UUID, member: Member) -> None:
    purposes = {PURPOSE_OF_KIND[kind] for kind in member.consents}
    if member.consents:
        purposes.add(ConsentPurpose.REFERRAL)
    if member.diagnosis:
        purposes.add(ConsentPurpose.HEALTH)
    if purposes:
        await give_consent(Actor(Role.WORKER, person_id), person_id, sorted(purposes))


def _employment(staff: Staff, work: Work) -> NewEmployment:
    return NewEmployment(
        title=work.title,
        form=work.form,
        monthly_pay_fen=work.monthly_pay_fen,
        week=work.week,
        from_day=work.since,
        organisation_id=staff.organisations[work.firm] if work.firm else None,
        employer_name=work.firm or "",
        occupation_code=work.occupation_code,
        may_stop=work.may_stop,
    )


def _study(staff: Staff, study: Study) -> NewStudy:
    return NewStudy(
        school_name=study.school,
        level=study.level,
        entered_on=study.entered_on,
        graduates_on=study.graduates_on,
        class_week=study.class_week,
        school_id=staff.organisations.get(study.school),
    )


async def _enter_care(actor: Actor, household_id: UUID, people: dict[str, UUID], care: Care, day: date) -> None:
    await add_care_duty(
        actor,
        household_id,
        NewCareDuty(
            cared_for_id=people[care.cared_for],
            week=care.week,
            first_day=day,
            covered_by=tuple(people[key] for key in care.covered_by),
            last_day=care.last_day,
        ),
    )


def _tier_inputs(family: Family) -> TierInputs:
    """The year's figures from the month's: what members earn and what else comes in, and what must be paid."""
    earned = sum(member.work.monthly_pay_fen for member in family.members if member.work)
    return TierInputs(
        yearly_income_fen=12 * (earned + family.finances.other_income_fen),
        rigid_expense_fen=12 * family.finances.rigid_expense_fen,
        members=len(family.members),
    )
