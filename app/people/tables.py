"""Rows of households, their members, and what is known of each member's days, skills and studies."""

from collections.abc import Iterable

from piccolo.columns import (
    JSON,
    UUID,
    BigInt,
    Boolean,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.constraints import Check, Unique

from app import clock
from app.db import Row
from app.matching.terms import (
    EmploymentForm,
    FailureCause,
    OpeningKind,
    PhysicalDemand,
    RefusalReason,
    StudentLevel,
    WishKind,
)
from app.organisations.tables import Organisation
from app.people.terms import ConsentPurpose, HardshipCause, HardshipTier, Kinship, Sex


def _one_of(column: str, values: Iterable[str]) -> Check:
    listed = ", ".join(f"'{value}'" for value in values)
    return Check(f'"{column}" IN ({listed})')


class Household(Row):
    """People who live together and share income; one union keeps the file."""

    union_id = ForeignKey(references=Organisation, null=False, on_delete=OnDelete.restrict, index=True)
    division = Varchar(6, null=False, index=True)
    address = Text(null=False, default="")
    latitude = Integer(null=True, default=None)
    """Microdegrees, as is `longitude`; both or neither."""
    longitude = Integer(null=True, default=None)
    opened_on = Date(null=False, default=clock.today)
    tier = Varchar(16, null=True, default=None, index=True)
    """The last signed decision; null before the first and after a decision that found no hardship."""

    place_whole = Check('("latitude" IS NULL) = ("longitude" IS NULL)')
    tier_known = _one_of("tier", HardshipTier)


class Person(Row):
    """One member of a household: a worker, a student, or neither."""

    household_id = ForeignKey(references=Household, null=False, on_delete=OnDelete.restrict, index=True)
    name = Varchar(60, null=False, index=True)
    birth_date = Date(null=False)
    sex = Varchar(8, null=False)
    kinship = Varchar(16, null=False)
    shares_household = Boolean(null=False, default=True)
    """Lives here and shares income: counted as one of the household's persons."""
    left_on = Date(null=True, default=None)
    phone = Varchar(20, null=False, default="")
    id_number = Text(null=True, default=None)
    """Encrypted; see encryption.py."""
    id_number_index = Varchar(64, null=True, default=None, index=True)
    """Keyed hash by which an ID number is found again."""
    occupation_code = Varchar(12, null=True, default=None)
    max_travel_minutes = Integer(null=True, default=None)
    wage_floor_fen = BigInt(null=True, default=None)
    accepts_lodging = Boolean(null=False, default=False)
    needs = JSON(null=False, default="[]")
    """What an opening should bring: a list of matching's Need values."""
    protected_until = Date(null=True, default=None)
    """Pregnant from the 7th month or nursing a child under one: no nights, no overtime until this day."""

    sex_known = _one_of("sex", Sex)
    kinship_known = _one_of("kinship", Kinship)


class HouseholdFinances(Row):
    """What a household has and must spend in a month besides recorded pay, from a day on; the latest holds."""

    household_id = ForeignKey(references=Household, null=False, on_delete=OnDelete.restrict, index=True)
    from_day = Date(null=False)
    other_income_fen = BigInt(null=False)
    """Of one month: pensions, aid, pay of members without a placement."""
    rigid_expense_fen = BigInt(null=False)
    """Of one month: medical costs, schooling and the like."""
    source = Text(null=False)


class TierDecision(Row):
    """A hardship tier as computed, and as a caseworker decided and signed it."""

    household_id = ForeignKey(references=Household, null=False, on_delete=OnDelete.restrict, index=True)
    decided_on = Date(null=False)
    computed_tier = Varchar(16, null=True, default=None)
    tier = Varchar(16, null=True, default=None)
    inputs = JSON(null=False)
    working = JSON(null=False)
    """Sentences, in the order of the computation."""
    reason = Text(null=False, default="")
    """Why the caseworker decided otherwise than computed; empty when not."""
    signed_by = UUID(null=True, default=None)
    recheck_on = Date(null=False)

    tier_known = _one_of("tier", HardshipTier)
    computed_known = _one_of("computed_tier", HardshipTier)


class Cause(Row):
    """One reason why the household came into difficulty, resolved or not."""

    household_id = ForeignKey(references=Household, null=False, on_delete=OnDelete.restrict, index=True)
    person_id = ForeignKey(references=Person, null=True, default=None, on_delete=OnDelete.restrict)
    cause = Varchar(16, null=False)
    noted_on = Date(null=False)
    resolved_on = Date(null=True, default=None)

    cause_known = _one_of("cause", HardshipCause)


class CareDuty(Row):
    """Weekly windows in which someone must be at home for a member."""

    household_id = ForeignKey(references=Household, null=False, on_delete=OnDelete.restrict, index=True)
    cared_for_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict)
    week = Varchar(84, null=False)
    first_day = Date(null=False)
    last_day = Date(null=True, default=None)


