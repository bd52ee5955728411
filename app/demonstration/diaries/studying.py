"""Work beside studies: slots are posted and reviewed, booked, worked day by day, paid by the statement, and end."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from app.actors import Actor, Role
from app.demonstration.diaries.diary import Diary
from app.demonstration.diaries.earning import PAY_DAY, Replies, answer_contacts
from app.followups.income import NewIncome, record_income
from app.followups.lifecycle import Evidence, IncomeKind
from app.followups.months import later, month_of, months
from app.matching.terms import EmploymentForm
from app.placements.actions import end, start
from app.placements.lifecycle import EndReason, PlacementKind, PlacementState
from app.placements.queries import placement
from app.placements.rules import NewPlacement
from app.schedules.week import WeekPattern
from app.workstudy.actions import book_slot, post_slot, record_hours, review_slot
from app.workstudy.postings import NewSlot
from app.workstudy.queries import bookings_of, monthly_statement
from app.workstudy.rules import month_pay_fen

MINUTES_OF_HALF_HOUR = 30


@dataclass(frozen=True, slots=True)
class SideJob:
    """A student takes the slot kept as `word` from a day on. The booking is kept as the word with " booking" behind.

    The placement is kept with " work". `how_it_ends` is said the day after the last.
    """

    member: str
    word: str
    slot: NewSlot
    first_day: date
    last_day: date
    how_it_ends: EndReason = EndReason.TERM_OVER


async def offer_slot(diary: Diary, word: str, slot: NewSlot) -> list[str]:
    """Post a slot, kept as `word`, and review it: the codes of the rules that stop it, none when it went live."""
    diary.kept[word] = await post_slot(diary.staff.supervisor, slot)
    return await review_slot(diary.staff.supervisor, diary.kept[word])


async def try_slot(diary: Diary, member: str, word: str) -> None:
    """Book a slot, as a student does on the phone. Raises BookingRefused."""
    await book_slot(diary.acting(member, Role.STUDENT), diary.kept[word], diary.person(member))


async def take_slot(diary: Diary, job: SideJob) -> None:
    """Book it today; its days, its pay and its end are put on the agenda. Raises BookingRefused."""
    student = diary.acting(job.member, Role.STUDENT)
    booking_id = await book_slot(
        student, diary.kept[job.word], diary.person(job.member), first_day=job.first_day, last_day=job.last_day
    )
    diary.kept[f"{job.word} booking"] = booking_id
    diary.on(job.first_day, partial(_begin, diary, job))
    (booking,) = [booking for booking in await bookings_of(student, [student_id(student)]) if booking.id == booking_id]
    left_out = {skipped.day for skipped in booking.left_out}
    for day in _days(job.slot.week, booking.first_day, booking.last_day):
        if day not in left_out:
            diary.on(day, partial(_work, diary, job, day))
    for month in months(month_of(job.first_day), booking.last_day):
        diary.on(later(month, 1).replace(day=PAY_DAY), partial(_pay, diary, job, month))
    diary.on(booking.last_day + timedelta(days=1), partial(_end, diary, job, booking.last_day))


def student_id(student: Actor) -> UUID:
    """The id of a person who acts. Raises ValueError for someone without one."""
    if student.id is None:
        raise ValueError("a student has an id")
    return student.id


def _days(week: WeekPattern, first_day: date, last_day: date) -> list[date]:
    days = [first_day + timedelta(days=number) for number in range((last_day - first_day).days + 1)]
    return [day for day in days if week.on(day.weekday())]


async def _begin(diary: Diary, job: SideJob) -> None:
    diary.kept[f"{job.word} work"] = await start(
        diary.staff.caseworker,
        NewPlacement(
            person_id=diary.person(job.member),
            kind=PlacementKind.SLOT,
            form=EmploymentForm.STUDENT_WORK,
            title=job.slot.title,
            started_on=job.first_day,
            wage_fen=month_pay_fen(job.slot.week, job.slot.pay_hour_fen),
            week=job.slot.week,
            organisation_id=job.slot.organisation_id,
            opening_id=diary.kept[job.word],
            case_id=diary.family.case_id,
            agreed_share_percent=max(1, job.slot.week.half_hours * 100 // 80),
            contract_until=job.last_day,
        ),
    )
    await answer_contacts(diary, f"{job.word} work", Replies({}))


async def _work(diary: Diary, job: SideJob, day: date) -> None:
    minutes = job.slot.week.on(day.weekday()).bit_count() * MINUTES_OF_HALF_HOUR
    employer = Actor(Role.EMPLOYER, None, job.slot.organisation_id)
    await record_hours(employer, diary.kept[f"{job.word} booking"], day, minutes)


async def _pay(diary: Diary, job: SideJob, month: date) -> None:
    """What the month's statement says of this slot; nothing when no day was worked."""
    student = diary.person(job.member)
    statement = await monthly_statement(diary.staff.caseworker, student, month.year, month.month)
    for line in statement.lines:
        if line.slot_id == diary.kept[job.word]:
            income = NewIncome(
                person_id=student,
                month=month,
                kind=IncomeKind.STUDENT_PAY,
                amount_fen=line.pay_fen,
                evidence=Evidence.PAYSLIP,
                placement_id=diary.kept[f"{job.word} work"],
            )
            await record_income(diary.staff.caseworker, income)


async def _end(diary: Diary, job: SideJob, last_day: date) -> None:
    """End it, unless graduation has ended it already."""
    work = await placement(diary.staff.caseworker, diary.kept[f"{job.word} work"])
    if work["state"] == PlacementState.WORKING.value:
        await end(diary.staff.caseworker, work["id"], last_day, job.how_it_ends)
