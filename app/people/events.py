"""What happened to households and their members. Events carry ids, days and codes, never names, numbers or findings."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from app.history import Event
from app.matching.terms import EmploymentForm, FailureCause, OpeningKind, RefusalReason, WishKind
from app.people.terms import ConsentPurpose, HardshipCause, HardshipTier, Kinship


@dataclass(frozen=True, slots=True)
class HouseholdEvent(Event):
    """Something that happened to a household."""

    subject_kind: ClassVar[str] = "household"


@dataclass(frozen=True, slots=True)
class PersonEvent(Event):
    """Something that happened to one member."""

    subject_kind: ClassVar[str] = "person"


@dataclass(frozen=True, slots=True)
class HouseholdOpened(HouseholdEvent):
    """A union opened the household's file."""

    union_id: UUID
    division: str


@dataclass(frozen=True, slots=True)
class HouseholdMoved(HouseholdEvent):
    """The household lives elsewhere now."""

    division: str


@dataclass(frozen=True, slots=True)
class HouseholdHandedOver(HouseholdEvent):
    """Another union keeps the file from now on."""

    union_id: UUID
    before: UUID


@dataclass(frozen=True, slots=True)
class FinancesRecorded(HouseholdEvent):
    """Other income and expenses that must be met were entered from a day on."""

    from_day: date


@dataclass(frozen=True, slots=True)
class TierDecided(HouseholdEvent):
    """A caseworker signed a hardship tier; `computed` is what the numbers gave."""

    decision_id: UUID
    tier: HardshipTier | None
    computed: HardshipTier | None
    before: HardshipTier | None


@dataclass(frozen=True, slots=True)
class CauseRecorded(HouseholdEvent):
    """A reason for the household's difficulty was noted."""

    cause_id: UUID
    cause: HardshipCause


@dataclass(frozen=True, slots=True)
class CauseResolved(HouseholdEvent):
    """A reason for the household's difficulty no longer holds."""

    cause_id: UUID
    cause: HardshipCause
    resolved_on: date


@dataclass(frozen=True, slots=True)
class CareDutyAdded(HouseholdEvent):
    """Someone must be at home in certain windows of the week."""

    care_duty_id: UUID
    covered_by: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class CareDutyEnded(HouseholdEvent):
    """A care duty has a last day."""

    care_duty_id: UUID
    last_day: date


@dataclass(frozen=True, slots=True)
class PersonAdded(PersonEvent):
    """A member was entered."""

    household_id: UUID
    kinship: Kinship


@dataclass(frozen=True, slots=True)
class PersonLeft(PersonEvent):
    """A member no longer belongs to the household."""

    left_on: date


@dataclass(frozen=True, slots=True)
class PreferencesSet(PersonEvent):
    """What a person asks of work was written down."""


@dataclass(frozen=True, slots=True)
class ProtectionSet(PersonEvent):
    """Until when a person works no nights and no overtime was set; the day tells of health and stays in its row."""


@dataclass(frozen=True, slots=True)
class IdNumberRecorded(PersonEvent):
    """An ID number was entered, encrypted."""


@dataclass(frozen=True, slots=True)
class IdNumberSeen(PersonEvent):
    """Someone looked at the whole ID number; the purpose is the entry's why."""


@dataclass(frozen=True, slots=True)
class LimitSet(PersonEvent):
    """Work must not ask something of the person; what it is stays in its row, for it tells of a person's health."""

    limit_id: UUID


@dataclass(frozen=True, slots=True)
class LimitLifted(PersonEvent):
    """A functional limit has a last day."""

    limit_id: UUID
    until_day: date


@dataclass(frozen=True, slots=True)
class DiagnosisRecorded(PersonEvent):
    """A diagnosis was entered, encrypted."""

    diagnosis_id: UUID


@dataclass(frozen=True, slots=True)
class DiagnosisSeen(PersonEvent):
    """Someone looked at the diagnosis; the purpose is the entry's why."""

    diagnosis_id: UUID


@dataclass(frozen=True, slots=True)
class ConsentGiven(PersonEvent):
    """A person, or a parent, agreed to one purpose."""

    purpose: ConsentPurpose
    given_by: UUID


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn(PersonEvent):
    """A person no longer agrees to one purpose."""

    purpose: ConsentPurpose


@dataclass(frozen=True, slots=True)
class EmploymentRecorded(PersonEvent):
    """Work of a person was entered."""

    employment_id: UUID
    form: EmploymentForm
    from_day: date


@dataclass(frozen=True, slots=True)
class EmploymentEnded(PersonEvent):
    """Work of a person has a last day."""

    source_id: UUID
    until_day: date


@dataclass(frozen=True, slots=True)
class StudyRecorded(PersonEvent):
    """A person studies; the day of graduation is known."""

    study_id: UUID
    graduates_on: date


@dataclass(frozen=True, slots=True)
class Graduated(PersonEvent):
    """A person's studies ended with graduation: no more work-study, a young job-seeker from now on."""

    study_id: UUID
    graduated_on: date


@dataclass(frozen=True, slots=True)
class SkillRecorded(PersonEvent):
    """A skill was entered, or its level raised."""

    level: int


@dataclass(frozen=True, slots=True)
class LicenceRecorded(PersonEvent):
    """A licence was entered."""

    code: str


@dataclass(frozen=True, slots=True)
class WishRecorded(PersonEvent):
    """A wish was entered."""

    kind: WishKind


@dataclass(frozen=True, slots=True)
class WishDropped(PersonEvent):
    """A wish no longer holds."""

    kind: WishKind


@dataclass(frozen=True, slots=True)
class OpeningRefused(PersonEvent):
    """A person said no to an opening, with a coded reason."""

    opening_kind: OpeningKind
    opening_id: UUID
    reason: RefusalReason


@dataclass(frozen=True, slots=True)
class RefusalUndone(PersonEvent):
    """A person took a no back."""

    opening_kind: OpeningKind
    opening_id: UUID


@dataclass(frozen=True, slots=True)
class FailureNoted(PersonEvent):
    """Why a placement ended too soon was kept for the next matching."""

    placement_id: UUID
    cause: FailureCause
