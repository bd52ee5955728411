"""What an organisation is, and whether its unified social credit code (统一社会信用代码, GB 32100-2015) is possible."""

import unicodedata
from enum import StrEnum

from app.sentences import Sentence, say


class OrganisationKind(StrEnum):
    """What an organisation does on the platform."""

    UNION = "union"
    EMPLOYER = "employer"
    SCHOOL = "school"
    PROVIDER = "provider"


KIND_LABELS: dict[OrganisationKind, Sentence] = {
    OrganisationKind.UNION: say("Trade union"),
    OrganisationKind.EMPLOYER: say("Employer"),
    OrganisationKind.SCHOOL: say("School"),
    OrganisationKind.PROVIDER: say("Training provider"),
}

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of a credit code: I, O, S, V and Z are left out because they look like digits or each other."""


def read_credit_code(text: str) -> str:
    """The code as it is stored: full-width characters narrowed, spaces dropped, letters in capitals."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def credit_code_problem(code: str) -> Sentence | None:
    """What is wrong with a code as `read_credit_code` gives it, and what to do; None when it is well formed."""
    if len(code) != 18:
        return say(
            "A unified social credit code has 18 characters; this one has {count}. Copy it from the business licence.",
            count=len(code),
        )
    foreign = sorted(set(code) - set(_ALPHABET))
    if foreign:
        return say(
            "{characters} never stands in a unified social credit code. Look whether a 0, 1, 2 or 5 is meant.",
            characters=" ".join(foreign),
        )
    if code[17] != credit_code_check_character(code[:17]):
        return say("One character of the code is wrong: its last character does not agree with the others.")
    return None


def credit_code_check_character(first: str) -> str:
    """The eighteenth character for the first 17 (GB 32100-2015: weights are powers of 3, modulo 31).

    Raises ValueError for a character that is not of the code's alphabet.
    """
    total = sum(_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(first))
    return _ALPHABET[-total % 31]
