"""Unified social credit codes: the check character, and advice for each mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.organisations.rules import credit_code_check_character, credit_code_problem, read_credit_code

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
codes = some.text(ALPHABET, min_size=17, max_size=17).map(lambda first: first + credit_code_check_character(first))


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91110000802100433B", "914403001922038216"])
def test_published_codes_are_well_formed(code: str) -> None:
    assert credit_code_problem(code) is None


@given(codes)
def test_a_code_with_its_check_character_is_well_formed(code: str) -> None:
    assert credit_code_problem(code) is None


@given(codes, some.integers(0, 17), some.integers(1, 30))
def test_any_one_wrong_character_is_noticed(code: str, place: int, shift: int) -> None:
    wrong = ALPHABET[(ALPHABET.index(code[place]) + shift) % 31]
    assert credit_code_problem(code[:place] + wrong + code[place + 1 :]) is not None


def test_full_width_small_letters_and_spaces_are_read() -> None:
    assert read_credit_code("９１35 0100m000100y43 ") == "91350100M000100Y43"


@pytest.mark.parametrize(
    ("code", "says"),
    [("", "18 characters"), ("91350100M000100Y4", "18 characters"), ("9135O100M000100Y43", "never stands")],
)
def test_each_mistake_gets_its_own_advice(code: str, says: str) -> None:
    problem = credit_code_problem(code)
    assert problem is not None and says in problem.template
