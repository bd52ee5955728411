"""Rows of placements and of every version of their terms."""

from piccolo.columns import UUID, BigInt, Boolean, Date, ForeignKey, Integer, OnDelete, Timestamptz, Varchar
from piccolo.constraints import Check, Unique

from app.casework.tables import Case, Referral
from app.db import Row
from app.organisations.tables import Organisation
from app.people.tables import Person
from app.placements.lifecycle import PlacementState


class Placement(Row):
    """A started job, slot, transfer or own business (上岗), with the terms in force now. Wages in fen a month.

    `wage_fen` is what was agreed and proves nothing about pay; `wage_before_fen` is the pay of the post a transfer
    replaced. `division` is the place of work.
    """

    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    case_id = ForeignKey(references=Case, null=True, default=None, on_delete=OnDelete.restrict, index=True)
    referral_id = ForeignKey(references=Referral, null=True, default=None, on_delete=OnDelete.restrict)
    kind = Varchar(length=20, null=False)
    form = Varchar(length=30, null=False)
    organisation_id = ForeignKey(references=Organisation, null=True, default=None, on_delete=OnDelete.restrict)
    opening_id = UUID(null=True, default=None, index=True)
    occupation_code = Varchar(length=20, null=True, default=None)
    title = Varchar(length=120, null=False)
    division = Varchar(length=12, null=False)
    wage_fen = BigInt(null=False)
    wage_before_fen = BigInt(null=True, default=None)
    agreed_share_percent = Integer(null=False, default=100)
    week = Varchar(length=84, null=False)
    subsidised = Boolean(null=False, default=False)
    started_on = Date(null=False, index=True)
    contract_until = Date(null=True, default=None)
    state = Varchar(length=10, null=False, default=PlacementState.WORKING.value)
    ended_on = Date(null=True, default=None)
    end_reason = Varchar(length=20, null=True, default=None)
    end_cause = Varchar(length=20, null=True, default=None)
    excluded_on = Date(null=True, default=None)
    exclusion_reason = Varchar(length=30, null=True, default=None)

    share_in_range = Check((agreed_share_percent >= 1) & (agreed_share_percent <= 100))
    wage_not_negative = Check(wage_fen >= 0)


class PlacementTerms(Row):
    """The terms in force from `valid_from` until the next version; version 1 are those of the start."""

    placement_id = ForeignKey(references=Placement, null=False, on_delete=OnDelete.restrict)
    version = Integer(null=False)
    valid_from = Date(null=False)
    wage_fen = BigInt(null=False)
    agreed_share_percent = Integer(null=False)
    week = Varchar(length=84, null=False)
    contract_until = Date(null=True, default=None)
    entered_at = Timestamptz(null=False)

    in_order = Unique([placement_id, version])
