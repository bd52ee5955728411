"""What a placement does to a person's time and employments: takes hours, ends what is given up. Part of the actions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from app.actors import SYSTEM, Actor
from app.matching.terms import EmploymentForm
from app.organisations.tables import Organisation
from app.people.actions import end_employment, record_employment
from app.people.entries import NewEmployment
from app.placements.lifecycle import PlacementKind
from app.placements.rules import NewPlacement, TakenTime, eve, is_given_up
from app.schedules.actions import engage
from app.schedules.engagements import Engaged, EngagementKind
from app.schedules.queries import engagements_of

_OWN_FORMS = (EmploymentForm.SELF_EMPLOYED, EmploymentForm.PLATFORM)
_WORK = (EngagementKind.JOB, EngagementKind.OWN_BUSINESS)


async def taken(new: NewPlacement, besides: UUID | None = None) -> list[TakenTime]:
    """The hours the person has given from the start on, without those of the placement `besides`.

    The hours of a work-study slot are held by its booking, which keeps the caps; they are no clash with the slot.
    """
    engaged = await engagements_of([new.person_id], new.started_on, new.contract_until)
    own_slot = EngagementKind.SLOT if new.kind is PlacementKind.SLOT else None
    return [_taken(each) for each in engaged if each.source_id != besides and each.kind is not own_slot]


def given_up(new: NewPlacement, times: Sequence[TakenTime]) -> list[UUID]:
    """The sources of the work the person stops when the new placement starts, in a fixed order."""
    return sorted({time.source_id for time in times if is_given_up(new, time)})


async def begin(actor: Actor, placement_id: UUID, new: NewPlacement) -> None:
    """Enter the employment of a placement, and take its hours unless a booking holds them."""
    await record_employment(_staff_or_system(actor), new.person_id, await _employment(placement_id, new))
    if new.kind is not PlacementKind.SLOT:
        await engage(actor, _engaged(placement_id, new))


async def change(actor: Actor, placement_id: UUID, changed: NewPlacement, valid_from: date) -> None:
    """Let the employment and the hours go on under other terms from `valid_from`."""
    await stop(actor, placement_id, eve(valid_from))
    await begin(actor, placement_id, changed)


async def stop(actor: Actor, placement_id: UUID, last_day: date) -> None:
    """Give the employment its last day and free the hours after it."""
    await end_employment(_staff_or_system(actor), placement_id, last_day)


def form_of(row: Mapping[str, Any]) -> EmploymentForm:
    """The form of employment of a placement's row."""
    return EmploymentForm(row["form"])


def _staff_or_system(actor: Actor) -> Actor:
    """Firms and workers may end a placement; what follows from it in other rooms is then done by the program."""
    return actor if actor.is_staff else SYSTEM


def _taken(engaged: Engaged) -> TakenTime:
    return TakenTime(
        source_id=engaged.source_id,
        title=engaged.title,
        week=engaged.week,
        first_day=engaged.first_day,
        last_day=engaged.last_day,
        organisation_id=engaged.organisation_id,
        is_work=engaged.kind in _WORK,
    )


async def _employment(placement_id: UUID, new: NewPlacement) -> NewEmployment:
    return NewEmployment(
        title=new.title,
        form=new.form,
        monthly_pay_fen=new.wage_fen,
        week=new.week,
        from_day=new.started_on,
        organisation_id=new.organisation_id,
        employer_name=await _name_of(new.organisation_id),
        occupation_code=new.occupation_code,
        source_id=placement_id,
    )


async def _name_of(organisation_id: UUID | None) -> str:
    if organisation_id is None:
        return ""
    rows = await Organisation.select(Organisation.name).where(Organisation.id == organisation_id)
    return str(rows[0]["name"]) if rows else ""


def _engaged(placement_id: UUID, new: NewPlacement) -> Engaged:
    own = new.form in _OWN_FORMS
    return Engaged(
        person_id=new.person_id,
        kind=EngagementKind.OWN_BUSINESS if own else EngagementKind.JOB,
        source_id=placement_id,
        week=new.week,
        first_day=new.started_on,
        form=new.form.value,
        organisation_id=new.organisation_id,
        title=new.title,
        may_stop=own,
        monthly_pay_fen=new.wage_fen,
    )
