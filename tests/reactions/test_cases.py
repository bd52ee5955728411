"""What follows for cases and referrals."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.actors import SYSTEM
from app.casework.actions import close_case, open_case, reopen
from app.casework.lifecycle import CaseState, ClosingReason, ReferralState
from app.casework.queries import case_by_id, referral_by_id, referrals_of, reopenings_of
from app.followups.lifecycle import ReopenTrigger
from app.followups.tables import Setback
from app.jobs.actions import close_vacancy, propose_transfer, refuse_transfer
from app.jobs.postings import NewTransfer
from app.matching.terms import FailureCause, OpeningKind
from app.people.actions import (
    decide_tier,
    record_cause,
)
from app.people.terms import HardshipCause
from app.people.tier import TierInputs
from app.placements.actions import end
from app.placements.lifecycle import EndReason
from app.schedules.week import parse_windows
from app.workstudy.actions import close_slot
from tests.casework.referring import proposed, ready
from tests.cast import (
    SITE,
    START,
    Town,
    add_student,
    agree_to_everything,
    employ,
    on,
    set_terms,
)
from tests.followups.line import JUDGED_SIX, decide_on
from tests.jobs.vacancies import live_vacancy
from tests.reactions.working import LEFT_ON, SPRING, left, stable, working
from tests.workstudy.slots import live_slot

UNDER_THE_LINE = TierInputs(yearly_income_fen=1_000_000, rigid_expense_fen=500_000, members=3)
OVER_THE_LINE = TierInputs(yearly_income_fen=30_000_000, rigid_expense_fen=0, members=3)


async def test_a_lost_job_takes_the_case_up_again_and_proposes_what_fits_now(town: Town) -> None:
    with on(START):
        case_id = await ready(town)
        await record_cause(town.caseworker, town.household, HardshipCause.ILLNESS)
    placement_id = await working(town)
    with on(LEFT_ON):
        vacancy_id = await live_vacancy(town)
    await left(town, placement_id)
    await decide_on(LEFT_ON + timedelta(days=1))
    (note,) = await reopenings_of(town.caseworker, case_id)
    assert (note.trigger, note.cause, note.old_causes) == (
        ReopenTrigger.JOB_LOST.value,
        FailureCause.CARE,
        (HardshipCause.ILLNESS.value,),
    )
    assert note.placement_id == placement_id
    assert [referral.opening_id for referral in await referrals_of(town.caseworker, [town.worker])] == [vacancy_id]


async def test_a_case_is_taken_up_again_also_for_someone_who_agrees_to_no_matching(town: Town) -> None:
    with on(START):
        await live_vacancy(town)
        case_id = await open_case(town.caseworker, town.household)
        await reopen(SYSTEM, town.worker, ReopenTrigger.SHOCK.value, None)
    assert len(await reopenings_of(town.caseworker, case_id)) == 1
    assert await referrals_of(town.caseworker, [town.worker]) == []


async def test_stability_is_kept_on_the_case_and_lets_it_be_closed_by_work(town: Town) -> None:
    with on(START):
        case_id = await ready(town)
    await stable(town)
    assert (await case_by_id(town.caseworker, case_id)).stable_since == JUDGED_SIX
    with on(JUDGED_SIX):
        await close_case(town.caseworker, case_id, ClosingReason.EXIT_BY_WORK)


async def test_an_income_that_falls_takes_stability_off_the_case(town: Town) -> None:
    with on(START):
        case_id = await ready(town)
    placement_id = await stable(town)
    with on(date(2026, 8, 3)):
        await end(town.caseworker, placement_id, date(2026, 8, 2), EndReason.DISMISSED, FailureCause.CONFLICT)
    await decide_on(date(2026, 8, 3), date(2026, 8, 4))
    assert (await case_by_id(town.caseworker, case_id)).stable_since is None


async def test_hardship_signed_anew_after_an_exit_by_work_is_a_relapse(town: Town) -> None:
    with on(START):
        case_id = await ready(town)
    await stable(town)
    with on(JUDGED_SIX):
        await close_case(town.caseworker, case_id, ClosingReason.EXIT_BY_WORK)
    with on(date(2026, 8, 10)):
        await decide_tier(town.caseworker, town.household, UNDER_THE_LINE)
    await decide_on(date(2026, 8, 10))
    (note,) = await reopenings_of(town.caseworker, case_id)
    assert (note.trigger, note.relapse) == (ReopenTrigger.RELAPSE.value, True)
    assert (await case_by_id(town.caseworker, case_id)).state is CaseState.OPEN


@pytest.mark.parametrize(
    ("closed_for", "inputs"),
    [(None, UNDER_THE_LINE), (ClosingReason.MOVED_AWAY, UNDER_THE_LINE), (ClosingReason.RETIRED, OVER_THE_LINE)],
)
async def test_no_other_tier_is_a_relapse(town: Town, closed_for: ClosingReason | None, inputs: TierInputs) -> None:
    with on(SPRING):
        case_id = await ready(town)
        if closed_for is not None:
            await close_case(town.caseworker, case_id, closed_for)
        await decide_tier(town.caseworker, town.household, inputs)
    assert await Setback.count() == 0


async def test_an_opening_that_is_gone_takes_its_referrals_with_it(town: Town) -> None:
    with on(SPRING):
        await ready(town)
        vacancy_id, other = await live_vacancy(town), await live_vacancy(town, title="保安")
        referrals = [await proposed(town, vacancy_id), await proposed(town, other)]
        await close_vacancy(town.personnel, vacancy_id)
    states = [(await referral_by_id(town.caseworker, each)).state for each in referrals]
    assert states == [ReferralState.WITHDRAWN, ReferralState.PROPOSED]


async def test_a_slot_or_a_transfer_that_is_gone_takes_its_referrals_with_it(town: Town) -> None:
    with on(SPRING):
        await ready(town)
        await set_terms(town)
        await employ(town, town.worker)
        post = NewTransfer(
            town.worker, "后勤管理员", date(2026, 4, 1), parse_windows("Mon-Fri 08:30-16:00"), 300_000, SITE
        )
        transfer_id = await propose_transfer(town.caseworker, post)
        referral = await proposed(town, transfer_id, OpeningKind.TRANSFER)
        await refuse_transfer(town.personnel, transfer_id)
        assert (await referral_by_id(town.caseworker, referral)).state is ReferralState.WITHDRAWN

        student, slot_id = await add_student(town), await live_slot(town)
        await agree_to_everything(student)
        of_student = replace(town, worker=student)
        referral = await proposed(of_student, slot_id, OpeningKind.SLOT)
        await close_slot(town.personnel, slot_id)
        assert (await referral_by_id(town.caseworker, referral)).state is ReferralState.WITHDRAWN
