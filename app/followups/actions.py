"""The verbs of follow-ups: each one transaction, and the only writers of this room's rows."""

from app.followups.alerts import handle_alert, note_relapse, report_shock
from app.followups.answering import Answer, MonthPaid, answer_followup, note_sign
from app.followups.contacts import (
    cancel_followups,
    lay_out_followups,
    lay_out_health_watch,
    mark_overdue,
    review_follow_up,
    send_due,
)
from app.followups.deciding import decide_outcomes
from app.followups.excuses import already_told, excuse, pause
from app.followups.feedback import pass_on_feedback
from app.followups.income import NewIncome, correct_income, record_income

__all__ = [
    "Answer",
    "MonthPaid",
    "NewIncome",
    "already_told",
    "answer_followup",
    "cancel_followups",
    "correct_income",
    "decide_outcomes",
    "excuse",
    "handle_alert",
    "lay_out_followups",
    "lay_out_health_watch",
    "mark_overdue",
    "note_relapse",
    "note_sign",
    "pass_on_feedback",
    "pause",
    "record_income",
    "report_shock",
    "review_follow_up",
    "send_due",
]
