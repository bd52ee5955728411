"""Cases on real rows: opened, planned, visited, closed, taken up again with the old reasons kept."""

from datetime import date

import pytest

from app import clock
from app.actors import SYSTEM
from app.casework.actions import agree_plan, close_case, note_home_visit, note_stability, open_case, reopen
from app.casework.lifecycle import CaseState, ClosingReason
from app.casework.queries import case_by_id, case_of_household, reopenings_of
from app.db import ConstraintBroken
from app.errors import Invalid, NotFound, NotPossibleNow
from app.history import story_of
from app.matching.terms import FailureCause
from app.people.actions import record_cause, resolve_cause
from app.people.terms import HardshipCause
from app.sentences import say
from tests.cast import build_town

MAY = date(2025, 5, 6)


async def test_a_household_has_one_case_for_good(database) -> None:
    with clock.simulated(clock.at(MAY)):
        town = await build_town()
        await open_case(town.caseworker, town.household)
        with pytest.raises(ConstraintBroken):
            await open_case(town.caseworker, town.household)


async def test_the_same_form_sent_twice_opens_one_case(database) -> None:
    with clock.simulated(clock.at(MAY)):
        town = await build_town()
        first = await open_case(town.caseworker, town.household, key="form-1")
        assert await open_case(town.caseworker, town.household, key="form-1") == first


async def test_a_caseworker_of_another_union_finds_no_case(database) -> None:
    with clock.simulated(clock.at(MAY)):
        town = await build_town()
        case_id = await open_case(town.caseworker, town.household)
        assert await case_of_household(town.outsider, town.household) is None
        with pytest.raises(NotFound):
            await case_by_id(town.outsider, case_id)


async def test_a_caseworker_of_another_union_cannot_open_plan_visit_or_close(database) -> None:
    with clock.simulated(clock.at(MAY)):
        town = await build_town()
        with pytest.raises(NotFound):
            await open_case(town.outsider, town.household)
        case_id = await open_case(town.caseworker, town.household)
        with pytest.raises(NotFound):
            await agree_plan(town.outsider, case_id, (say("Find work or training that fits the family's week."),))
        with pytest.raises(NotFound):
            await note_home_visit(town.outsider, case_id, MAY, "在家")
        with pytest.raises(NotFound):
            await close_case(town.outsider, case_id, ClosingReason.RETIRED)


async def test_a_plan_without_a_step_is_refused(database) -> None:
    with clock.simulated(clock.at(MAY)):
        town = await build_town()
        case_id = await open_case(town.caseworker, town.household)
        with pytest.raises(Invalid) as refused:
            await agree_plan(town.caseworker, case_id, ())
        assert refused.value.problems[0].rule == "plan-needs-a-step"


async def test_a_visit_in_the_future_without_findings_names_both_fields(database) -> None:
    with clock.simulated(clock.at(MAY)):
        town = await build_town()
        case_id = await open_case(town.caseworker, town.household)
        with pytest.raises(Invalid) as refused:
            await note_home_visit(town.caseworker, case_id, date(2025, 5, 7), " ")
        assert [problem.field for problem in refused.value.problems] == ["visited_on", "findings"]


async def test_a_started_job_does_not_close_a_case(database) -> None:
    with clock.simulated(clock.at(MAY)):
        town = await build_town()
        case_id = await open_case(town.caseworker, town.household)
        with pytest.raises(NotPossibleNow) as refused:
            await close_case(town.caseworker, case_id, ClosingReason.EXIT_BY_WORK)
        assert refused.value.rule == "close-needs-stable-income"


async def test_a_closed_case_reopens_as_a_relapse_and_keeps_why_it_was_closed_and_opened(database) -> None:
    with clock.simulated(clock.at(MAY)):
        town = await build_town()
        worker = town.worker
        case_id = await open_case(town.caseworker, town.household)
        await record_cause(town.caseworker, town.household, HardshipCause.ILLNESS)
        await note_stability(SYSTEM, worker, date(2025, 4, 30))
        await close_case(town.caseworker, case_id, ClosingReason.EXIT_BY_WORK)

        await reopen(SYSTEM, worker, "job_lost", FailureCause.CARE)

        case = await case_by_id(town.caseworker, case_id)
        note = (await reopenings_of(town.caseworker, case_id))[0]
        assert (case.state, case.stable_since, case.times_reopened) == (CaseState.OPEN, None, 1)
        assert (note.relapse, note.cause, note.old_causes) == (True, FailureCause.CARE, ("illness",))
        assert note.old_closing_reason is ClosingReason.EXIT_BY_WORK


async def test_a_resolved_cause_is_not_carried_into_the_reopening(database) -> None:
    with clock.simulated(clock.at(MAY)):
        town = await build_town()
        worker = town.worker
        case_id = await open_case(town.caseworker, town.household)
        cause = await record_cause(town.caseworker, town.household, HardshipCause.UNEMPLOYMENT)
        await resolve_cause(town.caseworker, cause)
        await reopen(SYSTEM, worker, "job_lost", FailureCause.PAY)
        assert (await reopenings_of(town.caseworker, case_id))[0].old_causes == ()


async def test_a_case_never_opened_is_not_reopened(database) -> None:
    with clock.simulated(clock.at(MAY)):
        town = await build_town()
        assert await reopen(SYSTEM, town.worker, "job_lost", None) is None


async def test_every_change_of_a_case_is_in_its_history(database) -> None:
    with clock.simulated(clock.at(MAY)):
        town = await build_town()
        case_id = await open_case(town.caseworker, town.household)
        await agree_plan(town.caseworker, case_id, (say("Find work or training that fits the family's week."),))
        await close_case(town.caseworker, case_id, ClosingReason.MOVED_AWAY, why="搬去外地")
        story = await story_of([case_id])
        assert [entry.event for entry in story] == ["CaseOpened", "PlanAgreed", "CaseClosed"]
        assert story[-1].why == "搬去外地"
