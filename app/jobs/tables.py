"""Rows of vacancies, in-house transfers and the record of their negotiation."""

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

from app.db import Row
from app.jobs.lifecycle import TransferState, VacancyState
from app.organisations.tables import Organisation
from app.people.tables import Person


class Vacancy(Row):
    """A post an employer offers. Pay in fen a month or hour (`pay_unit`); `findings` of the latest review.

    `other_weeks` may be worked instead of `week`; start and end may move by `later_start` and `earlier_end` half-hours;
    `droppable_days` (0 = Monday) may be left out. `outcomes_*` as in training.
    """

    organisation_id = ForeignKey(references=Organisation, null=False, on_delete=OnDelete.restrict)
    title = Varchar(length=200, null=False)
    description = Text(null=False, default="")
    occupation_code = Varchar(length=20, null=True, default=None)
    state = Varchar(length=10, null=False, default=VacancyState.DRAFT.value)
    posted_on = Date(null=False)
    headcount = Integer(null=False)
    places_filled = Integer(null=False, default=0)
    form = Varchar(length=30, null=False)
    first_day = Date(null=False)
    last_day = Date(null=True, default=None)
    apply_by = Date(null=True, default=None)

    week = Varchar(length=84, null=False)
    other_weeks = JSON(null=False, default="[]")
    later_start = Integer(null=False, default=0)
    earlier_end = Integer(null=False, default=0)
    droppable_days = JSON(null=False, default="[]")
    rest_days_per_month = Integer(null=True, default=None)
    overtime_day_half_hours = Integer(null=False, default=0)
    overtime_month_half_hours = Integer(null=False, default=0)
    break_half_hours = Integer(null=False, default=0)

    pay_low_fen = BigInt(null=False)
    pay_high_fen = BigInt(null=False)
    pay_unit = Varchar(length=10, null=False)
    paid_every_days = Integer(null=False, default=30)
    insurance = Boolean(null=True, default=None)
    subsidised = Boolean(null=False, default=False)

    required_skills = JSON(null=False, default="[]")
    required_licences = JSON(null=False, default="[]")
    experience_months = Integer(null=False, default=0)
    demands = JSON(null=False, default="[]")
    age_from = Integer(null=True, default=None)
    age_to = Integer(null=True, default=None)
    sex = Varchar(length=10, null=True, default=None)
    limit_ground = Varchar(length=30, null=True, default=None)
    asks_hepatitis_b = Boolean(null=False, default=False)

    division = Varchar(length=6, null=False)
    address = Varchar(length=200, null=False, default="")
    latitude = Integer(null=True, default=None)
    longitude = Integer(null=True, default=None)
    board = Boolean(null=False, default=False)
    lodging = Boolean(null=False, default=False)
    shuttles = JSON(null=False, default="[]")
    step_free = Boolean(null=True, default=None)

    findings = JSON(null=False, default="[]")
    reviewed_at = Timestamptz(null=True, default=None)
    reviewed_by = UUID(null=True, default=None)
    outcomes_stable = Integer(null=False, default=0)
    outcomes_total = Integer(null=False, default=0)
    failed_causes = JSON(null=False, default="{}")

    headcount_positive = Check(headcount >= 1)
    not_overfilled = Check((places_filled >= 0) & (places_filled <= headcount))
    pay_in_order = Check((pay_low_fen >= 0) & (pay_high_fen >= pay_low_fen))


class InHouseTransfer(Row):
    """Another post for one worker at the same employer. Wages in fen a month; `terms` counts versions of the offer.

    Each `*_agreed_at` is when that party agreed to the present terms; new terms clear all three.
    """

    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    organisation_id = ForeignKey(references=Organisation, null=False, on_delete=OnDelete.restrict)
    title = Varchar(length=200, null=False)
    occupation_code = Varchar(length=20, null=True, default=None)
    state = Varchar(length=15, null=False, default=TransferState.PROPOSED.value)
    proposed_on = Date(null=False)
    first_day = Date(null=False)
    week = Varchar(length=84, null=False)
    later_start = Integer(null=False, default=0)
    earlier_end = Integer(null=False, default=0)
    wage_before_fen = BigInt(null=False)
    wage_offered_fen = BigInt(null=False)
    required_skills = JSON(null=False, default="[]")
    required_licences = JSON(null=False, default="[]")
    demands = JSON(null=False, default="[]")
    insurance = Boolean(null=True, default=None)
    division = Varchar(length=6, null=False)
    address = Varchar(length=200, null=False, default="")
    latitude = Integer(null=True, default=None)
    longitude = Integer(null=True, default=None)
    board = Boolean(null=False, default=False)
    lodging = Boolean(null=False, default=False)
    shuttles = JSON(null=False, default="[]")
    step_free = Boolean(null=True, default=None)
    terms = Integer(null=False, default=1)
    union_agreed_at = Timestamptz(null=True, default=None)
    firm_agreed_at = Timestamptz(null=True, default=None)
    worker_agreed_at = Timestamptz(null=True, default=None)
    outcomes_stable = Integer(null=False, default=0)
    outcomes_total = Integer(null=False, default=0)
    failed_causes = JSON(null=False, default="{}")

    wage_not_lower = Check(wage_offered_fen >= wage_before_fen)


class NegotiationNote(Row):
    """What one party said about the terms as they stood then: who, when, and in which version of the terms."""

    transfer_id = ForeignKey(references=InHouseTransfer, null=False, on_delete=OnDelete.restrict)
    number = Integer(null=False)
    terms = Integer(null=False)
    party = Varchar(length=10, null=False)
    stance = Varchar(length=10, null=False)
    said_at = Timestamptz(null=False)
    said_by = UUID(null=True, default=None)
    text = Text(null=False, default="")

    in_order = Unique([transfer_id, number])
