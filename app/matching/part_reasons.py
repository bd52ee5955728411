"""Why each part of the score has its points, in a sentence; a part without data says so and names where it went."""

from collections.abc import Callable

from app.matching.earlier import repeated_failures
from app.matching.pairs import Pair, Way
from app.matching.pay import month_pay_fen, pay_reference_fen
from app.matching.places import way_text
from app.matching.results import PartFinding
from app.matching.scores import need_met, wish_granted
from app.matching.terms import FAILURE_CAUSE_LABELS, NEED_LABELS, OpeningKind
from app.matching.weights import FULL, WEIGHTS, Part
from app.sentences import Money, Sentence, say


def part_findings(pair: Pair, parts: tuple[tuple[Part, int], ...]) -> tuple[PartFinding, ...]:
    """Every part in the order of the table; those without data have points None."""
    points = dict(parts)
    return tuple(
        PartFinding(part, points.get(part), weight, _REASONS[part](pair) if part in points else _no_data())
        for part, weight in WEIGHTS.items()
    )


def _no_data() -> Sentence:
    return say("Nothing is known or asked here: the other parts count for it.")


def _skills(pair: Pair) -> Sentence:
    full: list[Sentence] = []
    part: list[Sentence] = []
    none: list[Sentence] = []
    for skill in pair.offer.required:
        points = pair.person.points_for(skill)
        (full if points == FULL else part if points else none).append(say("{name}", name=skill.name))
    if not part and not none:
        return say("Has every skill asked for: {skills}.", skills=tuple(full))
    if not full and not part:
        return say("None of the skills asked for is on file: {skills}.", skills=tuple(none))
    if not none:
        return say("Has in full: {full}; in part: {part}.", full=_or_none(full), part=tuple(part))
    return say("Has: {has}; not on file: {none}.", has=tuple(full + part), none=tuple(none))


def _or_none(names: list[Sentence]) -> Sentence | tuple[Sentence, ...]:
    return tuple(names) if names else say("nothing")


def _experience(pair: Pair) -> Sentence:
    asked = (pair.offer.opening.occupation or "").split("-")
    nearest = max(
        pair.person.candidate.occupations,
        key=lambda past: (_shared(past.code.split("-"), asked), past.months, past.code),
    )
    months = nearest.months
    if _shared(nearest.code.split("-"), asked) == len(asked):
        return say("Has done this very work for {months} months.", months=months)
    if nearest.code.split("-")[0] == asked[0]:
        return say("Has done related work for {months} months.", months=months)
    return say("Has worked in other fields.")


def _shared(mine: list[str], asked: list[str]) -> int:
    differing = (at for at, (own, its) in enumerate(zip(mine, asked, strict=False)) if own != its)
    return next(differing, min(len(mine), len(asked)))


def _week(pair: Pair) -> Sentence:
    fit = pair.fit
    if fit.soft:
        return say("Fits if other work is given up: {pay} a month less.", pay=Money(fit.income_lost_fen))
    if not fit.fits:
        return say("Some of the hours are taken.")
    if fit.dated:
        return say("Fits except on single days.")
    if not fit.slack:
        return say("Fits, with no time to spare before or after.")
    return say("Fits, with time to spare.")


def _reach(pair: Pair) -> Sentence:
    if pair.is_staying:
        return say("Would live there, {way} from home.", way=way_text(pair.minutes or 0))
    if pair.way is Way.TOO_FAR:
        return say(
            "About {way} each way, more than {most} minutes.", way=way_text(pair.minutes or 0), most=pair.maximum
        )
    return say("{minutes} minutes, of at most {most}.", minutes=pair.minutes or 0, most=pair.maximum)


def _pay(pair: Pair) -> Sentence:
    opening, lost = pair.offer.opening, pair.fit.income_lost_fen
    if opening.kind is OpeningKind.COURSE:
        return say(
            "Fee {fee}, stipend {stipend} a month, income lost {lost} a month.",
            fee=Money(opening.fee_fen),
            stipend=Money(opening.stipend_fen),
            lost=Money(lost),
        )
    pay, reference = Money(month_pay_fen(pair) or 0), Money(pay_reference_fen(pair) or 0)
    if lost:
        return say(
            "{pay} a month less {lost} lost, against {reference}.", pay=pay, lost=Money(lost), reference=reference
        )
    return say("{pay} a month, against {reference}.", pay=pay, reference=reference)


def _wishes(pair: Pair) -> Sentence:
    answers = [wish_granted(wish, pair) for wish in pair.person.candidate.wishes]
    total = sum(answer is not None for answer in answers)
    return say("Wishes met: {granted} of {total}.", granted=answers.count(True), total=total)


def _needs(pair: Pair) -> Sentence:
    answers = {need: need_met(need, pair) for need in NEED_LABELS if need in pair.person.candidate.needs}
    unmet = tuple(NEED_LABELS[need] for need, met in answers.items() if met is False)
    met = tuple(NEED_LABELS[need] for need, met in answers.items() if met)
    if not unmet:
        return say("Offers what is needed: {needs}.", needs=met)
    return say("Does not offer: {needs}.", needs=unmet)


def _record(pair: Pair) -> Sentence:
    record = pair.offer.opening.record
    if record.total:
        return say("{stable} of {total} earlier people had a stable income.", stable=record.stable, total=record.total)
    if not record.ratings:
        return say("Nobody has gone here before, so it counts as the average.")
    return say("Ratings so far: {count}.", count=record.ratings)


def _earlier(pair: Pair) -> Sentence:
    causes = {failure.cause for failure in repeated_failures(pair)}
    if not causes:
        return say("Nothing that ended earlier work is found here.")
    labels = tuple(label for cause, label in FAILURE_CAUSE_LABELS.items() if cause in causes)
    return say("Earlier work ended because of this, and it is found here again: {causes}.", causes=labels)


def _uncertainty(_pair: Pair) -> Sentence:
    return say("Always half: no file knows everything.")


_REASONS: dict[Part, Callable[[Pair], Sentence]] = {
    Part.SKILLS: _skills,
    Part.EXPERIENCE: _experience,
    Part.WEEK: _week,
    Part.REACH: _reach,
    Part.PAY: _pay,
    Part.WISHES: _wishes,
    Part.NEEDS: _needs,
    Part.RECORD: _record,
    Part.EARLIER: _earlier,
    Part.UNCERTAINTY: _uncertainty,
}
