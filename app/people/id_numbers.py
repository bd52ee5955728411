"""The citizen identity number (公民身份号码, GB 11643-1999): reading it, naming what is wrong with it, masking it."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from app.people.terms import Sex
from app.regions.divisions import is_division
from app.sentences import Sentence, say

_CHECK_CHARACTERS = "10X98765432"
_BEYOND_THE_DIVISIONS = frozenset({"71", "81", "82", "83"})
"""Taiwan, Hong Kong, Macau, and residence permits of the three: valid numbers, though not in the divisions' data."""


@dataclass(frozen=True, slots=True)
class IdNumber:
    """A well-formed number and what it says of its holder."""

    text: str
    birth_date: date
    sex: Sex


def read_id_number(text: str) -> IdNumber | Sentence:
    """The number in `text`, or the sentence that says what is wrong and what to do."""
    number = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    problem = _shape_problem(number)
    if problem is not None:
        return problem
    born = _birth_date(number)
    if born is None:
        return say("Digits 7 to 14 of an ID number are the date of birth; these are not a date.")
    if number[17] != id_number_check_character(number[:17]):
        return say("One digit of the ID number is wrong: its last character does not agree with the others.")
    return IdNumber(number, born, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE)


def id_number_check_character(first: str) -> str:
    """The eighteenth character for the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(first))
    return _CHECK_CHARACTERS[total % 11]


def masked(number: str) -> str:
    """The number as lists show it: region, then stars, then the last character. Never the date of birth."""
    return number[:6] + "*" * (len(number) - 7) + number[-1:]


def _shape_problem(number: str) -> Sentence | None:
    if "E+" in number or (len(number) == 18 and number.isascii() and number.isdigit() and number.endswith("00000")):
        return say(
            "The spreadsheet has rounded this ID number and lost its last digits. Format the column as text and type"
            " the number again from the card."
        )
    if len(number) == 15 and number.isascii() and number.isdigit():
        return say(
            "This is an old number of 15 digits, not valid since 2013. Ask for the 18 digits on the second-generation"
            " ID card."
        )
    if len(number) != 18:
        return say("An ID number has 18 characters; this one has {count}.", count=len(number))
    if not (number.isascii() and number[:17].isdigit() and (number[17].isdigit() or number[17] == "X")):
        return say("An ID number is 17 digits and a last digit or X.")
    if not is_division(number[:2]) and number[:2] not in _BEYOND_THE_DIVISIONS:
        return say("An ID number begins with the code of a province; {code} is none.", code=number[:2])
    return None


def _birth_date(number: str) -> date | None:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return born if born.year >= 1900 else None
