"""Rows of contacts and answers, signs at work, the income ledger, decisions and alerts."""

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
from app.db.claims import Claimable
from app.followups.lifecycle import AlertState, FollowUpState
from app.people.tables import Household, Person
from app.placements.tables import Placement


class FollowUp(Claimable):
    """One dated contact. `rule` and `inputs` say what set `due_on`, `reason` says it to people.

    In time until `window_until`; `overdue_on` is kept once set. `key` makes laying out twice harmless. A contact that
    watches someone's health has no placement. The work that falls due (`due_at`) is asking; it is settled once.
    """

    key = Varchar(length=100, null=False, unique=True)
    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    placement_id = ForeignKey(references=Placement, null=True, default=None, on_delete=OnDelete.restrict, index=True)
    contact = Varchar(length=30, null=False)
    instrument = Varchar(length=20, null=False)
    rule = Varchar(length=60, null=False)
    inputs = JSON(null=False)
    reason = JSON(null=False)
    due_on = Date(null=False)
    window_until = Date(null=False)
    state = Varchar(length=10, null=False, default=FollowUpState.DUE.value, index=True)
    sent_at = Timestamptz(null=True, default=None)
    answered_on = Date(null=True, default=None)
    overdue_on = Date(null=True, default=None)
    excuse_reason = Varchar(length=20, null=True, default=None)
    excused_until = Date(null=True, default=None)
    cancel_reason = Varchar(length=20, null=True, default=None)
    review_failed = Boolean(null=True, default=None)
    reviewed_on = Date(null=True, default=None)
    review_note = Text(null=False, default="")


class FollowUpAnswer(Row):
    """What was answered to a contact. `pays` lists [month, fen, days worked]; hours of a usual week in half-hours."""

    follow_up_id = ForeignKey(references=FollowUp, null=False, on_delete=OnDelete.restrict, index=True)
    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    answered_on = Date(null=False)
    answered_by = Varchar(length=20, null=False)
    still_working = Boolean(null=True, default=None)
    pays = JSON(null=False, default="[]")
    week_half_hours = Integer(null=True, default=None)
    absence_days = Integer(null=True, default=None)
    pay_late_days = Integer(null=True, default=None)
    trouble = Varchar(length=20, null=True, default=None)
    worsening = Boolean(null=False, default=False)
    care_held = Boolean(null=True, default=None)
    note = Text(null=False, default="")


class WorkSign(Row):
    """Something noticed at work on a day (`SignKind`), told by someone; early warnings read these."""

    placement_id = ForeignKey(references=Placement, null=False, on_delete=OnDelete.restrict, index=True)
    kind = Varchar(length=20, null=False)
    noticed_on = Date(null=False)
    value = Integer(null=False)
    told_by = Varchar(length=20, null=False)


class IncomeRecord(Row):
    """One person, one month, one source, one amount, one piece of evidence. `month` is its first day; amount in fen.

    Never changed: a correction is a new version of the same `lineage_id`; an amount of None withdraws it.
    `superseded` is a cache of "a newer version exists". `source` names where the money comes from, e.g. a placement.
    """

    household_id = ForeignKey(references=Household, null=False, on_delete=OnDelete.restrict, index=True)
    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    placement_id = ForeignKey(references=Placement, null=True, default=None, on_delete=OnDelete.restrict)
    month = Date(null=False)
    source = Varchar(length=100, null=False)
    kind = Varchar(length=20, null=False)
    amount_fen = BigInt(null=True, default=None)
    evidence = Varchar(length=30, null=False)
    grade = Varchar(length=1, null=False)
    days_worked = Integer(null=True, default=None)
    document_note = Text(null=False, default="")
    lineage_id = UUID(null=False, default=None)
    version = Integer(null=False, default=1)
    superseded = Boolean(null=False, default=False)
    entered_at = Timestamptz(null=False)
    entered_by = UUID(null=True, default=None)

    one_version = Unique([lineage_id, version])
    whole_days = Check((days_worked >= 0) & (days_worked <= 31))


class OutcomeDecision(Row):
    """What was decided about a placement on `day`, with its working; holds until the next row. Never rewritten."""

    placement_id = ForeignKey(references=Placement, null=False, on_delete=OnDelete.restrict, index=True)
    day = Date(null=False)
    outcome = Varchar(length=12, null=False)
    stage = Varchar(length=12, null=False)
    apart = Boolean(null=False, default=False)
    working = JSON(null=False)
    decided_at = Timestamptz(null=False)

    once_a_day = Unique([placement_id, day])


class OutcomeReview(Row):
    """When a placement must next be decided: a date of its rules, or today because something new is known."""

    placement_id = ForeignKey(references=Placement, null=False, unique=True, on_delete=OnDelete.restrict)
    decide_on = Date(null=False, index=True)


class Setback(Row):
    """A blow to a household on a day (`SetbackKind`), told by someone or found by the rules."""

    household_id = ForeignKey(references=Household, null=False, on_delete=OnDelete.restrict, index=True)
    person_id = ForeignKey(references=Person, null=True, default=None, on_delete=OnDelete.restrict)
    kind = Varchar(length=10, null=False)
    happened_on = Date(null=False)


class Alert(Row):
    """Something a person should look at, with its reason. `key` keeps one occurrence from being raised twice.

    `kind` is a WarningKind, or "reopen:" and a ReopenTrigger once a re-opening was asked for.
    """

    key = Varchar(length=255, null=False, unique=True)
    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    placement_id = ForeignKey(references=Placement, null=True, default=None, on_delete=OnDelete.restrict, index=True)
    case_id = UUID(null=True, default=None, index=True)
    kind = Varchar(length=40, null=False)
    reason = JSON(null=False)
    raised_on = Date(null=False)
    state = Varchar(length=10, null=False, default=AlertState.OPEN.value)
    handled_on = Date(null=True, default=None)
    handled_by = UUID(null=True, default=None)
    handling_note = Text(null=False, default="")
