"""The line from a start to the outcome, on rows: answers, amounts, decisions, alerts, re-opening."""

import asyncio
from datetime import date, timedelta
from uuid import UUID

import pytest
from piccolo.query.methods.select import Select

from app import clock
from app.actors import SYSTEM
from app.errors import Invalid, NotAllowed, NotFound
from app.followups.actions import (
    Answer,
    MonthPaid,
    NewIncome,
    answer_followup,
    correct_income,
    decide_outcomes,
    handle_alert,
    lay_out_followups,
    mark_overdue,
    note_relapse,
    note_sign,
    record_income,
    report_shock,
    review_follow_up,
    send_due,
)
from app.followups.events import OutcomeDecided, ReopenNeeded
from app.followups.gathering import known_of
from app.followups.lifecycle import Evidence, IncomeKind, OutcomeClass, ReopenTrigger, SignKind, Stage
from app.followups.months import later
from app.followups.queries import (
    followups_of,
    household_ledger,
    open_alerts,
    outcome_of,
    outcome_table,
    records_of,
)
from app.followups.tables import OutcomeDecision
from app.history import connect
from app.matching.terms import EmploymentForm, FailureCause
from app.placements.actions import end, exclude, start
from app.placements.events import PlacementEnded, PlacementStarted
from app.placements.lifecycle import EndReason, ExclusionReason, PlacementKind
from app.placements.queries import placement
from app.placements.tables import Placement
from app.schedules.week import parse_windows
from tests.conftest import OpenDatabase
from tests.placements.town import START, Town, build_town, on

PAY = 330_000
JUDGED_SIX = date(2026, 7, 21)


class Heard:
    """Reactions that only listen."""

    def __init__(self) -> None:
        self.reopened: list[ReopenNeeded] = []
        self.decided: list[OutcomeDecided] = []

    async def reopen(self, actor: object, event: ReopenNeeded) -> None:
        self.reopened.append(event)

    async def decide(self, actor: object, event: OutcomeDecided) -> None:
        self.decided.append(event)


@pytest.fixture
def heard() -> Heard:
    """What the reactions of a program would hear; follow-ups are laid out as they are there."""
    listening = Heard()

    async def lay_out(actor: object, event: PlacementStarted) -> None:
        await lay_out_followups(SYSTEM, event.subject_id)

    connect(
        {
            PlacementStarted: [lay_out],
            PlacementEnded: [],
            ReopenNeeded: [listening.reopen],
            OutcomeDecided: [listening.decide],
        }
    )
    return listening


@pytest.fixture(autouse=True)
def quiet() -> object:
    """No reaction outlives its test."""
    yield
    connect({})


async def placed(town: Town) -> UUID:
    with on(START):
        return await start(town.caseworker, town.job())


async def pay(town: Town, placement_id: UUID, number: int, fen: int = PAY, evidence: Evidence = Evidence.BANK) -> UUID:
    """Enter the pay of the `number`th month (0 is January), early in the next."""
    month = later(START, number)
    with on(later(month, 1) + timedelta(days=4)):
        return await record_income(
            town.caseworker, NewIncome(town.worker_id, month, IncomeKind.WAGE, fen, evidence, placement_id)
        )


async def decide_on(*days: date) -> None:
    for day in days:
        with on(day):
            await decide_outcomes(SYSTEM, day)


async def test_six_evidenced_months_are_stable_and_said_rule_by_rule(database: OpenDatabase, heard: Heard) -> None:
    town = await build_town()
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
    town = await build_town()
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
    await placed(await build_town())
    with on(START):
        looked_at = await asyncio.gather(*(decide_outcomes(SYSTEM, START) for _ in range(3)))
    assert sorted(looked_at) == [0, 0, 1]
    assert await OutcomeDecision.count() == 1


async def test_answers_of_both_parties_are_grade_b(database: OpenDatabase, heard: Heard) -> None:
    town = await build_town()
    placement_id = await placed(town)
    contacts = {contact.contact: contact.id for contact in await followups_of(SYSTEM, [placement_id])}
    with on(date(2026, 2, 5)):
        paid = (MonthPaid(START, PAY),)
        await answer_followup(town.worker, contacts["day-30"], Answer(still_working=True, pays=paid))
        await answer_followup(town.employer, contacts["pay-3"], Answer(still_working=True, pays=paid))
    ledger = await household_ledger(town.caseworker, town.household_id, date(2026, 2, 5))
    assert [(figure.fen, figure.grade) for figure in ledger.figures] == [(PAY, "B")]
    assert ledger.lines[START].minimum_wage_fen > 0


