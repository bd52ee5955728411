"""The working of an outcome: for each rule one step, passed, failed or unknown, with one readable line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.followups.facts import DAYS_WORKED_MONTHS, Facts
from app.followups.months import last_day, later, month_of, name
from app.followups.months_judged import Ledgers, MonthJudged, days_without_work
from app.sentences import Money, Sentence, say


@dataclass(frozen=True, slots=True)
class Step:
    """One rule of the outcome: its code, whether it passed (None: not known, or not yet), and why in one line."""

    rule: str
    passed: bool | None
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Window:
    """The last full months that are judged together on a day, at most `stable_months`, and everything around them."""

    facts: Facts
    ledgers: Ledgers
    months: Sequence[MonthJudged]
    day: date

    @property
    def wanted(self) -> int:
        """How many months a whole window has."""
        return self.facts.parameters.stable_months

    @property
    def is_whole(self) -> bool:
        """Whether there are as many full months as the rule asks for."""
        return len(self.months) == self.wanted


def steps_to_stable(window: Window) -> list[Step]:
    """Every rule a stable income must pass, for this form of work, in the order of docs/outcome.md."""
    steps = [months_step(window), known_step(window), at_work_step(window), *pay_steps(window)]
    steps += [household_step(window), cause_step(window), evidence_step(window)]
    if window.facts.rule.keeps_wage:
        steps += [wage_kept_step(window), care_step(window)]
    return [*steps, no_relapse_step(window)]


def months_step(window: Window) -> Step:
    """Rule 3: enough consecutive full calendar months."""
    if window.is_whole:
        text = say(
            "{count} full months are judged, {first} to {last}.",
            count=window.wanted,
            first=name(window.months[0].month),
            last=name(window.months[-1].month),
        )
        return Step("3-months", True, text)
    text = say("{count} of {wanted} full months are complete.", count=len(window.months), wanted=window.wanted)
    return Step("3-months", None, text)


def known_step(window: Window) -> Step:
    """Rule 8: an unknown month is not a success."""
    unknown = [judged for judged in window.months if not judged.is_known]
    if not window.months:
        return Step("8-known", None, say("No full month has been judged yet."))
    if not unknown:
        return Step("8-known", True, say("Income is known for every month judged."))
    text = say("Not known for {count} months, first for {month}.", count=len(unknown), month=name(unknown[0].month))
    return Step("8-known", None, text)


def at_work_step(window: Window) -> Step:
    """Rule 2 within the window: a change of job is fine while the gaps stay short."""
    if not window.months:
        return Step("3-at-work", None, say("Time at work is looked at once a full month is complete."))
    gaps = days_without_work(window.facts.spells, window.months[0].month, last_day(window.months[-1].month))
    allowed = window.facts.parameters.gap_days
    text = say("{gaps} days without work in these months; {allowed} are allowed.", gaps=gaps, allowed=allowed)
    return Step("3-at-work", gaps <= allowed, text)


def pay_steps(window: Window) -> list[Step]:
    """Rule 3, or rule 5 for self-employed and platform work: what the pay must reach."""
    if not window.facts.rule.by_average:
        return [_each_month(window, "3-pay")]
    return [_average(window), _each_month(window, "5-lowest-month"), _days_worked(window)]


def household_step(window: Window) -> Step:
    """Rule 3: the household above its dibao line after rigid expense; for rule 5 on average over the window."""
    if window.facts.rule.by_average:
        return _household_average(window)
    under = [judged for judged in window.months if judged.surplus_fen is not None and judged.surplus_fen <= 0]
    if under:
        text = say(
            "In {month} the household was at or under its subsistence line by {missing}.",
            month=name(under[-1].month),
            missing=Money(-(under[-1].surplus_fen or 0)),
        )
        return Step("3-household-line", False, text)
    if not window.months or any(judged.surplus_fen is None for judged in window.months):
        return Step("3-household-line", None, say("The household's means are not known for every month."))
    least = min(judged.surplus_fen or 0 for judged in window.months)
    text = say("In every month the household was above its subsistence line, by {least} at least.", least=Money(least))
    return Step("3-household-line", True, text)


def cause_step(window: Window) -> Step:
    """Rule 3: what brought the household into difficulty is resolved."""
    noted = [cause for cause in window.facts.causes if cause.noted_on <= window.day]
    if not noted:
        return Step("3-cause-resolved", None, say("No cause of the hardship is on file."))
    left = [cause for cause in noted if cause.resolved_on is None or cause.resolved_on > window.day]
    if left:
        text = say("{count} of {total} causes of the hardship are not resolved yet.", count=len(left), total=len(noted))
        return Step("3-cause-resolved", False, text)
    return Step("3-cause-resolved", True, say("The causes of the hardship are marked resolved."))


def evidence_step(window: Window) -> Step:
    """Rule 3: enough months proven by grade A or B evidence alone; so far, while the window is not whole."""
    proven = sum(judged.is_proven for judged in window.months)
    parameters = window.facts.parameters
    most_weak = parameters.stable_months - parameters.min_ab_months
    text = say(
        "{proven} of {count} months are proven by grade A or B; at most {weak} may rest on a person's word.",
        proven=proven,
        count=len(window.months),
        weak=most_weak,
    )
    if not window.months:
        return Step("3-evidence", None, say("No month needs proof yet."))
    return Step("3-evidence", len(window.months) - proven <= most_weak, text)


def wage_kept_step(window: Window) -> Step:
    """Rule 6: after a transfer the wage is not lower than before, in the third and the sixth month of the window."""
    before = window.facts.wage_before_fen
    looked_at = _check_months(window)
    if before is None:
        return Step("6-wage-kept", None, say("The wage before the transfer is not known."))
    paid = [(judged.month, judged.pay.fen if judged.pay else None) for judged in looked_at]
    lower = [(month, fen) for month, fen in paid if fen is not None and fen < before]
    if lower:
        text = say(
            "In {month} the pay was {after}; before the transfer it was {before}.",
            month=name(lower[-1][0]),
            after=Money(lower[-1][1]),
            before=Money(before),
        )
        return Step("6-wage-kept", False, text)
    if len(looked_at) < 2 or any(fen is None for _, fen in paid):
        text = say("The wage is compared with the one before in months 3 and 6 ({before}).", before=Money(before))
        return Step("6-wage-kept", None, text)
    text = say("The wage is not lower than before the transfer ({before}).", before=Money(before))
    return Step("6-wage-kept", True, text)


def care_step(window: Window) -> Step:
    """Rule 6: the care windows held, as heard in months 3 and 6 of the window or in the month after each."""
    heard = [_care_heard(window, judged.month) for judged in _check_months(window)]
    if False in heard:
        return Step("6-care-held", False, say("The hours at home for care did not hold."))
    if len(heard) < 2 or None in heard:
        return Step("6-care-held", None, say("Whether the hours at home for care hold is asked in months 3 and 6."))
    return Step("6-care-held", True, say("The hours at home for care held."))


def no_relapse_step(window: Window) -> Step:
    """Rule 4: hardship did not come back since the window began."""
    since = window.months[0].month if window.months else window.facts.started_on
    relapses = sorted(day for day in window.facts.relapsed_on if since <= day <= window.day)
    if relapses:
        return Step("4-no-relapse", False, say("Hardship came back on {day}.", day=relapses[-1]))
    return Step("4-no-relapse", True, say("Hardship has not come back."))


def _each_month(window: Window, rule: str) -> Step:
    under = [judged for judged in window.months if judged.pay_is_under]
    if under:
        text = say(
            "In {month} the pay was {pay}; {line} is asked of each month.",
            month=name(under[-1].month),
            pay=Money(under[-1].pay.fen if under[-1].pay else 0),
            line=Money(under[-1].lowest_fen),
        )
        return Step(rule, False, text)
    if not window.months or any(judged.pay is None for judged in window.months):
        return Step(rule, None, say("The pay is not known for every month."))
    least = min(judged.pay.fen for judged in window.months if judged.pay)
    text = say(
        "In every month the pay reached the line; the lowest was {least}, the line last {line}.",
        least=Money(least),
        line=Money(window.months[-1].lowest_fen),
    )
    return Step(rule, True, text)


def _average(window: Window) -> Step:
    if not window.is_whole or any(judged.pay is None for judged in window.months):
        return Step("5-average", None, say("The average is worked out over {count} months.", count=window.wanted))
    paid = sum(judged.pay.fen for judged in window.months if judged.pay)
    asked = sum(judged.line_fen for judged in window.months)
    text = say(
        "The average of {count} months is {average} net; the minimum wage is {line}.",
        count=window.wanted,
        average=Money(paid // window.wanted),
        line=Money(asked // window.wanted),
    )
    return Step("5-average", paid >= asked, text)


def _days_worked(window: Window) -> Step:
    if not window.months:
        return Step("5-days-worked", None, say("Days worked are counted once a full month is complete."))
    last = window.months[-1].month
    first = max(later(last, 1 - DAYS_WORKED_MONTHS), month_of(window.facts.started_on))
    days = sum(pay.days_worked for month, pay in window.ledgers.pay.items() if first <= month <= last)
    wanted = window.facts.parameters.self_employed_days
    text = say("{days} days worked since {first}; {wanted} are asked for.", days=days, first=name(first), wanted=wanted)
    return Step("5-days-worked", days >= wanted if window.is_whole else None, text)


def _household_average(window: Window) -> Step:
    if not window.is_whole or any(judged.surplus_fen is None for judged in window.months):
        text = say("The household's average is worked out over {count} months.", count=window.wanted)
        return Step("3-household-line", None, text)
    average = sum(judged.surplus_fen or 0 for judged in window.months)
    if average > 0:
        text = say(
            "On average the household is above its subsistence line, by {least}.", least=_monthly(window, average)
        )
        return Step("3-household-line", True, text)
    text = say(
        "On average the household is at or under its subsistence line, by {most}.", most=_monthly(window, -average)
    )
    return Step("3-household-line", False, text)


def _monthly(window: Window, total_fen: int) -> Money:
    return Money(total_fen // window.wanted)


def _check_months(window: Window) -> list[MonthJudged]:
    parameters = window.facts.parameters
    numbers = (parameters.transfer_first_month, parameters.transfer_second_month)
    return [window.months[number - 1] for number in numbers if number <= len(window.months)]


def _care_heard(window: Window, month: date) -> bool | None:
    until = min(window.day, last_day(later(month, 1)))
    heard = [sign.held for sign in window.facts.care if month <= sign.day <= until]
    return None if not heard else all(heard)


def eve(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)
