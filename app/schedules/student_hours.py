"""A student's working hours, summed over ALL slots: caps in term and holidays, no work in classes or exam weeks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, groupby

from app.schedules.calendar import DayKind
from app.schedules.caps import StudentCaps
from app.schedules.dated import DatedDays
from app.schedules.findings import HoursFinding
from app.schedules.terms import SchoolYear
from app.schedules.week import WeekPattern
from app.schedules.week_text import hours_text, word_text
from app.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class HoursUsed:
    """A student's hour meter around one day, in half-hours; the month has no cap in the school holidays."""

    week_used: int
    week_cap: int
    month_used: int
    month_cap: int | None

    @property
    def left(self) -> int:
        """Half-hours that may still be worked this week."""
        week_left = self.week_cap - self.week_used
        month_left = week_left if self.month_cap is None else self.month_cap - self.month_used
        return max(0, min(week_left, month_left))


@dataclass(frozen=True, slots=True)
class _WorkedDay:
    day: date
    half_hours: int
    in_term: bool


def student_findings(
    slots: Sequence[DatedDays],
    school: SchoolYear,
    classes: WeekPattern,
    caps: StudentCaps,
    *,
    graduates_on: date | None = None,
) -> tuple[HoursFinding, ...]:
    """What is wrong with working all of `slots` together; each names the first day, week or month it concerns.

    Source: 高等学校勤工助学管理办法 2018; the caps hold for the sum over all slots, make-up workdays are class days.
    """
    worked = _joined(slots)
    if not worked:
        return ()
    days = _worked_days(worked, school)
    checks = (
        _shared_hours(slots),
        _exam_weeks(worked, school),
        _class_time(worked, school, classes),
        _term_weeks(days, caps),
        _term_months(days, caps),
        _holiday_days(days, caps),
        _holiday_weeks(days, caps),
        _after_graduation(worked, graduates_on),
    )
    return tuple(finding for finding in checks if finding is not None)


def hours_used(slots: Sequence[DatedDays], school: SchoolYear, caps: StudentCaps, day: date) -> HoursUsed:
    """The hour meter of the Monday-to-Sunday week and the month of `day`, under the caps that hold on `day`."""
    days = _worked_days(_joined(slots), school)
    in_term = school.counts_as_term(day)
    counted = [worked for worked in days if worked.in_term or not in_term]
    week = sum(worked.half_hours for worked in counted if week_of(worked.day) == week_of(day))
    month = sum(worked.half_hours for worked in counted if month_of(worked.day) == month_of(day))
    if not in_term:
        return HoursUsed(week, caps.student_holiday_week_half_hours, month, None)
    return HoursUsed(week, caps.student_term_week_half_hours, month, caps.student_term_month_half_hours)