async def test_a_difference_between_the_parties_alerts_and_reopens(database: OpenDatabase, heard: Heard) -> None:
    town = await build_town()
    placement_id = await placed(town)
    with on(date(2026, 2, 5)):
        for actor, evidence, fen in (
            (town.worker, Evidence.WORKER_STATEMENT, 150_000),
            (town.employer, Evidence.EMPLOYER_STATEMENT, PAY),
        ):
            await record_income(actor, NewIncome(town.worker_id, START, IncomeKind.WAGE, fen, evidence, placement_id))
    await decide_on(date(2026, 2, 5), date(2026, 2, 6))
    assert [event.trigger for event in heard.reopened] == [ReopenTrigger.CONTRADICTION]
    alerts = {alert.kind for alert in await open_alerts(town.caseworker)}
    assert alerts == {"contradiction", "reopen:contradiction"}
    assert await open_alerts(town.outsider) == []


async def test_reading_a_list_in_twice_changes_nothing_and_a_new_amount_is_a_version(
    database: OpenDatabase, heard: Heard
) -> None:
    town = await build_town()
    placement_id = await placed(town)
    first = await pay(town, placement_id, 0)
    assert await pay(town, placement_id, 0) == first
    second = await pay(town, placement_id, 0, PAY - 1)
    records = await records_of(town.caseworker, town.household_id)
    assert [(record["id"], record["version"], record["superseded"]) for record in records] == [
        (first, 1, True),
        (second, 2, False),
    ]


async def test_a_correction_supersedes_and_a_withdrawal_leaves_the_month_unknown(
    database: OpenDatabase, heard: Heard
) -> None:
    town = await build_town()
    placement_id = await placed(town)
    first = await pay(town, placement_id, 0)
    with on(date(2026, 2, 10)):
        second = await correct_income(town.caseworker, first, 100_000)
        with pytest.raises(Invalid) as refused:
            await correct_income(town.caseworker, first, 1)
        assert refused.value.rule == "correct-the-latest"
        await correct_income(town.caseworker, second, None)
    ledger = await household_ledger(town.caseworker, town.household_id, date(2026, 2, 10))
    assert ledger.figures == ()


async def test_evidence_is_entered_by_those_who_can_have_it(database: OpenDatabase, heard: Heard) -> None:
    town = await build_town()
    placement_id = await placed(town)
    bank = NewIncome(town.worker_id, START, IncomeKind.WAGE, PAY, Evidence.BANK, placement_id)
    with on(date(2026, 2, 5)):
        for actor in (town.worker, town.employer):
            with pytest.raises(NotAllowed):
                await record_income(actor, bank)
        with pytest.raises(NotFound):
            await record_income(town.outsider, bank)


async def test_every_wrong_field_of_an_amount_is_named(database: OpenDatabase, heard: Heard) -> None:
    town = await build_town()
    wrong = NewIncome(
        town.worker_id, date(2099, 1, 1), IncomeKind.TAKINGS, 10**12, Evidence.SOCIAL_INSURANCE, days_worked=32
    )
    with on(START), pytest.raises(Invalid) as refused:
        await record_income(town.caseworker, wrong)
    assert [problem.rule for problem in refused.value.problems] == [
        "month-begun",
        "source-needed",
        "amount-in-range",
        "takings-not-by-insurance",
        "days-in-month",
    ]


async def test_a_job_that_failed_reopens_with_its_cause_once(database: OpenDatabase, heard: Heard) -> None:
    town = await build_town()
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
    town = await build_town()
    placement_id = await placed(town)
    contact = (await followups_of(SYSTEM, [placement_id]))[0]
    with on(date(2026, 1, 5)):
        ended = Answer(still_working=False, trouble=FailureCause.HOURS, ended_on=date(2026, 1, 4))
        await answer_followup(town.worker, contact.id, ended)
    row = await placement(town.caseworker, placement_id)
    assert (row["state"], row["ended_on"], row["end_cause"]) == ("ended", date(2026, 1, 4), "hours")


