"""A candidate and an opening made ready for many comparisons: weeks as bits, codes as sets, days as limits."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from app.matching.terms import BusyReason, EmploymentForm, OpeningKind, PayUnit, PhysicalDemand
from app.matching.values import Bends, Candidate, Limit, Meeting, Opening
from app.matching.weights import FULL, LEVEL_LEAST, LEVEL_STEP
from app.schedules.ring import DAY
from app.schedules.week import NIGHT, WeekPattern, Window
from app.skills.values import HeldSkill, RequiredSkill

Similarity = Callable[[str, str], int]
"""How near a held skill comes to a required one, by their canonical names: 0..10000, and 10000 for the same."""

EMPLOYED_FORMS = frozenset(
    {
        EmploymentForm.FULL_TIME,
        EmploymentForm.PART_TIME,
        EmploymentForm.PUBLIC_WELFARE,
        EmploymentForm.IN_HOUSE_TRANSFER,
    }
)
"""Forms whose hours the law counts together."""

_DAY_MASK = (1 << DAY) - 1
_NIGHT_BITS = WeekPattern.from_windows(NIGHT).bits


def same_name(held: str, required: str) -> int:
    """The similarity to use without a vocabulary: the same word or nothing."""
    return FULL if held == required else 0


class Taken(NamedTuple):
    """Hours of an engagement within its days, and what else of it a comparison needs."""

    bits: int
    first_day: date
    last_day: date
    may_stop: bool
    monthly_pay_fen: int
    form: EmploymentForm | None
    organisation_id: str | None
    half_hours: int
    work_days: int
    """Weekdays on which work begins, a bit each."""


class Care(NamedTuple):
    """A care window within its days: all its hours, those in which nobody else is at home, and whether at night."""

    bits: int
    uncovered: int
    first_day: date
    last_day: date
    at_night: bool


class Person:
    """A candidate made ready for one day."""

    __slots__ = (
        "always_limited",
        "best",
        "busy",
        "busy_week",
        "candidate",
        "care",
        "day",
        "engaged",
        "holds",
        "similarity",
        "some_limits",
        "taken_week",
    )

    def __init__(self, candidate: Candidate, day: date, similarity: Similarity = same_name) -> None:
        self.candidate = candidate
        self.day = day
        self.similarity = similarity
        self.care = tuple(_care(candidate))
        self.engaged = tuple(_engaged(candidate))
        self.taken_week = _union(care.bits for care in self.care) | _union(taken.bits for taken in self.engaged)
        self.busy = _busy(candidate, day)
        self.busy_week = _union(word << (busy_day.weekday() * DAY) for busy_day, word in self.busy)
        self.always_limited = frozenset(limit.demand for limit in candidate.limits if _always(limit))
        self.some_limits = tuple(limit for limit in candidate.limits if not _always(limit))
        self.holds = frozenset(held.licence for held in candidate.licences)
        self.best: dict[RequiredSkill, int] = {}

    def points_for(self, required: RequiredSkill) -> int:
        """How well the nearest held skill answers `required`: similarity cut by levels short, 0..10000."""
        points = self.best.get(required)
        if points is None:
            points = max((self._answers(held, required) for held in self.candidate.skills), default=0)
            self.best[required] = points
        return points

    def _answers(self, held: HeldSkill, required: RequiredSkill) -> int:
        short = max(0, required.level - held.level)
        kept = max(LEVEL_LEAST, FULL - LEVEL_STEP * short)
        return self.similarity(held.name, required.name) * kept // FULL


class Offer:
    """An opening made ready for one day."""

    __slots__ = (
        "_bent",
        "bits",
        "busiest_day",
        "busiest_month",
        "busiest_week",
        "day",
        "demands",
        "half_hours",
        "last_day",
        "licences",
        "meetings",
        "month_floor_fen",
        "month_high_fen",
        "month_low_fen",
        "musts",
        "nights",
        "opening",
        "required",
        "start",
        "usual_week",
        "weeks",
        "whole_days",
        "work_days",
    )

    def __init__(self, opening: Opening, day: date, usual_week: WeekPattern | None = None) -> None:
        self.opening = opening
        self.usual_week = usual_week or opening.week
        self.day = day
        self.start = max(opening.first_day, day)
        self.last_day = opening.last_day or date.max
        self.bits = opening.week.bits
        self.half_hours = opening.week.half_hours
        self.weeks: dict[tuple[int, int], int] = {}
        self.work_days = days_of(opening.week)
        self.whole_days = whole_days(opening.week)
        self.meetings = {meeting.day: meeting.half_hours for meeting in opening.meetings if meeting.day >= day}
        self.nights = night_part(opening, opening.week)
        self.demands = opening.demands | {PhysicalDemand.NIGHT} if self.nights else opening.demands
        self.busiest_day, self.busiest_week, self.busiest_month = _busiest(opening)
        self.month_floor_fen = self._month_pay(opening.pay_floor_fen)
        self.month_low_fen = self._month_pay(opening.pay_low_fen)
        self.month_high_fen = self._month_pay(opening.pay_high_fen or opening.pay_low_fen)
        self.required = opening.skills
        self.musts = tuple(skill for skill in opening.skills if skill.must)
        self.licences = frozenset(opening.licences)
        self._bent: tuple[Offer, ...] | None = None

    @property
    def bent(self) -> "tuple[Offer, ...]":
        """The offer in each week its bends allow, those with the most hours first; made when first asked for."""
        if self._bent is None:
            self._bent = tuple(Offer(bent, self.day, self.opening.week) for bent in _bent(self.opening))
        return self._bent

    def widened(self, bits: int, half_hours: int) -> int:
        """`bits` with the way there and back around each stretch."""
        if not half_hours or not bits:
            return bits
        wide = self.weeks.get((bits, half_hours))
        if wide is None:
            wide = self.weeks[bits, half_hours] = WeekPattern(bits).widened(half_hours, half_hours).bits
        return wide

    def _month_pay(self, fen: int | None) -> int | None:
        if fen is None or self.opening.pay_unit is PayUnit.MONTH:
            return fen
        # 52 weeks in 12 months, two half-hours in an hour.
        return fen * self.half_hours * 13 // 6


def days_of(week: WeekPattern) -> int:
    """The weekdays on which a shift begins, a bit each: a night belongs to the day before."""
    return _union(1 << shift.day for shift in week.shifts())


def whole_days(week: WeekPattern) -> int:
    """Every half-hour of the days that have hours in `week`."""
    return _union(_DAY_MASK << (day * DAY) for day in week.days)


def night_part(opening: Opening, week: WeekPattern) -> int:
    """The half-hours of `week` that the law at this place calls night; 0 for a course."""
    legal = opening.legal_hours
    if legal is None or opening.kind is OpeningKind.COURSE:
        return 0
    return week.nights(Window((0, 1, 2, 3, 4, 5, 6), legal.night_start, legal.night_end)).bits


def with_week(opening: Opening, week: WeekPattern) -> Opening:
    """The opening worked in `week` instead, its dated hours trimmed to it, and nothing left to bend."""
    trimmed = (Meeting(day.day, day.half_hours & week.on(day.day.weekday())) for day in opening.meetings)
    return replace(opening, week=week, meetings=tuple(day for day in trimmed if day.half_hours), bends=Bends())


def first_start(week: WeekPattern) -> int | None:
    """The half-hour of the day at which the earliest shift begins, or None without hours."""
    return min((shift.start for shift in week.shifts()), default=None)


def last_end(week: WeekPattern) -> int | None:
    """The half-hour of the day at which the latest shift ends (a night's: of the next morning), or None."""
    latest = max((shift.end for shift in week.shifts()), default=None)
    return latest if latest is None or latest <= DAY else latest - DAY


def started_later(week: WeekPattern, half_hours: int) -> WeekPattern:
    """The week when no shift begins before the earliest start plus `half_hours`."""
    start = first_start(week)
    return week if start is None else week.starts_from(min(DAY, start + half_hours))


def ended_earlier(week: WeekPattern, half_hours: int) -> WeekPattern:
    """The week when no shift ends after the latest end less `half_hours`."""
    end = last_end(week)
    return week if end is None else week.ends_by(max(0, end - half_hours))


def _bent(opening: Opening) -> list[Opening]:
    """The opening in each week its bends allow, those with the most hours first."""
    bends, week = opening.bends, opening.week
    weeks = [
        *bends.other_weeks,
        *(started_later(week, later) for later in range(1, bends.later_start + 1)),
        *(ended_earlier(week, earlier) for earlier in range(1, bends.earlier_end + 1)),
        *(week.without_day(day) for day in bends.droppable_days),
    ]
    most_hours_first = sorted((-other.half_hours, at) for at, other in enumerate(weeks))
    return [with_week(opening, weeks[at]) for _, at in most_hours_first if weeks[at]]


def _busiest(opening: Opening) -> tuple[int, int, int]:
    """Half-hours of the fullest day, week and month."""
    if not opening.meetings:
        week = opening.week.half_hours
        fullest = max((shift.length for shift in opening.week.shifts()), default=0)
        by_day = max((opening.week.on(day).bit_count() for day in range(7)), default=0)
        return max(fullest, by_day), week, -(-week * 31 // 7)
    days: dict[tuple[int, ...], int] = {}
    weeks: dict[tuple[int, ...], int] = {}
    months: dict[tuple[int, ...], int] = {}
    for meeting in opening.meetings:
        count = meeting.half_hours.bit_count()
        for sums, key in (
            (days, (meeting.day.toordinal(),)),
            (weeks, meeting.day.isocalendar()[:2]),
            (months, (meeting.day.year, meeting.day.month)),
        ):
            sums[key] = sums.get(key, 0) + count
    return max(days.values()), max(weeks.values()), max(months.values())


def _care(candidate: Candidate) -> Iterable[Care]:
    for window in candidate.care_windows:
        free = _union(adult.free.bits for adult in window.adults)
        bits = window.week.bits
        uncovered = bits & ~free
        at_night = uncovered & _NIGHT_BITS != 0
        yield Care(bits, uncovered, window.first_day or date.min, window.last_day or date.max, at_night)


def _busy(candidate: Candidate, day: date) -> tuple[tuple[date, int], ...]:
    """Taken half-hours from `day` on, one word a day; classes and exams end with graduation."""
    graduated = candidate.student.graduates_on if candidate.student else date.max
    words: dict[date, int] = {}
    for busy in candidate.busy_days:
        of_studies = busy.reason in (BusyReason.CLASSES, BusyReason.EXAMS)
        if busy.day >= day and not (of_studies and busy.day >= graduated):
            words[busy.day] = words.get(busy.day, 0) | busy.half_hours
    return tuple(sorted(words.items()))


def _engaged(candidate: Candidate) -> Iterable[Taken]:
    for engagement in candidate.engagements:
        yield Taken(
            engagement.week.bits,
            engagement.first_day,
            engagement.last_day or date.max,
            engagement.may_stop,
            engagement.monthly_pay_fen,
            engagement.form,
            engagement.organisation_id,
            engagement.week.half_hours,
            days_of(engagement.week),
        )


def _always(limit: Limit) -> bool:
    return limit.from_day is None and limit.until_day is None


def _union(bits: Iterable[int]) -> int:
    result = 0
    for some in bits:
        result |= some
    return result
