"""The line from a start to the outcome, on rows: answers, amounts, decisions, alerts, re-opening."""

import asyncio
from datetime import date, timedelta

import pytest
from piccolo.query.methods.select import Select

from app import clock
from app.actors import SYSTEM
from app.errors import NotFound
from app.followups.actions import (
    Answer,
    NewIncome,
    answer_followup,
    decide_outcomes,
    handle_alert,
    mark_overdue,
    note_relapse,
    note_sign,
    record_income,
    report_shock,
    review_follow_up,
    send_due,
)
from app.followups.again import decide_person_again
from app.followups.gathering import known_of
from app.followups.lifecycle import Evidence, IncomeKind, OutcomeClass, ReopenTrigger, SignKind, Stage
from app.followups.queries import (
    followups_of,
    household_ledger,
    open_alerts,
    outcome_of,
    outcome_table,
)
from app.followups.tables import OutcomeDecision
from app.matching.terms import EmploymentForm, FailureCause
from app.people.actions import record_employment
from app.people.entries import NewEmployment
from app.placements.actions import end, exclude, start
from app.placements.lifecycle import EndReason, ExclusionReason, PlacementKind
from app.placements.queries import placement
from app.placements.tables import Placement
from app.schedules.week import parse_windows
from tests.cast import START, build_settled_town, on
from tests.conftest import OpenDatabase
from tests.followups.line import JUDGED_SIX, PAY, Heard, decide_on, pay, placed


