"""From an accepted offer to work begun: the referral's opening gives the placement its terms."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.casework.lifecycle import ReferralState
from app.casework.matches import Explained, explain_pair
from app.casework.queries import ReferralStanding, referral_by_id
from app.casework.referrals import move
from app.casework.rules import may_move
from app.db import atomic
from app.errors import NotPossibleNow
from app.matching.prepared import Offer
from app.matching.terms import EmploymentForm, OpeningKind
from app.matching.values import Opening
from app.people.queries import current_pay_of
from app.placements.actions import start
from app.placements.lifecycle import PlacementKind
from app.placements.rules import NewPlacement
from app.sentences import say

PLACEMENT_KINDS: dict[OpeningKind, PlacementKind] = {
    OpeningKind.VACANCY: PlacementKind.VACANCY,
    OpeningKind.SLOT: PlacementKind.SLOT,
    OpeningKind.TRANSFER: PlacementKind.TRANSFER,
}


@atomic
async def place(
    actor: Actor,
    referral_id: UUID,
    started_on: date,
    *,
    gives_up: tuple[UUID, ...] = (),
    wage_fen: int | None = None,
    key: str | None = None,
) -> UUID:
    """Record that the person of an offered referral begins to work; gives the placement's id.

    Hours, form and pay are the opening's for this person, unless another monthly `wage_fen` was agreed.

    Raises NotFound,
    NotPossibleNow before an offer or for a course, Invalid, and whatever refuses a placement.
    """
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    referral = await referral_by_id(actor, referral_id)
    may_move(referral.state, ReferralState.PLACED, actor.role).or_refuse()
    if referral.opening_kind is OpeningKind.COURSE:
        raise NotPossibleNow(say("A course is enrolled in, not started as work."), "course-is-no-placement")
    explained = await explain_pair(actor, referral.person_id, referral.opening_kind, referral.opening_id, clock.today())
    new = _terms(referral, explained, started_on)
    if new.kind is PlacementKind.TRANSFER:
        pay_now = await current_pay_of(actor, [referral.person_id], clock.today())
        new = replace(new, wage_before_fen=pay_now.get(referral.person_id))
    placement_id = await start(actor, replace(new, gives_up=gives_up, wage_fen=wage_fen or new.wage_fen))
    await move(actor, referral_id, ReferralState.PLACED)
    return placement_id


def _terms(referral: ReferralStanding, explained: Explained, started_on: date) -> NewPlacement:
    opening = explained.opening
    form = opening.form or EmploymentForm.FULL_TIME
    return NewPlacement(
        person_id=referral.person_id,
        kind=PLACEMENT_KINDS[opening.kind],
        form=form,
        title=opening.title,
        started_on=started_on,
        wage_fen=Offer(opening, started_on).month_low_fen or 0,
        week=explained.explanation.match.week,
        organisation_id=referral.organisation_id,
        opening_id=referral.opening_id,
        case_id=referral.case_id,
        referral_id=referral.id,
        occupation_code=opening.occupation,
        division=opening.place.division,
        agreed_share_percent=_share_percent(form, opening),
        contract_until=opening.last_day,
    )


def _share_percent(form: EmploymentForm, opening: Opening) -> int:
    """The agreed part of full time: for part-time and student work its hours against the legal week."""
    if form not in (EmploymentForm.PART_TIME, EmploymentForm.STUDENT_WORK) or opening.legal_hours is None:
        return 100
    return max(1, min(100, opening.week.half_hours * 100 // opening.legal_hours.week_half_hours))
