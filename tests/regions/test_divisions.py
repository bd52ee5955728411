"""Divisions: codes, parents, names."""

import pytest

from app.regions.divisions import UnknownDivision, division, find_divisions, full_name, is_within, lineage
from app.regions.divisions import _divisions as everything


@pytest.mark.parametrize(
    ("code", "name"), [("659001", "石河子市"), ("350505", "泉港区"), ("530124", "富民县"), ("3403", "蚌埠市")]
)
def test_the_eight_families_places_are_known(code: str, name: str) -> None:
    assert division(code).name == name


def test_an_area_stands_under_its_city_its_province_and_the_country() -> None:
    assert lineage("530124") == ("530124", "5301", "53", "00")
    assert lineage("659001") == ("659001", "6590", "65", "00")
    assert lineage("00") == ("00",)


def test_every_division_has_a_parent_that_exists() -> None:
    for code in everything():
        assert lineage(code)[-1] == "00"


def test_a_six_digit_code_of_a_city_is_understood() -> None:
    assert division("530100") == division("5301")
    assert lineage("530000") == ("53", "00")


def test_an_address_leaves_out_levels_that_only_group() -> None:
    assert full_name("659001") == "新疆维吾尔自治区石河子市"
    assert full_name("110101") == "北京市东城区"
    assert full_name("530124") == "云南省昆明市富民县"


def test_a_search_puts_the_exact_name_first() -> None:
    assert find_divisions("富民县")[0].code == "530124"
    assert find_divisions("石河子")[0].code == "659001"
    assert find_divisions("北京 东城")[0].code == "110101"
    assert find_divisions("  ") == ()
    assert len(find_divisions("县", limit=3)) == 3


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownDivision):
        lineage("999999")


def test_an_area_lies_within_its_province_only() -> None:
    assert is_within("350505", "35")
    assert not is_within("350505", "53")
