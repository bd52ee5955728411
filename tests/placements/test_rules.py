"""What a new placement must say, and whom it clashes with."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.actors import Role
from app.matching.terms import EmploymentForm, FailureCause
from app.placements.lifecycle import TRANSITIONS, EndReason, PlacementKind, PlacementState, Step
from app.placements.rules import NewPlacement, TakenTime, clash, may_take, problems_of, problems_of_end
from app.schedules.week import WeekPattern, parse_windows

TODAY = date(2026, 1, 1)
FIRM, OTHER, STALL = UUID(int=1), UUID(int=2), UUID(int=3)
JOB = NewPlacement(
    person_id=UUID(int=9),
    kind=PlacementKind.VACANCY,
    form=EmploymentForm.FULL_TIME,
    title="厨师",
    started_on=TODAY,
    wage_fen=300_000,
    week=parse_windows("Mon-Fri 08:00-17:00"),
    organisation_id=FIRM,
)
MORNINGS = TakenTime(STALL, "早市", parse_windows("daily 05:00-10:00"), date(2025, 1, 1), None, None)


def rules(new: NewPlacement) -> list[str]:
    return [problem.rule for problem in problems_of(new, TODAY)]


def test_a_complete_placement_has_no_problem() -> None:
    assert rules(JOB) == []


def test_every_wrong_field_is_named_at_once() -> None:
    wrong = replace(JOB, title=" ", wage_fen=-1, week=WeekPattern.EMPTY, started_on=date(1900, 1, 1))
    assert rules(wrong) == ["title-needed", "wage-in-range", "week-needed", "start-plausible"]


def test_a_placement_is_not_entered_far_ahead() -> None:
    assert rules(replace(JOB, started_on=TODAY + timedelta(days=7))) == []
    assert rules(replace(JOB, started_on=TODAY + timedelta(days=8))) == ["start-not-far-ahead"]


def test_a_courier_has_no_fixed_week_and_no_employer() -> None:
    courier = replace(
        JOB,
        kind=PlacementKind.OWN_BUSINESS,
        form=EmploymentForm.PLATFORM,
        week=WeekPattern.EMPTY,
        organisation_id=None,
    )
    assert rules(courier) == []


def test_a_transfer_to_a_lower_wage_is_refused() -> None:
    transfer = replace(JOB, kind=PlacementKind.TRANSFER, form=EmploymentForm.IN_HOUSE_TRANSFER, wage_before_fen=300_001)
    assert rules(transfer) == ["transfer-wage-not-lower"]
    assert rules(replace(transfer, wage_before_fen=300_000)) == []
    assert rules(replace(transfer, wage_before_fen=None)) == ["wage-before-needed"]


def test_a_slot_is_student_work() -> None:
    assert rules(replace(JOB, kind=PlacementKind.SLOT)) == ["slot-is-student-work"]


def test_hours_that_meet_other_hours_are_refused_and_named() -> None:
    verdict = clash(JOB, [MORNINGS])
    assert (verdict.allowed, verdict.rule) == (False, "placement-clash")
    assert verdict.reason is not None
    assert verdict.reason.value("other") == "早市"
    assert verdict.reason.value("half_hours") == 20


def test_what_is_given_up_does_not_clash() -> None:
    assert clash(replace(JOB, gives_up=(STALL,)), [MORNINGS]).allowed


def test_a_course_cannot_be_given_up_by_starting_work() -> None:
    course = replace(MORNINGS, is_work=False)
    assert not clash(replace(JOB, gives_up=(STALL,)), [course]).allowed


def test_a_transfer_gives_up_the_post_at_the_same_firm_only() -> None:
    transfer = replace(JOB, kind=PlacementKind.TRANSFER)
    assert clash(transfer, [replace(MORNINGS, organisation_id=FIRM)]).allowed
    assert not clash(transfer, [replace(MORNINGS, organisation_id=OTHER)]).allowed


def test_hours_that_ended_before_or_begin_after_the_contract_do_not_clash() -> None:
    assert clash(JOB, [replace(MORNINGS, last_day=TODAY - timedelta(days=1))]).allowed
    until = replace(JOB, contract_until=date(2026, 3, 31))
    assert clash(until, [replace(MORNINGS, first_day=date(2026, 4, 1))]).allowed
    assert not clash(until, [replace(MORNINGS, first_day=date(2026, 3, 31))]).allowed


@given(st.permutations([replace(MORNINGS, source_id=UUID(int=number), title=str(number)) for number in range(3, 8)]))
def test_the_clash_named_does_not_depend_on_order(times: list[TakenTime]) -> None:
    reason = clash(JOB, times).reason
    assert reason is not None and reason.value("other") == "3"


def test_a_failure_must_name_its_cause() -> None:
    def found(reason: EndReason, cause: FailureCause | None) -> list[str]:
        return [problem.rule for problem in problems_of_end(TODAY, TODAY, TODAY, reason, cause)]

    assert found(EndReason.LEFT, None) == ["end-needs-cause"]
    assert found(EndReason.LEFT, FailureCause.CARE) == []
    assert found(EndReason.OTHER_JOB, None) == []


def test_the_last_day_lies_between_start_and_today() -> None:
    early = problems_of_end(TODAY, TODAY - timedelta(days=1), TODAY, EndReason.TERM_OVER, None)
    assert [problem.rule for problem in early] == ["end-in-order"]


def test_nothing_follows_an_end_but_an_exclusion() -> None:
    assert {row.step for row in TRANSITIONS if row.before is PlacementState.ENDED} == {Step.EXCLUDE}
    assert not may_take(Step.END, PlacementState.ENDED, Role.CASEWORKER).allowed


def test_a_worker_may_say_that_the_work_ended_but_not_exclude() -> None:
    assert may_take(Step.END, PlacementState.WORKING, Role.WORKER).allowed
    assert may_take(Step.EXCLUDE, PlacementState.WORKING, Role.WORKER).rule == "placement-role"
