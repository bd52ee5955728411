"""School terms: when classes meet, when exams take whole weeks, and when a student is free."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from app.schedules.calendar import Calendar, DayKind
from app.schedules.dated import DatedDays
from app.schedules.expansion import Expansion, expand
from app.schedules.week import WeekPattern
from app.sentences import Sentence, say


class SchoolPeriod(StrEnum):
    """What a school day is part of."""

    TERM = "term"
    EXAMS = "exams"
    VACATION = "vacation"
    UNKNOWN = "unknown"


LABELS: dict[SchoolPeriod, Sentence] = {
    SchoolPeriod.TERM: say("term"),
    SchoolPeriod.EXAMS: say("exam weeks"),
    SchoolPeriod.VACATION: say("school holidays"),
    SchoolPeriod.UNKNOWN: say("term dates not known"),
}


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Days from `first_day` to `last_day`, both included. Raises ValueError when they are reversed."""

    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError(f"reversed days: {self.first_day} to {self.last_day}")

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def overlaps(self, other: "DaySpan") -> bool:
        """Whether some day is in both."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a school, and the school holidays behind it up to `vacation_until`.

    `days_off` are further days without classes (sports days, the school's own). Raises ValueError for exam weeks
    outside the term, or holidays that end before the term.
    """

    first_day: date
    last_day: date
    exam_weeks: tuple[DaySpan, ...] = ()
    vacation_until: date | None = None
    days_off: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        span = DaySpan(self.first_day, self.last_day)
        if any(exams.first_day not in span or exams.last_day not in span for exams in self.exam_weeks):
            raise ValueError("exam weeks lie outside the term")
        if self.vacation_until is not None and self.vacation_until < self.last_day:
            raise ValueError("the school holidays end before the term")

    def period(self, day: date) -> SchoolPeriod:
        """What `day` is part of; UNKNOWN outside this term and its holidays."""
        if self.first_day <= day <= self.last_day:
            return SchoolPeriod.EXAMS if any(day in exams for exams in self.exam_weeks) else SchoolPeriod.TERM
        if self.vacation_until is not None and self.last_day < day <= self.vacation_until:
            return SchoolPeriod.VACATION
        return SchoolPeriod.UNKNOWN


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """The terms of one school in order of days, over the working calendar."""

    calendar: Calendar
    terms: tuple[Term, ...] = ()
    make_up_days_follow: Mapping[date, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", tuple(sorted(self.terms, key=lambda term: term.first_day)))
        for earlier, later in zip(self.terms, self.terms[1:], strict=False):
            if later.first_day <= earlier.last_day:
                raise ValueError(f"two terms share {later.first_day}")
        if self.make_up_days_follow:
            decided = self.calendar.with_make_up_days_following(self.make_up_days_follow)
            object.__setattr__(self, "calendar", decided)

    def period(self, day: date) -> SchoolPeriod:
        """What `day` is part of. Days between two known terms are school holidays."""
        for term in reversed(self.terms):
            found = term.period(day)
            if found is not SchoolPeriod.UNKNOWN:
                return found
        between = any(term.last_day < day for term in self.terms) and any(day < term.first_day for term in self.terms)
        return SchoolPeriod.VACATION if between else SchoolPeriod.UNKNOWN

    def counts_as_term(self, day: date) -> bool:
        """Whether the caps of term time hold on `day`: in term, in exams, and where the dates are not known.

        Source: 勤工助学管理办法 2018 lengthens hours in the school holidays only: a public holiday in term is term.
        """
        return self.period(day) is not SchoolPeriod.VACATION

    def has_exams(self, day: date) -> bool:
        """Whether `day` lies in an exam week."""
        return self.period(day) is SchoolPeriod.EXAMS

    def student_free(self, day: date) -> bool:
        """Whether `day` has neither classes nor exams: school holidays, public holidays, weekends but make-up days.

        False where nobody knows: no term dates, or a year whose public holidays are not announced.
        """
        period = self.period(day)
        if period is not SchoolPeriod.TERM:
            return period is SchoolPeriod.VACATION
        if self._is_day_off(day):
            return True
        return self.calendar.look(day).kind in (DayKind.HOLIDAY, DayKind.WEEKEND)

    def taken(self, classes: WeekPattern, first_day: date, last_day: date) -> Expansion:
        """The half-hours a student cannot work: classes in term, and every hour of exam weeks.

        Where the term dates are not known the timetable is taken to hold; notes say what is not known.
        """
        expanded = expand(classes, first_day, last_day, self.calendar)
        free = self._without_classes(first_day, last_day)
        exams = self.exam_days().between(first_day, last_day)
        return Expansion((expanded.days - free) | exams, expanded.notes + self._unknown_note(first_day, last_day))

    def exam_days(self) -> DatedDays:
        """Every half-hour of every exam week."""
        return _joined(DatedDays.whole_days(week.first_day, week.last_day) for t in self.terms for week in t.exam_weeks)

    def _without_classes(self, first_day: date, last_day: date) -> DatedDays:
        vacations = _joined(
            DatedDays.whole_days(max(first_day, span.first_day), min(last_day, span.last_day))
            for span in self._vacations()
        )
        days_off = (day for term in self.terms for day in term.days_off)
        return vacations | _joined(DatedDays.whole_days(day, day) for day in days_off)

    def _vacations(self) -> Iterable[DaySpan]:
        following = [term.first_day - timedelta(days=1) for term in self.terms[1:]]
        ends = [*following, self.terms[-1].vacation_until if self.terms else None]
        for term, until in zip(self.terms, ends, strict=False):
            if until is not None and until > term.last_day:
                yield DaySpan(term.last_day + timedelta(days=1), until)

    def _is_day_off(self, day: date) -> bool:
        return any(day in term.days_off for term in self.terms)

    def _unknown_note(self, first_day: date, last_day: date) -> tuple[Sentence, ...]:
        unknown = next((day for day in (first_day, last_day) if self.period(day) is SchoolPeriod.UNKNOWN), None)
        if unknown is None:
            return ()
        return (
            say(
                "The school has not entered its term dates around {day}; the rules of term time are used.", day=unknown
            ),
        )


def _joined(parts: Iterable[DatedDays]) -> DatedDays:
    joined = DatedDays.EMPTY
    for part in parts:
        joined |= part
    return joined
