"""The hardship tier of a household: the computation, with every step as a sentence. A caseworker decides and signs."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from app.people.terms import TIER_LABELS, HardshipTier
from app.regions.rules import Parameters
from app.sentences import Money, Sentence, say


@dataclass(frozen=True, slots=True)
class TierInputs:
    """What the test needs, for one year, in fen. `sudden_costs_fen`: costs and losses from a sudden event."""

    yearly_income_fen: int
    rigid_expense_fen: int
    members: int
    sudden_costs_fen: int = 0


@dataclass(frozen=True, slots=True)
class TierFinding:
    """The tier the numbers give (None: none of the three), and the working, in order."""

    tier: HardshipTier | None
    working: tuple[Sentence, ...]


def find_tier(inputs: TierInputs, parameters: Parameters) -> TierFinding:
    """The deepest tier whose test the household meets (rules of the Qingdao federation of trade unions).

    Raises ValueError for fewer than one member or for a negative expense or cost.
    """
    _check(inputs)
    tests = (_deep(inputs, parameters), _relative(inputs, parameters), _accident(inputs, parameters))
    working: list[Sentence] = [_per_person_working(inputs)]
    for tier, met, sentence in tests:
        working.append(sentence)
        if met:
            working.append(say("The computation gives: {tier}.", tier=TIER_LABELS[tier]))
            return TierFinding(tier, tuple(working))
    working.append(say("The computation gives none of the three classes of hardship."))
    return TierFinding(None, tuple(working))


def per_person_month_fen(inputs: TierInputs) -> int:
    """(income - rigid expense) / 12 / members in fen, rounded down: below a line exactly when the true value is."""
    return (inputs.yearly_income_fen - inputs.rigid_expense_fen) // (12 * inputs.members)


def recheck_day(decided_on: date, parameters: Parameters) -> date:
    """The day on which a tier is looked at again; at the end of a shorter month when it has no such day."""
    years, month = divmod(decided_on.month - 1 + parameters.tier_recheck_months, 12)
    first = date(decided_on.year + years, month + 1, 1)
    return first.replace(day=min(decided_on.day, monthrange(first.year, first.month)[1]))


_Test = tuple[HardshipTier, bool, Sentence]


def _deep(inputs: TierInputs, parameters: Parameters) -> _Test:
    mine, line = per_person_month_fen(inputs), parameters.dibao_line_fen
    if mine < line:
        sentence = say("{amount} is below the subsistence line of {line}.", amount=Money(mine), line=Money(line))
    else:
        sentence = say("{amount} is not below the subsistence line of {line}.", amount=Money(mine), line=Money(line))
    return HardshipTier.DEEP, mine < line, sentence


def _relative(inputs: TierInputs, parameters: Parameters) -> _Test:
    mine, percent = per_person_month_fen(inputs), parameters.relative_tier_percent
    line = parameters.dibao_line_fen * percent // 100
    met = mine * 100 < parameters.dibao_line_fen * percent
    if met:
        sentence = say(
            "{amount} is below {percent} % of the line, {line}.", amount=Money(mine), percent=percent, line=Money(line)
        )
    else:
        sentence = say(
            "{amount} is not below {percent} % of the line, {line}.",
            amount=Money(mine),
            percent=percent,
            line=Money(line),
        )
    return HardshipTier.RELATIVE, met, sentence


def _accident(inputs: TierInputs, parameters: Parameters) -> _Test:
    percent = parameters.accident_share_percent
    met = inputs.sudden_costs_fen * 100 > inputs.yearly_income_fen * percent
    if inputs.sudden_costs_fen == 0:
        met, sentence = False, say("No costs of a sudden event are recorded.")
    elif met:
        sentence = say(
            "Costs of {costs} from a sudden event are more than {percent} % of the year's income of {income}.",
            costs=Money(inputs.sudden_costs_fen),
            percent=percent,
            income=Money(inputs.yearly_income_fen),
        )
    else:
        sentence = say(
            "Costs of {costs} from a sudden event are not more than {percent} % of the year's income of {income}.",
            costs=Money(inputs.sudden_costs_fen),
            percent=percent,
            income=Money(inputs.yearly_income_fen),
        )
    return HardshipTier.ACCIDENT, met, sentence


def _per_person_working(inputs: TierInputs) -> Sentence:
    return say(
        "({income} a year - {expense} that must be spent) / 12 months / {members} persons"
        " = {amount} a month for each person.",
        income=Money(inputs.yearly_income_fen),
        expense=Money(inputs.rigid_expense_fen),
        members=inputs.members,
        amount=Money(per_person_month_fen(inputs)),
    )


def _check(inputs: TierInputs) -> None:
    if inputs.members < 1:
        raise ValueError("a household has at least one member")
    if inputs.rigid_expense_fen < 0 or inputs.sudden_costs_fen < 0:
        raise ValueError("expenses and costs are never negative")
