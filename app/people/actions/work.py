"""What a person does and can do: work, studies, skills, licences."""

from datetime import date
from uuid import UUID

from app import clock
from app.actors import Actor, require
from app.db import atomic, lock_row
from app.errors import NotFound, NotPossibleNow
from app.history import record
from app.identifiers import new_id
from app.matching.terms import EmploymentForm
from app.people.actions.permissions import STAFF, person_for_staff, refuse
from app.people.entries import NewEmployment, NewStudy, problems_of_employment, problems_of_study
from app.people.events import EmploymentEnded, EmploymentRecorded, StudyRecorded
from app.people.queries import Member
from app.people.tables import Employment, Household, Person, StudentStatus
from app.regions.queries import parameters
from app.schedules.actions import engage, release
from app.schedules.engagements import Engaged, EngagementKind
from app.sentences import say

_OWN = (EmploymentForm.SELF_EMPLOYED, EmploymentForm.PLATFORM)


@atomic
async def record_employment(actor: Actor, person_id: UUID, new: NewEmployment, *, key: str | None = None) -> UUID:
    """Enter work of a person, now or before, and take its hours unless a placement has; gives the employment's id.

    Raises NotFound, Invalid: nobody under the working age on the first day.
    """
    member = await person_for_staff(actor, person_id)
    # The rules of today also for work of long ago: no numbers are kept for every year a person has worked.
    refuse(problems_of_employment(new, member.birth_date, await parameters(await _division(member), clock.today())))
    row = _employment_row(person_id, new)
    await Employment.insert(row)
    if new.source_id is None:
        await engage(actor, _engaged(person_id, row.id, new))
    await record(actor, EmploymentRecorded(person_id, row.id, new.form, new.from_day))
    return UUID(str(row.id))


@atomic
async def end_employment(actor: Actor, source_id: UUID, until_day: date, why: str = "") -> None:
    """Give the work of a source (a placement, or an employment's own id) its last day, and free its hours after it.

    Work that was to begin later is closed on its first day. Safe to repeat. Raises NotFound.
    """
    require(actor, *STAFF)
    rows = await Employment.select(
        Employment.id, Employment.person_id, Employment.source_id, Employment.from_day, Employment.until_day
    ).where(Employment.source_id == source_id)
    if not rows:
        raise NotFound()
    await person_for_staff(actor, rows[0]["person_id"])
    open_rows = [row for row in rows if row["until_day"] is None or row["until_day"] > until_day]
    for row in open_rows:
        last = max(until_day, row["from_day"])
        await Employment.update({Employment.until_day: last}).where(Employment.id == row["id"])
    await release(actor, source_id, until_day, person_id=rows[0]["person_id"])
    if open_rows:
        await record(actor, EmploymentEnded(rows[0]["person_id"], source_id, until_day), why)


@atomic
async def record_study(actor: Actor, person_id: UUID, new: NewStudy, *, key: str | None = None) -> UUID:
    """Enter a person's studies. Raises NotFound, Invalid, NotPossibleNow while other studies go on."""
    await person_for_staff(actor, person_id)
    refuse(problems_of_study(new))
    await lock_row(Person, person_id)
    if await StudentStatus.exists().where((StudentStatus.person_id == person_id) & StudentStatus.ended_on.is_null()):
        raise NotPossibleNow(say("End the studies that go on before entering others."), "studies-go-on")
    row = StudentStatus(
        id=new_id(),
        person_id=person_id,
        school_id=new.school_id,
        school_name=new.school_name.strip(),
        level=new.level.value,
        entered_on=new.entered_on,
        graduates_on=new.graduates_on,
        class_week=new.class_week.to_text(),
    )
    await StudentStatus.insert(row)
    await record(actor, StudyRecorded(person_id, row.id, new.graduates_on))
    return UUID(str(row.id))


async def _division(member: Member) -> str:
    row = await Household.select(Household.division).where(Household.id == member.household_id).first()
    if row is None:
        raise NotFound()
    return str(row["division"])


def _employment_row(person_id: UUID, new: NewEmployment) -> Employment:
    row_id = new_id()
    return Employment(
        id=row_id,
        person_id=person_id,
        source_id=new.source_id or row_id,
        organisation_id=new.organisation_id,
        employer_name=new.employer_name.strip(),
        title=new.title.strip(),
        occupation_code=new.occupation_code,
        form=new.form.value,
        monthly_pay_fen=new.monthly_pay_fen,
        week=new.week.to_text(),
        from_day=new.from_day,
        until_day=new.until_day,
        may_stop=new.may_stop,
    )


def _engaged(person_id: UUID, employment_id: UUID, new: NewEmployment) -> Engaged:
    return Engaged(
        person_id=person_id,
        kind=EngagementKind.OWN_BUSINESS if new.form in _OWN else EngagementKind.JOB,
        source_id=employment_id,
        week=new.week,
        first_day=new.from_day,
        last_day=new.until_day,
        form=new.form.value,
        organisation_id=new.organisation_id,
        title=new.title.strip(),
        may_stop=new.may_stop,
        monthly_pay_fen=new.monthly_pay_fen,
    )
