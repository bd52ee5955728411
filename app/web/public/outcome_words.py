"""What became of a placement, in words: its class, a line for each rule, and the months it was judged by."""

from datetime import date

from app.followups import ledger
from app.followups.facts import Facts
from app.followups.gathering import Known
from app.followups.ledger import Figure
from app.followups.lifecycle import CLASS_LABELS, STAGE_LABELS, WORK_INCOME, OutcomeClass
from app.followups.months import first_full, last_day, month_of, months
from app.followups.months_judged import Ledgers, MonthJudged, judge_months
from app.followups.outcome import Decision
from app.followups.working import Step
from app.web.drawings.ledger import LedgerDrawing, LedgerMonth, draw_ledger
from app.web.public.views import OutcomeView, Reason, Tag

TONES: dict[OutcomeClass, str] = {
    OutcomeClass.STABLE: "good",
    OutcomeClass.ON_THE_WAY: "info",
    OutcomeClass.AT_RISK: "warn",
    OutcomeClass.LOST: "bad",
    OutcomeClass.UNVERIFIED: "warn",
    OutcomeClass.EXCLUDED: "",
}
MONTHS_DRAWN = 14
"""The latest months a picture shows; more would be too thin on a phone."""


def outcome_view(known: Known, decision: Decision, day: date) -> OutcomeView:
    """The decision in force on `day` with its working, and the ledger with the lines drawn in."""
    return OutcomeView(
        title=known.row["title"],
        tag=Tag(CLASS_LABELS[decision.outcome], TONES[decision.outcome]),
        stage=STAGE_LABELS[decision.stage],
        decided_on=decision.day,
        working=tuple(reason_of(step) for step in decision.working),
        ledger=ledger_of(known.facts, day),
    )


def reason_of(step: Step) -> Reason:
    """A rule's line: ✓ passed, ✕ failed, △ not known or not yet."""
    return Reason({True: "fits", False: "blocks", None: "short"}[step.passed], step.sentence)


def ledger_of(facts: Facts, day: date) -> LedgerDrawing | None:
    """The full months of a placement up to `day`; None before the first is over."""
    full = [month for month in months(first_full(facts.started_on), month_of(day)) if last_day(month) < day]
    if not full:
        return None
    counted = ledger.figures(facts.entries)
    judged = judge_months(facts, len(full), Ledgers.of(facts))
    return draw_ledger([_month(facts, one, counted) for one in judged[-MONTHS_DRAWN:]])


def _month(facts: Facts, judged: MonthJudged, counted: list[Figure]) -> LedgerMonth:
    grades = [
        figure.grade
        for figure in counted
        if figure.person == facts.person and figure.month == judged.month and figure.kind in WORK_INCOME
    ]
    return LedgerMonth(
        month=judged.month,
        earned_fen=judged.pay.fen if judged.pay else None,
        # Of several sources the weakest evidence is shown.
        grade=max(grades, default=""),
        per_person_fen=_per_person(facts, judged),
        minimum_wage_fen=judged.line_fen,
        dibao_fen=facts.lines[judged.month].dibao_line_fen,
    )


def _per_person(facts: Facts, judged: MonthJudged) -> int | None:
    """What a member of the household has in the month after rigid expense: its surplus shared out, plus the line."""
    if judged.surplus_fen is None:
        return None
    in_force = [budget for budget in facts.budgets if budget.valid_from <= last_day(judged.month)]
    members = max(in_force, key=lambda budget: budget.valid_from).members
    return judged.surplus_fen // members + facts.lines[judged.month].dibao_line_fen
