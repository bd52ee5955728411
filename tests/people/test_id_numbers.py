"""ID numbers: the check digit, and advice for each way to get one wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.people.id_numbers import IdNumber, id_number_check_character, masked, read_id_number
from app.people.terms import Sex
from app.sentences import Sentence


@some.composite
def numbers(draw: some.DrawFn) -> str:
    born = draw(some.dates(date(1930, 1, 1), date(2025, 12, 31)))
    first = f"530124{born:%Y%m%d}{draw(some.integers(0, 999)):03}"
    return first + id_number_check_character(first)


def test_the_example_of_the_standard_is_read() -> None:
    assert read_id_number("11010519491231002X") == IdNumber("11010519491231002X", date(1949, 12, 31), Sex.FEMALE)


def test_full_width_small_letters_and_spaces_are_read() -> None:
    assert read_id_number(" 110105 19491231 002ｘ ") == read_id_number("11010519491231002X")


@given(numbers())
def test_a_number_with_its_check_character_is_read(number: str) -> None:
    found = read_id_number(number)
    rounded = number.endswith("00000")
    assert isinstance(found, Sentence if rounded else IdNumber)


@given(numbers(), some.integers(0, 16), some.integers(1, 9))
def test_any_one_wrong_digit_is_noticed(number: str, place: int, shift: int) -> None:
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert isinstance(read_id_number(wrong), Sentence)


@given(numbers(), some.integers(0, 15))
def test_two_neighbours_exchanged_are_noticed(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert swapped == number or isinstance(read_id_number(swapped), Sentence)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("110105491231002", "15 digits"),
        ("1.10105E+17", "rounded"),
        ("110105194912300000", "rounded"),
        ("11010519491231002", "18 characters"),
        ("110105194902300021", "not a date"),
        ("990105194912310020", "province"),
        ("1101051949123100ab", "17 digits"),
        ("110105194912310021", "last character"),
        ("", "18 characters"),
    ],
)
def test_each_kind_of_mistake_gets_its_own_advice(text: str, says: str) -> None:
    found = read_id_number(text)
    assert isinstance(found, Sentence) and says in found.template


def test_a_masked_number_does_not_show_the_birth_date() -> None:
    assert masked("11010519491231002X") == "110105***********X"
