"""The words of this room that are choices from a list, each with its label for people."""

from enum import StrEnum

from app.matching.terms import OpeningKind
from app.sentences import Sentence, say


class Sex(StrEnum):
    """As the identity card says it; used only where a law protects, never to match."""

    FEMALE = "female"
    MALE = "male"


class Kinship(StrEnum):
    """What a member is to the registered worker; SELF is that worker."""

    SELF = "self"
    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    PARENT_IN_LAW = "parent_in_law"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    SIBLING = "sibling"
    OTHER = "other"


class HardshipTier(StrEnum):
    """The three classes of hardship, deepest first."""

    DEEP = "deep"
    RELATIVE = "relative"
    ACCIDENT = "accident"


class HardshipCause(StrEnum):
    """Why a household came into difficulty."""

    ILLNESS = "illness"
    DISABILITY = "disability"
    UNEMPLOYMENT = "unemployment"
    SCHOOLING = "schooling"
    DISASTER = "disaster"


class ConsentPurpose(StrEnum):
    """What a person may agree to, one purpose at a time; each can be withdrawn by itself."""

    MATCH_COURSES = "match_courses"
    MATCH_VACANCIES = "match_vacancies"
    MATCH_SLOTS = "match_slots"
    MATCH_TRANSFERS = "match_transfers"
    REFERRAL = "referral"
    HEALTH = "health"


MATCHING_PURPOSES: dict[ConsentPurpose, OpeningKind] = {
    ConsentPurpose.MATCH_COURSES: OpeningKind.COURSE,
    ConsentPurpose.MATCH_VACANCIES: OpeningKind.VACANCY,
    ConsentPurpose.MATCH_SLOTS: OpeningKind.SLOT,
    ConsentPurpose.MATCH_TRANSFERS: OpeningKind.TRANSFER,
}

TIER_RANKS: dict[HardshipTier | None, int] = {
    HardshipTier.DEEP: 3,
    HardshipTier.RELATIVE: 2,
    HardshipTier.ACCIDENT: 1,
    None: 0,
}
"""Deepest highest: the order of every queue."""

SEX_LABELS: dict[Sex, Sentence] = {Sex.FEMALE: say("Female"), Sex.MALE: say("Male")}

KINSHIP_LABELS: dict[Kinship, Sentence] = {
    Kinship.SELF: say("The worker"),
    Kinship.SPOUSE: say("Wife or husband"),
    Kinship.CHILD: say("Child"),
    Kinship.PARENT: say("Parent"),
    Kinship.PARENT_IN_LAW: say("Parent-in-law"),
    Kinship.GRANDPARENT: say("Grandparent"),
    Kinship.GRANDCHILD: say("Grandchild"),
    Kinship.SIBLING: say("Brother or sister"),
    Kinship.OTHER: say("Other member of the household"),
}

TIER_LABELS: dict[HardshipTier, Sentence] = {
    HardshipTier.DEEP: say("Deep hardship"),
    HardshipTier.RELATIVE: say("Relative hardship"),
    HardshipTier.ACCIDENT: say("Hardship by a sudden event"),
}

CAUSE_LABELS: dict[HardshipCause, Sentence] = {
    HardshipCause.ILLNESS: say("Illness"),
    HardshipCause.DISABILITY: say("Disability"),
    HardshipCause.UNEMPLOYMENT: say("Loss of work"),
    HardshipCause.SCHOOLING: say("Cost of schooling"),
    HardshipCause.DISASTER: say("Disaster or accident"),
}

CONSENT_LABELS: dict[ConsentPurpose, Sentence] = {
    ConsentPurpose.MATCH_COURSES: say("Being matched to training courses"),
    ConsentPurpose.MATCH_VACANCIES: say("Being matched to vacancies"),
    ConsentPurpose.MATCH_SLOTS: say("Being matched to work-study slots"),
    ConsentPurpose.MATCH_TRANSFERS: say("Being matched to another post in the same firm"),
    ConsentPurpose.REFERRAL: say("Being introduced to an employer by name"),
    ConsentPurpose.HEALTH: say("Keeping health information, to protect from unsuitable work"),
}
