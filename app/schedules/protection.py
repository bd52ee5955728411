"""Who may not work at night, or overtime, or at all: minors, pregnancy, nursing, vocational placements."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.schedules.caps import ParenthoodCaps, ProtectionCaps
from app.schedules.findings import HoursFinding
from app.schedules.hours import night_part, worked_by_day
from app.schedules.terms import DaySpan
from app.schedules.week import WeekPattern
from app.schedules.week_text import hours_text, week_text
from app.sentences import Sentence, say

PREGNANCY_DAYS = 280
PREGNANCY_MONTH_DAYS = 28
"""Doctors count ten months of 28 days up to the day a child is due."""


@dataclass(frozen=True, slots=True)
class Protected:
    """What protects one person at work; dates, never the diagnosis behind them.

    `protected` are the days of pregnancy and nursing without nights and overtime. `placement_year` is the school year
    of a vocational student on a placement (岗位实习), None for anyone else.
    """

    birth_date: date
    protected: tuple[DaySpan, ...] = ()
    placement_year: int | None = None


def age_on(birth_date: date, day: date) -> int:
    """Full years on `day`; who was born on 29 February turns a year older on 1 March of other years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def birthday_at(birth_date: date, years: int) -> date:
    """The first day on which `age_on` is `years`."""
    try:
        return birth_date.replace(year=birth_date.year + years)
    except ValueError:
        return date(birth_date.year + years, 3, 1)


def protection_findings(
    week: WeekPattern,
    person: Protected,
    day: date,
    caps: ProtectionCaps,
    *,
    break_half_hours: int = 0,
    overtime: int = 0,
) -> tuple[HoursFinding, ...]:
    """What forbids this usual week to this person on `day`, the day the work takes place.

    `overtime`: half-hours a month expected on top of the week. Under the working age there is one finding and no other.
    """
    age = age_on(person.birth_date, day)
    if age < caps.working_age_years:
        return (_under_age(person, day, caps),)
    found: list[HoursFinding] = []
    if person.placement_year == 1:
        found.append(_first_year(day))
    works_overtime = overtime > 0 or exceeds_regular_hours(week, caps, break_half_hours=break_half_hours)
    for rule, reason, forbids_overtime in _reasons(person, day, age, caps):
        if night := night_part(week, caps):
            found.append(_night(rule, reason, night, day))
        if works_overtime and forbids_overtime:
            found.append(_overtime(rule, reason, day, caps))
    return tuple(found)


def pregnancy_protection(due_on: date, born_on: date | None, caps: ParenthoodCaps) -> DaySpan:
    """The days without nights and overtime: from the protected month of pregnancy until the child is no longer nursed.

    Source: 女职工劳动保护特别规定 6 and 9. Until the birth is known the day it is due stands for it.
    """
    begins = due_on - timedelta(days=PREGNANCY_DAYS - (caps.pregnancy_month - 1) * PREGNANCY_MONTH_DAYS)
    born = born_on or due_on
    return DaySpan(min(begins, born), _months_after(born, caps.nursing_months) - timedelta(days=1))


def exceeds_regular_hours(week: WeekPattern, caps: ProtectionCaps, *, break_half_hours: int = 0) -> bool:
    """Whether a usual week needs overtime: more than the regular hours of a day or of the week."""
    worked = worked_by_day(week, break_half_hours).values()
    return max(worked, default=0) > caps.day_half_hours or sum(worked) > caps.week_half_hours


def _reasons(person: Protected, day: date, age: int, caps: ProtectionCaps) -> list[tuple[str, Sentence, bool]]:
    """Each protection that holds on `day`: the stem of its code, why, and whether it forbids overtime too."""
    reasons: list[tuple[str, Sentence, bool]] = []
    if age < caps.adult_age_years:
        reasons.append(("minor", say("Under {years} years of age", years=caps.adult_age_years), False))
    if any(day in span for span in person.protected):
        reasons.append(
            (
                "protected",
                say("For the time being"),
                True,
            )
        )
    if person.placement_year is not None:
        reasons.append(("placement", say("On a school placement"), True))
    return reasons


def _under_age(person: Protected, day: date, caps: ProtectionCaps) -> HoursFinding:
    return HoursFinding(
        "under-age",
        say("Nobody under {years} may do paid work, whatever the hours.", years=caps.working_age_years),
        say(
            "Possible from {day} on.",
            day=birthday_at(person.birth_date, caps.working_age_years),
        ),
        day,
    )


def _first_year(day: date) -> HoursFinding:
    return HoursFinding(
        "placement-first-year",
        say("First-year students of vocational schools are not sent on placements."),
        say("Possible from the second school year on."),
        day,
    )


def _night(rule: str, reason: Sentence, night: WeekPattern, day: date) -> HoursFinding:
    return HoursFinding(
        f"{rule}-night",
        say("{reason} there is no night work: {night}.", reason=reason, night=week_text(night)),
        say("Move these hours into the day: {night}.", night=week_text(night)),
        day,
        night.half_hours,
    )


def _overtime(rule: str, reason: Sentence, day: date, caps: ProtectionCaps) -> HoursFinding:
    return HoursFinding(
        f"{rule}-overtime",
        say("{reason} there is no overtime.", reason=reason),
        say(
            "Keep to {day_hours} a day and {week_hours} a week.",
            day_hours=hours_text(caps.day_half_hours),
            week_hours=hours_text(caps.week_half_hours),
        ),
        day,
    )


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
