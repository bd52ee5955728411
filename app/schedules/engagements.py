"""What takes a person's time, from whichever room: the value that goes in and comes out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from app.schedules.calendar import Calendar
from app.schedules.expansion import Expansion, expand
from app.schedules.week import WeekPattern
from app.sentences import Sentence, say


class EngagementKind(StrEnum):
    """What kind of thing takes the time."""

    JOB = "job"
    COURSE = "course"
    SLOT = "slot"
    OWN_BUSINESS = "own_business"
    CLASSES = "classes"


LABELS: dict[EngagementKind, Sentence] = {
    EngagementKind.JOB: say("job"),
    EngagementKind.COURSE: say("course"),
    EngagementKind.SLOT: say("work-study slot"),
    EngagementKind.OWN_BUSINESS: say("own business"),
    EngagementKind.CLASSES: say("school timetable"),
}


@dataclass(frozen=True, slots=True)
class Engaged:
    """A person's hours are taken by `source_id` (a placement, enrolment, booking, employment or study) on these days.

    `form` is the form of employment as its room names it, None for what is not paid. `may_stop`: the person could give
    it up, losing `monthly_pay_fen`. `keeps_holidays`: nothing on public holidays, make-up days follow their weekday.
    """

    person_id: UUID
    kind: EngagementKind
    source_id: UUID
    week: WeekPattern
    first_day: date
    last_day: date | None = None
    form: str | None = None
    organisation_id: UUID | None = None
    title: str = ""
    may_stop: bool = False
    monthly_pay_fen: int = 0
    keeps_holidays: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether `day` lies within the days of the engagement."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def hours(self, first_day: date, last_day: date, calendar: Calendar) -> Expansion:
        """The dated half-hours taken from `first_day` to `last_day`, both included."""
        until = last_day if self.last_day is None else min(last_day, self.last_day)
        return expand(self.week, max(first_day, self.first_day), until, calendar if self.keeps_holidays else None)
