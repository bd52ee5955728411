"""Early warnings: what is noticed before income fails, each with its reason; a list, never a score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.followups.ledger import Figure, contradicts
from app.followups.lifecycle import SignKind, WarningKind
from app.followups.months import name
from app.regions.rules import Parameters
from app.sentences import Money, Sentence, say

SIGNS_COUNT_FOR = timedelta(days=60)
"""Absences, late pay and hours are read over the last two months."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something noticed at work on a day; `value` counts days, or half-hours of a week, as its kind says."""

    kind: SignKind
    day: date
    value: int


@dataclass(frozen=True, slots=True)
class Noticed:
    """One warning. `occurrence` tells two of the same kind apart, so that each is raised once."""

    kind: WarningKind
    occurrence: str
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Situation:
    """What the warnings of one placement look at on a day. `agreed_half_hours` a week; 0 where hours are irregular.

    `unanswered` are the days on which contacts became overdue and still are, `next_job_on` the start of a new contract.
    """

    signs: tuple[Sign, ...] = ()
    agreed_half_hours: int = 0
    contract_until: date | None = None
    next_job_on: date | None = None
    unanswered: tuple[date, ...] = ()
    figures: tuple[Figure, ...] = ()


def early_warnings(situation: Situation, day: date, parameters: Parameters) -> list[Noticed]:
    """Every warning that holds on `day`, in a fixed order whatever the order of the signs."""
    recent = sorted(
        (sign for sign in situation.signs if day - SIGNS_COUNT_FOR < sign.day <= day),
        key=lambda sign: (sign.day, sign.kind, sign.value),
    )
    return [
        *_absences(recent, parameters),
        *_late_pay(recent, parameters),
        *_falling_hours(recent, situation.agreed_half_hours, parameters),
        *_contract_ends(situation, day, parameters),
        *_missed_check_ins(situation, parameters),
        *_contradictions(situation.figures, parameters),
    ]


def _absences(recent: Sequence[Sign], parameters: Parameters) -> Iterator[Noticed]:
    absent = [sign for sign in recent if sign.kind is SignKind.ABSENCE_DAYS and sign.value > 0]
    days = sum(sign.value for sign in absent)
    if days >= parameters.warning_absences:
        reason = say("Absent {count} times in two months, last on {day}.", count=days, day=absent[-1].day)
        yield Noticed(WarningKind.ABSENCES, absent[-1].day.isoformat(), reason)


def _late_pay(recent: Sequence[Sign], parameters: Parameters) -> Iterator[Noticed]:
    for sign in recent:
        if sign.kind is SignKind.PAY_LATE_DAYS and sign.value >= parameters.warning_late_pay_days:
            reason = say("Pay came {days} days late, noticed on {day}.", days=sign.value, day=sign.day)
            yield Noticed(WarningKind.LATE_PAY, sign.day.isoformat(), reason)


def _falling_hours(recent: Sequence[Sign], agreed: int, parameters: Parameters) -> Iterator[Noticed]:
    """The hours of the last week told, against those agreed, or against the most told before where none are agreed."""
    told = [sign for sign in recent if sign.kind is SignKind.WEEK_HALF_HOURS]
    if not told:
        return
    before = agreed or max(sign.value for sign in told)
    now = told[-1]
    if (before - now.value) * 100 >= before * parameters.warning_hours_drop_percent and now.value < before:
        reason = say("{now} half-hours a week instead of {before}.", now=now.value, before=before)
        yield Noticed(WarningKind.FALLING_HOURS, name(now.day), reason)


def _contract_ends(situation: Situation, day: date, parameters: Parameters) -> Iterator[Noticed]:
    """Not for someone who already has a new contract."""
    until = situation.contract_until
    if until is None or situation.next_job_on is not None:
        return
    if day <= until <= day + timedelta(days=parameters.warning_contract_end_days):
        reason = say("The contract ends on {day} and no other work is known yet.", day=until)
        yield Noticed(WarningKind.CONTRACT_ENDS, until.isoformat(), reason)


def _missed_check_ins(situation: Situation, parameters: Parameters) -> Iterator[Noticed]:
    missed = sorted(situation.unanswered)
    if len(missed) >= parameters.unanswered_contacts:
        reason = say(
            "{count} check-ins have no answer, the first since {day}. Please decide what to do next.",
            count=len(missed),
            day=missed[0],
        )
        yield Noticed(WarningKind.MISSED_CHECK_IN, missed[0].isoformat(), reason)


def _contradictions(figures: Sequence[Figure], parameters: Parameters) -> Iterator[Noticed]:
    for figure in sorted(figures, key=lambda figure: (figure.month, figure.source)):
        if contradicts(figure, parameters.contradiction_percent):
            reason = say(
                "For {month} one source says {lowest}, another {highest}. The lower counts until this is clear.",
                month=name(figure.month),
                lowest=Money(figure.fen),
                highest=Money(figure.highest_fen),
            )
            yield Noticed(WarningKind.CONTRADICTION, f"{name(figure.month)}:{figure.source}", reason)
