"""Care at home: which hours nobody covers, who must be at home when, and whose hours together leave a gap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.schedules.ring import stretch
from app.schedules.week import WeekPattern
from app.schedules.week_text import week_text
from app.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Care:
    """Hours in which somebody must be at home for `for_whom`, and who may be that somebody (person ids)."""

    week: WeekPattern
    for_whom: str
    carers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Adult:
    """One adult of a household: id, what to call them, and the hours away from home (work, courses, the way)."""

    id: str
    called: str
    away: WeekPattern


@dataclass(frozen=True, slots=True)
class CareGap:
    """Care windows in which nobody who may care is at home throughout, with why and what would put it right."""

    care: Care
    windows: WeekPattern
    uncovered: WeekPattern
    message: Sentence
    fix: Sentence


def uncovered(care: WeekPattern, away: Iterable[WeekPattern]) -> WeekPattern:
    """The half-hours of `care` in which every one of the adults is away; all of it when there is no adult."""
    left = care
    for hours in away:
        left &= hours
    return left


def must_be_home(person_id: str, cares: Iterable[Care], adults: Iterable[Adult]) -> WeekPattern:
    """The care windows of this person that no OTHER carer is free for from beginning to end.

    This is the part of the week an opening for the person must leave free. A window is not cut up between two carers:
    the hours of two adults never both overlap it.
    """
    others = [adult for adult in adults if adult.id != person_id]
    return WeekPattern.any_of(
        _blocked(care, [adult for adult in others if adult.id in care.carers])
        for care in cares
        if person_id in care.carers
    )


def care_gaps(cares: Iterable[Care], adults: Sequence[Adult]) -> tuple[CareGap, ...]:
    """The care windows that no carer is free for from beginning to end, care by care."""
    return tuple(
        _gap(care, windows, carers)
        for care in cares
        for carers in [[adult for adult in adults if adult.id in care.carers]]
        if (windows := _blocked(care, carers))
    )


def would_leave_gaps(
    person_id: str, week: WeekPattern, cares: Iterable[Care], adults: Sequence[Adult]
) -> tuple[CareGap, ...]:
    """The gaps that appear when this person is away in `week` as well; those that are there already are not repeated.

    For two adults this is the rule that their hours must not both overlap a care window.
    """
    cares = tuple(cares)
    before = {gap.care: gap.windows for gap in care_gaps(cares, adults)}
    changed = [Adult(a.id, a.called, a.away | week) if a.id == person_id else a for a in adults]
    return tuple(gap for gap in care_gaps(cares, changed) if gap.windows != before.get(gap.care))


def _blocked(care: Care, carers: Sequence[Adult]) -> WeekPattern:
    windows = (WeekPattern(stretch(window.begins, window.length)) for window in care.week.shifts())
    return WeekPattern.any_of(window for window in windows if all(adult.away.overlaps(window) for adult in carers))


def _gap(care: Care, windows: WeekPattern, carers: Sequence[Adult]) -> CareGap:
    names = tuple(say("{name}", name=adult.called) for adult in carers)
    if not carers:
        message = say(
            "Nobody is named who can be at home for {whom}: {windows}.", whom=care.for_whom, windows=week_text(windows)
        )
        fix = say("Name somebody who can be there, or arrange day care for these hours.")
    else:
        message = say(
            "For {whom} somebody must be at home {windows}; {names} are away then.",
            whom=care.for_whom,
            windows=week_text(windows),
            names=names,
        )
        fix = say("One of them keeps these hours free: {windows}.", windows=week_text(windows))
    return CareGap(care, windows, uncovered(windows, [adult.away for adult in carers]), message, fix)
