"""The working calendar: holidays, make-up workdays and the weekday they follow; an unknown year is said."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from app.errors import NotPossibleNow
from app.schedules.week_text import WEEKDAYS
from app.sentences import Sentence, say

NEW_YEAR_ARRANGEMENTS_FROM = (12, 29)
"""Month and day from which the notice for the next year has reached into the old one (29 December 2007 and 2018)."""


class DayKind(StrEnum):
    """What the working calendar says of a day."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP_WORKDAY = "make_up_workday"
    NOT_ANNOUNCED = "not_announced"


LABELS: dict[DayKind, Sentence] = {
    DayKind.WORKDAY: say("workday"),
    DayKind.WEEKEND: say("weekend"),
    DayKind.HOLIDAY: say("public holiday"),
    DayKind.MAKE_UP_WORKDAY: say("make-up workday"),
    DayKind.NOT_ANNOUNCED: say("not announced yet"),
}

HOLIDAY_NAMES: dict[str, Sentence] = {
    "New Year's Day": say("New Year's Day"),
    "Spring Festival": say("Spring Festival"),
    "Tomb-sweeping Day": say("Tomb-sweeping Day"),
    "Labour Day": say("Labour Day"),
    "Dragon Boat Festival": say("Dragon Boat Festival"),
    "Mid-autumn Festival": say("Mid-autumn Festival"),
    "National Day": say("National Day"),
    "Anti-Fascist 70th Day": say("70th anniversary of victory in 1945"),
}
"""The names used in the data of holidays."""


class NotAnnounced(NotPossibleNow):
    """The holidays of this day's year are not known; the sentence says which year."""


@dataclass(frozen=True, slots=True)
class MakeUpDay:
    """A weekend day worked for a holiday, and the weekday (Monday=0) whose timetable it follows."""

    holiday: str
    follows: int


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """What the calendar says of `day`.

    `follows` is the weekday whose timetable holds; None on holidays, and where the year is not announced. `note` says
    what may still change, or is not known.
    """

    day: date
    kind: DayKind
    follows: int | None
    holiday: str = ""
    note: Sentence | None = None

    @property
    def text(self) -> Sentence:
        """The day for people: "Sat 14 Feb 2026: make-up workday, classes as on Fri (Spring Festival)"."""
        label = LABELS[self.kind]
        if not self.holiday:
            return say("{day}: {kind}", day=self.day, kind=label)
        holiday = holiday_name(self.holiday)
        if self.follows is None:
            return say("{day}: {kind} ({holiday})", day=self.day, kind=label, holiday=holiday)
        return say(
            "{day}: {kind}, classes as on {weekday} ({holiday})",
            day=self.day,
            kind=label,
            weekday=WEEKDAYS[self.follows],
            holiday=holiday,
        )


