"""An opening in words: the card of a list, the tags, and the lines of its page."""

from collections.abc import Iterator, Mapping

from app.matching.terms import (
    EMPLOYMENT_FORM_LABELS,
    OPENING_KIND_LABELS,
    PHYSICAL_DEMAND_LABELS,
    OpeningKind,
    PayUnit,
)
from app.matching.values import Opening
from app.regions.divisions import full_name
from app.schedules.week_text import hours_text, week_text
from app.sentences import Money, Sentence, say
from app.skills.licences import licence_name
from app.skills.values import LEVEL_LABELS, HeldSkill, RequiredSkill, SkillLevel
from app.web.drawings.week import Layer, Taken, WeekDrawing, draw_week
from app.web.public.views import Card, Detail, Tag, free_text

TAKEN_BY_KIND = {OpeningKind.COURSE: Taken.STUDY}
"""What an opening's hours are drawn as; all but courses are work."""


def path_of(opening: Opening) -> str:
    """The address of an opening's page."""
    return f"/openings/{opening.id}"


def card_of(opening: Opening, firms: Mapping[str, str]) -> Card:
    """The card of a list; `firms` gives the names of organisations by id."""
    lines = (place_text(opening, firms), week_text(opening.week), pay_text(opening))
    return Card(path_of(opening), free_text(opening.title), lines, tags_of(opening))


def tags_of(opening: Opening) -> tuple[Tag, ...]:
    """Its kind, and what stands out."""
    tags = [Tag(OPENING_KIND_LABELS[opening.kind], "info")]
    if opening.seats_left == 0:
        is_course = opening.kind is OpeningKind.COURSE
        tags.append(Tag(say("waiting list") if is_course else say("no place left"), "warn"))
    if opening.lodging:
        tags.append(Tag(say("lodging")))
    if opening.board:
        tags.append(Tag(say("meals")))
    if opening.step_free:
        tags.append(Tag(say("step-free"), "good"))
    return tuple(tags)


def place_text(opening: Opening, firms: Mapping[str, str]) -> Sentence:
    """Who offers it, and where."""
    place = full_name(opening.place.division)
    firm = firms.get(opening.organisation_id or "")
    return say("{firm}, {place}", firm=firm, place=place) if firm else free_text(place)


def pay_text(opening: Opening) -> Sentence:
    """What it pays: a month or an hour; a course its allowance and its fee."""
    if opening.kind is OpeningKind.COURSE:
        fee = say("fee {amount}", amount=Money(opening.fee_fen)) if opening.fee_fen else say("free of charge")
        if not opening.stipend_fen:
            return fee
        return say("{fee}, allowance of {amount} a month", fee=fee, amount=Money(opening.stipend_fen))
    low, high = opening.pay_low_fen, opening.pay_high_fen
    if low is None:
        return say("pay not stated")
    amount = amount_text(low)
    if high is not None and high > low:
        amount = say("{low} to {high}", low=Money(low), high=Money(high))
    if opening.pay_unit is PayUnit.HOUR:
        return say("{amount} an hour", amount=amount)
    return say("{amount} a month", amount=amount)


def skill_text(skill: HeldSkill) -> Sentence:
    """A skill with its level, if it has one."""
    if skill.level is SkillLevel.NONE:
        return free_text(skill.name)
    return say("{skill}, {level}", skill=skill.name, level=LEVEL_LABELS[skill.level])


def amount_text(fen: int) -> Sentence:
    """An amount of fen by itself."""
    return Sentence("{amount}", (("amount", Money(fen)),))


def details_of(opening: Opening, firms: Mapping[str, str]) -> tuple[Detail, ...]:
    """The lines of its page, without those of which nothing is known."""
    return tuple(Detail(name, values) for name, values in _details(opening, firms) if values)


def drawn_week(opening: Opening) -> WeekDrawing:
    """The picture of its hours."""
    taken = TAKEN_BY_KIND.get(opening.kind, Taken.WORK)
    return draw_week([Layer(taken, free_text(opening.title), opening.week)] if opening.week else [])


def _details(opening: Opening, firms: Mapping[str, str]) -> Iterator[tuple[Sentence, tuple[Sentence, ...]]]:
    yield say("Where"), (place_text(opening, firms),)
    yield say("From"), (_days_text(opening),)
    yield say("Hours"), (week_text(opening.week), say("{hours} a week", hours=hours_text(opening.week.half_hours)))
    yield say("Pay and cost"), (pay_text(opening),)
    yield say("Form of work"), (EMPLOYMENT_FORM_LABELS[opening.form],) if opening.form else ()
    yield say("Places"), (_places_text(opening),) if opening.seats_left is not None else ()
    yield say("Asks for"), tuple(_required_text(skill) for skill in opening.skills)
    yield say("Licences"), tuple(free_text(licence_name(licence.code)) for licence in opening.licences)
    yield say("Presupposes"), tuple(_required_text(skill) for skill in opening.prerequisites)
    yield say("Asks of the body"), tuple(PHYSICAL_DEMAND_LABELS[demand] for demand in sorted(opening.demands))
    yield say("Teaches"), tuple(skill_text(skill) for skill in opening.gives_skills)
    yield say("Leads to"), tuple(free_text(licence_name(licence.code)) for licence in opening.gives_licences)
    yield say("Getting there"), _transport_texts(opening)
    yield say("Insurance"), _insurance_texts(opening)


def _days_text(opening: Opening) -> Sentence:
    if opening.last_day is None:
        return say("{first}, without an end", first=opening.first_day)
    return say("{first} to {last}", first=opening.first_day, last=opening.last_day)


def _places_text(opening: Opening) -> Sentence:
    if opening.seats_left:
        return say("{places} free", places=opening.seats_left)
    return say("full, {waiting} waiting", waiting=opening.waiting)


def _required_text(skill: RequiredSkill) -> Sentence:
    named = skill_text(HeldSkill(skill.name, skill.level))
    return named if skill.must else say("{skill} (welcome, not needed)", skill=named)


def _transport_texts(opening: Opening) -> tuple[Sentence, ...]:
    shuttles = tuple(
        say("shuttle from {place}, {minutes} minutes", place=full_name(shuttle.division), minutes=shuttle.minutes)
        for shuttle in opening.shuttles
    )
    return (*shuttles, *((say("step-free access"),) if opening.step_free else ()))


def _insurance_texts(opening: Opening) -> tuple[Sentence, ...]:
    if opening.insurance is None or opening.kind is OpeningKind.COURSE:
        return ()
    return (say("social insurance is paid") if opening.insurance else say("no social insurance"),)
