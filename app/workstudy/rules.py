"""What stops a work-study slot from going live, and what stops a student from taking it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from app.errors import NotPossibleNow, Problem
from app.matching.values import StudentLevel
from app.matching.weights import STUDENTS_MAY_NOT
from app.offers.findings import Finding
from app.organisations.lifecycle import Standing
from app.regions.rules import Parameters
from app.schedules.dated import DatedDays
from app.schedules.expansion import expand
from app.schedules.findings import HoursFinding
from app.schedules.hours import MONTHS_PER_YEAR, WEEKS_PER_YEAR, worked_by_day
from app.schedules.protection import Protected, protection_findings
from app.schedules.student_hours import student_findings
from app.schedules.terms import SchoolYear
from app.schedules.week import WeekPattern
from app.schedules.week_text import hours_text
from app.sentences import Money, Sentence, say
from app.workstudy.lifecycle import SLOT_LABELS, SlotState
from app.workstudy.postings import NewSlot

MINUTES_OF_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Studies:
    """A student's school and timetable on the day of a booking; `entered_on` tells the school year."""

    level: StudentLevel
    school: SchoolYear
    classes: WeekPattern
    entered_on: date
    graduates_on: date

    def year_on(self, day: date) -> int:
        """The school year of a day, counted from 1."""
        whole = day.year - self.entered_on.year - ((day.month, day.day) < (self.entered_on.month, self.entered_on.day))
        return whole + 1


@dataclass(frozen=True, slots=True)
class LeftOutDay:
    """A day of a slot that a booking leaves out, with the rule and the reason."""

    day: date
    rule: str
    reason: Sentence


@dataclass(frozen=True, slots=True)
class DatedBooking:
    """The dated hours a booking takes, and the days it leaves out."""

    hours: DatedDays
    left_out: tuple[LeftOutDay, ...] = ()


class BookingRefused(NotPossibleNow):
    """A booking that rules forbid: the first finding's sentence and rule, and all findings."""

    def __init__(self, findings: Sequence[HoursFinding | Finding]) -> None:
        super().__init__(findings[0].message, findings[0].rule)
        self.findings = tuple(findings)


def slot_findings(posting: NewSlot, standing: Standing, parameters: Parameters) -> tuple[Finding, ...]:
    """Everything a review finds in a slot, what stops it first. Source: 勤工助学管理办法 2018, in domain.md."""
    found = list(_slot_findings(posting, standing, parameters))
    return tuple(sorted(found, key=lambda finding: not finding.blocking))


def pay_floor_fen(on_campus: bool, parameters: Parameters) -> int:
    """The legal floor of one hour: the campus floor, off campus the local minimum of an hour."""
    return parameters.campus_wage_hour_fen if on_campus else parameters.minimum_wage_hour_fen