@dataclass(frozen=True, eq=False)
class Calendar:
    """Announced holidays and make-up workdays of `years`."""

    years: frozenset[int]
    holidays: Mapping[date, str]
    make_up_days: Mapping[date, MakeUpDay]

    def look(self, day: date) -> CalendarDay:
        """What the calendar says of `day`; never raises."""
        if day.year not in self.years:
            return CalendarDay(day, DayKind.NOT_ANNOUNCED, None, note=self.unknown_years_note(day, day))
        note = self._new_year_note(day)
        if day in self.holidays:
            return CalendarDay(day, DayKind.HOLIDAY, None, self.holidays[day], note)
        if make_up := self.make_up_days.get(day):
            return CalendarDay(day, DayKind.MAKE_UP_WORKDAY, make_up.follows, make_up.holiday, note)
        kind = DayKind.WORKDAY if day.weekday() < 5 else DayKind.WEEKEND
        return CalendarDay(day, kind, day.weekday(), note=note)

    def is_workday(self, day: date) -> bool:
        """Whether offices and schools work on `day`. Raises NotAnnounced for a year that is not known."""
        return self._known(day).kind in (DayKind.WORKDAY, DayKind.MAKE_UP_WORKDAY)

    def is_holiday(self, day: date) -> bool:
        """Whether `day` belongs to a public holiday. Raises NotAnnounced for a year that is not known."""
        return self._known(day).kind is DayKind.HOLIDAY

    def week_day_for_classes(self, day: date) -> int | None:
        """The weekday (Monday=0) whose timetable holds on `day`: its own, a make-up day's, None on a holiday.

        Raises NotAnnounced for a year that is not known.
        """
        return self._known(day).follows

    def exceptions(self, first_day: date, last_day: date) -> Iterator[tuple[date, int | None]]:
        """The holidays and make-up days of the span, in order, with what `week_day_for_classes` says of them."""
        days = self._special_days
        for day in days[bisect_left(days, first_day) : bisect_right(days, last_day)]:
            yield day, None if day in self.holidays else self.make_up_days[day].follows

    def unknown_years_note(self, first_day: date, last_day: date) -> Sentence | None:
        """Which years of the span are not known; None when all are."""
        unknown = [year for year in range(first_day.year, last_day.year + 1) if year not in self.years]
        coming = [year for year in unknown if year > max(self.years, default=0)]
        if not unknown:
            return None
        if not coming:
            return say("We do not have the public holidays of {years}.", years=_years_text(unknown))
        return say(
            "The public holidays of {years} are not announced yet, so plans for then may change.",
            years=_years_text(coming),
        )

    def with_make_up_days_following(self, decided: Mapping[date, int]) -> "Calendar":
        """The same calendar where a school has decided which weekday some make-up days follow.

        Raises ValueError for a day that is no make-up workday.
        """
        if unknown := decided.keys() - self.make_up_days.keys():
            raise ValueError(f"not make-up workdays: {sorted(unknown)}")
        changed = {day: replace(self.make_up_days[day], follows=weekday) for day, weekday in decided.items()}
        return replace(self, make_up_days={**self.make_up_days, **changed})

    def with_year(self, year: int, holidays: Mapping[date, str], make_up_days: Mapping[date, MakeUpDay]) -> "Calendar":
        """This calendar once `year` is announced; days of its New Year may lie in the December before."""
        return Calendar(self.years | {year}, {**self.holidays, **holidays}, {**self.make_up_days, **make_up_days})

    @cached_property
    def _special_days(self) -> list[date]:
        return sorted(day for day in {*self.holidays, *self.make_up_days} if day.year in self.years)

    def _known(self, day: date) -> CalendarDay:
        found = self.look(day)
        if found.kind is DayKind.NOT_ANNOUNCED and found.note is not None:
            raise NotAnnounced(found.note, "calendar-not-announced")
        return found

    def _new_year_note(self, day: date) -> Sentence | None:
        if (day.month, day.day) < NEW_YEAR_ARRANGEMENTS_FROM or day.year + 1 in self.years:
            return None
        return say("The New Year holiday of {year} is not announced yet and may change this day.", year=day.year + 1)


def pair_make_up_days(workdays: Mapping[date, str], days_off: Mapping[date, str]) -> dict[date, MakeUpDay]:
    """Which weekday each make-up workday follows: the first of a holiday stands for its first weekday off, and so on.

    The notice leaves this to each school; this order is the usual one. A make-up day without a weekday off to stand for
    follows Friday, if it is a Saturday, or Monday, if it is a Sunday: the nearest weekday.
    """
    waiting = {name: sorted(day for day in days_off if days_off[day] == name) for name in set(workdays.values())}
    paired = {}
    for day in sorted(workdays):
        name = workdays[day]
        near = [off for off in waiting[name] if abs(off - day) <= timedelta(days=30)]
        if near:
            waiting[name].remove(near[0])
        paired[day] = MakeUpDay(name, near[0].weekday() if near else 4 if day.weekday() == 5 else 0)
    return paired


def holiday_name(name: str) -> Sentence:
    """The name of a holiday for people; one that the data did not know is shown as it was entered."""
    return HOLIDAY_NAMES.get(name) or say("{name}", name=name)


def _years_text(years: list[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
