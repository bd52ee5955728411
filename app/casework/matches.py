"""Brings rows together in the engine: every live opening, every person in sight, what fits and what would."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.actors import Actor
from app.errors import NotFound
from app.jobs.openings import openings as vacancy_openings
from app.jobs.openings import transfer_openings
from app.matching.employers import employer_view
from app.matching.explanations import explain
from app.matching.gains import people_gained
from app.matching.gates import Gate
from app.matching.lists import Board, best_openings
from app.matching.prepared import Person
from app.matching.reference import match, match_prepared
from app.matching.results import Explanation, Fit, Gain, Listed, Match
from app.matching.terms import OpeningKind
from app.matching.values import Candidate, Opening
from app.matching.weights import LODGING_MOST_MINUTES
from app.people.candidates import candidates
from app.skills.licences import licence_kinds
from app.skills.vocabulary import similarity
from app.training.lifecycle import EnrolmentState
from app.training.openings import openings as training_openings
from app.training.queries import enrolments_of
from app.workstudy.lifecycle import BookingState
from app.workstudy.openings import openings as workstudy_openings
from app.workstudy.queries import bookings_of

FEWEST_TOLD = 3
"""A change that adds fewer people is not told to the offering side: it could point at one person's limits."""

_LICENCE_NAMES = {kind.code: kind.name for kind in licence_kinds()}


@dataclass(frozen=True, slots=True)
class Explained:
    """One opening for one person, with everything there is to say about the pair."""

    opening: Opening
    explanation: Explanation
    listed: Listed | None = None
    """Its place in the person's list; None for an opening that does not fit."""


@dataclass(frozen=True, slots=True)
class PersonMatches:
    """What fits one person, the best first, and the nearest of what does not."""

    person_id: UUID
    fitting: tuple[Explained, ...]
    near_misses: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class OpeningMatches:
    """Who fits one opening, as the offering side may see it, and what single changes would add."""

    opening: Opening
    fits: tuple[Fit, ...]
    gains: tuple[Gain, ...]


async def openings_on(day: date) -> list[Opening]:
    """Every live course, vacancy and slot of `day`, by id. A transfer is meant for one person and not among them."""
    found = [*await training_openings(day), *await vacancy_openings(day), *await workstudy_openings(day)]
    return sorted(found, key=lambda opening: opening.id)


async def board_on(day: date) -> Board:
    """The live openings of `day`, made ready to be matched with many people."""
    return Board(await openings_on(day), day)


async def matches_for(
    actor: Actor, person_id: UUID, day: date, limit: int = 10, near_misses: int = 3, board: Board | None = None
) -> PersonMatches:
    """The best openings for a person in sight, transfers meant for them included, and the nearest that do not fit.

    `board` when many people are matched on one day. Raises NotFound for a person out of sight or without consent.
    """
    candidate = await _candidate(actor, person_id, day)
    transfers = (await transfer_openings(day, [person_id])).get(person_id, [])
    taken_up = await _taken_up(actor, [person_id], day)
    board = (board or await board_on(day)).changed(transfers, taken_up.get(person_id, ()))
    openings = {offer.opening.id: offer.opening for offer in board.offers}
    courses = [opening for opening in openings.values() if opening.kind is OpeningKind.COURSE]
    listed = best_openings(candidate, board, day, limit, similarity)
    missed = _nearest_misses(candidate, board, near_misses) if near_misses else ()
    return PersonMatches(
        person_id,
        tuple(_explained(candidate, openings[entry.match.opening_id], day, courses, entry) for entry in listed),
        tuple(_explained(candidate, opening, day, courses) for opening in missed),
    )


async def ranked_for(
    actor: Actor, person_ids: Sequence[UUID], day: date, limit: int = 3, board: Board | None = None
) -> dict[UUID, list[Listed]]:
    """The best courses, vacancies and slots for each of many people; those without consent are left out."""
    board = board or await board_on(day)
    taken_up = await _taken_up(actor, person_ids, day)
    return {
        UUID(candidate.id): best_openings(
            candidate, board.changed(without=taken_up.get(UUID(candidate.id), ())), day, limit, similarity
        )
        for candidate in await candidates(actor, person_ids, day)
    }


