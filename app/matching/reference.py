"""The scalar reference: what a match is, in plain Python and whole numbers. Every faster path must agree with it."""

from datetime import date

from app.matching.gates import WEEK_GATES, Gate, closed_gates, is_waitlist
from app.matching.pairs import Pair
from app.matching.prepared import Offer, Person, Similarity, same_name
from app.matching.results import Match
from app.matching.scores import is_qualified, parts_of, score_of
from app.matching.values import Candidate, Opening


def match(candidate: Candidate, opening: Opening, day: date, similarity: Similarity = same_name) -> Match:
    """One person and one opening on `day`. `similarity` compares skill names (skills.similarity), 0..10000."""
    return match_prepared(Person(candidate, day, similarity), Offer(opening, day))


def match_prepared(person: Person, offer: Offer) -> Match:
    """The match of a person and an opening that were made ready for the same day."""
    pair, closed = chosen_pair(person, offer)
    parts = parts_of(pair)
    return Match(
        candidate_id=person.candidate.id,
        opening_id=offer.opening.id,
        kind=offer.opening.kind,
        closed=closed,
        score=score_of(parts),
        parts=parts,
        qualified=is_qualified(pair),
        waitlist=is_waitlist(pair),
        way=pair.way,
        travel_minutes=pair.minutes,
        week=pair.offer.opening.week,
        week_is_bent=pair.offer is not offer,
        income_lost_fen=pair.fit.income_lost_fen,
    )


def chosen_pair(person: Person, offer: Offer) -> tuple[Pair, tuple[Gate, ...]]:
    """The pair to judge and its closed gates: the opening as it stands, or where its hours stand in the way
    the first week within its bends (the most hours kept) in which they do not.

    Which week it is depends on the hours alone, so that a skill or a licence never changes it.
    """
    pair = Pair(person, offer)
    closed = closed_gates(pair)
    if closed and offer.bent and not WEEK_GATES.isdisjoint(closed):
        for bent in offer.bent:
            other = Pair(person, bent)
            closed_then = closed_gates(other)
            if WEEK_GATES.isdisjoint(closed_then):
                return other, closed_then
    return pair, closed
