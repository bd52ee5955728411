"""What the offering side sees of the people who fit: work and hours only, nothing of their life."""

from collections.abc import Iterable
from datetime import date

from app.matching.pairs import Pair
from app.matching.prepared import Offer, Person, Similarity, same_name
from app.matching.reference import chosen_pair
from app.matching.results import Fit
from app.matching.scores import parts_of, score_of
from app.matching.terms import OpeningKind
from app.matching.values import Candidate, Opening
from app.matching.weights import QUALIFIED, UNCERTAINTY_POINTS, Part
from app.sentences import Sentence, say

SHOWN_PARTS = frozenset({Part.SKILLS, Part.EXPERIENCE})
"""The parts of a score that say nothing about a person's life."""


def employer_view(
    opening: Opening,
    candidates: Iterable[Candidate],
    day: date,
    limit: int | None = 10,
    similarity: Similarity = same_name,
) -> list[Fit]:
    """The people who may take the opening, by skills and experience alone, then id; `limit` None lists all.

    Limits, care, needs, tier, causes and earlier endings decide who is in the list; nothing of them is in it.
    """
    offer = Offer(opening, day)
    fits = []
    for candidate in candidates:
        pair, closed = chosen_pair(Person(candidate, day, similarity), offer)
        if not closed:
            fits.append(_fit(pair))
    return sorted(fits, key=lambda fit: (-fit.points, fit.candidate_id))[:limit]


def _fit(pair: Pair) -> Fit:
    shown = tuple((part, points) for part, points in parts_of(pair) if part in SHOWN_PARTS)
    covered = tuple(skill.name for skill in pair.offer.required if pair.person.points_for(skill) >= QUALIFIED)
    return Fit(
        candidate_id=pair.person.candidate.id,
        points=score_of(shown) if shown else UNCERTAINTY_POINTS,
        skills=covered,
        licences=tuple(licence.code for licence in pair.offer.opening.licences),
        week=pair.offer.opening.week,
        text=_text(pair.offer.opening.kind, covered, len(pair.offer.required)),
    )


def _text(kind: OpeningKind, covered: tuple[str, ...], asked: int) -> Sentence:
    if kind is OpeningKind.COURSE:
        return say("May come in these hours.")
    if not asked:
        return say("May take it in these hours; no skill is asked for.")
    names = tuple(say("{name}", name=name) for name in covered)
    if not names:
        return say("May take it in these hours; the skills would have to be learned.")
    return say(
        "May take it in these hours; {count} of {asked} skills: {skills}.", count=len(names), asked=asked, skills=names
    )
