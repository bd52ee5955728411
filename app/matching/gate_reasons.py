"""Why each gate is open or closed, in a sentence for the person and the caseworker. Never for the offering side."""

from collections.abc import Callable, Mapping

from app.matching.gates import (
    Gate,
    forbidden_demands,
    has_consented,
    is_old_enough,
    is_open_on_the_day,
    is_waitlist,
    missing_licences,
    standing_refusal,
    studies_allow,
)
from app.matching.hours_reasons import hours_reason, week_reason
from app.matching.pairs import Pair, Way, needed_at_night
from app.matching.pay import own_floor_fen
from app.matching.places import way_text
from app.matching.results import GateFinding
from app.matching.terms import (
    OPENING_KIND_LABELS,
    PHYSICAL_DEMAND_LABELS,
    REFUSAL_REASON_LABELS,
    Need,
    OpeningKind,
    PhysicalDemand,
    StudentLevel,
)
from app.matching.weights import MINORS_MAY_NOT, PREREQUISITE_LEAST, STUDENTS_MAY_NOT
from app.sentences import Money, Sentence, say


def gate_findings(pair: Pair, closed: tuple[Gate, ...], names: Mapping[str, str]) -> tuple[GateFinding, ...]:
    """Every gate in order with its reason, the open ones too. `names` are those of licence codes."""
    return tuple(
        GateFinding(gate, gate not in closed, _licences(pair, names) if gate is Gate.LICENCES else _REASONS[gate](pair))
        for gate in Gate
    )


def _consent(pair: Pair) -> Sentence:
    kind = OPENING_KIND_LABELS[pair.offer.opening.kind]
    if has_consented(pair):
        return say("Agreed to be matched for this: {kind}.", kind=kind)
    return say("Has not agreed to be matched for this: {kind}.", kind=kind)


def _open(pair: Pair) -> Sentence:
    opening, day = pair.offer.opening, pair.offer.day
    if is_open_on_the_day(pair):
        if is_waitlist(pair):
            return say("Full: one joins the waiting list, place {place}.", place=opening.waiting + 1)
        if opening.apply_until is not None:
            return say("Open until {day}.", day=opening.apply_until)
        return say("Open, beginning {day}.", day=pair.offer.start)
    if pair.offer.last_day < day:
        return say("Ended on {day}.", day=pair.offer.last_day)
    if opening.apply_from is not None and opening.apply_from > day:
        return say("Opens on {day}.", day=opening.apply_from)
    if opening.apply_until is not None and opening.apply_until < day:
        return say("Applications closed on {day}.", day=opening.apply_until)
    if opening.kind is OpeningKind.COURSE:
        return say("Began on {day}.", day=opening.first_day)
    return say("All places are taken.")


def _age(pair: Pair) -> Sentence:
    legal = pair.offer.opening.legal_hours
    if legal is None:
        return say("Learning has no age limit.")
    if pair.age < legal.working_age_years:
        return say(
            "{age} years old on the first day ({day}): no paid work under {least}.",
            age=pair.age,
            day=pair.offer.start,
            least=legal.working_age_years,
        )
    if not is_old_enough(pair):
        demands = _labels(pair.offer.demands & MINORS_MAY_NOT)
        adult = legal.adult_age_years
        return say("{age} years old: not allowed under {adult}: {demands}.", age=pair.age, adult=adult, demands=demands)
    return say("{age} years old on the first day.", age=pair.age)


def _studies(pair: Pair) -> Sentence:
    opening, student = pair.offer.opening, pair.person.candidate.student
    if opening.kind is OpeningKind.COURSE:
        return say("Courses are open beside and after studies.")
    if student is None or not pair.still_studying:
        if opening.kind is not OpeningKind.SLOT:
            return say("Not studying then.")
        if student is None:
            return say("Work-study slots are for students.")
        return say("Graduates on {day}: work-study ends then.", day=student.graduates_on)
    if studies_allow(pair):
        return say("A student until {day}.", day=student.graduates_on)
    if student.level is StudentLevel.VOCATIONAL and student.first_year:
        return say("No work in the first year of a vocational school.")
    forbidden = pair.offer.demands & STUDENTS_MAY_NOT
    if forbidden:
        return say("Not allowed for students: {demands}.", demands=_labels(forbidden))
    return say("Still studying: full-time work can begin on {day}.", day=student.graduates_on)


def _licences(pair: Pair, names: Mapping[str, str]) -> Sentence:
    if not pair.offer.licences:
        return say("No licence is asked for.")
    missing = tuple(say("{name}", name=names.get(one.code, one.code)) for one in missing_licences(pair))
    if not missing:
        return say("All licences asked for are valid on the first day.")
    if len(missing) == 1:
        return say("One licence short: {licence}.", licence=missing[0])
    return say("{count} licences short: {licences}.", count=len(missing), licences=missing)