def pay_for(minutes: int, pay_hour_fen: int) -> int:
    """The pay of some minutes, in fen, rounded up in the student's favour."""
    return -(-minutes * pay_hour_fen // 60)


def month_pay_fen(week: WeekPattern, pay_hour_fen: int) -> int:
    """About what a usual week of hours pays in a month."""
    return week.half_hours * pay_hour_fen * WEEKS_PER_YEAR // (2 * MONTHS_PER_YEAR)


def last_day_of_booking(first_day: date, last_day: date, studies: Studies | None) -> date:
    """The last day wished for, or the day before graduation when that is earlier; never before the first day."""
    if studies is None:
        return max(first_day, last_day)
    return max(first_day, min(last_day, studies.graduates_on - timedelta(days=1)))


def dated_booking(
    week: WeekPattern, first_day: date, last_day: date, studies: Studies | None, *, skips: bool
) -> DatedBooking:
    """The hours of a slot on its days; when it `skips`, without the days that meet classes or exam weeks."""
    hours = expand(week, first_day, last_day).days
    if not skips or studies is None:
        return DatedBooking(hours)
    taken = studies.school.taken(studies.classes, first_day, last_day + timedelta(days=1)).days
    left_out = tuple(_left_out(day, studies) for day, _ in (hours & taken).words())
    return DatedBooking(without_days(hours, (skipped.day for skipped in left_out)), left_out)


def without_days(hours: DatedDays, days: Iterable[date]) -> DatedDays:
    """The hours but those of some days."""
    for day in days:
        hours -= DatedDays.whole_days(day, day)
    return hours


def booking_findings(
    booking: DatedBooking,
    week: WeekPattern,
    birth_date: date,
    studies: Studies | None,
    others: Sequence[DatedDays],
    busy: DatedDays,
    parameters: Parameters,
) -> tuple[HoursFinding, ...]:
    """What forbids this student these hours: age on the day, studies, caps over ALL slots (`others`), other duties.

    `busy` are the dated hours that jobs and courses take. One finding, and no other, for someone under the working age.
    """
    first_day = booking.hours.first_day if booking.hours else date.max
    if not booking.hours:
        return (_no_day_left(booking),)
    is_vocational = studies is not None and studies.level is StudentLevel.VOCATIONAL
    placement_year = studies.year_on(first_day) if studies is not None and is_vocational else None
    protected = Protected(birth_date, placement_year=placement_year)
    found = protection_findings(week, protected, first_day, parameters)
    if any(finding.rule == "under-age" for finding in found):
        return found
    if studies is None:
        return (_not_a_student(first_day),)
    capped = student_findings(
        [booking.hours, *others], studies.school, studies.classes, parameters, graduates_on=studies.graduates_on
    )
    return (*found, *capped, *_busy(booking.hours, busy))


def booking_obstacle(state: SlotState, apply_by: date | None, last_day: date, today: date) -> Finding | None:
    """What stops anyone from booking a slot `today`; None when it is open."""
    elsewhere = say("Please look for another slot.")
    if state is not SlotState.LIVE:
        return Finding("slot-not-open", say("This slot is {state}.", state=SLOT_LABELS[state]), elsewhere)
    closes = min(apply_by or last_day, last_day)
    if today > closes:
        return Finding("deadline-passed", say("Booking closed on {day}.", day=closes), elsewhere)
    return None


def pay_finding(pay_hour_fen: int, on_campus: bool, parameters: Parameters) -> tuple[Finding, ...]:
    """Pay of an hour under the floor that holds where and when the work is done; nothing when it is enough."""
    floor = pay_floor_fen(on_campus, parameters)
    if pay_hour_fen >= floor:
        return ()
    message = say(
        "The pay of an hour, {pay}, is below the legal floor, {floor}.", pay=Money(pay_hour_fen), floor=Money(floor)
    )
    return (Finding("pay-floor", message, say("Pay at least {floor}.", floor=Money(floor))),)


def other_school_finding(slot_school: UUID | None, student_school: UUID | None) -> tuple[Finding, ...]:
    """A slot on the campus of a school the person does not study at; nothing when it fits or is off campus."""
    if slot_school is None or slot_school == student_school:
        return ()
    return (
        Finding(
            "other-school",
            say("This slot on campus is for students of that school."),
            say("Look for slots at your own school or off campus."),
        ),
    )


def hours_problems(
    day: date, minutes: int, first_day: date, last_day: date, today: date
) -> tuple[Problem | None, Problem | None]:
    """What is wrong with hours recorded for `day`, of a booking from `first_day` to `last_day`."""
    return _worked_day_problem(day, first_day, last_day, today), _minutes_problem(minutes)


def _worked_day_problem(day: date, first_day: date, last_day: date, today: date) -> Problem | None:
    if day > today:
        return Problem("day", say("{day} is still to come.", day=day), "day-to-come")
    if not first_day <= day <= last_day:
        return Problem(
            "day",
            say("The booking runs from {first} to {last}.", first=first_day, last=last_day),
            "day-outside-booking",
        )
    return None


def _minutes_problem(minutes: int) -> Problem | None:
    if 0 <= minutes <= MINUTES_OF_DAY:
        return None
    return Problem("minutes", say("A day has from 0 to {most} minutes.", most=MINUTES_OF_DAY), "minutes")


def _slot_findings(posting: NewSlot, standing: Standing, parameters: Parameters) -> Iterator[Finding]:
    if standing is not Standing.GOOD:
        yield Finding(
            "employer-standing",
            say("The employer is not verified, or is suspended."),
            say("Verify the employer first."),
        )
    yield from pay_finding(posting.pay_hour_fen, posting.on_campus, parameters)
    if posting.requirements.demands & STUDENTS_MAY_NOT:
        yield Finding(
            "student-danger",
            say("Students do no toxic, harmful or dangerous work."),
            say("Offer it as an ordinary vacancy, or take the dangerous part out."),
        )
    yield from _hours_of_slot(posting, parameters)


def _hours_of_slot(posting: NewSlot, parameters: Parameters) -> Iterator[Finding]:
    longest = max(worked_by_day(posting.week).values(), default=0)
    if longest > parameters.student_holiday_day_half_hours:
        yield Finding(
            "student-holiday-day",
            say(
                "A day of {hours}; students may work {most}, and only in the school holidays.",
                hours=hours_text(longest),
                most=hours_text(parameters.student_holiday_day_half_hours),
            ),
            say("Shorten the day, or split it into two slots."),
        )
    week = posting.week.half_hours
    if week > parameters.student_holiday_week_half_hours:
        yield Finding(
            "student-holiday-week",
            say(
                "A week of {hours}; students may work {most}, and only in the school holidays.",
                hours=hours_text(week),
                most=hours_text(parameters.student_holiday_week_half_hours),
            ),
            say("Split it into two slots."),
        )
    elif week > parameters.student_term_week_half_hours:
        yield Finding(
            "student-term-week",
            say(
                "A week of {hours} is more than the {most} of term time.",
                hours=hours_text(week),
                most=hours_text(parameters.student_term_week_half_hours),
            ),
            say("It can only be booked for weeks of the school holidays."),
            blocking=False,
        )


def _left_out(day: date, studies: Studies) -> LeftOutDay:
    if studies.school.has_exams(day):
        return LeftOutDay(day, "exam-weeks", say("{day}: exam week", day=day))
    return LeftOutDay(day, "class-time", say("{what}: classes", what=studies.school.calendar.look(day).text))


def _no_day_left(booking: DatedBooking) -> HoursFinding:
    if not booking.left_out:
        return HoursFinding("no-hours", say("There is no hour of this slot on these days."), say("Choose other days."))
    first = booking.left_out[0]
    return HoursFinding(
        first.rule,
        say("Every day of this slot meets classes or exams: {days}.", days=tuple(d.reason for d in booking.left_out)),
        say("Choose a slot on other days, or in the school holidays."),
        first.day,
    )


def _not_a_student(day: date) -> HoursFinding:
    return HoursFinding(
        "not-a-student",
        say("Work-study slots are for students of universities and vocational schools."),
        say("Ordinary vacancies are open instead."),
        day,
    )


def _busy(hours: DatedDays, busy: DatedDays) -> Iterator[HoursFinding]:
    shared = hours & busy
    if shared:
        yield HoursFinding(
            "time-taken",
            say("On {day} a job or a course already takes these hours.", day=shared.first_day),
            say("Choose days on which there is no other duty."),
            shared.first_day,
            shared.half_hours,
        )
