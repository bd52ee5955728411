"""Dated numbers: which one holds in a region on a day."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.regions.defaults import default_parameters
from app.regions.divisions import DivisionLevel, is_division, lineage
from app.regions.labels import LEVEL_LABELS, PARAMETER_LABELS, UNIT_LABELS
from app.regions.rules import (
    ParameterCode,
    ParameterMissing,
    Parameters,
    ParameterValue,
    Unit,
    resolve,
    unit_of,
    value_on,
)

FUMIN = lineage("530124")
DAYS = some.dates(date(2020, 1, 1), date(2027, 12, 31))


def line(region: str, start: date, fen: int, until: date | None = None) -> ParameterValue:
    return ParameterValue(ParameterCode.DIBAO_LINE_FEN, region, start, until, fen, Unit.FEN, "a test")


@some.composite
def lines(draw: some.DrawFn) -> ParameterValue:
    start = draw(DAYS)
    until = draw(some.none() | some.integers(0, 900).map(lambda days: start + timedelta(days)))
    return line(draw(some.sampled_from([*FUMIN, "65", "6501"])), start, draw(some.integers(0, 200_000)), until)


def test_every_parameter_is_a_field_and_every_field_a_parameter() -> None:
    assert {field.name for field in fields(Parameters)} == {code.value for code in ParameterCode}


def test_every_parameter_unit_and_level_has_a_label() -> None:
    assert set(PARAMETER_LABELS) == set(ParameterCode)
    assert set(UNIT_LABELS) == set(Unit)
    assert set(LEVEL_LABELS) == set(DivisionLevel)


def test_the_unit_of_a_parameter_is_read_from_its_name() -> None:
    assert unit_of(ParameterCode.NIGHT_START) is Unit.HALF_HOUR_OF_DAY
    assert unit_of(ParameterCode.WEEK_HALF_HOURS) is Unit.HALF_HOURS
    assert unit_of(ParameterCode.GAP_DAYS) is Unit.DAYS
    assert unit_of(ParameterCode.UNANSWERED_CONTACTS) is Unit.COUNT


def test_an_area_without_its_own_line_inherits_the_citys() -> None:
    values = [line("00", date(2020, 1, 1), 1), line("5301", date(2020, 1, 1), 2), line("65", date(2020, 1, 1), 3)]
    found = value_on(values, FUMIN, date(2025, 1, 1))
    assert found is not None and found.value == 2


def test_a_number_that_has_ended_falls_back_to_the_parent() -> None:
    values = [line("00", date(2020, 1, 1), 1), line("530124", date(2020, 1, 1), 2, until=date(2024, 12, 31))]
    on_last, on_next = (value_on(values, FUMIN, day) for day in (date(2024, 12, 31), date(2025, 1, 1)))
    assert on_last is not None and on_last.value == 2
    assert on_next is not None and on_next.value == 1


def test_of_two_entered_for_the_same_day_the_later_entry_holds() -> None:
    values = [line("53", date(2024, 1, 1), 1), line("53", date(2024, 1, 1), 2)]
    found = value_on(values, FUMIN, date(2025, 1, 1))
    assert found is not None and found.value == 2


def test_a_gap_in_the_data_is_named_not_guessed() -> None:
    without = [value for value in default_parameters() if value.code is not ParameterCode.GAP_DAYS]
    with pytest.raises(ParameterMissing, match="gap_days"):
        resolve(without, FUMIN, date(2025, 1, 1))


@settings(max_examples=200)
@given(some.lists(lines(), max_size=12), DAYS)
def test_what_holds_is_the_nearest_then_the_latest(values: list[ParameterValue], day: date) -> None:
    found = value_on(values, FUMIN, day)
    holding = [value for value in values if value.region_code in FUMIN and value.holds_on(day)]
    if found is None:
        assert not holding
        return
    nearest = min(FUMIN.index(value.region_code) for value in holding)
    near = [value for value in holding if FUMIN.index(value.region_code) == nearest]
    assert found in near
    assert found.from_day == max(value.from_day for value in near)


@given(some.lists(lines(), max_size=12), DAYS, some.integers(1, 400))
def test_a_new_row_never_changes_a_day_before_it_begins(values: list[ParameterValue], day: date, later: int) -> None:
    new = line("530124", day + timedelta(later), 77)
    assert value_on([*values, new], FUMIN, day) == value_on(values, FUMIN, day)


@pytest.mark.parametrize("region", ["659001", "6401", "3403", "350505", "530124", "3702", "110101", "00"])
@pytest.mark.parametrize("day", [date(2021, 6, 1), date(2024, 2, 29), date(2025, 7, 1), date(2027, 1, 1)])
def test_the_defaults_leave_no_gap(region: str, day: date) -> None:
    numbers = resolve(default_parameters(), lineage(region), day)
    assert 0 < numbers.minimum_wage_hour_fen < numbers.dibao_line_fen < numbers.minimum_wage_month_fen


def test_every_default_names_a_real_region_and_a_source() -> None:
    for value in default_parameters():
        assert is_division(value.region_code)
        assert len(value.source) > 10
        assert value.until_day is None or value.from_day <= value.until_day


def test_qingdao_draws_the_relative_tier_at_twice_the_line() -> None:
    on = date(2025, 1, 1)
    assert resolve(default_parameters(), lineage("370202"), on).relative_tier_percent == 200
    assert resolve(default_parameters(), lineage("659001"), on).relative_tier_percent == 150
