"""What the offering side would gain: for each change of an opening, the people who do not fit now and would then."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from app.matching.gates import WEEK_GATES, Gate
from app.matching.hours_changes import HOURS_KINDS, hours_trials
from app.matching.pairs import Pair
from app.matching.pay import pay_that_opens
from app.matching.prepared import Offer, Person, Similarity, same_name
from app.matching.reference import match_prepared
from app.matching.results import ChangeKind, Gain
from app.matching.terms import OpeningKind, PhysicalDemand
from app.matching.values import Candidate, Opening, Shuttle
from app.matching.weights import GAINED_PAYS_TRIED, GAINED_TRANSPORT_MINUTES
from app.sentences import Money, Sentence, say


class _Trial(NamedTuple):
    kind: ChangeKind
    gates: frozenset[Gate]
    text: Sentence
    opening: Opening


def people_gained(
    opening: Opening, candidates: Iterable[Candidate], day: date, similarity: Similarity = same_name
) -> list[Gain]:
    """The changes that add people, the most people first, then in the order in which they were tried.

    Of one kind only a bigger change that adds more people is told beside a smaller one. Nothing in a Gain says why
    someone does not fit now; ids are for the union's side, the offering side is told how many.
    """
    offer = Offer(opening, day)
    people = [Person(candidate, day, similarity) for candidate in candidates]
    outside = [(person, frozenset(match_prepared(person, offer).closed)) for person in people]
    blocked = [(person, closed) for person, closed in outside if closed]
    gains: list[Gain] = []
    most: dict[ChangeKind, int] = {}
    for trial in _trials(opening, offer, blocked):
        changed = Offer(trial.opening, day)
        ids = sorted(
            person.candidate.id
            for person, closed in blocked
            if trial.gates >= closed and match_prepared(person, changed).possible
        )
        if len(ids) > most.get(trial.kind, 0):
            most[trial.kind] = len(ids)
            gains.append(Gain(trial.kind, trial.text, trial.opening, tuple(ids)))
    return sorted(gains, key=lambda gain: -len(gain.candidate_ids))


def gain_text(gain: Gain) -> Sentence:
    """The gain as a sentence for the offering side: "3 more people fit if it starts at 08:30"."""
    count = len(gain.candidate_ids)
    if count == 1:
        return say("One more person fits {change}.", change=gain.text)
    return say("{count} more people fit {change}.", count=count, change=gain.text)


def _trials(opening: Opening, offer: Offer, blocked: list[tuple[Person, frozenset[Gate]]]) -> Iterator[_Trial]:
    for kind in HOURS_KINDS:
        for hours in hours_trials(kind, opening):
            yield _Trial(kind, WEEK_GATES, hours.text, hours.opening)
    yield from _reach_trials(opening)
    if opening.step_free is not True:
        step_free = replace(opening, step_free=True, demands=opening.demands - {PhysicalDemand.STAIRS})
        yield _Trial(ChangeKind.STEP_FREE, frozenset({Gate.ACCESS}), say("if the place is made step-free"), step_free)
    yield from _pay_trials(opening, offer, [person for person, closed in blocked if closed == {Gate.PAY}])


def _reach_trials(opening: Opening) -> Iterator[_Trial]:
    gates = frozenset({Gate.REACH})
    if not opening.lodging:
        yield _Trial(ChangeKind.LODGING, gates, say("if lodging is offered"), replace(opening, lodging=True))
    minutes = GAINED_TRANSPORT_MINUTES
    text = say("if transport brings people of the city there within {minutes} minutes", minutes=minutes)
    shuttles = (*opening.shuttles, Shuttle(opening.place.division[:4], minutes))
    yield _Trial(ChangeKind.TRANSPORT, gates, text, replace(opening, shuttles=shuttles))


def _pay_trials(opening: Opening, offer: Offer, short: list[Person]) -> Iterator[_Trial]:
    if opening.kind is OpeningKind.TRANSFER:
        return  # what a transfer must pay is one person's present pay: not for a list
    needed = sorted({pay for person in short if (pay := pay_that_opens(Pair(person, offer))) is not None})
    for pay in needed[:GAINED_PAYS_TRIED]:
        low, high = max(opening.pay_low_fen or 0, opening.pay_floor_fen or 0), max(opening.pay_high_fen or 0, pay)
        raised = replace(opening, pay_low_fen=low, pay_high_fen=high)
        yield _Trial(ChangeKind.PAY, frozenset({Gate.PAY}), say("if it pays {pay}", pay=Money(pay)), raised)
