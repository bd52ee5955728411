"""When a household's case is taken up again: pure triggers, each with its occurrence, coded cause and reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.followups.facts import Facts, Spell
from app.followups.ledger import Figure, parties_contradict
from app.followups.lifecycle import ReopenTrigger
from app.followups.months import first_full, later, month_of, name
from app.followups.months_judged import Ledgers, MonthJudged, judge_months, running_gap
from app.matching.terms import FailureCause
from app.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Reopening:
    """One reason to take the case up again. `occurrence` keeps the same one from being asked for twice."""

    trigger: ReopenTrigger
    occurrence: str
    cause: FailureCause | None
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Failure:
    """What is known besides the facts: coded causes, and the days of failed reviews, shocks and relapses.

    `relapses` are those from outside; a fall found by these very rules (in `Facts.relapsed_on`) does not trigger again.
    """

    end_cause: FailureCause | None = None
    failed_reviews: tuple[date, ...] = ()
    shocks: tuple[date, ...] = ()
    relapses: tuple[date, ...] = ()
    trouble: FailureCause | None = None
    followed_by_another: bool = False
    """A later placement of the person is followed up: what happens now is its matter."""


def reopenings(facts: Facts, failure: Failure, figures: Sequence[Figure], day: date) -> list[Reopening]:
    """Every reason that holds on `day`. None for work that is not counted, and none once it is excluded."""
    excluded = facts.excluded is not None and facts.excluded.day <= day
    if excluded or not facts.rule.counts or day < facts.started_on:
        return []
    if failure.followed_by_another:
        return list(_job_lost(facts, failure, day))
    return [
        *_job_lost(facts, failure, day),
        *_under_the_line(facts, failure, day),
        *_dated(ReopenTrigger.FAILED_REVIEW, failure.failed_reviews, failure, day),
        *_contradictions(facts, figures),
        *_dated(ReopenTrigger.SHOCK, failure.shocks, failure, day),
        *_dated(ReopenTrigger.RELAPSE, failure.relapses, failure, day),
    ]


def _job_lost(facts: Facts, failure: Failure, day: date) -> Iterator[Reopening]:
    """A gap longer than allowed; an end with a failure's cause at once, unless other work follows in time."""
    gap, allowed = running_gap(facts.spells, day), facts.parameters.gap_days
    if gap == 0:
        return
    ended_on = day - timedelta(days=gap)
    if gap > allowed or (failure.end_cause is not None and not _soon_at_work(facts.spells, ended_on, allowed)):
        reason = say("Without work since {day}.", day=ended_on)
        yield Reopening(ReopenTrigger.JOB_LOST, ended_on.isoformat(), failure.end_cause, reason)


def _under_the_line(facts: Facts, failure: Failure, day: date) -> Iterator[Reopening]:
    """The last known months in a row under what is asked of each month, or the household at or under its line."""
    wanted = facts.parameters.months_under_line
    under: list[MonthJudged] = []
    for judged in _known_months(facts, day):
        under = [*under, judged] if _is_under(facts, judged) else []
        if len(under) == wanted:
            reason = say("Income was under the line from {first} on.", first=name(under[0].month))
            cause = failure.trouble or FailureCause.PAY
            yield Reopening(ReopenTrigger.UNDER_LINE, under[0].month.isoformat(), cause, reason)


def _known_months(facts: Facts, day: date) -> Iterator[MonthJudged]:
    """Full months before the month of `day` whose pay is known; an unknown month breaks no row and makes none."""
    first, count = first_full(facts.started_on), 0
    while later(first, count) < month_of(day):
        count += 1
    for judged in judge_months(facts, count, Ledgers.of(facts)):
        if judged.pay is not None:
            yield judged


def _is_under(facts: Facts, judged: MonthJudged) -> bool:
    if facts.rule.by_average:
        return judged.pay is not None and judged.pay.fen < judged.line_fen
    at_household_line = judged.surplus_fen is not None and judged.surplus_fen <= 0
    return judged.pay_is_under or at_household_line


def _contradictions(facts: Facts, figures: Sequence[Figure]) -> Iterator[Reopening]:
    for figure in sorted(figures, key=lambda figure: (figure.month, figure.source)):
        if figure.person == facts.person and parties_contradict(figure, facts.parameters.contradiction_percent):
            reason = say("For {month} the employer and the worker say different things.", month=name(figure.month))
            occurrence = f"{name(figure.month)}:{figure.source}"
            yield Reopening(ReopenTrigger.CONTRADICTION, occurrence, FailureCause.PAY, reason)


def _dated(trigger: ReopenTrigger, days: Sequence[date], failure: Failure, day: date) -> Iterator[Reopening]:
    for happened in sorted(each for each in days if each <= day):
        cause = failure.trouble if trigger is ReopenTrigger.FAILED_REVIEW else None
        yield Reopening(trigger, happened.isoformat(), cause, _dated_reason(trigger, happened))


def _dated_reason(trigger: ReopenTrigger, happened: date) -> Sentence:
    match trigger:
        case ReopenTrigger.FAILED_REVIEW:
            return say("The review on {day} found that it does not work out.", day=happened)
        case ReopenTrigger.SHOCK:
            return say("A new blow to the family on {day}.", day=happened)
        case _:
            return say("Hardship came back on {day}.", day=happened)


def _soon_at_work(spells: Sequence[Spell], ended_on: date, allowed: int) -> bool:
    """Whether other work is known to begin in time: nobody is chased who has a new contract."""
    return any(ended_on < spell.first_day <= ended_on + timedelta(days=allowed + 1) for spell in spells)
