"""One person before one opening: the facts that gates, points and reasons all read, worked out once."""

from enum import StrEnum

from app.matching.places import travel_minutes
from app.matching.prepared import Offer, Person
from app.matching.terms import OpeningKind
from app.matching.values import Candidate, Opening
from app.matching.week_fit import WeekFit, fit_week
from app.matching.weights import LODGING_MOST_MINUTES, UNASKED_MAXIMUM_MINUTES
from app.schedules.protection import age_on
from app.schedules.ring import WEEK

MINUTES_A_HALF_HOUR = 30


class Way(StrEnum):
    """How the person gets there; TOO_FAR is the only one that closes the gate."""

    DAILY = "daily"
    SHUTTLE = "shuttle"
    LODGING = "lodging"
    UNKNOWN = "unknown"
    TOO_FAR = "too_far"


class Pair:
    """The facts of one person and one opening."""

    __slots__ = ("age", "fit", "maximum", "minutes", "offer", "person", "travel", "way")

    def __init__(self, person: Person, offer: Offer) -> None:
        self.person = person
        self.offer = offer
        self.age = age_on(person.candidate.birth_date, offer.start)
        self.maximum = longest_way(person.candidate)
        self.minutes, self.way = reach(person, offer)
        self.travel = self._travel_half_hours()
        self.fit: WeekFit = fit_week(person, offer, self.travel, self.is_staying, self.replaced)

    @property
    def replaced(self) -> str | None:
        """The employer whose present job a transfer takes the place of."""
        opening = self.offer.opening
        return opening.organisation_id if opening.kind is OpeningKind.TRANSFER else None

    @property
    def away(self) -> int:
        """The half-hours of the week away from home, the way included."""
        return self.offer.widened(self.offer.bits, self.travel)

    @property
    def is_staying(self) -> bool:
        """Whether the person would live in the lodging offered."""
        return self.way is Way.LODGING

    @property
    def at_work(self) -> int:
        """The half-hours of the week in which no other work is possible: whole days when lodging away."""
        return self.offer.whole_days if self.is_staying else self.away

    @property
    def still_studying(self) -> bool:
        """Whether the person is a student on the first day of this opening."""
        student = self.person.candidate.student
        return student is not None and self.offer.start < student.graduates_on

    def _travel_half_hours(self) -> int:
        if self.minutes is None or self.is_staying:
            return 0
        # Too far is said by its own gate; the week is looked at as if the way were the longest accepted one.
        return min(WEEK, -(-min(self.minutes, self.maximum) // MINUTES_A_HALF_HOUR))


def reach(person: Person, offer: Offer) -> tuple[int | None, Way]:
    """Minutes door to door (None: not known) and how the person gets there. The cheapest fact of a pair."""
    opening, candidate = offer.opening, person.candidate
    minutes, way = travel_minutes(candidate.home, opening.place), Way.DAILY
    ride = shuttle_minutes(opening, candidate.home.division)
    if ride is not None and (minutes is None or ride < minutes):
        minutes, way = ride, Way.SHUTTLE
    if minutes is None:
        return None, Way.UNKNOWN
    if minutes <= longest_way(candidate):
        return minutes, way
    near = minutes <= LODGING_MOST_MINUTES
    if near and opening.lodging and candidate.accepts_lodging and not needed_at_night(person, offer):
        return minutes, Way.LODGING
    return minutes, Way.TOO_FAR


def longest_way(candidate: Candidate) -> int:
    """The longest way the person accepts, in minutes, or the usual one when not asked yet."""
    asked = candidate.max_travel_minutes
    return UNASKED_MAXIMUM_MINUTES if asked is None else asked


def needed_at_night(person: Person, offer: Offer) -> bool:
    """Whether someone at home needs this person at night while the opening lasts, with nobody else there."""
    return person.candidate.night_care or any(
        duty.at_night and duty.first_day <= offer.last_day and duty.last_day >= offer.start for duty in person.care
    )


def shuttle_minutes(opening: Opening, division: str) -> int | None:
    """Minutes by the transport the opening arranges for homes in `division`, or None."""
    if not opening.shuttles:
        return None
    return min((ride.minutes for ride in opening.shuttles if division.startswith(ride.division)), default=None)
