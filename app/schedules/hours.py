"""The legal hours of ordinary and part-time work, judged on a usual week.

Source: domain.md "Hours"; 劳动法 36, 38 and 41 for ordinary work, 劳动合同法 68 and 72 for part-time work.
"""

from app.schedules.caps import NightHours, PartTimeCaps, WorkCaps
from app.schedules.findings import HoursFinding
from app.schedules.ring import DAY
from app.schedules.week import EVERY_DAY, WeekPattern, Window
from app.schedules.week_text import WEEKDAYS, hours_text
from app.sentences import Sentence, say

WEEKS_PER_YEAR = 52
MONTHS_PER_YEAR = 12


def work_findings(week: WeekPattern, caps: WorkCaps, *, break_half_hours: int = 0) -> tuple[HoursFinding, ...]:
    """What breaks the law in a usual week of ordinary work: hours a day, overtime a month, rest days.

    A shift over midnight belongs to the day it begins on. `break_half_hours` of each working day are unpaid rest, not
    work: a lunch hour inside "08:00-17:00".
    """
    worked = worked_by_day(week, break_half_hours)
    checks = (_long_day(worked, caps), _overtime_of_month(worked, caps), _rest_days(week, caps))
    return tuple(finding for finding in checks if finding is not None)


def part_time_findings(week: WeekPattern, caps: PartTimeCaps, *, break_half_hours: int = 0) -> tuple[HoursFinding, ...]:
    """What breaks the law in a usual week of part-time work for ONE employer: 4 hours on average, 24 a week.

    The average is over the days worked. Join the weeks of several posts with the same employer before asking.
    """
    worked = worked_by_day(week, break_half_hours)
    checks = (_part_time_day(worked, caps), _part_time_week(worked, caps))
    return tuple(finding for finding in checks if finding is not None)


def worked_by_day(week: WeekPattern, break_half_hours: int = 0) -> dict[int, int]:
    """Half-hours worked on each weekday with a shift, counted on the day the shift begins, less the break."""
    worked: dict[int, int] = {}
    for shift in week.shifts():
        worked[shift.day] = worked.get(shift.day, 0) + shift.length
    return {day: max(0, half_hours - break_half_hours) for day, half_hours in worked.items()}


def overtime_of_week(week: WeekPattern, caps: WorkCaps, *, break_half_hours: int = 0) -> int:
    """Half-hours of overtime in a usual week: over the day's or over the week's regular hours, whichever is more."""
    return _overtime(worked_by_day(week, break_half_hours), caps)


def rest_days_of_month_finding(rest_days: int, caps: WorkCaps) -> HoursFinding | None:
    """What breaks the law in "`rest_days` rest days a month", as postings put it: four are fewer than one a week."""
    if rest_days * MONTHS_PER_YEAR >= caps.rest_days_per_week * WEEKS_PER_YEAR:
        return None
    needed = -(-caps.rest_days_per_week * WEEKS_PER_YEAR // MONTHS_PER_YEAR)
    return HoursFinding(
        "rest-days",
        say("{rest_days} rest days a month are fewer than one a week: a year has 52 weeks.", rest_days=rest_days),
        say("Give one rest day every week, which is {needed} in a long month.", needed=needed),
    )


def pay_interval_finding(pay_every_days: int, part_time_pay_days: int) -> HoursFinding | None:
    """What breaks the law in part-time work paid every `pay_every_days` days."""
    if pay_every_days <= part_time_pay_days:
        return None
    return HoursFinding(
        "part-time-pay-interval",
        say(
            "Part-time work is paid every {days} days; the law asks for {most} at most.",
            days=pay_every_days,
            most=part_time_pay_days,
        ),
        say("Pay at least every {most} days.", most=part_time_pay_days),
    )


def night_part(week: WeekPattern, night: NightHours) -> WeekPattern:
    """The hours of `week` that lie at night."""
    return week.nights(night_window(night))


def night_window(night: NightHours) -> Window:
    """Every day's night hours as a window."""
    return Window(EVERY_DAY, night.night_start, night.night_end)


def _long_day(worked: dict[int, int], caps: WorkCaps) -> HoursFinding | None:
    most = caps.day_half_hours + caps.overtime_day_half_hours
    day = max(worked, key=lambda weekday: worked[weekday], default=0)
    over = worked.get(day, 0) - most
    if over <= 0:
        return None
    return HoursFinding(
        "hours-day",
        say(
            "{weekday} has {hours} of work; with overtime the law allows {most}.",
            weekday=WEEKDAYS[day],
            hours=hours_text(worked[day]),
            most=hours_text(most),
        ),
        _shorten(over),
        over=over,
    )


def _overtime_of_month(worked: dict[int, int], caps: WorkCaps) -> HoursFinding | None:
    year = _overtime(worked, caps) * WEEKS_PER_YEAR
    month = -(-year // MONTHS_PER_YEAR)
    if year <= caps.overtime_month_half_hours * MONTHS_PER_YEAR:
        return None
    most_of_week = caps.overtime_month_half_hours * MONTHS_PER_YEAR // WEEKS_PER_YEAR
    over = _overtime(worked, caps) - most_of_week
    return HoursFinding(
        "overtime-month",
        say(
            "A usual week has {total}, so about {overtime} of overtime a month; the law allows {most}.",
            total=hours_text(sum(worked.values())),
            overtime=hours_text(month),
            most=hours_text(caps.overtime_month_half_hours),
        ),
        say("Take {hours} off the usual week.", hours=hours_text(over)),
        over=over,
    )


def _overtime(worked: dict[int, int], caps: WorkCaps) -> int:
    over_days = sum(max(0, half_hours - caps.day_half_hours) for half_hours in worked.values())
    return max(over_days, sum(worked.values()) - caps.week_half_hours, 0)


def _rest_days(week: WeekPattern, caps: WorkCaps) -> HoursFinding | None:
    """A rest day is 24 hours in a row, wherever they begin: after a night shift it begins in the morning."""
    rest_days = sum(length // DAY for length in week.rests())
    if rest_days >= caps.rest_days_per_week:
        return None
    return HoursFinding(
        "rest-days",
        say(
            "The week has {found} rest days of 24 hours in a row; the law asks for {needed}.",
            found=rest_days,
            needed=caps.rest_days_per_week,
        ),
        say("Leave one more day free each week."),
    )


def _part_time_day(worked: dict[int, int], caps: PartTimeCaps) -> HoursFinding | None:
    total, days = sum(worked.values()), len(worked)
    over = total - caps.part_time_day_half_hours * days
    if over <= 0:
        return None
    return HoursFinding(
        "part-time-day",
        say(
            "Part-time work of {total} on {days} days is more than {most} a day on average.",
            total=hours_text(total),
            days=days,
            most=hours_text(caps.part_time_day_half_hours),
        ),
        say("Take {hours} off the usual week, or offer a full-time contract.", hours=hours_text(over)),
        over=over,
    )


def _part_time_week(worked: dict[int, int], caps: PartTimeCaps) -> HoursFinding | None:
    over = sum(worked.values()) - caps.part_time_week_half_hours
    if over <= 0:
        return None
    return HoursFinding(
        "part-time-week",
        say(
            "Part-time work of {total} a week is more than {most} for one employer.",
            total=hours_text(sum(worked.values())),
            most=hours_text(caps.part_time_week_half_hours),
        ),
        say("Take {hours} off the usual week, or offer a full-time contract.", hours=hours_text(over)),
        over=over,
    )


def _shorten(over: int) -> Sentence:
    return say("Shorten the shift by {hours}, or split it between two people.", hours=hours_text(over))
