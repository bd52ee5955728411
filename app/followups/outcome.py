"""The outcome of a placement on any day: one class, the furthest stage, and the working, one line per rule.

Pure, and the heart of the platform: docs/outcome.md says the same in words, rule by rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.followups.facts import Facts
from app.followups.lifecycle import STAGES, OutcomeClass, Stage
from app.followups.months import month_of, name
from app.followups.months_judged import (
    Ledgers,
    MonthJudged,
    days_without_work,
    judge_months,
    next_review,
    review_day,
    review_numbers,
    running_gap,
)
from app.followups.working import Step, Window, eve, steps_to_stable
from app.sentences import say


@dataclass(frozen=True, slots=True)
class Decision:
    """What one placement is on `day`. `apart`: public welfare or subsidised, counted but reported apart.

    `stage` is the furthest it has come; the class says how it stands now.
    """

    day: date
    outcome: OutcomeClass
    stage: Stage
    apart: bool
    working: tuple[Step, ...]

    def step(self, rule: str) -> Step:
        """The step of one rule. Raises KeyError when this form of work is not judged by it."""
        return {step.rule: step for step in self.working}[rule]


@dataclass(frozen=True, slots=True)
class _Review:
    """A window as judged at its review; it holds until the next one."""

    number: int
    window: Window
    steps: tuple[Step, ...]

    @property
    def is_stable(self) -> bool:
        """Whether every rule passes."""
        return bool(self.steps) and all(step.passed is True for step in self.steps)

    @property
    def was_stable(self) -> bool:
        """Whether stable income was reached here, even if hardship came back after the review."""
        others = (step.passed for step in self.steps if step.rule != "4-no-relapse")
        return self.window.is_whole and all(passed is True for passed in others) and not self.relapsed_since(self)

    def relapsed_since(self, earlier: "_Review") -> bool:
        """Whether hardship came back between the beginning of an earlier window and the day of this review."""
        facts = self.window.facts
        first, last = earlier.window.months[0].month, review_day(facts, self.number)
        return any(first <= relapse <= last for relapse in facts.relapsed_on)


def decide(facts: Facts, day: date) -> Decision:
    """The outcome of a placement on `day` by what is known in `facts`.

    The same facts give the same decision whatever the order of their parts. Raises KeyError when the lines of a judged
    month are missing from `facts`.
    """
    apart = facts.rule.apart or facts.subsidised
    set_aside = _set_aside(facts, day)
    if set_aside is not None:
        return Decision(day, OutcomeClass.EXCLUDED, Stage.STARTED, apart, (set_aside,))
    ledgers = Ledgers.of(facts)
    reviews = list(_reviews(facts, ledgers, day))
    present = reviews[-1] if reviews else _before_any(Window(facts, ledgers, (), day))
    early = _early_steps(facts, ledgers, day)
    durable = _durable_step(facts, reviews)
    lost = _lost_step(facts, day)
    outcome = _class(facts, day, present, early, lost)
    stage = _stage(early, reviews, durable)
    working = (*early, lost, *present.steps, durable, *_apart_steps(apart))
    return Decision(day, outcome, stage, apart, working)


def next_day_to_decide(facts: Facts, day: date) -> date:
    """The next day after `day` on which the decision can change when nothing new becomes known."""
    parameters = facts.parameters
    days = [facts.started_on + timedelta(days=count) for count in _retained_days(facts)]
    days += [waited + timedelta(days=parameters.evidence_grace_days + 1) for waited in days]
    days += [facts.started_on, review_day(facts, _coming_review(facts, day)), *_days_of(facts)]
    ends = [spell.last_day for spell in facts.spells if spell.last_day is not None]
    days += [end + timedelta(days=count) for end in ends for count in (1, parameters.gap_days + 1)]
    return min(later for later in days if later > day)


def _days_of(facts: Facts) -> Iterator[date]:
    """Every day on which one of the facts itself begins to hold."""
    yield from (entry.month for entry in facts.entries)
    yield from facts.confirmed_on
    yield from facts.relapsed_on
    yield from (spell.first_day for spell in facts.spells)
    yield from (sign.day for sign in facts.care)
    yield from (cause.noted_on for cause in facts.causes)
    yield from (cause.resolved_on for cause in facts.causes if cause.resolved_on is not None)
    if facts.excluded is not None:
        yield facts.excluded.day


def _set_aside(facts: Facts, day: date) -> Step | None:
    """The step that takes a placement out of the figures, if any: always with its reason."""
    if day < facts.started_on:
        return Step("excluded", None, say("The work had not started on this day."))
    if not facts.rule.counts:
        text = say("Paid work beside studies is help on the way; it is not asked to feed a family.")
        return Step("excluded", None, text)
    if facts.excluded is not None and facts.excluded.day <= day:
        return Step("excluded", None, say("Not counted: {reason}.", reason=facts.excluded.reason))
    return None


def _reviews(facts: Facts, ledgers: Ledgers, day: date) -> Iterator[_Review]:
    """Each review up to `day`, judged by what held on the last day before the next one."""
    numbers = list(review_numbers(facts, day))
    months = judge_months(facts, max(numbers, default=0), ledgers)
    for number in numbers:
        until = min(day, eve(review_day(facts, next_review(facts, number))))
        window = Window(facts, ledgers, months[:number][-facts.parameters.stable_months :], until)
        yield _Review(number, window, tuple(steps_to_stable(window)))


def _before_any(window: Window) -> _Review:
    return _Review(0, window, tuple(steps_to_stable(window)))


def _coming_review(facts: Facts, day: date) -> int:
    return next_review(facts, max(review_numbers(facts, day), default=0))


def _retained_days(facts: Facts) -> tuple[int, int]:
    return facts.parameters.retained_first_days, facts.parameters.retained_second_days


def _early_steps(facts: Facts, ledgers: Ledgers, day: date) -> tuple[Step, ...]:
    first, second = _retained_days(facts)
    return (
        _placed_step(facts, ledgers, day),
        _retained_step(facts, day, first, "2-retained-30"),
        _retained_step(facts, day, second, "2-retained-90"),
    )


def _placed_step(facts: Facts, ledgers: Ledgers, day: date) -> Step:
    """Rule 1: the first pay since the start is evidenced; a wage in a contract proves nothing."""
    began = month_of(facts.started_on)
    paid = sorted(month for month, pay in ledgers.pay.items() if pay.fen > 0 and began <= month <= day)
    if not paid:
        return Step("1-placed", None, say("Work has started; the first pay is not evidenced yet."))
    return Step(
        "1-placed", True, say("Work has started and the first pay is evidenced ({month}).", month=name(paid[0]))
    )


def _retained_step(facts: Facts, day: date, count: int, rule: str) -> Step:
    """Rule 2: at work on day `count`, confirmed by someone; gaps between jobs add up to a few days at most."""
    reached = facts.started_on + timedelta(days=count)
    if day < reached:
        return Step(rule, None, say("Day {count} is on {reached}.", count=count, reached=reached))
    gaps = days_without_work(facts.spells, facts.started_on, reached)
    allowed = facts.parameters.gap_days
    if gaps > allowed:
        text = say(
            "{gaps} days without work up to day {count}; {allowed} are allowed.",
            gaps=gaps,
            count=count,
            allowed=allowed,
        )
        return Step(rule, False, text)
    if not any(reached <= confirmed <= day for confirmed in facts.confirmed_on):
        return Step(rule, None, say("Nobody has confirmed the work on day {count} yet.", count=count))
    return Step(rule, True, say("At work on day {count}, with {gaps} days between jobs.", count=count, gaps=gaps))


def _lost_step(facts: Facts, day: date) -> Step:
    gap, allowed = running_gap(facts.spells, day), facts.parameters.gap_days
    if gap == 0:
        return Step("2-at-work-now", True, say("At work on this day."))
    text = say("{gap} days without work by now; {allowed} are allowed.", gap=gap, allowed=allowed)
    return Step("2-at-work-now", gap <= allowed, text)


def _durable_step(facts: Facts, reviews: list[_Review]) -> Step:
    """Rule 4: two stable windows back to back, and no relapse in either."""
    wanted = facts.parameters.durable_months
    stable = {review.number: review for review in reviews if review.was_stable}
    for number in sorted(stable):
        earlier = stable.get(number - facts.parameters.stable_months)
        if number >= wanted and earlier is not None and not stable[number].relapsed_since(earlier):
            return Step("4-durable", True, say("Stable again at month {number}, without a relapse.", number=number))
    if not reviews or reviews[-1].number < wanted:
        return Step("4-durable", None, say("Whether it lasts is decided at month {number}.", number=wanted))
    return Step("4-durable", False, say("The {number} months are not all stable.", number=wanted))


def _apart_steps(apart: bool) -> tuple[Step, ...]:
    text = say("A public-welfare or subsidised post: it counts, and is reported apart.")
    return (Step("7-apart", True, text),) if apart else ()


def _class(facts: Facts, day: date, present: _Review, early: tuple[Step, ...], lost: Step) -> OutcomeClass:
    """The first class that applies, in this order, so every placement is in exactly one."""
    if lost.passed is False:
        return OutcomeClass.LOST
    if present.is_stable:
        return OutcomeClass.STABLE
    if _is_at_risk(facts, day, present):
        return OutcomeClass.AT_RISK
    if _is_unverified(facts, day, present, early):
        return OutcomeClass.UNVERIFIED
    return OutcomeClass.ON_THE_WAY


RISKS = frozenset({"4-no-relapse", "5-average", "6-wage-kept", "6-care-held"})
"""Rules whose failure puts a placement at risk by itself; of the others the latest month decides."""


def _is_at_risk(facts: Facts, day: date, present: _Review) -> bool:
    if running_gap(facts.spells, day) > 0:
        return True
    if any(step.rule in RISKS and step.passed is False for step in present.steps):
        return True
    return bool(present.window.months) and _is_bad(facts, present.window.months[-1])


def _is_bad(facts: Facts, judged: MonthJudged) -> bool:
    under_line = judged.surplus_fen is not None and judged.surplus_fen <= 0 and not facts.rule.by_average
    return judged.pay_is_under or under_line


def _is_unverified(facts: Facts, day: date, present: _Review, early: tuple[Step, ...]) -> bool:
    found = {step.rule: step.passed for step in (*early, *present.steps)}
    if present.number and (found["1-placed"] is None or found["8-known"] is not True or not found["3-evidence"]):
        return True
    if present.window.is_whole and found["3-cause-resolved"] is None:
        return True
    if present.window.is_whole and any(found.get(rule) is None and rule in found for rule in RISKS):
        return True
    grace = facts.parameters.evidence_grace_days
    overdue = (count for count in _retained_days(facts) if (day - facts.started_on).days > count + grace)
    names = dict(zip(_retained_days(facts), ("2-retained-30", "2-retained-90"), strict=True))
    return any(found[names[count]] is None for count in overdue)


def _stage(early: tuple[Step, ...], reviews: list[_Review], durable: Step) -> Stage:
    reached = {
        Stage.STARTED: True,
        Stage.PLACED: early[0].passed,
        Stage.RETAINED_30: early[0].passed and early[1].passed,
        Stage.RETAINED_90: early[0].passed and early[2].passed,
        Stage.STABLE: any(review.was_stable for review in reviews),
        Stage.DURABLE: durable.passed,
    }
    return max((stage for stage in STAGES if reached[stage]), key=STAGES.index)
