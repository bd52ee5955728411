"""What goes into the engine: a person as a `Candidate`, an offer as an `Opening`, and the small values they hold.

Ids are text, money is fen, times are half-hours, places are division codes and microdegrees: nothing is a float.
"""

from dataclasses import dataclass
from datetime import date

from app.matching.terms import (
    BusyReason,
    EmploymentForm,
    FailureCause,
    Need,
    OpeningKind,
    PayUnit,
    PhysicalDemand,
    RefusalReason,
    StudentLevel,
    WishKind,
)
from app.regions.rules import Parameters
from app.schedules.week import WeekPattern
from app.skills.values import HeldSkill, Licence, RequiredSkill

__all__ = [
    "Bends",
    "BusyDay",
    "BusyReason",
    "Candidate",
    "CareWindow",
    "CoveringAdult",
    "EmploymentForm",
    "Engagement",
    "Failure",
    "FailureCause",
    "HeldLicence",
    "LegalHours",
    "Limit",
    "Meeting",
    "Need",
    "Opening",
    "OpeningKind",
    "PastOccupation",
    "PayUnit",
    "PhysicalDemand",
    "Place",
    "Record",
    "Refusal",
    "RefusalReason",
    "Shuttle",
    "Span",
    "Student",
    "StudentLevel",
    "Wish",
    "WishKind",
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a home or an opening is: a division code, and coordinates in microdegrees when both are known."""

    division: str
    latitude: int | None = None
    longitude: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first_day` to `last_day`, both included; None is an open end."""

    first_day: date
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class HeldLicence:
    """A licence a person holds, valid on every day of its span (None: without an end)."""

    licence: Licence
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class PastOccupation:
    """An occupation (code of the 2022 classes) done before, and for how many months."""

    code: str
    months: int


@dataclass(frozen=True, slots=True)
class Limit:
    """A functional limit: this demand is forbidden on these days. The diagnosis behind it is never here."""

    demand: PhysicalDemand
    from_day: date | None = None
    until_day: date | None = None


@dataclass(frozen=True, slots=True)
class CoveringAdult:
    """Another adult of the household who may cover a care window, and the hours in which they are at home."""

    person_id: str
    called: str
    free: WeekPattern


@dataclass(frozen=True, slots=True)
class CareWindow:
    """Hours in which someone must be at home for `for_whom`; `adults` are those who could be there instead."""

    week: WeekPattern
    for_whom: str = ""
    first_day: date | None = None
    last_day: date | None = None
    adults: tuple[CoveringAdult, ...] = ()


@dataclass(frozen=True, slots=True)
class Engagement:
    """What takes a person's time now: a job, course, slot, own business.

    `form` is None for what is not paid work. `may_stop`: the person could give it up, so a clash with it is a cost
    (`monthly_pay_fen` lost) and not a wall. In a transfer the engagement with the same employer is replaced.
    """

    title: str
    week: WeekPattern
    first_day: date
    last_day: date | None = None
    form: EmploymentForm | None = None
    organisation_id: str | None = None
    monthly_pay_fen: int = 0
    may_stop: bool = False


@dataclass(frozen=True, slots=True)
class BusyDay:
    """Half-hours of one dated day that are taken, as a 48-bit word (bit 0 is 00:00-00:30)."""

    day: date
    half_hours: int
    reason: BusyReason = BusyReason.CLASSES


@dataclass(frozen=True, slots=True)
class Student:
    """Studies in progress: a student until the day before `graduates_on`. `terms` are the spans of term time."""

    level: StudentLevel
    graduates_on: date
    first_year: bool = False
    terms: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish: OCCUPATION takes a code or its beginning, SKILL a skill name; NO_NIGHTS and the like take no value."""

    kind: WishKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An opening the person said no to, with its pay, hours and way as they were then (None: not noted)."""

    opening_id: str
    reason: RefusalReason
    organisation_id: str | None = None
    pay_fen: int | None = None
    week: WeekPattern | None = None
    travel_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An earlier placement that ended too soon, its coded cause, and its terms as far as they are known."""

    cause: FailureCause
    organisation_id: str | None = None
    pay_fen: int | None = None
    week: WeekPattern | None = None
    travel_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person as the engine sees them. No name, no diagnosis. `tier_rank`: 0 none ... 3 deepest."""

    id: str
    birth_date: date
    home: Place
    consents: frozenset[OpeningKind] = frozenset()
    tier_rank: int = 0
    skills: tuple[HeldSkill, ...] = ()
    licences: tuple[HeldLicence, ...] = ()
    occupations: tuple[PastOccupation, ...] = ()
    limits: tuple[Limit, ...] = ()
    care_windows: tuple[CareWindow, ...] = ()
    night_care: bool = False
    """Someone at home needs this person at night: lodging away does not suit."""
    engagements: tuple[Engagement, ...] = ()
    busy_days: tuple[BusyDay, ...] = ()
    student: Student | None = None
    protected_until: date | None = None
    """Pregnancy from the 7th month or nursing: no nights and no overtime until this day (included)."""
    max_travel_minutes: int | None = None
    """Longest way, one direction, door to door; None: not asked yet."""
    accepts_lodging: bool = False
    wage_floor_fen: int | None = None
    """The person's own lowest pay of a month; hourly pay is compared by the opening's hours of a month."""
    current_pay_fen: int | None = None
    current_organisation_id: str | None = None
    wishes: tuple[Wish, ...] = ()
    needs: frozenset[Need] = frozenset()
    refusals: tuple[Refusal, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Shuttle:
    """Transport arranged by the opening for homes in `division` (a code or its beginning), minutes door to door."""

    division: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """One dated day of an opening and its half-hours as a 48-bit word (bit 0 is 00:00-00:30)."""

    day: date
    half_hours: int


@dataclass(frozen=True, slots=True)
class Bends:
    """What the offering side has already agreed may differ for one person.

    The start may be up to `later_start` and the end up to `earlier_end` half-hours nearer, `droppable_days`
    (Monday 0) may be left out, and one of `other_weeks` may be worked instead (another shift).
    """

    later_start: int = 0
    earlier_end: int = 0
    droppable_days: tuple[int, ...] = ()
    other_weeks: tuple[WeekPattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """How earlier people fared here: `stable` of `total` after six months, and ratings of 1 to 5 (sum and number)."""

    stable: int = 0
    total: int = 0
    rating_sum: int = 0
    ratings: int = 0


@dataclass(frozen=True, slots=True)
class LegalHours:
    """The limits of law for work at one place on one day; the names are those of `regions.Parameters`."""

    working_age_years: int
    adult_age_years: int
    day_half_hours: int
    week_half_hours: int
    overtime_day_half_hours: int
    overtime_month_half_hours: int
    rest_days_per_week: int
    part_time_day_half_hours: int
    part_time_week_half_hours: int
    night_start: int
    night_end: int
    student_term_week_half_hours: int
    student_term_month_half_hours: int
    student_holiday_day_half_hours: int
    student_holiday_week_half_hours: int

    @classmethod
    def of(cls, parameters: Parameters) -> "LegalHours":
        """The limits among the parameters of a region."""
        return cls(**{name: getattr(parameters, name) for name in cls.__slots__})


@dataclass(frozen=True, slots=True)
class Opening:
    """One offer: a course cohort, a vacancy, a work-study slot, or a transfer. None always means "not known".

    `week` is the usual week; `meetings` (if any) are its exact dated hours. `step_free` None: nobody has looked yet.
    """

    id: str
    kind: OpeningKind
    title: str
    place: Place
    week: WeekPattern
    first_day: date
    last_day: date | None = None
    organisation_id: str | None = None
    occupation: str | None = None
    good_standing: bool = True
    apply_from: date | None = None
    apply_until: date | None = None
    seats_left: int | None = None
    """None: not counted. 0: full; a course then matches as a waitlist, other kinds are closed."""
    waiting: int = 0
    shuttles: tuple[Shuttle, ...] = ()
    step_free: bool | None = None
    lodging: bool = False
    board: bool = False
    insurance: bool | None = None
    meetings: tuple[Meeting, ...] = ()
    bends: Bends = Bends()
    skills: tuple[RequiredSkill, ...] = ()
    licences: tuple[Licence, ...] = ()
    prerequisites: tuple[RequiredSkill, ...] = ()
    """What a course presupposes; its `skills` are what makes it easier."""
    gives_skills: tuple[HeldSkill, ...] = ()
    gives_licences: tuple[Licence, ...] = ()
    demands: frozenset[PhysicalDemand] = frozenset()
    form: EmploymentForm | None = None
    legal_hours: LegalHours | None = None
    """None for a course: lessons are not work."""
    overtime_half_hours: int = 0
    """Expected overtime of a month, in half-hours."""
    pay_unit: PayUnit = PayUnit.MONTH
    pay_low_fen: int | None = None
    pay_high_fen: int | None = None
    pay_floor_fen: int | None = None
    """Legal floor at this place for one `pay_unit`."""
    stipend_fen: int = 0
    """Paid to a course member for one month."""
    fee_fen: int = 0
    """What a course costs the person, in total."""
    experience_months: int = 0
    record: Record = Record()
    failed_causes: tuple[tuple[FailureCause, int], ...] = ()
    """How often earlier people left here for each cause."""
    leads_to_own_business: bool = False

    def __post_init__(self) -> None:
        if self.legal_hours is None and self.kind is not OpeningKind.COURSE:
            raise ValueError(f"paid work needs the legal hours of its place: opening {self.id}")
        if self.last_day is not None and self.last_day < self.first_day:
            raise ValueError(f"opening {self.id} ends before it begins")