async def test_a_worker_who_does_not_say_why_is_asked_by_a_person(database: OpenDatabase, heard: Heard) -> None:
    town = await build_town()
    placement_id = await placed(town)
    contact = (await followups_of(SYSTEM, [placement_id]))[0]
    with on(date(2026, 1, 5)):
        await answer_followup(town.worker, contact.id, Answer(still_working=False))
    assert (await placement(town.caseworker, placement_id))["state"] == "working"
    (alert,) = await open_alerts(town.caseworker)
    assert alert.kind == "work_ended"


async def test_feeling_worse_goes_to_a_person_who_closes_it(database: OpenDatabase, heard: Heard) -> None:
    town = await build_town()
    placement_id = await placed(town)
    contact = (await followups_of(SYSTEM, [placement_id]))[0]
    with on(date(2026, 1, 5)):
        await answer_followup(town.worker, contact.id, Answer(still_working=True, worsening=True))
        (alert,) = await open_alerts(town.caseworker)
        assert alert.kind == "worsening"
        with pytest.raises(NotFound):
            await handle_alert(town.outsider, alert.id)
        await handle_alert(town.caseworker, alert.id, "visited")
    assert await open_alerts(town.caseworker) == []


async def test_two_unanswered_contacts_become_a_persons_task(database: OpenDatabase, heard: Heard) -> None:
    town = await build_town()
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
    town = await build_town()
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
    town = await build_town()
    placement_id = await placed(town)
    contact = (await followups_of(SYSTEM, [placement_id]))[0]
    await decide_on(START)
    with on(date(2026, 1, 6)):
        await review_follow_up(town.caseworker, contact.id, True, "hours do not fit")
        await report_shock(town.caseworker, town.worker_id, clock.today())
        await note_relapse(town.caseworker, town.household_id, clock.today())
        await decide_outcomes(SYSTEM, clock.today())
    assert {event.trigger for event in heard.reopened} == {
        ReopenTrigger.FAILED_REVIEW,
        ReopenTrigger.SHOCK,
        ReopenTrigger.RELAPSE,
    }


async def test_the_table_has_every_started_placement_once_and_work_apart(database: OpenDatabase, heard: Heard) -> None:
    town = await build_town()
    first = await placed(town)
    with on(START):
        apart = town.job(person_id=town.partner_id, form=EmploymentForm.PUBLIC_WELFARE, title="保洁")
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
    town = await build_town()
    placement_id = await placed(town)
    with pytest.raises(NotFound):
        await outcome_of(town.outsider, placement_id, START)
    with pytest.raises(NotFound):
        await household_ledger(town.outsider, town.household_id, START)


async def test_one_placement_that_cannot_be_decided_holds_up_no_other(database: OpenDatabase, heard: Heard) -> None:
    town = await build_town()
    broken = await placed(town)
    with on(START):
        sound = await start(town.caseworker, town.job(person_id=town.partner_id))
    await Placement.update({Placement.division: "999999"}).where(Placement.id == broken)
    with on(START):
        assert await decide_outcomes(SYSTEM, START) == 1
        assert await decide_outcomes(SYSTEM, START) == 0
    decided = await OutcomeDecision.select(OutcomeDecision.placement_id).output(as_list=True)
    assert decided == [sound]


async def test_a_firm_sees_only_what_it_is_asked_itself(database: OpenDatabase, heard: Heard) -> None:
    town = await build_town()
    placement_id = await placed(town)
    asked = await followups_of(town.employer, [placement_id])
    assert {contact.instrument for contact in asked} == {"employer_link", "payroll_import"}
    day_3 = (await followups_of(town.worker, [placement_id]))[0]
    with on(date(2026, 1, 5)), pytest.raises(NotFound):
        await answer_followup(town.employer, day_3.id, Answer(still_working=True))


async def test_what_is_known_of_many_takes_as_many_queries_as_of_one(
    database: OpenDatabase, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = await build_town()
    ids = [await placed(town)]
    with on(START):
        ids.append(await start(town.caseworker, town.job(person_id=town.partner_id)))
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
