"""The verbs of placements: start, change terms, end, exclude, annul; each one transaction, the only writers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor, require
from app.db import atomic, lock_row
from app.errors import Invalid, Problem
from app.history import record
from app.identifiers import new_id
from app.matching.terms import FailureCause
from app.people.tables import Person
from app.placements import working_life
from app.placements.events import PlacementEnded, PlacementExcluded, PlacementStarted, TermsChanged
from app.placements.lifecycle import MAY_START, EndReason, ExclusionReason, PlacementKind, PlacementState, Step
from app.placements.queries import household_of, placement
from app.placements.rules import NewPlacement, clash, eve, may_take, problems_of, problems_of_end
from app.placements.tables import Placement, PlacementTerms
from app.regions.divisions import UnknownDivision, division
from app.schedules.week import WeekPattern
from app.sentences import say


@dataclass(frozen=True, slots=True)
class NewTerms:
    """Terms that hold from `valid_from`. Wage in fen a month."""

    valid_from: date
    wage_fen: int
    week: WeekPattern
    agreed_share_percent: int = 100
    contract_until: date | None = None


@atomic
async def start(actor: Actor, new: NewPlacement) -> UUID:
    """Record that someone begins to work, and the week and pay agreed; gives the placement's id.

    Raises Invalid with every wrong field, NotFound for a person of another union, and NotPossibleNow when the hours
    clash with what the person already does.
    """
    require(actor, *MAY_START)
    home = await household_of(actor, new.person_id)
    _refuse(problems_of(new, clock.today()))
    await lock_row(Person, new.person_id)
    await _make_room(actor, new)
    row = _row_of(new, division=_place_of_work(new, str(home["division"])))
    await Placement.insert(row)
    await PlacementTerms.insert(_terms_row(row.id, 1, _terms_of(new)))
    await working_life.begin(actor, row.id, new)
    await record(actor, _started(row.id, new))
    return row.id


@atomic
async def change_terms(actor: Actor, placement_id: UUID, terms: NewTerms) -> int:
    """Agree other terms from a day on; gives the number of the version. Raises NotFound, Invalid, NotPossibleNow."""
    row = await _take(actor, Step.CHANGE_TERMS, placement_id)
    versions = await _versions(placement_id)
    changed = _changed(row, terms)
    _refuse([*problems_of(changed, clock.today()), *_problems_of_change(versions, terms)])
    clash(changed, await working_life.taken(changed, besides=placement_id)).or_refuse()
    version = len(versions) + 1
    await PlacementTerms.insert(_terms_row(placement_id, version, terms))
    await Placement.update(_terms_columns(terms)).where(Placement.id == placement_id)
    await working_life.change(actor, placement_id, changed, terms.valid_from)
    await record(actor, TermsChanged(placement_id, version, terms.valid_from))
    return version


@atomic
async def end(
    actor: Actor,
    placement_id: UUID,
    ended_on: date,
    reason: EndReason,
    cause: FailureCause | None = None,
    why: str = "",
) -> None:
    """Record the last day worked and how it ended; a failure names its cause.

    Raises NotFound, Invalid for a wrong day or a missing cause, and NotPossibleNow when it has ended already.
    """
    row = await _take(actor, Step.END, placement_id)
    _refuse(problems_of_end(row["started_on"], ended_on, clock.today(), reason, cause))
    await _end(actor, row, ended_on, reason, cause, why)


@atomic
async def exclude(actor: Actor, placement_id: UUID, reason: ExclusionReason, why: str = "") -> None:
    """Take a placement out of the stable-income figures from today, for all to see. Raises NotFound, NotPossibleNow."""
    await _take(actor, Step.EXCLUDE, placement_id)
    await _exclude(actor, placement_id, reason, why)


@atomic
async def annul(actor: Actor, placement_id: UUID, why: str) -> None:
    """Mark a placement as entered in error; it stays on file, excluded. Raises NotFound, NotPossibleNow."""
    row = await _take(actor, Step.ANNUL, placement_id)
    await Placement.update(
        {Placement.state: PlacementState.ANNULLED.value, Placement.ended_on: row["started_on"]}
    ).where(Placement.id == placement_id)
    await working_life.stop(actor, placement_id, row["started_on"])
    await _exclude(actor, placement_id, ExclusionReason.ENTERED_IN_ERROR, why)


async def _make_room(actor: Actor, new: NewPlacement) -> None:
    """Refuse clashing hours, and end the day before what the person gives up for this placement."""
    taken = await working_life.taken(new)
    clash(new, taken).or_refuse()
    for source_id in working_life.given_up(new, taken):
        await _give_up(actor, source_id, eve(new.started_on))


async def _give_up(actor: Actor, source_id: UUID, last_day: date) -> None:
    """End an employment, and with it the placement it may come from; one started later is kept for its first day."""
    rows = await Placement.select().where(Placement.id == source_id)
    if rows and rows[0]["state"] == PlacementState.WORKING.value:
        await _end(actor, rows[0], max(last_day, rows[0]["started_on"]), EndReason.OTHER_JOB, None, "")
    else:
        await working_life.stop(actor, source_id, last_day)


async def _end(
    actor: Actor, row: Mapping[str, Any], ended_on: date, reason: EndReason, cause: FailureCause | None, why: str
) -> None:
    ended: dict[Any, Any] = {
        Placement.state: PlacementState.ENDED.value,
        Placement.ended_on: ended_on,
        Placement.end_reason: reason.value,
        Placement.end_cause: cause.value if cause else None,
    }
    await Placement.update(ended).where(Placement.id == row["id"])
    await working_life.stop(actor, row["id"], ended_on)
    await record(actor, _ended(row, ended_on, reason, cause), why)


def _place_of_work(new: NewPlacement, home: str) -> str:
    try:
        return division(new.division or home).code
    except UnknownDivision as error:
        problem = Problem("division", say("Choose the county or district of the work."), "division-known")
        raise Invalid([problem]) from error


async def _take(actor: Actor, step: Step, placement_id: UUID) -> dict[str, Any]:
    """The placement, locked, if `actor` may take `step` with it."""
    await lock_row(Placement, placement_id)
    row = await placement(actor, placement_id)
    may_take(step, PlacementState(row["state"]), actor.role).or_refuse()
    return row


async def _exclude(actor: Actor, placement_id: UUID, reason: ExclusionReason, why: str) -> None:
    today = clock.today()
    await Placement.update({Placement.excluded_on: today, Placement.exclusion_reason: reason.value}).where(
        Placement.id == placement_id
    )
    await record(actor, PlacementExcluded(placement_id, today, reason), why)


async def _versions(placement_id: UUID) -> list[dict[str, Any]]:
    terms = PlacementTerms.select(PlacementTerms.version, PlacementTerms.valid_from)
    return list(await terms.where(PlacementTerms.placement_id == placement_id).order_by(PlacementTerms.version))


def _problems_of_change(versions: Sequence[Mapping[str, Any]], terms: NewTerms) -> list[Problem]:
    if terms.valid_from > versions[-1]["valid_from"]:
        return []
    text = say("New terms begin after the terms before them ({day}).", day=versions[-1]["valid_from"])
    return [Problem("valid_from", text, "terms-in-order")]


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise Invalid(problems)


def _changed(row: Mapping[str, Any], terms: NewTerms) -> NewPlacement:
    """The placement as it would be started anew with `terms`: the same rules hold for both."""
    return NewPlacement(
        person_id=row["person_id"],
        kind=PlacementKind(row["kind"]),
        form=working_life.form_of(row),
        title=row["title"],
        started_on=terms.valid_from,
        wage_fen=terms.wage_fen,
        week=terms.week,
        organisation_id=row["organisation_id"],
        occupation_code=row["occupation_code"],
        agreed_share_percent=terms.agreed_share_percent,
        contract_until=terms.contract_until,
        wage_before_fen=row["wage_before_fen"],
    )


def _row_of(new: NewPlacement, division: str) -> Placement:
    return Placement(
        id=new_id(),
        person_id=new.person_id,
        case_id=new.case_id,
        referral_id=new.referral_id,
        kind=new.kind.value,
        form=new.form.value,
        organisation_id=new.organisation_id,
        opening_id=new.opening_id,
        occupation_code=new.occupation_code,
        title=new.title.strip(),
        division=division,
        wage_fen=new.wage_fen,
        wage_before_fen=new.wage_before_fen,
        agreed_share_percent=new.agreed_share_percent,
        week=new.week.to_text(),
        subsidised=new.subsidised,
        started_on=new.started_on,
        contract_until=new.contract_until,
    )


def _terms_of(new: NewPlacement) -> NewTerms:
    return NewTerms(new.started_on, new.wage_fen, new.week, new.agreed_share_percent, new.contract_until)


def _terms_columns(terms: NewTerms) -> dict[Any, Any]:
    return {
        Placement.wage_fen: terms.wage_fen,
        Placement.agreed_share_percent: terms.agreed_share_percent,
        Placement.week: terms.week.to_text(),
        Placement.contract_until: terms.contract_until,
    }


def _terms_row(placement_id: UUID, version: int, terms: NewTerms) -> PlacementTerms:
    return PlacementTerms(
        placement_id=placement_id,
        version=version,
        valid_from=terms.valid_from,
        wage_fen=terms.wage_fen,
        agreed_share_percent=terms.agreed_share_percent,
        week=terms.week.to_text(),
        contract_until=terms.contract_until,
        entered_at=clock.now(),
    )


def _started(placement_id: UUID, new: NewPlacement) -> PlacementStarted:
    return PlacementStarted(
        subject_id=placement_id,
        person_id=new.person_id,
        case_id=new.case_id,
        referral_id=new.referral_id,
        kind=new.kind,
        form=new.form,
        opening_id=new.opening_id,
        organisation_id=new.organisation_id,
        started_on=new.started_on,
    )


def _ended(row: Mapping[str, Any], ended_on: date, reason: EndReason, cause: FailureCause | None) -> PlacementEnded:
    return PlacementEnded(
        subject_id=row["id"],
        person_id=row["person_id"],
        case_id=row["case_id"],
        kind=PlacementKind(row["kind"]),
        opening_id=row["opening_id"],
        ended_on=ended_on,
        reason=reason,
        cause=cause,
    )
