"""The hardship tier: borders, order, working."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.people.terms import TIER_RANKS, HardshipTier
from app.people.tier import TierInputs, find_tier, per_person_month_fen
from app.regions.defaults import default_parameters
from app.regions.divisions import lineage
from app.regions.rules import Parameters, resolve
from app.sentences import Money

QINGDAO = resolve(default_parameters(), lineage("370202"), date(2025, 3, 1))
SHIHEZI = resolve(default_parameters(), lineage("659001"), date(2025, 3, 1))
LINE = SHIHEZI.dibao_line_fen

inputs = some.builds(
    TierInputs,
    yearly_income_fen=some.integers(0, 20_000_000),
    rigid_expense_fen=some.integers(0, 10_000_000),
    members=some.integers(1, 9),
    sudden_costs_fen=some.integers(0, 20_000_000),
)
regions = some.sampled_from([QINGDAO, SHIHEZI])


def tier_of(per_person: int, members: int = 4, parameters: Parameters = SHIHEZI) -> HardshipTier | None:
    return find_tier(TierInputs(per_person * 12 * members, 0, members), parameters).tier


def test_just_below_the_line_is_deep_and_on_the_line_is_not() -> None:
    assert tier_of(LINE - 1) is HardshipTier.DEEP
    assert tier_of(LINE) is HardshipTier.RELATIVE


def test_one_fen_a_year_below_the_line_is_already_deep() -> None:
    assert find_tier(TierInputs(LINE * 12 * 3 - 1, 0, 3), SHIHEZI).tier is HardshipTier.DEEP


def test_the_relative_border_is_the_regions_own() -> None:
    assert tier_of(LINE * 3 // 2 - 1) is HardshipTier.RELATIVE
    assert tier_of(LINE * 3 // 2) is None
    twice = QINGDAO.dibao_line_fen * 2
    assert tier_of(twice - 1, parameters=QINGDAO) is HardshipTier.RELATIVE
    assert tier_of(twice, parameters=QINGDAO) is None


def test_costs_of_exactly_eighty_percent_are_not_an_accident_tier() -> None:
    income = LINE * 12 * 4 * 3
    assert find_tier(TierInputs(income, 0, 4, income * 80 // 100), SHIHEZI).tier is None
    assert find_tier(TierInputs(income, 0, 4, income * 80 // 100 + 1), SHIHEZI).tier is HardshipTier.ACCIDENT


def test_expenses_above_income_are_deep_not_an_error() -> None:
    assert find_tier(TierInputs(1_000_000, 5_000_000, 3), SHIHEZI).tier is HardshipTier.DEEP


def test_the_working_shows_each_step_until_the_tier_is_found() -> None:
    finding = find_tier(TierInputs(LINE * 12 * 4 * 3, 0, 4, 0), SHIHEZI)
    assert [sentence.template.split(" ")[0] for sentence in finding.working] == [
        "({income}",
        "{amount}",
        "{amount}",
        "No",
        "The",
    ]
    assert finding.working[0].value("amount") == Money(LINE * 3)
    assert len(find_tier(TierInputs(0, 0, 4), SHIHEZI).working) == 3


def test_a_household_without_members_has_no_tier() -> None:
    with pytest.raises(ValueError, match="at least one member"):
        find_tier(TierInputs(1, 0, 0), SHIHEZI)


@given(inputs, regions, some.integers(1, 5_000_000))
def test_one_more_yuan_of_income_never_deepens(household: TierInputs, parameters: Parameters, more: int) -> None:
    richer = TierInputs(
        household.yearly_income_fen + more,
        household.rigid_expense_fen,
        household.members,
        household.sudden_costs_fen,
    )
    assert TIER_RANKS[find_tier(richer, parameters).tier] <= TIER_RANKS[find_tier(household, parameters).tier]


@given(inputs, regions, some.integers(1, 5_000_000))
def test_one_more_yuan_that_must_be_spent_never_lightens(
    household: TierInputs, parameters: Parameters, more: int
) -> None:
    heavier = TierInputs(
        household.yearly_income_fen,
        household.rigid_expense_fen + more,
        household.members,
        household.sudden_costs_fen,
    )
    assert TIER_RANKS[find_tier(heavier, parameters).tier] >= TIER_RANKS[find_tier(household, parameters).tier]


@given(inputs, regions)
def test_rounding_to_fen_never_decides(household: TierInputs, parameters: Parameters) -> None:
    exactly_below = (household.yearly_income_fen - household.rigid_expense_fen) < (
        parameters.dibao_line_fen * 12 * household.members
    )
    assert (per_person_month_fen(household) < parameters.dibao_line_fen) == exactly_below
