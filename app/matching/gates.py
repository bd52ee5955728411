"""The gates: every rule that says whether a person may take an opening, cheap enough to ask for every pair.

The reasons, for open and closed gates alike, are in gate_reasons.py.
"""

from collections.abc import Callable
from enum import StrEnum

from app.matching.legal_hours import broken_hours_rule
from app.matching.pairs import Pair, Way
from app.matching.pay import own_floor_fen
from app.matching.terms import EmploymentForm, Need, OpeningKind, PhysicalDemand, RefusalReason, StudentLevel
from app.matching.values import Refusal
from app.matching.weights import MINORS_MAY_NOT, PREREQUISITE_LEAST, STUDENTS_MAY_NOT
from app.sentences import Sentence, say
from app.skills.values import Licence


class Gate(StrEnum):
    """Every gate, in the order in which people are told about them."""

    CONSENT = "consent"
    OPEN = "open"
    AGE = "age"
    STUDIES = "studies"
    LICENCES = "licences"
    LIMITS = "limits"
    ACCESS = "access"
    PREREQUISITES = "prerequisites"
    LEGAL_HOURS = "legal_hours"
    WEEK = "week"
    REACH = "reach"
    PAY = "pay"
    EMPLOYER = "employer"
    REFUSED = "refused"


GATE_LABELS: dict[Gate, Sentence] = {
    Gate.CONSENT: say("Consent"),
    Gate.OPEN: say("Places and dates"),
    Gate.AGE: say("Age"),
    Gate.STUDIES: say("Studies"),
    Gate.LICENCES: say("Licences"),
    Gate.LIMITS: say("Physical demands"),
    Gate.ACCESS: say("Step-free access"),
    Gate.PREREQUISITES: say("What the course presupposes"),
    Gate.LEGAL_HOURS: say("Legal hours"),
    Gate.WEEK: say("Week"),
    Gate.REACH: say("The way there"),
    Gate.PAY: say("Pay"),
    Gate.EMPLOYER: say("Employer"),
    Gate.REFUSED: say("Refused before"),
}

WEEK_GATES = frozenset({Gate.WEEK, Gate.LEGAL_HOURS, Gate.LIMITS, Gate.AGE})
"""The gates that look at the hours: another week for the same opening may open them."""

FORMS_BESIDE_STUDIES = frozenset(
    {EmploymentForm.PART_TIME, EmploymentForm.STUDENT_WORK, EmploymentForm.SELF_EMPLOYED, EmploymentForm.PLATFORM}
)


def closed_gates(pair: Pair) -> tuple[Gate, ...]:
    """The gates that are closed, in order; none means the person may."""
    return tuple([gate for gate, is_open in _GATES if not is_open(pair)])


def has_consented(pair: Pair) -> bool:
    """Whether the person agreed to be matched with openings of this kind."""
    return pair.offer.opening.kind in pair.person.candidate.consents


def is_open_on_the_day(pair: Pair) -> bool:
    """Whether one can still apply and begin; a full course is open as a waitlist, other work that is full is not."""
    opening, day = pair.offer.opening, pair.offer.day
    if pair.offer.last_day < day or (opening.apply_from is not None and opening.apply_from > day):
        return False
    if opening.kind is OpeningKind.COURSE:
        return (opening.apply_until or opening.first_day) >= day
    return opening.seats_left != 0 and (opening.apply_until is None or opening.apply_until >= day)


def is_waitlist(pair: Pair) -> bool:
    """Whether the course is full, so that one joins its waiting list."""
    return pair.offer.opening.kind is OpeningKind.COURSE and pair.offer.opening.seats_left == 0


def is_old_enough(pair: Pair) -> bool:
    """Nobody under 16 works; nothing heavy, cold, hot, toxic, high or at night under 18. On the first day of work."""
    legal = pair.offer.opening.legal_hours
    if legal is None or pair.age >= legal.adult_age_years:
        return True
    return pair.age >= legal.working_age_years and not pair.offer.demands & MINORS_MAY_NOT


def studies_allow(pair: Pair) -> bool:
    """Slots are for students until they graduate, full-time work begins after that. Source: 勤工助学 2018."""
    kind, student = pair.offer.opening.kind, pair.person.candidate.student
    if kind is OpeningKind.COURSE:
        return True
    if student is None or not pair.still_studying:
        return kind is not OpeningKind.SLOT
    if student.level is StudentLevel.VOCATIONAL and student.first_year:
        return False
    if pair.offer.demands & STUDENTS_MAY_NOT:
        return False
    return kind is OpeningKind.SLOT or pair.offer.opening.form in FORMS_BESIDE_STUDIES


def missing_licences(pair: Pair) -> tuple[Licence, ...]:
    """The licences asked for that the person does not hold on the first day, compared exactly."""
    if not pair.offer.licences:
        return ()
    start = pair.offer.start
    valid = {
        held.licence
        for held in pair.person.candidate.licences
        if (held.valid_from is None or held.valid_from <= start)
        and (held.valid_until is None or held.valid_until >= start)
    }
    return tuple(licence for licence in pair.offer.opening.licences if licence not in valid)


