"""A match told in full: the headline, every gate, every part, what to keep in mind, and what would open it."""

from collections.abc import Iterable, Mapping
from datetime import date

from app.matching.changes import changes_that_open
from app.matching.gate_reasons import gate_findings
from app.matching.gates import GATE_LABELS
from app.matching.hours_reasons import week_cautions
from app.matching.pairs import Pair, Way
from app.matching.part_reasons import part_findings
from app.matching.prepared import Offer, Person, Similarity, same_name
from app.matching.reference import chosen_pair, match_prepared
from app.matching.results import Change, Explanation, Match
from app.matching.terms import Need, OpeningKind
from app.matching.values import Candidate, Opening
from app.schedules.week_text import week_text
from app.sentences import Sentence, say


def explain(
    candidate: Candidate,
    opening: Opening,
    day: date,
    similarity: Similarity = same_name,
    courses: Iterable[Opening] = (),
    licence_names: Mapping[str, str] | None = None,
) -> Explanation:
    """Everything there is to say about one pair, for the person and the caseworker; never for the offering side.

    `courses` may give a licence or skill that is missing; `licence_names` puts names to licence codes.
    """
    person, offer = Person(candidate, day, similarity), Offer(opening, day)
    found = match_prepared(person, offer)
    pair, closed = chosen_pair(person, offer)
    names = licence_names or {}
    changes = changes_that_open(pair, found, courses, names)
    return Explanation(
        match=found,
        headline=_headline(found, changes),
        gates=gate_findings(pair, closed, names),
        parts=part_findings(pair, found.parts),
        cautions=tuple(_cautions(pair, found)),
        changes=changes,
    )


def _headline(found: Match, changes: tuple[Change, ...]) -> Sentence:
    if found.possible:
        if not found.qualified:
            return say("Possible, but skills it asks for are missing.")
        if found.waitlist:
            return say("Fits; it is full, so one would join the waiting list.")
        return say("Fits if something else is given up.") if found.income_lost_fen else say("Fits.")
    gates = tuple(GATE_LABELS[gate] for gate in found.closed)
    if changes:
        return say("Only blocked by {gates}. It would fit {change}.", gates=gates, change=changes[0].text)
    return say("Blocked by {gates}.", gates=gates)


def _cautions(pair: Pair, found: Match) -> Iterable[Sentence]:
    opening, candidate = pair.offer.opening, pair.person.candidate
    if found.week_is_bent:
        yield say("In the hours {hours}, as offered for such a case.", hours=week_text(found.week))
    yield from week_cautions(pair)
    if not opening.week:
        yield say("No hours are stated: ask first.")
    if opening.kind is not OpeningKind.COURSE and opening.pay_low_fen is None:
        yield say("Pay is not stated: ask first.")
    if pair.way is Way.UNKNOWN:
        yield say("The way is not known: ask for the address.")
    if Need.STEP_FREE in candidate.needs and opening.step_free is None:
        yield say("Nobody has looked yet whether it is step-free: ask first.")
    legal = opening.legal_hours
    if legal is not None and legal.working_age_years <= pair.age < legal.adult_age_years:
        yield say("A medical check comes before work under {adult}.", adult=legal.adult_age_years)
    yield from _endings(pair)


def _endings(pair: Pair) -> Iterable[Sentence]:
    """What ends before the opening does: studies, a licence."""
    opening, candidate = pair.offer.opening, pair.person.candidate
    last_day = pair.offer.last_day
    if opening.kind is OpeningKind.SLOT and candidate.student is not None:
        graduates_on = candidate.student.graduates_on
        if pair.offer.start < graduates_on <= last_day:
            yield say("Work-study ends on graduation, {day}.", day=graduates_on)
    for held in candidate.licences:
        until = held.valid_until
        if held.licence in pair.offer.licences and until is not None and pair.offer.start <= until < last_day:
            yield say("A licence ends on {day}: renew it in time.", day=until)
