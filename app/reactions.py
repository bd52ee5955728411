"""One page: what happened, and what follows from it in the same transaction.

`connect(REACTIONS)` at start-up makes these the whole of what follows.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from app import clock
from app.actors import SYSTEM, Actor
from app.casework.actions import note_stability, reopen
from app.casework.events import CaseReopened
from app.casework.lifecycle import CaseState, ClosingReason
from app.casework.queries import case_of_household
from app.casework.referrals import propose_best, withdraw_referrals
from app.followups.again import decide_household_again, decide_person_again, decide_placement_again
from app.followups.alerts import note_relapse
from app.followups.contacts import cancel_followups, lay_out_followups
from app.followups.events import OutcomeDecided, ReopenNeeded
from app.followups.lifecycle import CancelReason, OutcomeClass
from app.history import Event
from app.history.actions import Reaction
from app.jobs.actions import fill_place, free_place
from app.jobs.events import TransferMoved, VacancyMoved
from app.jobs.lifecycle import TransferState, VacancyState
from app.matching.terms import FailureCause, OpeningKind
from app.notifications.actions import Recipient, queue
from app.people.actions import TermsThen, note_failure
from app.people.events import (
    CauseRecorded,
    CauseResolved,
    EmploymentEnded,
    EmploymentRecorded,
    FinancesRecorded,
    Graduated,
    TierDecided,
)
from app.placements.actions import end
from app.placements.events import PlacementEnded, PlacementExcluded, PlacementStarted, TermsChanged
from app.placements.lifecycle import EndReason, PlacementKind, PlacementState
from app.placements.queries import placement, placements_of
from app.schedules.week import WeekPattern
from app.sentences import say
from app.training.events import AdmittedFromWaitlist
from app.workstudy.actions import end_bookings
from app.workstudy.events import SlotMoved
from app.workstudy.lifecycle import SlotState


async def _take_the_place(actor: Actor, event: PlacementStarted) -> None:
    if event.kind is PlacementKind.VACANCY and event.opening_id is not None:
        await fill_place(SYSTEM, event.opening_id)


async def _plan_followups(actor: Actor, event: PlacementStarted) -> None:
    await lay_out_followups(SYSTEM, event.subject_id)


async def _give_the_place_back(actor: Actor, event: PlacementEnded) -> None:
    if event.opening_id is None:
        return
    if event.kind is PlacementKind.VACANCY:
        await free_place(SYSTEM, event.opening_id)
    elif event.kind is PlacementKind.SLOT:
        await end_bookings(SYSTEM, event.person_id, event.ended_on, slot_id=event.opening_id)


async def _remember_why_it_failed(actor: Actor, event: PlacementEnded) -> None:
    if event.cause is not None:
        await _note_failure(event.person_id, event.subject_id, event.cause)


async def _stop_asking(actor: Actor, event: PlacementEnded) -> None:
    other = event.reason is EndReason.OTHER_JOB
    await cancel_followups(SYSTEM, event.subject_id, CancelReason.OTHER_CONTRACT if other else CancelReason.WORK_ENDED)


async def _decide_again(actor: Actor, event: PlacementEnded) -> None:
    await decide_placement_again(event.subject_id, clock.today())


async def _stop_asking_excluded(actor: Actor, event: PlacementExcluded) -> None:
    await cancel_followups(SYSTEM, event.subject_id, CancelReason.EXCLUDED)
    await decide_placement_again(event.subject_id, event.excluded_on)


async def _reopen_case(actor: Actor, event: ReopenNeeded) -> None:
    if event.cause is not None and event.placement_id is not None:
        await _note_failure(event.subject_id, event.placement_id, event.cause)
    await reopen(SYSTEM, event.subject_id, event.trigger.value, event.cause, event.placement_id)


async def _match_again(actor: Actor, event: CaseReopened) -> None:
    await propose_best(SYSTEM, event.person_id)


async def _keep_stability(actor: Actor, event: OutcomeDecided) -> None:
    """Only what was stable can stop to be: work beside it that is not judged, or not yet, takes nothing away."""
    was_stable, is_stable = event.before is OutcomeClass.STABLE, event.after is OutcomeClass.STABLE
    if was_stable != is_stable:
        await note_stability(SYSTEM, event.person_id, event.day if is_stable else None)


async def _judge_household(actor: Actor, event: CauseRecorded | CauseResolved | FinancesRecorded) -> None:
    await decide_household_again(event.subject_id)


async def _judge_person(actor: Actor, event: EmploymentRecorded | EmploymentEnded) -> None:
    await decide_person_again(event.subject_id)


async def _judge_by_new_terms(actor: Actor, event: TermsChanged) -> None:
    await decide_placement_again(event.subject_id, clock.today())


async def _note_relapse(actor: Actor, event: TierDecided) -> None:
    """A household that had left hardship by work and is signed into it anew has relapsed."""
    if event.tier is None:
        return
    case = await case_of_household(SYSTEM, event.subject_id)
    if case is not None and case.state is CaseState.CLOSED and case.closing_reason is ClosingReason.EXIT_BY_WORK:
        await note_relapse(SYSTEM, event.subject_id, clock.today())


async def _leave_workstudy(actor: Actor, event: Graduated) -> None:
    eve = event.graduated_on - timedelta(days=1)
    await end_bookings(SYSTEM, event.subject_id, eve)
    for work in await placements_of(SYSTEM, [event.subject_id]):
        if work["kind"] == PlacementKind.SLOT.value and work["state"] == PlacementState.WORKING.value:
            await end(SYSTEM, work["id"], max(eve, work["started_on"]), EndReason.GRADUATED)


async def _tell_of_the_seat(actor: Actor, event: AdmittedFromWaitlist) -> None:
    text = say("A seat has become free: you are in. The course begins on {day}.", day=event.first_day)
    await queue(SYSTEM, Recipient(event.person_id), text, message_key=f"enrolment:{event.subject_id}:admitted")


async def _withdraw_from_vacancy(actor: Actor, event: VacancyMoved) -> None:
    if event.after is VacancyState.CLOSED:
        await withdraw_referrals(SYSTEM, OpeningKind.VACANCY, event.subject_id)


async def _withdraw_from_slot(actor: Actor, event: SlotMoved) -> None:
    if event.after is SlotState.CLOSED:
        await withdraw_referrals(SYSTEM, OpeningKind.SLOT, event.subject_id)


async def _withdraw_from_transfer(actor: Actor, event: TransferMoved) -> None:
    if event.after is TransferState.REFUSED:
        await withdraw_referrals(SYSTEM, OpeningKind.TRANSFER, event.subject_id)


async def _note_failure(person_id: UUID, placement_id: UUID, cause: FailureCause) -> None:
    work = await placement(SYSTEM, placement_id)
    terms = TermsThen(work["organisation_id"], work["wage_fen"], WeekPattern.from_text(work["week"]))
    await note_failure(SYSTEM, person_id, placement_id, cause, terms)


REACTIONS: Mapping[type[Event], Sequence[Reaction]] = {
    PlacementStarted: (_take_the_place, _plan_followups),
    PlacementEnded: (_give_the_place_back, _remember_why_it_failed, _stop_asking, _decide_again),
    PlacementExcluded: (_stop_asking_excluded,),
    OutcomeDecided: (_keep_stability,),
    ReopenNeeded: (_reopen_case,),
    CaseReopened: (_match_again,),
    CauseRecorded: (_judge_household,),
    CauseResolved: (_judge_household,),
    FinancesRecorded: (_judge_household,),
    EmploymentRecorded: (_judge_person,),
    EmploymentEnded: (_judge_person,),
    TermsChanged: (_judge_by_new_terms,),
    TierDecided: (_note_relapse,),
    Graduated: (_leave_workstudy,),
    AdmittedFromWaitlist: (_tell_of_the_seat,),
    VacancyMoved: (_withdraw_from_vacancy,),
    SlotMoved: (_withdraw_from_slot,),
    TransferMoved: (_withdraw_from_transfer,),
}
