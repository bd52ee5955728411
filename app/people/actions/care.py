"""What home and health ask of a person's days: care duties, functional limits, and the diagnosis kept apart."""

from datetime import date
from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.db import atomic
from app.errors import NotAllowed, NotFound, NotPossibleNow, Problem
from app.history import record
from app.identifiers import new_id
from app.matching.terms import PhysicalDemand
from app.people.actions.permissions import STAFF, person_for_staff, refuse
from app.people.encryption import open_sealed, seal
from app.people.entries import NewCareDuty, problems_of_care
from app.people.events import (
    CareDutyAdded,
    CareDutyEnded,
    DiagnosisRecorded,
    DiagnosisSeen,
    LimitLifted,
    LimitSet,
)
from app.people.queries import consents_of, household, members_of, person
from app.people.tables import CareCover, CareDuty, Diagnosis, FunctionalLimit
from app.people.terms import ConsentPurpose
from app.regions.queries import parameters
from app.schedules.protection import age_on
from app.sentences import say


@atomic
async def add_care_duty(actor: Actor, household_id: UUID, new: NewCareDuty, *, key: str | None = None) -> UUID:
    """Enter windows in which someone must be at home, and the adults who can be there. Raises NotFound, Invalid."""
    require(actor, *STAFF)
    home = await household(actor, household_id)
    today = clock.today()
    adult_age = (await parameters(home.division, today)).adult_age_years
    members = [member for member in (await members_of(actor, [household_id]))[household_id] if member.belongs_on(today)]
    adults = [member.id for member in members if age_on(member.birth_date, today) >= adult_age]
    refuse(problems_of_care(new, [member.id for member in members], adults))
    row = CareDuty(
        id=new_id(),
        household_id=household_id,
        cared_for_id=new.cared_for_id,
        week=new.week.to_text(),
        first_day=new.first_day,
        last_day=new.last_day,
    )
    await CareDuty.insert(row)
    await CareCover.insert(*(CareCover(care_duty_id=row.id, person_id=adult) for adult in sorted(set(new.covered_by))))
    await record(actor, CareDutyAdded(household_id, row.id, tuple(sorted(set(new.covered_by)))))
    return UUID(str(row.id))


@atomic
async def end_care_duty(actor: Actor, care_duty_id: UUID, last_day: date) -> None:
    """Give a care duty its last day. Raises NotFound, Invalid."""
    require(actor, *STAFF)
    row = await CareDuty.select(CareDuty.household_id, CareDuty.first_day).where(CareDuty.id == care_duty_id).first()
    if row is None:
        raise NotFound()
    await household(actor, row["household_id"])
    if last_day < row["first_day"]:
        refuse([Problem("last_day", say("The last day lies before the first."), "days-in-order")])
    await CareDuty.update({CareDuty.last_day: last_day}).where(CareDuty.id == care_duty_id)
    await record(actor, CareDutyEnded(row["household_id"], care_duty_id, last_day))


@atomic
async def set_limit(
    actor: Actor,
    person_id: UUID,
    demand: PhysicalDemand,
    *,
    from_day: date | None = None,
    until_day: date | None = None,
    key: str | None = None,
) -> UUID:
    """Say what work must not ask of a person; staff only, without any diagnosis. Raises NotFound, Invalid."""
    await person_for_staff(actor, person_id)
    first = from_day or clock.today()
    if until_day is not None and until_day < first:
        refuse([Problem("until_day", say("The last day lies before the first."), "days-in-order")])
    row = FunctionalLimit(
        id=new_id(), person_id=person_id, demand=demand.value, set_by=actor.id, from_day=first, until_day=until_day
    )
    await FunctionalLimit.insert(row)
    await record(actor, LimitSet(person_id, row.id))
    return UUID(str(row.id))


@atomic
async def lift_limit(actor: Actor, limit_id: UUID, until_day: date, why: str = "") -> None:
    """Give a functional limit its last day. Raises NotFound."""
    row = await FunctionalLimit.select(FunctionalLimit.person_id).where(FunctionalLimit.id == limit_id).first()
    if row is None:
        raise NotFound()
    await person_for_staff(actor, row["person_id"])
    await FunctionalLimit.update({FunctionalLimit.until_day: until_day}).where(FunctionalLimit.id == limit_id)
    await record(actor, LimitLifted(row["person_id"], limit_id, until_day), why)


@atomic
async def record_diagnosis(actor: Actor, person_id: UUID, text: str, *, key: str | None = None) -> UUID:
    """Keep a diagnosis, encrypted; nothing but a look with a purpose reads it again.

    Raises NotFound, Invalid, NotPossibleNow without the person's consent to keep health information (PIPL 29).
    """
    await person_for_staff(actor, person_id)
    await _refuse_without_consent(actor, person_id)
    if not text.strip():
        refuse([Problem("text", say("Write the diagnosis as the hospital's paper says it."), "missing")])
    diagnosis_id = new_id()
    await Diagnosis.insert(
        Diagnosis(
            id=diagnosis_id,
            person_id=person_id,
            text=seal(text.strip(), "diagnosis", "text", diagnosis_id),
            recorded_at=clock.now(),
        )
    )
    await record(actor, DiagnosisRecorded(person_id, diagnosis_id))
    return diagnosis_id


@atomic
async def look_at_diagnosis(actor: Actor, person_id: UUID, purpose: str) -> str:
    """The latest diagnosis, for named staff of the household's union only; each look is kept with its purpose.

    Raises NotAllowed, NotFound (also when there is none), Invalid without a purpose, NotPossibleNow without consent.
    """
    if actor.role is Role.SYSTEM or not actor.is_staff or actor.id is None:
        raise NotAllowed(say("Only a named member of the union's staff may look at a diagnosis."), "diagnosis-staff")
    await person(actor, person_id)
    await _refuse_without_consent(actor, person_id)
    if not purpose.strip():
        refuse([Problem("purpose", say("Write what you need to know it for."), "purpose-missing")])
    row = (
        await Diagnosis.select(Diagnosis.id, Diagnosis.text)
        .where(Diagnosis.person_id == person_id)
        .order_by(Diagnosis.id, ascending=False)
        .first()
    )
    if row is None:
        raise NotFound()
    await record(actor, DiagnosisSeen(person_id, row["id"]), purpose.strip())
    return open_sealed(row["text"], "diagnosis", "text", row["id"])


async def _refuse_without_consent(actor: Actor, person_id: UUID) -> None:
    if ConsentPurpose.HEALTH not in (await consents_of(actor, [person_id]))[person_id]:
        raise NotPossibleNow(
            say("Ask the person first: they have not agreed that health information is kept."), "health-consent"
        )
