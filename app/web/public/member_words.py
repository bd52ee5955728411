"""A member of a family in words: who they are, what work must not ask of them, and their week."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from app.matching.terms import NEED_LABELS, PHYSICAL_DEMAND_LABELS
from app.matching.values import Candidate, CareWindow
from app.people.queries import Member
from app.people.terms import KINSHIP_LABELS
from app.schedules.engagements import Engaged, EngagementKind
from app.schedules.protection import age_on
from app.schedules.week import WeekPattern
from app.sentences import Sentence, say
from app.skills.licences import licence_name
from app.web.drawings.week import Layer, Taken, WeekDrawing, draw_week
from app.web.public.opening_words import amount_text, skill_text
from app.web.public.views import Detail, free_text

TAKEN: dict[EngagementKind, Taken] = {
    EngagementKind.JOB: Taken.WORK,
    EngagementKind.SLOT: Taken.WORK,
    EngagementKind.COURSE: Taken.STUDY,
    EngagementKind.CLASSES: Taken.STUDY,
    EngagementKind.OWN_BUSINESS: Taken.OWN,
}


def member_line(member: Member, day: date) -> Sentence:
    """One member on one line."""
    return say(
        "{name}, {age} years old, {kinship}",
        name=member.name,
        age=age_on(member.birth_date, day),
        kinship=KINSHIP_LABELS[member.kinship],
    )


def about_member(candidate: Candidate, day: date) -> tuple[Detail, ...]:
    """What is known of a member that matters for work, without what is empty."""
    return tuple(Detail(name, values) for name, values in _about(candidate, day) if values)


def week_of(candidate: Candidate, engagements: Iterable[Engaged], day: date) -> WeekDrawing | None:
    """The picture of a member's week around `day`; None when nothing takes their time."""
    layers = [
        *(
            Layer(TAKEN[engaged.kind], free_text(engaged.title), engaged.week)
            for engaged in engagements
            if engaged.week
        ),
        *(layer for window in held_on(candidate.care_windows, day) for layer in _care_layers(window)),
    ]
    return draw_week(layers) if layers else None


def held_on(windows: Sequence[CareWindow], day: date) -> list[CareWindow]:
    """The care windows that hold on `day`."""
    return [
        window
        for window in windows
        if (window.first_day is None or window.first_day <= day) and (window.last_day is None or day <= window.last_day)
    ]


def _care_layers(window: CareWindow) -> Iterator[Layer]:
    """What only this person can do, and what another adult who is at home then can do as well."""
    alone = window.week - WeekPattern.any_of(adult.free for adult in window.adults)
    if alone:
        yield Layer(Taken.CARE, say("care for {name}", name=window.for_whom), alone)
    if shared := window.week - alone:
        others = tuple(free_text(adult.called) for adult in window.adults if adult.free.overlaps(window.week))
        title = say("care for {name}, or {others} does", name=window.for_whom, others=others)
        yield Layer(Taken.SHARED, title, shared)


def _about(candidate: Candidate, day: date) -> Iterator[tuple[Sentence, tuple[Sentence, ...]]]:
    limits = sorted({limit.demand for limit in candidate.limits if limit.until_day is None or day <= limit.until_day})
    yield say("Skills"), tuple(skill_text(skill) for skill in candidate.skills)
    yield say("Licences"), tuple(free_text(licence_name(held.licence.code)) for held in candidate.licences)
    yield say("Work must not ask for"), tuple(PHYSICAL_DEMAND_LABELS[demand] for demand in limits)
    yield say("Needs"), tuple(NEED_LABELS[need] for need in sorted(candidate.needs))
    yield say("Longest way, one direction"), _minutes(candidate.max_travel_minutes)
    yield say("Lowest pay a month"), _amount(candidate.wage_floor_fen)
    yield say("Pay a month now"), _amount(candidate.current_pay_fen)


def _minutes(minutes: int | None) -> tuple[Sentence, ...]:
    return (say("{minutes} minutes", minutes=minutes),) if minutes is not None else ()


def _amount(fen: int | None) -> tuple[Sentence, ...]:
    return (amount_text(fen),) if fen else ()