class CareCover(Row):
    """An adult who can be there in the windows of a care duty."""

    care_duty_id = ForeignKey(references=CareDuty, null=False, on_delete=OnDelete.restrict, index=True)
    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)

    named_once = Unique([care_duty_id, person_id])


class FunctionalLimit(Row):
    """Something work must not ask of a person; set by staff. The diagnosis behind it is kept apart."""

    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    demand = Varchar(20, null=False)
    set_by = UUID(null=True, default=None)
    from_day = Date(null=False)
    until_day = Date(null=True, default=None)

    demand_known = _one_of("demand", PhysicalDemand)


class Diagnosis(Row):
    """A diagnosis, encrypted; every look is in the history with its purpose."""

    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    text = Text(null=False)
    recorded_at = Timestamptz(null=False, default=clock.now)


class Consent(Row):
    """What a person agreed to, and until when."""

    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    purpose = Varchar(24, null=False)
    given_by = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict)
    """The person, or a parent for someone of a sensitive age."""
    given_at = Timestamptz(null=False)
    withdrawn_at = Timestamptz(null=True, default=None)

    purpose_known = _one_of("purpose", ConsentPurpose)


class Employment(Row):
    """Work of a person now or before: a job, own business, platform work."""

    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    source_id = UUID(null=False, index=True)
    """The placement behind it, or this row's own id; the same as the source of its Engagement."""
    organisation_id = ForeignKey(references=Organisation, null=True, default=None, on_delete=OnDelete.restrict)
    employer_name = Varchar(120, null=False, default="")
    title = Varchar(120, null=False)
    occupation_code = Varchar(12, null=True, default=None)
    form = Varchar(20, null=False)
    monthly_pay_fen = BigInt(null=False)
    week = Varchar(84, null=False)
    from_day = Date(null=False)
    until_day = Date(null=True, default=None)
    may_stop = Boolean(null=False, default=False)
    """The person could give it up for something better."""

    form_known = _one_of("form", EmploymentForm)


class StudentStatus(Row):
    """Studies at a university or vocational school, with the week of classes in term."""

    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    school_id = ForeignKey(references=Organisation, null=True, default=None, on_delete=OnDelete.restrict)
    """Brings the school's terms and exam weeks."""
    school_name = Varchar(120, null=False)
    level = Varchar(16, null=False)
    entered_on = Date(null=False)
    graduates_on = Date(null=False)
    class_week = Varchar(84, null=False)
    ended_on = Date(null=True, default=None)
    """The day of graduation, or of leaving earlier."""

    level_known = _one_of("level", StudentLevel)


class PersonSkill(Row):
    """A skill a person has, by its canonical word."""

    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    name = Varchar(60, null=False)
    level = Integer(null=False, default=0)
    evidence = Varchar(120, null=False, default="")

    held_once = Unique([person_id, name])


class PersonLicence(Row):
    """A licence a person holds, exact, with the days on which it is valid."""

    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    code = Varchar(60, null=False)
    valid_from = Date(null=True, default=None)
    valid_until = Date(null=True, default=None)


class Wish(Row):
    """What a person would like; the value is an enum value, the beginning of an occupation code, or a skill."""

    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    kind = Varchar(20, null=False)
    value = Varchar(60, null=False, default="")

    kind_known = _one_of("kind", WishKind)
    wished_once = Unique([person_id, kind, value])


class Refusal(Row):
    """An opening a person said no to, with its terms as they were."""

    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    opening_kind = Varchar(12, null=False)
    opening_id = UUID(null=False)
    reason = Varchar(12, null=False)
    refused_at = Timestamptz(null=False)
    undone_at = Timestamptz(null=True, default=None)
    organisation_id = UUID(null=True, default=None)
    pay_fen = BigInt(null=True, default=None)
    week = Varchar(84, null=True, default=None)
    travel_minutes = Integer(null=True, default=None)

    kind_known = _one_of("opening_kind", OpeningKind)
    reason_known = _one_of("reason", RefusalReason)


class PastFailure(Row):
    """A placement that ended too soon and why: remembered by the next matching."""

    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    placement_id = UUID(null=False)
    cause = Varchar(16, null=False)
    noted_on = Date(null=False)
    organisation_id = UUID(null=True, default=None)
    pay_fen = BigInt(null=True, default=None)
    week = Varchar(84, null=True, default=None)
    travel_minutes = Integer(null=True, default=None)

    cause_known = _one_of("cause", FailureCause)
    noted_once = Unique([placement_id, cause])
