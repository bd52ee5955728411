"""The words of this room: each has a label, and the tiers their order."""

import pytest

from app.matching.terms import OpeningKind
from app.people.terms import (
    CAUSE_LABELS,
    CONSENT_LABELS,
    KINSHIP_LABELS,
    MATCHING_PURPOSES,
    SEX_LABELS,
    TIER_LABELS,
    TIER_RANKS,
    ConsentPurpose,
    HardshipCause,
    HardshipTier,
    Kinship,
    Sex,
)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (CAUSE_LABELS, HardshipCause),
        (CONSENT_LABELS, ConsentPurpose),
        (KINSHIP_LABELS, Kinship),
        (SEX_LABELS, Sex),
        (TIER_LABELS, HardshipTier),
    ],
)
def test_every_word_has_a_label(labels: dict[object, object], words: type) -> None:
    assert set(labels) == set(words)


def test_every_kind_of_opening_has_a_consent_of_its_own() -> None:
    assert sorted(MATCHING_PURPOSES.values()) == sorted(OpeningKind)


def test_the_deepest_tier_ranks_highest() -> None:
    assert sorted(TIER_RANKS, key=lambda tier: -TIER_RANKS[tier]) == [
        HardshipTier.DEEP,
        HardshipTier.RELATIVE,
        HardshipTier.ACCIDENT,
        None,
    ]
