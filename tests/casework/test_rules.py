"""The pure decisions about cases and referrals."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actors import Role
from app.casework.lifecycle import ENDED, TRANSITIONS, CaseState, ClosingReason, ReferralState
from app.casework.rules import may_close, may_move, next_yearly_check


def test_a_case_does_not_close_by_work_on_the_day_of_a_placement() -> None:
    verdict = may_close(CaseState.OPEN, ClosingReason.EXIT_BY_WORK, stable_since=None)
    assert not verdict.allowed
    assert verdict.rule == "close-needs-stable-income"


def test_a_case_closes_by_work_once_income_is_stable() -> None:
    assert may_close(CaseState.OPEN, ClosingReason.EXIT_BY_WORK, stable_since=date(2026, 1, 31)).allowed


def test_a_case_passes_to_the_safety_net_without_a_job() -> None:
    assert may_close(CaseState.OPEN, ClosingReason.EXIT_TO_SAFETY_NET, stable_since=None).allowed


def test_a_closed_case_is_not_closed_again() -> None:
    assert may_close(CaseState.CLOSED, ClosingReason.RETIRED, None).rule == "case-already-closed"


@given(st.sampled_from(sorted(ENDED)), st.sampled_from(ReferralState), st.sampled_from(Role))
def test_nothing_follows_an_ended_referral(before: ReferralState, after: ReferralState, role: Role) -> None:
    verdict = may_move(before, after, role)
    assert not verdict.allowed
    assert verdict.rule == "referral-lifecycle"


@pytest.mark.parametrize("role", [Role.WORKER, Role.STUDENT])
def test_a_worker_cannot_accept_an_offer_in_the_employers_name(role: Role) -> None:
    assert may_move(ReferralState.REFERRED, ReferralState.OFFERED, role).rule == "referral-role"


def test_every_state_can_be_reached_from_a_proposal() -> None:
    reached = {ReferralState.PROPOSED}
    for _ in ReferralState:
        reached |= {move.after for move in TRANSITIONS if move.before in reached}
    assert reached == set(ReferralState)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31)))
def test_the_yearly_check_falls_on_the_same_day_of_the_next_year(day: date) -> None:
    check = next_yearly_check(day)
    assert check.year == day.year + 1
    assert 365 - 1 <= (check - day).days <= 366


def test_the_yearly_check_of_29_february_falls_on_the_28th() -> None:
    assert next_yearly_check(date(2024, 2, 29)) == date(2025, 2, 28)
