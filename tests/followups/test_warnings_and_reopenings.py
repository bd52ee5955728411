"""What is noticed early, and what takes a case up again."""

from dataclasses import replace
from datetime import date, timedelta

from app.followups.early_warnings import Sign, Situation, early_warnings
from app.followups.facts import Budget, Facts, Spell
from app.followups.ledger import figures
from app.followups.lifecycle import Evidence, ReopenTrigger, SignKind, WarningKind
from app.followups.reopening import Failure, Reopening, reopenings
from app.matching.terms import EmploymentForm, FailureCause
from tests.followups.builders import MINIMUM, PARAMETERS, START, entry, facts, paid, self_employed

TODAY = date(2026, 4, 1)
MARCH = date(2026, 3, 10)


def kinds(situation: Situation) -> list[WarningKind]:
    return [noticed.kind for noticed in early_warnings(situation, TODAY, PARAMETERS)]


def triggers(known: Facts, failure: Failure | None = None, day: date = date(2026, 7, 1)) -> list[Reopening]:
    return reopenings(known, failure or Failure(), figures(known.entries), day)


def test_one_absence_is_none_two_are_noticed() -> None:
    once = Sign(SignKind.ABSENCE_DAYS, MARCH, 1)
    again = Sign(SignKind.ABSENCE_DAYS, MARCH + timedelta(days=9), 1)
    assert kinds(Situation(signs=(once,))) == []
    assert kinds(Situation(signs=(again, once))) == [WarningKind.ABSENCES]


def test_absences_of_last_year_are_forgotten() -> None:
    old = Sign(SignKind.ABSENCE_DAYS, date(2026, 1, 2), 5)
    assert kinds(Situation(signs=(old,))) == []


def test_pay_a_week_late_is_noticed() -> None:
    assert kinds(Situation(signs=(Sign(SignKind.PAY_LATE_DAYS, MARCH, 6),))) == []
    assert kinds(Situation(signs=(Sign(SignKind.PAY_LATE_DAYS, MARCH, 7),))) == [WarningKind.LATE_PAY]


def test_hours_a_quarter_under_the_agreed_are_noticed() -> None:
    hours = Sign(SignKind.WEEK_HALF_HOURS, MARCH, 60)
    assert kinds(Situation(signs=(hours,), agreed_half_hours=80)) == [WarningKind.FALLING_HOURS]
    assert kinds(Situation(signs=(replace(hours, value=61),), agreed_half_hours=80)) == []


def test_hours_of_a_courier_are_compared_with_those_told_before() -> None:
    told = tuple(Sign(SignKind.WEEK_HALF_HOURS, MARCH + timedelta(days=n), value) for n, value in ((0, 90), (9, 50)))
    assert kinds(Situation(signs=told)) == [WarningKind.FALLING_HOURS]


def test_a_contract_that_ends_within_thirty_days_is_noticed() -> None:
    assert kinds(Situation(contract_until=TODAY + timedelta(days=30))) == [WarningKind.CONTRACT_ENDS]
    assert kinds(Situation(contract_until=TODAY + timedelta(days=31))) == []


def test_nobody_is_chased_who_has_a_new_contract() -> None:
    leaving = Situation(contract_until=TODAY + timedelta(days=3), next_job_on=TODAY + timedelta(days=4))
    assert kinds(leaving) == []


def test_after_two_unanswered_contacts_a_person_decides() -> None:
    assert kinds(Situation(unanswered=(MARCH,))) == []
    (noticed,) = early_warnings(Situation(unanswered=(TODAY, MARCH)), TODAY, PARAMETERS)
    assert (noticed.kind, noticed.reason.value("day")) == (WarningKind.MISSED_CHECK_IN, MARCH)


def test_a_contradiction_names_both_figures() -> None:
    apart = figures([entry(0, 300_000), entry(0, 100_000, Evidence.WORKER_STATEMENT)])
    assert kinds(Situation(figures=tuple(apart))) == [WarningKind.CONTRADICTION]


def test_a_lost_job_reopens_with_its_coded_cause_at_once() -> None:
    left = facts(spells=(Spell(START, date(2026, 5, 1)),))
    (reopening,) = triggers(left, Failure(end_cause=FailureCause.CARE), date(2026, 5, 2))
    assert (reopening.trigger, reopening.cause) == (ReopenTrigger.JOB_LOST, FailureCause.CARE)


def test_an_end_without_failure_reopens_only_when_the_gap_is_too_long() -> None:
    left = facts(spells=(Spell(START, date(2026, 5, 1)),), entries=())
    assert triggers(left, day=date(2026, 5, 15)) == []
    assert [each.trigger for each in triggers(left, day=date(2026, 5, 16))] == [ReopenTrigger.JOB_LOST]


def test_a_job_that_begins_in_time_keeps_a_case_closed() -> None:
    changed = facts(spells=(Spell(START, date(2026, 5, 1)), Spell(date(2026, 5, 10))))
    assert triggers(changed, Failure(end_cause=FailureCause.PAY), date(2026, 5, 3)) == []


def test_two_months_under_the_line_reopen_once() -> None:
    one = facts(entries=paid([MINIMUM, MINIMUM - 1, MINIMUM]))
    two = facts(entries=paid([MINIMUM, MINIMUM - 1, MINIMUM - 1, MINIMUM - 1]))
    assert triggers(one) == []
    (reopening,) = triggers(two)
    assert (reopening.trigger, reopening.occurrence) == (ReopenTrigger.UNDER_LINE, "2026-02-01")


def test_the_household_under_its_line_counts_as_under_the_line() -> None:
    poor = facts(budgets=(Budget(START, 3, 0, 0),))
    assert [each.trigger for each in triggers(poor)] == [ReopenTrigger.UNDER_LINE]


def test_a_courier_is_under_the_line_below_the_minimum_wage() -> None:
    low = self_employed([MINIMUM, MINIMUM - 1, MINIMUM - 1], form=EmploymentForm.PLATFORM)
    assert [each.trigger for each in triggers(low)] == [ReopenTrigger.UNDER_LINE]


def test_employer_and_worker_who_differ_reopen() -> None:
    differ = facts(
        entries=(
            *paid([MINIMUM] * 3),
            entry(0, 2 * MINIMUM, Evidence.EMPLOYER_STATEMENT),
            entry(0, MINIMUM, Evidence.WORKER_STATEMENT),
        )
    )
    assert [each.trigger for each in triggers(differ)] == [ReopenTrigger.CONTRADICTION]


def test_a_failed_review_a_shock_and_a_relapse_reopen_from_their_day() -> None:
    day = date(2026, 6, 2)
    failure = Failure(failed_reviews=(day,), shocks=(day,), relapses=(day,), trouble=FailureCause.HEALTH)
    found = triggers(facts(), failure, day)
    assert [each.trigger for each in found] == [
        ReopenTrigger.FAILED_REVIEW,
        ReopenTrigger.SHOCK,
        ReopenTrigger.RELAPSE,
    ]
    assert found[0].cause is FailureCause.HEALTH
    assert triggers(facts(), failure, day - timedelta(days=1)) == []


def test_what_happens_to_a_later_placement_is_not_asked_for_twice() -> None:
    low = facts(entries=paid([MINIMUM - 1] * 4))
    assert triggers(low, Failure(followed_by_another=True)) == []


def test_student_work_reopens_nothing() -> None:
    assert triggers(facts(form=EmploymentForm.STUDENT_WORK, entries=paid([0] * 4))) == []