def has_licences(pair: Pair) -> bool:
    """Whether no licence is missing."""
    return not missing_licences(pair)


def forbidden_demands(pair: Pair) -> frozenset[PhysicalDemand]:
    """The demands of the opening that a functional limit forbids while it lasts."""
    person, offer = pair.person, pair.offer
    forbidden = offer.demands & person.always_limited
    if person.some_limits:
        forbidden |= {
            limit.demand
            for limit in person.some_limits
            if limit.demand in offer.demands
            and (limit.from_day is None or limit.from_day <= offer.last_day)
            and (limit.until_day is None or limit.until_day >= offer.start)
        }
    return forbidden


def limits_allow(pair: Pair) -> bool:
    """Whether no demand is forbidden."""
    return not forbidden_demands(pair)


def can_enter(pair: Pair) -> bool:
    """Step-free for those who need it; a place nobody has looked at stays open and is asked about."""
    if Need.STEP_FREE not in pair.person.candidate.needs:
        return True
    return pair.offer.opening.step_free is not False and PhysicalDemand.STAIRS not in pair.offer.opening.demands


def has_prerequisites(pair: Pair) -> bool:
    """Whether the person has what the course presupposes."""
    asked = pair.offer.opening.prerequisites
    return all(pair.person.points_for(skill) >= PREREQUISITE_LEAST for skill in asked)


def hours_are_legal(pair: Pair) -> bool:
    """Whether no rule about hours is broken, together with the person's other work."""
    return broken_hours_rule(pair) is None


def week_fits(pair: Pair) -> bool:
    """Whether the hours clash with nothing the person cannot give up."""
    return pair.fit.fits


def is_reachable(pair: Pair) -> bool:
    """Whether the way is within the person's maximum, or lodging suits."""
    return pair.way is not Way.TOO_FAR


def pays_enough(pair: Pair) -> bool:
    """At least the legal floor and the person's own; a transfer not less than now. Unknown pay is asked about."""
    opening = pair.offer.opening
    if opening.kind is OpeningKind.COURSE or opening.pay_low_fen is None:
        return True
    if opening.pay_floor_fen is not None and opening.pay_low_fen < opening.pay_floor_fen:
        return False
    now = pair.person.candidate.current_pay_fen
    if opening.kind is OpeningKind.TRANSFER and now is not None and (pair.offer.month_low_fen or 0) < now:
        return False
    own = own_floor_fen(pair)
    return own is None or (pair.offer.month_high_fen or 0) >= own


def employer_is_sound(pair: Pair) -> bool:
    """In good standing; and a transfer only within the person's present firm."""
    opening = pair.offer.opening
    if (
        opening.kind is OpeningKind.TRANSFER
        and opening.organisation_id != pair.person.candidate.current_organisation_id
    ):
        return False
    return opening.good_standing


def standing_refusal(pair: Pair) -> Refusal | None:
    """The person's earlier no that still holds: its reason has not changed for the better."""
    for refusal in pair.person.candidate.refusals:
        if refusal.opening_id == pair.offer.opening.id:
            if not _has_improved(refusal, pair):
                return refusal
        elif (
            refusal.reason is RefusalReason.EMPLOYER
            and refusal.organisation_id is not None
            and refusal.organisation_id == pair.offer.opening.organisation_id
        ):
            return refusal
    return None


def not_refused(pair: Pair) -> bool:
    """Whether no earlier no still holds."""
    return not pair.person.candidate.refusals or standing_refusal(pair) is None


def _has_improved(refusal: Refusal, pair: Pair) -> bool:
    opening = pair.offer.opening
    match refusal.reason:
        case RefusalReason.PAY:
            pay = opening.pay_high_fen or opening.pay_low_fen
            return refusal.pay_fen is not None and pay is not None and pay > refusal.pay_fen
        case RefusalReason.HOURS:
            return refusal.week is not None and pair.offer.usual_week != refusal.week
        case RefusalReason.DISTANCE:
            before = refusal.travel_minutes
            return before is not None and pair.minutes is not None and pair.minutes < before
        case _:
            return False


_GATES: tuple[tuple[Gate, Callable[[Pair], bool]], ...] = (
    (Gate.CONSENT, has_consented),
    (Gate.OPEN, is_open_on_the_day),
    (Gate.AGE, is_old_enough),
    (Gate.STUDIES, studies_allow),
    (Gate.LICENCES, has_licences),
    (Gate.LIMITS, limits_allow),
    (Gate.ACCESS, can_enter),
    (Gate.PREREQUISITES, has_prerequisites),
    (Gate.LEGAL_HOURS, hours_are_legal),
    (Gate.WEEK, week_fits),
    (Gate.REACH, is_reachable),
    (Gate.PAY, pays_enough),
    (Gate.EMPLOYER, employer_is_sound),
    (Gate.REFUSED, not_refused),
)
