"""The best openings for a person, kinds mixed by rule, and the best people for an opening."""

from collections.abc import Collection, Iterable
from datetime import date

from app.matching.courses import gives_nothing_new, is_one_training_away, opened_by
from app.matching.pairs import Way, reach
from app.matching.prepared import Offer, Person, Similarity, same_name
from app.matching.reference import match_prepared
from app.matching.results import Listed, Match
from app.matching.terms import OpeningKind
from app.matching.values import Candidate, Opening
from app.matching.weights import NOTHING_NEW, OPENED_COUNTED, OPENED_POINTS
from app.sentences import Sentence, say


class Board:
    """Openings made ready for one day, to match many people with. Raises ValueError for an id that comes twice."""

    __slots__ = ("_later", "day", "offers")

    def __init__(self, openings: Iterable[Opening], day: date) -> None:
        self._fill(tuple(Offer(opening, day) for opening in openings), day)

    def changed(self, more: Iterable[Opening] = (), without: Collection[str] = ()) -> "Board":
        """This board with `more` openings and without those of some ids, made from the same ready offers."""
        kept = tuple(offer for offer in self.offers if offer.opening.id not in without)
        board = Board((), self.day)
        board._fill((*kept, *(Offer(opening, self.day) for opening in more)), self.day)
        return board

    def _fill(self, offers: tuple[Offer, ...], day: date) -> None:
        if len({offer.opening.id for offer in offers}) < len(offers):
            raise ValueError("an opening stands twice on the board")
        self.day = day
        self.offers = offers
        self._later: dict[tuple[str, date], Offer] = {}

    def on(self, opening: Opening, day: date) -> Offer:
        """An opening of this board made ready for a later day, once."""
        offer = self._later.get((opening.id, day))
        if offer is None:
            offer = self._later[opening.id, day] = Offer(opening, day)
        return offer


def best_openings(
    candidate: Candidate,
    openings: Iterable[Opening] | Board,
    day: date,
    limit: int | None = 10,
    similarity: Similarity = same_name,
) -> list[Listed]:
    """The possible openings of all kinds for one person, the best first; `limit` None lists all of them.

    Ordered by standing, then score, then id. Give a Board when many people meet the same openings. Raises ValueError
    when the board was made for another day.
    """
    board = _board(openings, day)
    person = Person(candidate, day, similarity)
    # What is out of reach is neither possible nor one training away, so most of a province is never looked at.
    near = [offer for offer in board.offers if reach(person, offer)[1] is not Way.TOO_FAR]
    matches = [(offer, match_prepared(person, offer)) for offer in near]
    away = [(offer, found) for offer, found in matches if is_one_training_away(found)]
    listed = [_listed(person, offer, found, away, board) for offer, found in matches if found.possible]
    listed.sort(key=lambda entry: (-entry.standing, -entry.match.score, entry.match.opening_id))
    return listed[:limit]


def standing_text(entry: Listed) -> Sentence | None:
    """Why an entry stands higher or lower than its score alone: what a course opens; None for all others."""
    if entry.nothing_new:
        return say("Teaches nothing that is not there already.")
    if len(entry.opens) == 1:
        return say("Opens one job that is out of reach now.")
    return say("Opens {count} jobs that are out of reach now.", count=len(entry.opens)) if entry.opens else None


def best_candidates(
    opening: Opening,
    candidates: Iterable[Candidate],
    day: date,
    limit: int | None = 10,
    similarity: Similarity = same_name,
) -> list[Match]:
    """The people who may take an opening, the best first: by score, then id. Tier plays no part here."""
    offer = Offer(opening, day)
    matches = (match_prepared(Person(candidate, day, similarity), offer) for candidate in candidates)
    possible = sorted(
        (found for found in matches if found.possible), key=lambda found: (-found.score, found.candidate_id)
    )
    return possible[:limit]


def _board(openings: Iterable[Opening] | Board, day: date) -> Board:
    board = openings if isinstance(openings, Board) else Board(openings, day)
    if board.day != day:
        raise ValueError(f"the board was made for {board.day}, not for {day}")
    return board


def _listed(person: Person, offer: Offer, found: Match, away: list[tuple[Offer, Match]], board: Board) -> Listed:
    if found.kind is not OpeningKind.COURSE:
        return Listed(found, found.score)
    if gives_nothing_new(person, offer.opening):
        return Listed(found, max(0, found.score - NOTHING_NEW), nothing_new=True)
    opens = opened_by(person, offer.opening, away, board.on)
    return Listed(found, found.score + OPENED_POINTS * min(OPENED_COUNTED, len(opens)), opens)
