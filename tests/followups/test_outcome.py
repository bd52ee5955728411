"""The stable-income decision, rule by rule."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.followups.facts import AgreedShare, Budget, CareSign, CauseSpan, Exclusion, Facts, Lines, Spell
from app.followups.lifecycle import Evidence, IncomeKind, OutcomeClass, Stage
from app.followups.months import later
from app.followups.outcome import decide, next_day_to_decide
from app.matching.terms import EmploymentForm
from app.sentences import say
from tests.followups.builders import JUDGED_SIX, LINES, MINIMUM, START, entry, facts, paid, self_employed


def outcome(known: Facts, day: date = JUDGED_SIX) -> OutcomeClass:
    return decide(known, day).outcome


def test_six_full_months_at_the_line_are_stable() -> None:
    decision = decide(facts(), JUDGED_SIX)
    assert (decision.outcome, decision.stage) == (OutcomeClass.STABLE, Stage.STABLE)


def test_the_sixth_month_is_judged_only_after_the_days_of_grace() -> None:
    assert outcome(facts(), JUDGED_SIX - timedelta(days=1)) is OutcomeClass.ON_THE_WAY


def test_a_month_that_began_before_the_start_is_not_full() -> None:
    late = facts(started_on=date(2026, 1, 2), spells=(Spell(date(2026, 1, 2)),))
    assert decide(late, JUDGED_SIX).step("3-months").passed is None
    assert outcome(late) is OutcomeClass.ON_THE_WAY


def test_one_fen_under_the_minimum_wage_is_not_stable() -> None:
    short = facts(entries=paid([MINIMUM] * 2 + [MINIMUM - 1] + [MINIMUM] * 3))
    assert decide(short, JUDGED_SIX).step("3-pay").passed is False
    assert outcome(short) is OutcomeClass.ON_THE_WAY


def test_the_latest_month_under_the_line_is_a_risk() -> None:
    assert outcome(facts(entries=paid([MINIMUM] * 5 + [MINIMUM - 1]))) is OutcomeClass.AT_RISK


def test_pay_from_before_the_start_is_no_first_pay() -> None:
    before = facts(entries=(entry(-1, MINIMUM),))
    assert decide(before, date(2026, 2, 15)).step("1-placed").passed is None
    assert decide(facts(), date(2026, 2, 15)).step("1-placed").passed is True


def test_the_minimum_wage_of_each_month_counts() -> None:
    raised = {**LINES, date(2026, 4, 1): Lines(MINIMUM + 10_000, 80_000)}
    assert outcome(facts(lines=raised)) is OutcomeClass.ON_THE_WAY


def test_part_time_is_measured_by_its_agreed_share_rounded_up() -> None:
    half = facts(
        form=EmploymentForm.PART_TIME,
        shares=(AgreedShare(START, 50),),
        lines={month: Lines(MINIMUM + 1, 80_000) for month in LINES},
        budgets=(Budget(START, 1, 0, 0),),
    )
    assert outcome(replace(half, entries=paid([MINIMUM // 2 + 1] * 6))) is OutcomeClass.STABLE
    assert outcome(replace(half, entries=paid([MINIMUM // 2] * 6))) is OutcomeClass.AT_RISK


def test_a_share_raised_within_a_month_counts_for_that_whole_month() -> None:
    raised = facts(
        form=EmploymentForm.PART_TIME,
        shares=(AgreedShare(START, 50), AgreedShare(date(2026, 6, 30), 100)),
        entries=paid([MINIMUM // 2] * 6),
        budgets=(Budget(START, 1, 0, 0),),
    )
    assert outcome(raised) is OutcomeClass.AT_RISK


def test_a_share_does_not_lower_the_line_of_full_time_work() -> None:
    claimed = facts(shares=(AgreedShare(START, 50),), entries=paid([MINIMUM - 1] * 6))
    assert outcome(claimed) is OutcomeClass.AT_RISK


def test_a_household_exactly_on_its_line_is_not_stable() -> None:
    on_the_line = facts(budgets=(Budget(START, 2, 0, MINIMUM - 160_000),))
    above = facts(budgets=(Budget(START, 2, 0, MINIMUM - 160_001),))
    assert outcome(on_the_line) is OutcomeClass.AT_RISK
    assert outcome(above) is OutcomeClass.STABLE


def test_the_pay_of_another_member_lifts_the_household_but_not_the_person() -> None:
    spouse = paid([100_000] * 6, person="wife", source="school", lineage="")
    spouse = tuple(replace(part, lineage=f"wife-{part.month}") for part in spouse)
    many = facts(budgets=(Budget(START, 3, 0, 0),))
    assert outcome(many) is OutcomeClass.AT_RISK
    assert outcome(replace(many, entries=many.entries + spouse)) is OutcomeClass.STABLE
    assert outcome(facts(entries=paid([MINIMUM - 1] * 6) + spouse)) is OutcomeClass.AT_RISK


def test_without_a_budget_the_household_is_unknown_and_nothing_is_verified() -> None:
    assert outcome(facts(budgets=())) is OutcomeClass.UNVERIFIED


@pytest.mark.parametrize("causes", [(CauseSpan(START, None),), (CauseSpan(START, date(2026, 9, 1)),)])
def test_an_unresolved_cause_keeps_a_placement_on_the_way(causes: tuple[CauseSpan, ...]) -> None:
    assert decide(facts(causes=causes), JUDGED_SIX).step("3-cause-resolved").passed is False
    assert outcome(facts(causes=causes)) is OutcomeClass.ON_THE_WAY


def test_five_of_six_months_need_grade_a_or_b() -> None:
    weak = [Evidence.WORKER_STATEMENT, *[Evidence.PAYSLIP] * 5]
    one_weak = tuple(entry(number, MINIMUM, evidence) for number, evidence in enumerate(weak))
    two_weak = (*one_weak[:5], entry(5, MINIMUM, Evidence.WORKER_STATEMENT))
    assert outcome(facts(entries=one_weak)) is OutcomeClass.STABLE
    assert outcome(facts(entries=two_weak)) is OutcomeClass.UNVERIFIED


def test_what_rests_on_a_persons_word_does_not_prove_the_rest_of_a_month() -> None:
    bank = paid([MINIMUM - 1] * 6)
    word = paid([50_000] * 6, Evidence.WORKER_STATEMENT, source="tips")
    assert outcome(facts(entries=bank + word)) is OutcomeClass.UNVERIFIED


def test_an_unknown_month_is_not_success() -> None:
    gap = facts(entries=paid([MINIMUM, MINIMUM, None, MINIMUM, MINIMUM, MINIMUM]))
    assert decide(gap, JUDGED_SIX).step("8-known").passed is None
    assert outcome(gap) is OutcomeClass.UNVERIFIED


def test_a_job_change_with_fourteen_days_between_is_fine_and_fifteen_are_not() -> None:
    def changed(gap: int) -> Facts:
        return facts(spells=(Spell(START, date(2026, 3, 31)), Spell(date(2026, 4, 1) + timedelta(days=gap))))

    assert outcome(changed(14)) is OutcomeClass.STABLE
    assert outcome(changed(15)) is OutcomeClass.ON_THE_WAY
    assert decide(changed(15), JUDGED_SIX).step("3-at-work").passed is False


def test_several_short_gaps_add_up() -> None:
    spells = (
        Spell(START, date(2026, 2, 10)),
        Spell(date(2026, 2, 19), date(2026, 4, 10)),
        Spell(date(2026, 4, 18), None),
    )
    assert outcome(facts(spells=spells)) is OutcomeClass.ON_THE_WAY


def test_a_job_is_lost_on_the_fifteenth_day_without_work() -> None:
    left = facts(spells=(Spell(START, date(2026, 5, 1)),))
    assert outcome(left, date(2026, 5, 15)) is OutcomeClass.AT_RISK
    assert outcome(left, date(2026, 5, 16)) is OutcomeClass.LOST


def test_retained_needs_someone_to_confirm_it() -> None:
    silent = facts(confirmed_on=(), entries=())
    assert outcome(silent, date(2026, 2, 1)) is OutcomeClass.ON_THE_WAY
    assert outcome(silent, date(2026, 2, 21)) is OutcomeClass.UNVERIFIED
    assert decide(facts(), date(2026, 2, 21)).stage is Stage.RETAINED_30


def test_retained_at_day_thirty_allows_a_change_of_job() -> None:
    spells = (Spell(START, date(2026, 1, 10)), Spell(date(2026, 1, 25)))
    assert decide(facts(spells=spells), date(2026, 2, 10)).step("2-retained-30").passed is True
    spells = (Spell(START, date(2026, 1, 10)), Spell(date(2026, 1, 26)))
    assert decide(facts(spells=spells), date(2026, 2, 10)).step("2-retained-30").passed is False


def test_a_wage_in_a_contract_proves_nothing() -> None:
    unpaid = decide(facts(entries=()), JUDGED_SIX)
    assert (unpaid.outcome, unpaid.stage) == (OutcomeClass.UNVERIFIED, Stage.STARTED)


def test_pay_of_later_months_does_not_place_anyone_earlier() -> None:
    later_paid = facts(entries=(entry(3, MINIMUM),))
    assert decide(later_paid, date(2026, 2, 10)).stage is Stage.STARTED
    assert decide(later_paid, date(2026, 4, 10)).stage is not Stage.STARTED


def test_pay_from_before_the_start_places_nobody() -> None:
    started_on = date(2026, 3, 1)
    before = facts(started_on=started_on, spells=(Spell(started_on),), entries=paid([MINIMUM] * 2))
    assert decide(before, date(2026, 4, 10)).stage is Stage.STARTED


def test_twelve_good_months_are_durable() -> None:
    decision = decide(facts(entries=paid([MINIMUM] * 12)), date(2027, 1, 21))
    assert (decision.outcome, decision.stage) == (OutcomeClass.STABLE, Stage.DURABLE)


def test_a_relapse_in_the_watch_period_is_not_durable() -> None:
    relapsed = facts(entries=paid([MINIMUM] * 12), relapsed_on=(date(2026, 8, 3),))
    decision = decide(relapsed, date(2027, 1, 21))
    assert (decision.outcome, decision.stage) == (OutcomeClass.AT_RISK, Stage.STABLE)


def test_a_stable_income_is_judged_again_at_month_nine() -> None:
    then_unknown = facts()
    assert outcome(then_unknown, date(2026, 10, 20)) is OutcomeClass.STABLE
    assert outcome(then_unknown, date(2026, 10, 21)) is OutcomeClass.UNVERIFIED
    assert decide(then_unknown, date(2026, 10, 21)).stage is Stage.STABLE


def test_one_good_month_of_a_courier_proves_nothing() -> None:
    peaks = self_employed([900_000, 90_000, 90_000, 90_000, 90_000, 90_000], form=EmploymentForm.PLATFORM)
    decision = decide(peaks, JUDGED_SIX)
    assert decision.step("5-average").passed is True
    assert decision.step("5-lowest-month").passed is False
    assert decision.outcome is OutcomeClass.AT_RISK


def test_a_stall_may_fall_to_half_the_minimum_in_one_month_when_the_average_holds() -> None:
    uneven = [MINIMUM // 2, *[MINIMUM * 3 // 2] * 2, *[MINIMUM] * 4]
    assert outcome(self_employed(uneven), date(2026, 8, 21)) is OutcomeClass.STABLE
    lower = [*uneven[:3], MINIMUM // 2 - 1, *uneven[4:]]
    assert decide(self_employed(lower), date(2026, 8, 21)).step("5-lowest-month").passed is False


def test_a_stall_shows_one_hundred_and_eighty_two_days_worked() -> None:
    twenty_six = self_employed([MINIMUM] * 7, days=26)
    assert outcome(twenty_six, JUDGED_SIX) is OutcomeClass.ON_THE_WAY
    assert outcome(twenty_six, date(2026, 8, 21)) is OutcomeClass.STABLE
    assert outcome(self_employed([MINIMUM] * 7, days=25), date(2026, 8, 21)) is OutcomeClass.ON_THE_WAY


def test_days_of_the_partial_first_month_count_as_days_worked() -> None:
    start = date(2025, 12, 6)
    early = self_employed([MINIMUM] * 6, days=26, started_on=start, spells=(Spell(start),))
    december = replace(early.entries[0], month=date(2025, 12, 1), lineage="december")
    assert outcome(early, JUDGED_SIX) is OutcomeClass.ON_THE_WAY
    assert outcome(replace(early, entries=(*early.entries, december)), JUDGED_SIX) is OutcomeClass.STABLE


def test_a_stall_is_not_judged_by_social_insurance() -> None:
    insured = paid([MINIMUM] * 6, Evidence.SOCIAL_INSURANCE, kind=IncomeKind.TAKINGS, days_worked=31)
    assert outcome(facts(form=EmploymentForm.SELF_EMPLOYED, entries=insured)) is OutcomeClass.UNVERIFIED


def test_after_a_transfer_the_wage_may_not_be_lower_in_months_three_and_six() -> None:
    transfer = facts(form=EmploymentForm.IN_HOUSE_TRANSFER, wage_before_fen=MINIMUM + 5_000)
    raised = paid([MINIMUM, MINIMUM, MINIMUM + 5_000, MINIMUM, MINIMUM, MINIMUM + 5_000])
    assert outcome(replace(transfer, entries=raised)) is OutcomeClass.STABLE
    lower = paid([MINIMUM, MINIMUM, MINIMUM + 4_999, MINIMUM, MINIMUM, MINIMUM + 5_000])
    assert outcome(replace(transfer, entries=lower)) is OutcomeClass.AT_RISK


def test_after_a_transfer_the_care_windows_must_be_heard_to_hold() -> None:
    transfer = facts(form=EmploymentForm.IN_HOUSE_TRANSFER)
    assert outcome(replace(transfer, care=())) is OutcomeClass.UNVERIFIED
    broken = (*transfer.care, CareSign(date(2026, 6, 25), False))
    assert outcome(replace(transfer, care=broken)) is OutcomeClass.AT_RISK


def test_public_welfare_counts_and_is_reported_apart() -> None:
    decision = decide(facts(form=EmploymentForm.PUBLIC_WELFARE), JUDGED_SIX)
    assert (decision.outcome, decision.apart) == (OutcomeClass.STABLE, True)
    assert decide(facts(subsidised=True), JUDGED_SIX).apart


def test_student_work_is_not_counted_and_says_why() -> None:
    decision = decide(facts(form=EmploymentForm.STUDENT_WORK), JUDGED_SIX)
    assert decision.outcome is OutcomeClass.EXCLUDED
    assert "studies" in decision.working[0].sentence.template


def test_an_exclusion_holds_from_its_day() -> None:
    moved = facts(excluded=Exclusion(date(2026, 7, 25), say("the household has moved to another region")))
    assert outcome(moved, date(2026, 7, 24)) is OutcomeClass.STABLE
    assert outcome(moved, date(2026, 7, 25)) is OutcomeClass.EXCLUDED


def test_a_february_of_a_leap_year_is_a_full_month() -> None:
    start = date(2028, 2, 1)
    lines = {later(start, count): Lines(MINIMUM, 80_000) for count in range(6)}
    leap = facts(started_on=start, spells=(Spell(start),), lines=lines, entries=())
    assert decide(leap, date(2028, 3, 20)).step("3-months").sentence.value("count") == 0
    assert decide(leap, date(2028, 3, 21)).step("3-months").sentence.value("count") == 1


def test_the_decision_changes_on_no_day_that_was_not_foretold() -> None:
    stories = [
        facts(),
        facts(spells=(Spell(START, date(2026, 2, 20)),)),
        facts(started_on=date(2026, 1, 9), spells=(Spell(date(2026, 1, 9)),), confirmed_on=()),
        self_employed([MINIMUM] * 8, days=26),
    ]
    for story in stories:
        day = story.started_on
        while day < date(2026, 12, 31):
            coming = next_day_to_decide(story, day)
            quiet = [day + timedelta(days=count) for count in range((coming - day).days)]
            classes = {(decide(story, each).outcome, decide(story, each).stage) for each in quiet}
            assert len(classes) == 1, (story, quiet)
            day = coming
