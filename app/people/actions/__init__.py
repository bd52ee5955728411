"""The verbs of people: each one transaction, and the only writers of this room's rows."""

from app.people.actions.care import (
    add_care_duty,
    end_care_duty,
    lift_limit,
    look_at_diagnosis,
    record_diagnosis,
    set_limit,
)
from app.people.actions.choices import (
    TermsThen,
    drop_wish,
    note_failure,
    record_wish,
    refuse_opening,
    undo_refusal,
)
from app.people.actions.consents import give_consent, withdraw_consent
from app.people.actions.graduation import graduate, graduate_due
from app.people.actions.hardship import Otherwise, decide_tier, record_cause, resolve_cause
from app.people.actions.households import hand_over_household, move_household, open_household, record_finances
from app.people.actions.members import add_person, leave_household, look_at_id_number, set_preferences, set_protection
from app.people.actions.skills import record_licence, record_skill
from app.people.actions.work import end_employment, record_employment, record_study

__all__ = [
    "Otherwise",
    "TermsThen",
    "add_care_duty",
    "add_person",
    "decide_tier",
    "drop_wish",
    "end_care_duty",
    "end_employment",
    "give_consent",
    "graduate",
    "graduate_due",
    "hand_over_household",
    "leave_household",
    "lift_limit",
    "look_at_diagnosis",
    "look_at_id_number",
    "move_household",
    "note_failure",
    "open_household",
    "record_cause",
    "record_diagnosis",
    "record_employment",
    "record_finances",
    "record_licence",
    "record_skill",
    "record_study",
    "record_wish",
    "refuse_opening",
    "resolve_cause",
    "set_limit",
    "set_preferences",
    "set_protection",
    "undo_refusal",
    "withdraw_consent",
]
