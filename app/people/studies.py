"""Studies as the engine needs them: is this person a student, and which dated half-hours do classes and exams take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app.matching.terms import BusyReason, StudentLevel
from app.matching.values import BusyDay, Span, Student
from app.schedules.protection import birthday_at
from app.schedules.statutory import statutory_calendar
from app.schedules.terms import SchoolYear
from app.schedules.week import WeekPattern

HORIZON = timedelta(days=240)
"""How far ahead classes are written out by the day: a term, the holidays behind it, and the start of the next."""


def student_of(study: Mapping[str, Any], schools: Mapping[UUID, SchoolYear], day: date) -> Student:
    """The studies that go on, as the engine sees them on `day`; without known terms every day counts as term."""
    school = schools.get(study["school_id"])
    terms = school.terms if school else ()
    return Student(
        level=StudentLevel(study["level"]),
        graduates_on=study["graduates_on"],
        first_year=day < birthday_at(study["entered_on"], 1),
        terms=tuple(Span(term.first_day, term.last_day) for term in terms if term.last_day >= day),
    )


@dataclass(frozen=True, slots=True)
class BusyDays:
    """The half-hours of classes and exams from a day on; students with the same timetable share one answer."""

    schools: Mapping[UUID, SchoolYear]
    day: date
    _known: dict[tuple[UUID | None, str, date], tuple[BusyDay, ...]] = field(default_factory=dict)

    def of(self, study: Mapping[str, Any]) -> tuple[BusyDay, ...]:
        """The days with classes or exams until graduation, at most to the horizon.

        A school without known terms is taken to hold its classes every week that is no public holiday.
        """
        last_day = min(self.day + HORIZON, study["graduates_on"] - timedelta(days=1))
        timetable = (study["school_id"], study["class_week"], last_day)
        if timetable not in self._known:
            self._known[timetable] = self._expanded(*timetable)
        return self._known[timetable]

    def _expanded(self, school_id: UUID | None, class_week: str, last_day: date) -> tuple[BusyDay, ...]:
        school = self.schools.get(school_id) if school_id else None
        school = school or SchoolYear(statutory_calendar())
        taken = school.taken(WeekPattern.from_text(class_week), self.day, last_day).days
        return tuple(
            BusyDay(day, word, BusyReason.EXAMS if school.has_exams(day) else BusyReason.CLASSES)
            for day, word in taken.words()
        )