def _limits(pair: Pair) -> Sentence:
    forbidden = forbidden_demands(pair)
    if forbidden:
        return say("Staff have set a limit: no {demands}.", demands=_labels(forbidden))
    if not pair.offer.demands:
        return say("No particular physical demand is named.")
    return say("Nothing it demands is limited: {demands}.", demands=_labels(pair.offer.demands))


def _access(pair: Pair) -> Sentence:
    if Need.STEP_FREE not in pair.person.candidate.needs:
        return say("Step-free access is not needed.")
    if pair.offer.opening.step_free is None:
        return say("Nobody has looked yet whether it is step-free: ask first.")
    return say("Step-free.") if pair.offer.opening.step_free else say("Not step-free.")


def _prerequisites(pair: Pair) -> Sentence:
    asked = pair.offer.opening.prerequisites
    if not asked:
        return say("Presupposes nothing.")
    missing = [skill for skill in asked if pair.person.points_for(skill) < PREREQUISITE_LEAST]
    if missing:
        return say("Presupposes: {skills}.", skills=tuple(say("{name}", name=skill.name) for skill in missing))
    return say("What it presupposes is there.")


def _reach(pair: Pair) -> Sentence:
    minutes, most = pair.minutes or 0, pair.maximum
    match pair.way:
        case Way.UNKNOWN:
            return say("The way is not known: ask for the address.")
        case Way.LODGING:
            return say("{way} away, with lodging there.", way=way_text(minutes))
        case Way.SHUTTLE:
            return say("{minutes} minutes with the transport offered.", minutes=minutes)
        case Way.DAILY:
            return say("About {minutes} minutes each way, at most {most}.", minutes=minutes, most=most)
        case Way.TOO_FAR:
            if pair.offer.opening.lodging and needed_at_night(pair.person, pair.offer):
                return say("{way} away; lodging does not suit, needed at home at night.", way=way_text(minutes))
            return say("About {way} each way, more than {most} minutes.", way=way_text(minutes), most=most)


def _pay(pair: Pair) -> Sentence:
    opening, now = pair.offer.opening, pair.person.candidate.current_pay_fen
    if opening.kind is OpeningKind.COURSE:
        return _course_pay(pair)
    low, month_high = opening.pay_low_fen, pair.offer.month_high_fen
    if low is None or month_high is None:
        return say("Pay is not stated: ask first.")
    if opening.pay_floor_fen is not None and low < opening.pay_floor_fen:
        return say("Pays {pay}, under the legal floor of {floor}.", pay=Money(low), floor=Money(opening.pay_floor_fen))
    month_low = pair.offer.month_low_fen or 0
    if opening.kind is OpeningKind.TRANSFER and now is not None:
        if month_low < now:
            return say("Pays {pay} a month, less than {now} now.", pay=Money(month_low), now=Money(now))
        return say("Pays {pay} a month, not less than {now} now.", pay=Money(month_low), now=Money(now))
    own = own_floor_fen(pair)
    if own is not None and month_high < own:
        most = Money(month_high)
        return say("Pays at most {pay} a month, under the {own} this person needs.", pay=most, own=Money(own))
    if month_low == month_high:
        return say("Pays {pay} a month.", pay=Money(month_low))
    return say("Pays {low} to {high} a month.", low=Money(month_low), high=Money(month_high))


def _course_pay(pair: Pair) -> Sentence:
    opening = pair.offer.opening
    fee = say("Free") if not opening.fee_fen else say("Costs {fee}", fee=Money(opening.fee_fen))
    if opening.stipend_fen:
        return say("{fee}, with a stipend of {stipend} a month.", fee=fee, stipend=Money(opening.stipend_fen))
    return say("{fee}, without a stipend.", fee=fee)


def _employer(pair: Pair) -> Sentence:
    opening = pair.offer.opening
    if not opening.good_standing:
        return say("The organisation is suspended or not verified.")
    if (
        opening.kind is OpeningKind.TRANSFER
        and opening.organisation_id != pair.person.candidate.current_organisation_id
    ):
        return say("A transfer is only for people who work in this firm.")
    return say("The organisation is in good standing.")


def _refused(pair: Pair) -> Sentence:
    refusal = standing_refusal(pair)
    if refusal is None:
        return say("No refusal stands in the way.")
    return say("Refused before because of {reason}.", reason=REFUSAL_REASON_LABELS[refusal.reason])


def _labels(demands: frozenset[PhysicalDemand]) -> tuple[Sentence, ...]:
    return tuple(label for demand, label in PHYSICAL_DEMAND_LABELS.items() if demand in demands)


_REASONS: dict[Gate, Callable[[Pair], Sentence]] = {
    Gate.CONSENT: _consent,
    Gate.OPEN: _open,
    Gate.AGE: _age,
    Gate.STUDIES: _studies,
    Gate.LIMITS: _limits,
    Gate.ACCESS: _access,
    Gate.PREREQUISITES: _prerequisites,
    Gate.LEGAL_HOURS: hours_reason,
    Gate.WEEK: week_reason,
    Gate.REACH: _reach,
    Gate.PAY: _pay,
    Gate.EMPLOYER: _employer,
    Gate.REFUSED: _refused,
}
