"""What the demonstration ends with: the same bytes every time, and figures that add up."""

import json

import pytest

from app.followups.lifecycle import OutcomeClass


def test_the_same_seed_gives_the_same_bytes_whatever_the_order_of_hashes(printed: list[str]) -> None:
    assert printed[0] == printed[1]


def test_postgresql_gives_the_same_bytes_as_sqlite(printed: list[str]) -> None:
    assert printed[2] == printed[0]


def test_the_result_stands_alone_on_standard_output(printed: list[str]) -> None:
    result = json.loads(printed[0])
    assert (result["seed"], result["months"], result["last_day"]) == (3, 2, "2025-07-06")


def test_every_placement_that_was_started_is_in_exactly_one_class(printed: list[str]) -> None:
    result = json.loads(printed[0])
    assert result["placements"] > 0
    assert set(result["outcomes"]) == {outcome.value for outcome in OutcomeClass}
    assert sum(result["outcomes"].values()) == result["placements"]


@pytest.mark.parametrize("code", ["S1", "S3", "S5", "S6", "S7", "S8"])
def test_each_family_has_a_story_in_the_order_of_its_days(printed: list[str], code: str) -> None:
    families = {family["code"]: family for family in json.loads(printed[0])["families"]}
    days = [moment["day"] for moment in families[code]["moments"]]
    assert days and days == sorted(days)