async def test_six_evidenced_months_are_stable_and_said_rule_by_rule(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    for number in range(6):
        await pay(town, placement_id, number)
    await decide_on(START, date(2026, 3, 1), date(2026, 5, 1), JUDGED_SIX)
    decision = await outcome_of(town.caseworker, placement_id, JUDGED_SIX)
    assert decision.outcome is OutcomeClass.STABLE
    assert heard.decided[-1].after is OutcomeClass.STABLE
    assert [step.rule for step in decision.working if step.passed is not True] == ["4-durable"]
    assert heard.reopened == []


async def test_only_what_moved_is_decided_again(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    with on(START):
        assert await decide_outcomes(SYSTEM, START) == 1
        assert await decide_outcomes(SYSTEM, START) == 0
    with on(date(2026, 1, 20)):
        assert await decide_outcomes(SYSTEM, clock.today()) == 0
    with on(date(2026, 1, 21)):
        await note_sign(town.caseworker, placement_id, SignKind.ABSENCE_DAYS, clock.today(), 1)
        assert await decide_outcomes(SYSTEM, clock.today()) == 1
    assert await OutcomeDecision.count() == 1, "an unchanged working is not stored again"


async def test_two_processes_decide_a_day_once(database: OpenDatabase, heard: Heard) -> None:
    await placed(await build_settled_town())
    with on(START):
        looked_at = await asyncio.gather(*(decide_outcomes(SYSTEM, START) for _ in range(3)))
    assert sorted(looked_at) == [0, 0, 1]
    assert await OutcomeDecision.count() == 1


async def test_a_difference_between_the_parties_alerts_and_reopens(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    with on(date(2026, 2, 5)):
        for actor, evidence, fen in (
            (town.as_worker, Evidence.WORKER_STATEMENT, 150_000),
            (town.personnel, Evidence.EMPLOYER_STATEMENT, PAY),
        ):
            await record_income(actor, NewIncome(town.worker, START, IncomeKind.WAGE, fen, evidence, placement_id))
    await decide_on(date(2026, 2, 5), date(2026, 2, 6))
    assert [event.trigger for event in heard.reopened] == [ReopenTrigger.CONTRADICTION]
    alerts = {alert.kind for alert in await open_alerts(town.caseworker)}
    assert alerts == {"contradiction", "reopen:contradiction"}
    assert await open_alerts(town.outsider) == []


async def test_a_job_that_failed_reopens_with_its_cause_once(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    with on(date(2026, 2, 10)):
        await end(town.caseworker, placement_id, date(2026, 2, 9), EndReason.LEFT, FailureCause.TRANSPORT)
        await note_sign(town.caseworker, placement_id, SignKind.ABSENCE_DAYS, clock.today(), 0)
    await decide_on(*(date(2026, 2, 10) + timedelta(days=count) for count in range(20)))
    assert [(event.trigger, event.cause, event.relapse) for event in heard.reopened] == [
        (ReopenTrigger.JOB_LOST, FailureCause.TRANSPORT, False)
    ]
    assert (await outcome_of(town.caseworker, placement_id, date(2026, 2, 24))).outcome is OutcomeClass.LOST


async def test_a_worker_who_says_it_ended_and_why_ends_the_placement(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    contact = (await followups_of(SYSTEM, [placement_id]))[0]
    with on(date(2026, 1, 5)):
        ended = Answer(still_working=False, trouble=FailureCause.HOURS, ended_on=date(2026, 1, 4))
        await answer_followup(town.as_worker, contact.id, ended)
    row = await placement(town.caseworker, placement_id)
    assert (row["state"], row["ended_on"], row["end_cause"]) == ("ended", date(2026, 1, 4), "hours")


async def test_a_worker_who_does_not_say_why_is_asked_by_a_person(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    contact = (await followups_of(SYSTEM, [placement_id]))[0]
    with on(date(2026, 1, 5)):
        await answer_followup(town.as_worker, contact.id, Answer(still_working=False))
    assert (await placement(town.caseworker, placement_id))["state"] == "working"
    (alert,) = await open_alerts(town.caseworker)
    assert alert.kind == "work_ended"


async def test_feeling_worse_goes_to_a_person_who_closes_it(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    contact = (await followups_of(SYSTEM, [placement_id]))[0]
    with on(date(2026, 1, 5)):
        await answer_followup(town.as_worker, contact.id, Answer(still_working=True, worsening=True))
        (alert,) = await open_alerts(town.caseworker)
        assert alert.kind == "worsening"
        with pytest.raises(NotFound):
            await handle_alert(town.outsider, alert.id)
        await handle_alert(town.caseworker, alert.id, "visited")
    assert await open_alerts(town.caseworker) == []


async def test_two_unanswered_contacts_become_a_persons_task(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    await placed(town)
    for count in range(60):
        day = START + timedelta(days=count)
        with on(day):
            await send_due(SYSTEM)
            await mark_overdue(SYSTEM, day)
            await decide_outcomes(SYSTEM, day)
    assert [alert.kind for alert in await open_alerts(town.caseworker)] == ["missed_check_in"]
    assert (await outcome_table(town.caseworker, day)).counts[OutcomeClass.UNVERIFIED] == 1


async def test_two_months_under_the_line_after_stable_are_a_relapse(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    for number in range(6):
        await pay(town, placement_id, number)
    await decide_on(JUDGED_SIX)
    for number in (6, 7):
        await pay(town, placement_id, number, 100_000)
    await decide_on(date(2026, 9, 5), date(2026, 9, 6))
    assert [(event.trigger, event.relapse) for event in heard.reopened] == [(ReopenTrigger.UNDER_LINE, True)]
    now = await outcome_of(town.caseworker, placement_id, date(2026, 9, 6))
    assert (now.outcome, now.stage) == (OutcomeClass.AT_RISK, Stage.STABLE)


async def test_reviews_shocks_and_relapses_reopen(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    contact = (await followups_of(SYSTEM, [placement_id]))[0]
    await decide_on(START)
    with on(date(2026, 1, 6)):
        await review_follow_up(town.caseworker, contact.id, True, "hours do not fit")
        await report_shock(town.caseworker, town.worker, clock.today())
        await note_relapse(town.caseworker, town.household, clock.today())
        await decide_outcomes(SYSTEM, clock.today())
    assert {event.trigger for event in heard.reopened} == {
        ReopenTrigger.FAILED_REVIEW,
        ReopenTrigger.SHOCK,
        ReopenTrigger.RELAPSE,
    }


async def test_the_table_has_every_started_placement_once_and_work_apart(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    first = await placed(town)
    with on(START):
        apart = town.job(person_id=town.partner, form=EmploymentForm.PUBLIC_WELFARE, title="保洁")
        await start(town.caseworker, apart)
    with on(date(2026, 2, 1)):
        slot = town.job(
            kind=PlacementKind.SLOT,
            form=EmploymentForm.STUDENT_WORK,
            started_on=date(2026, 2, 1),
            week=parse_windows("Sat 09:00-13:00"),
        )
        await start(town.caseworker, slot)
        await exclude(town.caseworker, first, ExclusionReason.MOVED_AWAY)
    table = await outcome_table(town.caseworker, date(2026, 2, 1))
    assert table.started == 3
    assert table.counts[OutcomeClass.EXCLUDED] == 2
    assert sum(table.apart.values()) == 1
    assert (await outcome_table(town.caseworker, date(2026, 1, 31))).started == 2
    assert (await outcome_table(town.outsider, date(2026, 2, 1))).started == 0


async def test_the_outcome_of_another_unions_placement_is_not_found(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    with pytest.raises(NotFound):
        await outcome_of(town.outsider, placement_id, START)
    with pytest.raises(NotFound):
        await household_ledger(town.outsider, town.household, START)


async def test_one_placement_that_cannot_be_decided_holds_up_no_other(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    broken = await placed(town)
    with on(START):
        sound = await start(town.caseworker, town.job(person_id=town.partner))
    await Placement.update({Placement.division: "999999"}).where(Placement.id == broken)
    with on(START):
        assert await decide_outcomes(SYSTEM, START) == 1
        assert await decide_outcomes(SYSTEM, START) == 0
    decided = await OutcomeDecision.select(OutcomeDecision.placement_id).output(as_list=True)
    assert decided == [sound]


async def test_a_firm_sees_only_what_it_is_asked_itself(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    asked = await followups_of(town.personnel, [placement_id])
    assert {contact.instrument for contact in asked} == {"employer_link", "payroll_import"}
    day_3 = (await followups_of(town.as_worker, [placement_id]))[0]
    with on(date(2026, 1, 5)), pytest.raises(NotFound):
        await answer_followup(town.personnel, day_3.id, Answer(still_working=True))


async def test_what_is_known_of_many_takes_as_many_queries_as_of_one(
    database: OpenDatabase, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = await build_settled_town()
    ids = [await placed(town)]
    with on(START):
        ids.append(await start(town.caseworker, town.job(person_id=town.partner)))
    run = Select._run
    queries: list[str] = []

    async def counted(self: Select, *given: object, **named: object) -> object:
        queries.append(str(self))
        return await run(self, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Select, "_run", counted)
    for_one = len((await known_of(ids[:1], START), queries)[1])
    queries.clear()
    assert len(await known_of(ids, START)) == 2
    assert len(queries) == for_one


async def test_work_found_elsewhere_in_time_keeps_a_placement_from_being_lost(
    database: OpenDatabase, heard: Heard
) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    with on(date(2026, 3, 2)):
        await end(town.caseworker, placement_id, date(2026, 3, 1), EndReason.TERM_OVER)
    elsewhere = NewEmployment(
        "保安", EmploymentForm.FULL_TIME, PAY, parse_windows("Mon-Fri 08:00-17:00"), date(2026, 3, 10)
    )
    with on(date(2026, 3, 10)):
        await record_employment(town.caseworker, town.worker, elsewhere)
        await decide_person_again(town.worker)
    await decide_on(date(2026, 3, 10), date(2026, 3, 31))
    assert heard.reopened == []
    decision = await outcome_of(town.caseworker, placement_id, date(2026, 3, 31))
    assert decision.step("2-at-work-now").passed is True