def week_of(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def month_of(day: date) -> date:
    """The first day of the month of `day`."""
    return day.replace(day=1)


def _shared_hours(slots: Sequence[DatedDays]) -> HoursFinding | None:
    shared = _joined([one & other for one, other in combinations(slots, 2)])
    if not shared:
        return None
    return HoursFinding(
        "slots-overlap",
        say("Two slots take the same hours: {hours}.", hours=_first_hours(shared)),
        say("Keep one of the two on these days."),
        shared.first_day,
        shared.half_hours,
    )


def _exam_weeks(worked: DatedDays, school: SchoolYear) -> HoursFinding | None:
    during = worked & school.exam_days()
    if not during:
        return None
    return HoursFinding(
        "exam-weeks",
        say("There is no work in exam weeks: {hours}.", hours=_first_hours(during)),
        say("Leave out the days of the exam weeks, {first} to {last}.", first=during.first_day, last=during.last_day),
        during.first_day,
        during.half_hours,
    )


def _class_time(worked: DatedDays, school: SchoolYear, classes: WeekPattern) -> HoursFinding | None:
    taken = school.taken(classes, worked.first_day, worked.last_day).days - school.exam_days()
    during = worked & taken
    if not during:
        return None
    on = school.calendar.look(during.first_day)
    message = say("The hours meet classes: {hours}.", hours=_first_hours(during))
    if on.kind is DayKind.MAKE_UP_WORKDAY:
        message = say("{message} {calendar}.", message=message, calendar=on.text)
    return HoursFinding(
        "class-time",
        message,
        say("Leave these hours out; in all {hours} meet classes.", hours=hours_text(during.half_hours)),
        during.first_day,
        during.half_hours,
    )


def _term_weeks(days: Sequence[_WorkedDay], caps: StudentCaps) -> HoursFinding | None:
    cap = caps.student_term_week_half_hours
    found = _first_over(_sums((worked for worked in days if worked.in_term), week_of), cap)
    if found is None:
        return None
    monday, used = found
    message = say(
        "In the week of {day} all slots together take {used}; in term {cap} a week are allowed.",
        day=monday,
        used=hours_text(used),
        cap=hours_text(cap),
    )
    return _over("student-term-week", message, monday, used - cap)


def _term_months(days: Sequence[_WorkedDay], caps: StudentCaps) -> HoursFinding | None:
    cap = caps.student_term_month_half_hours
    found = _first_over(_sums((worked for worked in days if worked.in_term), month_of), cap)
    if found is None:
        return None
    first, used = found
    message = say(
        "In the month from {day} on all slots together take {used}; in term {cap} a month are allowed.",
        day=first,
        used=hours_text(used),
        cap=hours_text(cap),
    )
    return _over("student-term-month", message, first, used - cap)


def _holiday_days(days: Sequence[_WorkedDay], caps: StudentCaps) -> HoursFinding | None:
    cap = caps.student_holiday_day_half_hours
    found = _first_over(((worked.day, worked.half_hours) for worked in days if not worked.in_term), cap)
    if found is None:
        return None
    day, used = found
    message = say(
        "On {day} all slots together take {used}; in the school holidays {cap} a day are allowed.",
        day=day,
        used=hours_text(used),
        cap=hours_text(cap),
    )
    return _over("student-holiday-day", message, day, used - cap)


def _holiday_weeks(days: Sequence[_WorkedDay], caps: StudentCaps) -> HoursFinding | None:
    """A week with work in the holidays keeps their cap as a whole, also when it is part term."""
    cap = caps.student_holiday_week_half_hours
    weeks = {week_of(worked.day) for worked in days if not worked.in_term}
    found = _first_over(_sums((worked for worked in days if week_of(worked.day) in weeks), week_of), cap)
    if found is None:
        return None
    monday, used = found
    message = say(
        "In the week of {day} all slots together take {used}; in the school holidays {cap} a week are allowed.",
        day=monday,
        used=hours_text(used),
        cap=hours_text(cap),
    )
    return _over("student-holiday-week", message, monday, used - cap)


def _after_graduation(worked: DatedDays, graduates_on: date | None) -> HoursFinding | None:
    if graduates_on is None or worked.last_day < graduates_on:
        return None
    after = worked.between(graduates_on, worked.last_day)
    return HoursFinding(
        "after-graduation",
        say("Work-study ends on the day of graduation, {day}.", day=graduates_on),
        say("End before {day}; ordinary vacancies are open from then on.", day=graduates_on),
        after.first_day,
        after.half_hours,
    )


def _over(rule: str, message: Sentence, day: date, over: int) -> HoursFinding:
    return HoursFinding(rule, message, say("Take {hours} off.", hours=hours_text(over)), day, over)


def _first_hours(hours: DatedDays) -> Sentence:
    day = hours.first_day
    return say("{day} {hours}", day=day, hours=word_text(hours.on(day)))


def _worked_days(worked: DatedDays, school: SchoolYear) -> list[_WorkedDay]:
    return [_WorkedDay(day, word.bit_count(), school.counts_as_term(day)) for day, word in worked.words()]


def _sums(days: Iterable[_WorkedDay], key: Callable[[date], date]) -> Iterator[tuple[date, int]]:
    for first, group in groupby(days, lambda worked: key(worked.day)):
        yield first, sum(worked.half_hours for worked in group)


def _first_over(sums: Iterator[tuple[date, int]], cap: int) -> tuple[date, int] | None:
    return next(((day, half_hours) for day, half_hours in sums if half_hours > cap), None)


def _joined(slots: Sequence[DatedDays]) -> DatedDays:
    joined = DatedDays.EMPTY
    for slot in slots:
        joined |= slot
    return joined
