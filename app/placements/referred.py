"""From an accepted offer or an agreed transfer to work begun: what was agreed gives the placement its terms."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.casework.lifecycle import ReferralState
from app.casework.matches import Explained, explain_pair
from app.casework.queries import ReferralStanding, case_of_person, referral_by_id
from app.casework.referrals import note_start
from app.casework.rules import may_move
from app.db import atomic
from app.errors import NotPossibleNow
from app.jobs.lifecycle import TransferState
from app.jobs.queries import TransferStanding, transfer
from app.matching.prepared import Offer
from app.matching.terms import EmploymentForm, OpeningKind
from app.matching.values import Opening
from app.placements.actions import start
from app.placements.lifecycle import PlacementKind
from app.placements.rules import NewPlacement
from app.sentences import say
from app.workstudy.actions import book_slot

PLACEMENT_KINDS: dict[OpeningKind, PlacementKind] = {
    OpeningKind.VACANCY: PlacementKind.VACANCY,
    OpeningKind.SLOT: PlacementKind.SLOT,
}
"""What a referral leads to. A course is enrolled in, and a transfer begins by `begin_transfer`."""


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

    Hours, form and pay are the opening's for this person, unless another `wage_fen` was agreed. Raises NotFound,
    NotPossibleNow before an offer and for a course or transfer, Invalid, and whatever refuses a placement.
    """
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    referral = await referral_by_id(actor, referral_id)
    may_move(referral.state, ReferralState.PLACED, actor.role).or_refuse()
    if referral.opening_kind is OpeningKind.COURSE:
        raise NotPossibleNow(say("A course is enrolled in, not started as work."), "course-is-no-placement")
    if referral.opening_kind is OpeningKind.TRANSFER:
        text = say("A transfer begins once union, firm and worker have agreed to it.")
        raise NotPossibleNow(text, "transfer-by-agreement")
    explained = await explain_pair(actor, referral.person_id, referral.opening_kind, referral.opening_id, clock.today())
    new = _terms(referral, explained, started_on)
    if new.kind is PlacementKind.SLOT:
        # The booking takes the place and the hours, and holds the student to the caps.
        await book_slot(actor, referral.opening_id, referral.person_id, first_day=started_on)
    placement_id = await start(actor, replace(new, gives_up=gives_up, wage_fen=wage_fen or new.wage_fen))
    await note_start(actor, referral_id)
    return placement_id


@atomic
async def begin_transfer(
    actor: Actor, transfer_id: UUID, started_on: date | None = None, *, key: str | None = None
) -> UUID:
    """Record that a worker begins in the post all three agreed on, from its first day; gives the placement's id.

    The wage before, which the outcome is judged against, is the one the negotiation began with. Raises NotFound,
    NotPossibleNow before everyone has agreed, Invalid, and whatever refuses a placement.
    """
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    agreed = await transfer(actor, transfer_id)
    if agreed.state is not TransferState.AGREED:
        text = say("Not everyone has agreed yet: union, firm and worker must all have agreed to the present terms.")
        raise NotPossibleNow(text, "transfer-not-agreed")
    case = await case_of_person(actor, agreed.offered.person_id)
    return await start(actor, _terms_agreed(agreed, started_on, case.id if case else None))


def _terms_agreed(agreed: TransferStanding, started_on: date | None, case_id: UUID | None) -> NewPlacement:
    post = agreed.offered
    return NewPlacement(
        person_id=post.person_id,
        kind=PlacementKind.TRANSFER,
        form=EmploymentForm.IN_HOUSE_TRANSFER,
        title=post.title,
        started_on=started_on or post.first_day,
        wage_fen=post.wage_offered_fen,
        week=post.week,
        organisation_id=agreed.organisation_id,
        opening_id=agreed.id,
        case_id=case_id,
        occupation_code=post.occupation_code,
        division=post.site.division,
        wage_before_fen=agreed.wage_before_fen,
    )


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
