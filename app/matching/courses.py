"""From training to work: what a person would be after a course, and which openings come within reach by it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from app.matching.gates import Gate
from app.matching.prepared import Offer, Person, Similarity, same_name
from app.matching.reference import match_prepared
from app.matching.results import Match
from app.matching.scores import covers_musts
from app.matching.terms import OpeningKind
from app.matching.values import Candidate, HeldLicence, Opening
from app.matching.weights import FULL
from app.skills.values import HeldSkill, RequiredSkill


def openings_gained(
    candidate: Candidate,
    course: Opening,
    openings: Iterable[Opening],
    day: date,
    similarity: Similarity = same_name,
) -> tuple[str, ...]:
    """Ids of the openings that are out of reach now for want of a skill or licence and possible after the course."""
    person = Person(candidate, day, similarity)
    offers = [Offer(opening, day) for opening in openings]
    return opened_by(person, course, [(offer, match_prepared(person, offer)) for offer in offers])


def opened_by(
    person: Person,
    course: Opening,
    matches: Iterable[tuple[Offer, Match]],
    made_ready: Callable[[Opening, date], Offer] = Offer,
) -> tuple[str, ...]:
    """Ids of the openings among `matches` that the course brings within reach; each was matched again to make sure."""
    if not course.gives_skills and not course.gives_licences:
        return ()
    free_from = day_after(course, person.day)
    graduate = Person(after_course(person.candidate, course, person.day), free_from, person.similarity)
    hopeful = [
        offer.opening
        for offer, found in matches
        if is_one_training_away(found) and offer.last_day >= free_from and _would_suffice(graduate, offer)
    ]
    return tuple(sorted(opening.id for opening in hopeful if _is_reached(graduate, made_ready(opening, free_from))))


def is_one_training_away(found: Match) -> bool:
    """Whether a skill or a licence is all that lies between the person and this work."""
    if found.kind is OpeningKind.COURSE:
        return False
    return found.closed == (Gate.LICENCES,) or (not found.closed and not found.qualified)


def after_course(candidate: Candidate, course: Opening, day: date) -> Candidate:
    """The candidate with what the course gives, on the day after its last."""
    valid_from = day_after(course, day)
    gained = tuple(HeldLicence(licence, valid_from) for licence in course.gives_licences)
    return replace(
        candidate,
        skills=candidate.skills + course.gives_skills,
        licences=candidate.licences + gained,
    )


def day_after(course: Opening, day: date) -> date:
    """The first day on which what the course gives can be used: the day after its last; its first if it has no end."""
    return max(day, course.first_day if course.last_day is None else course.last_day + timedelta(days=1))


def gives_nothing_new(person: Person, course: Opening) -> bool:
    """Whether the course names what it gives and the person has all of it already."""
    if not course.gives_skills and not course.gives_licences:
        return False
    return person.holds.issuperset(course.gives_licences) and all(_has(person, skill) for skill in course.gives_skills)


def _has(person: Person, skill: HeldSkill) -> bool:
    return person.points_for(RequiredSkill(skill.name, skill.level)) == FULL


def _would_suffice(graduate: Person, offer: Offer) -> bool:
    """A cheap look before matching again: the licences are there, and enough of the musts."""
    return graduate.holds >= offer.licences and covers_musts(graduate, offer)


def _is_reached(graduate: Person, offer: Offer) -> bool:
    found = match_prepared(graduate, offer)
    return found.possible and found.qualified