async def explain_pair(actor: Actor, person_id: UUID, kind: OpeningKind, opening_id: UUID, day: date) -> Explained:
    """One person and one live opening. Raises NotFound when either is out of sight, or matching is not consented to."""
    candidate = await _candidate(actor, person_id, day)
    opening = await _opening(person_id, kind, opening_id, day)
    found = match(candidate, opening, day, similarity)
    # Courses are only read where one may give what is missing.
    courses = () if found.possible and found.qualified else await training_openings(day)
    return _explained(candidate, opening, day, courses)


async def who_fits(actor: Actor, opening_id: UUID, day: date, limit: int | None = 10) -> OpeningMatches:
    """Who of the people in the actor's sight fits an opening, without any personal data. Raises NotFound."""
    opening = next((found for found in await openings_on(day) if found.id == str(opening_id)), None)
    if opening is None:
        raise NotFound
    people = await candidates(actor, None, day)
    return OpeningMatches(
        opening,
        tuple(employer_view(opening, people, day, limit, similarity)),
        tuple(
            gain for gain in people_gained(opening, people, day, similarity) if len(gain.candidate_ids) >= FEWEST_TOLD
        ),
    )


async def _opening(person_id: UUID, kind: OpeningKind, opening_id: UUID, day: date) -> Opening:
    match kind:
        case OpeningKind.COURSE:
            found = await training_openings(day, [opening_id])
        case OpeningKind.VACANCY:
            found = await vacancy_openings(day, [opening_id])
        case OpeningKind.SLOT:
            found = await workstudy_openings(day, [opening_id])
        case OpeningKind.TRANSFER:
            found = (await transfer_openings(day, [person_id])).get(person_id, [])
    for opening in found:
        if opening.id == str(opening_id):
            return opening
    raise NotFound


async def _taken_up(actor: Actor, person_ids: Sequence[UUID], day: date) -> dict[UUID, set[str]]:
    """Ids of the cohorts and slots each person has a place in already: there is nothing left to propose."""
    found: dict[UUID, set[str]] = {}
    for enrolment in await enrolments_of(actor, person_ids):
        if enrolment.state is not EnrolmentState.DROPPED and enrolment.last_day >= day:
            found.setdefault(enrolment.person_id, set()).add(str(enrolment.cohort_id))
    for booking in await bookings_of(actor, person_ids):
        if booking.state is BookingState.BOOKED and booking.last_day >= day:
            found.setdefault(booking.person_id, set()).add(str(booking.slot_id))
    return found


async def _candidate(actor: Actor, person_id: UUID, day: date) -> Candidate:
    found = await candidates(actor, [person_id], day)
    if not found:
        raise NotFound
    return found[0]


def _nearest_misses(candidate: Candidate, board: Board, limit: int) -> Iterable[Opening]:
    """Of what is open and not in another part of the country: the fewest closed gates, then the best score, then id."""
    person = Person(candidate, board.day, similarity)
    matched = [(match_prepared(person, offer), offer.opening) for offer in board.offers]
    missed = [
        (len(found.closed), -found.score, opening.id, opening) for found, opening in matched if _is_near_miss(found)
    ]
    return [opening for *_, opening in sorted(missed, key=lambda entry: entry[:3])[:limit]]


def _is_near_miss(found: Match) -> bool:
    return bool(found.closed) and Gate.OPEN not in found.closed and (found.travel_minutes or 0) <= LODGING_MOST_MINUTES


def _explained(
    candidate: Candidate, opening: Opening, day: date, courses: Sequence[Opening], listed: Listed | None = None
) -> Explained:
    return Explained(opening, explain(candidate, opening, day, similarity, courses, _LICENCE_NAMES), listed)
