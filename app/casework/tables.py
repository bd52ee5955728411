"""Rows of cases, plans, visits, re-openings and referrals."""

from piccolo.columns import JSON, UUID, Boolean, Date, ForeignKey, Integer, OnDelete, Text, Timestamptz, Varchar

from app.casework.lifecycle import CaseState, ReferralState
from app.db import Row
from app.people.tables import Household, Person


class Case(Row):
    """One household's case. `stable_since` is set while the household's latest decision is "stable"."""

    household_id = ForeignKey(references=Household, null=False, unique=True, on_delete=OnDelete.restrict)
    caseworker_id = UUID(null=True, default=None)
    state = Varchar(length=10, null=False, default=CaseState.OPEN.value)
    opened_on = Date(null=False)
    closed_on = Date(null=True, default=None)
    closing_reason = Varchar(length=30, null=True, default=None)
    stable_since = Date(null=True, default=None)
    yearly_check_due = Date(null=False)
    times_reopened = Integer(null=False, default=0)


class CasePlan(Row):
    """A version of the plan of a household (一户一策): steps as sentences, newest version in force."""

    case_id = ForeignKey(references=Case, null=False, on_delete=OnDelete.restrict, index=True)
    version = Integer(null=False)
    steps = JSON(null=False)
    agreed_on = Date(null=False)
    agreed_by = UUID(null=True, default=None)


class HomeVisit(Row):
    """A visit to the household with its findings (入户核访)."""

    case_id = ForeignKey(references=Case, null=False, on_delete=OnDelete.restrict, index=True)
    visited_on = Date(null=False)
    visited_by = UUID(null=True, default=None)
    findings = Text(null=False)


class Reopening(Row):
    """One time a case was taken up again: the trigger, the coded cause, and the reasons for aid as they stood then."""

    case_id = ForeignKey(references=Case, null=False, on_delete=OnDelete.restrict, index=True)
    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict)
    placement_id = UUID(null=True, default=None)
    reopened_on = Date(null=False)
    trigger = Varchar(length=40, null=False)
    cause = Varchar(length=30, null=True, default=None)
    old_causes = JSON(null=False)
    old_closing_reason = Varchar(length=30, null=True, default=None)
    relapse = Boolean(null=False, default=False)


class Referral(Row):
    """One person brought to one opening; `score` (basis points) and `reasons` as they stood when proposed."""

    case_id = ForeignKey(references=Case, null=False, on_delete=OnDelete.restrict, index=True)
    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    opening_kind = Varchar(length=20, null=False)
    opening_id = UUID(null=False, default=None)
    organisation_id = UUID(null=True, default=None)
    title = Varchar(length=200, null=False)
    state = Varchar(length=20, null=False, default=ReferralState.PROPOSED.value)
    score = Integer(null=False, default=0)
    reasons = JSON(null=False)
    declined_by = Varchar(length=12, null=True, default=None)
    decline_reason = Varchar(length=20, null=True, default=None)
    moved_at = Timestamptz(null=False)
