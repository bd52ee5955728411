"""Which full months of a placement are judged on a day, and what each shows: pay, lines, the household."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.followups import ledger
from app.followups.facts import REVIEW_EVERY_MONTHS, Budget, Facts, Spell
from app.followups.ledger import MonthPay
from app.followups.months import first_full, last_day, later, month_of


@dataclass(frozen=True, slots=True)
class MonthJudged:
    """One full month. `pay` and `surplus_fen` are None where unknown.

    `line_fen` is the minimum wage (pro rata), `lowest_fen` what no month may fall under, `surplus_fen` what the
    household has above its dibao line after rigid expense.
    """

    month: date
    pay: MonthPay | None
    line_fen: int
    lowest_fen: int
    surplus_fen: int | None

    @property
    def is_known(self) -> bool:
        """Whether both the pay and the household's means are known."""
        return self.pay is not None and self.surplus_fen is not None

    @property
    def pay_holds(self) -> bool:
        """Whether the pay is known and reaches what this form asks of every single month."""
        return self.pay is not None and self.pay.fen >= self.lowest_fen

    @property
    def is_proven(self) -> bool:
        """Whether grade A or B evidence alone reaches what is asked of the month."""
        return self.pay is not None and self.pay.proven_fen >= self.lowest_fen

    @property
    def household_holds(self) -> bool:
        """Whether the household is known to be above its line."""
        return self.surplus_fen is not None and self.surplus_fen > 0

    @property
    def pay_is_under(self) -> bool:
        """Whether the pay is known to be under what is asked of a month."""
        return self.pay is not None and not self.pay_holds


@dataclass(frozen=True, slots=True)
class Ledgers:
    """The counted figures of a placement, worked out once: its person's pay and the household's income by month."""

    pay: dict[date, MonthPay]
    household: dict[date, int]

    @classmethod
    def of(cls, facts: Facts) -> "Ledgers":
        """The ledgers of these facts."""
        counted = ledger.figures(facts.entries)
        return cls(ledger.work_pay(counted, facts.person), dict(ledger.household_income(counted)))


def review_day(facts: Facts, number: int) -> date:
    """The day from which the `number`th full month (1 is the first) is judged: evidence had time to arrive."""
    month = later(first_full(facts.started_on), number - 1)
    return last_day(month) + timedelta(days=facts.parameters.evidence_grace_days + 1)


def review_numbers(facts: Facts, day: date) -> Iterator[int]:
    """How many full months had passed at each review up to `day`: 1, 2, ... then every third."""
    number = 1
    while review_day(facts, number) <= day:
        yield number
        number = next_review(facts, number)


def next_review(facts: Facts, number: int) -> int:
    """The number of full months at the review after the one of `number` months."""
    return number + 1 if number < facts.rule.monthly_reviews else number + REVIEW_EVERY_MONTHS


def judge_months(facts: Facts, count: int, ledgers: Ledgers) -> list[MonthJudged]:
    """The first `count` full months, in order."""
    first = first_full(facts.started_on)
    return [_judge(facts, later(first, number), ledgers) for number in range(count)]


def days_without_work(spells: Sequence[Spell], first: date, last: date) -> int:
    """Days from `first` to `last`, both included, on which none of the spells holds."""
    gaps, reached = 0, first
    for spell in sorted(spells, key=lambda spell: spell.first_day):
        if spell.first_day > last:
            break
        gaps += max(0, (spell.first_day - reached).days)
        if spell.last_day is None:
            return gaps
        reached = max(reached, spell.last_day + timedelta(days=1))
    return gaps + max(0, (last - reached).days + 1)


def running_gap(spells: Sequence[Spell], day: date) -> int:
    """Days up to `day`, included, since the last day at work; 0 when at work on `day`."""
    begun = [spell for spell in spells if spell.first_day <= day]
    if any(spell.last_day is None or spell.last_day >= day for spell in begun):
        return 0
    return (day - max(spell.last_day or day for spell in begun)).days if begun else 0


def wage_line(facts: Facts, month: date) -> int:
    """The minimum wage of the month in fen, pro rata for an agreed share, rounded up.

    The highest share agreed for any day of the month holds. Raises KeyError for a month without lines.
    """
    minimum = facts.lines[month].minimum_wage_fen
    return -(-minimum * _share(facts, month) // 100)


def _judge(facts: Facts, month: date, ledgers: Ledgers) -> MonthJudged:
    line = wage_line(facts, month)
    lowest = -(-line * facts.parameters.lowest_month_percent // 100) if facts.rule.by_average else line
    pay = ledgers.pay.get(month)
    if pay is None and days_without_work(facts.spells, month, last_day(month)) == last_day(month).day:
        pay = MonthPay(0, 0, 0)
    surplus = None if pay is None else _surplus(facts, month, ledgers.household.get(month, 0))
    return MonthJudged(month, pay, line, lowest, surplus)


def _share(facts: Facts, month: date) -> int:
    if not facts.rule.pro_rata:
        return 100
    shares = sorted(facts.shares, key=lambda share: share.valid_from)
    before = [share.percent for share in shares if share.valid_from <= month][-1:]
    within = [share.percent for share in shares if month_of(share.valid_from) == month]
    return max(before + within, default=100)


def _surplus(facts: Facts, month: date, recorded_fen: int) -> int | None:
    budget = _budget(facts.budgets, month)
    if budget is None:
        return None
    disposable = budget.other_income_fen + recorded_fen - budget.rigid_expense_fen
    return disposable - budget.members * facts.lines[month].dibao_line_fen


def _budget(budgets: Sequence[Budget], month: date) -> Budget | None:
    """The budget in force on the last day of the month."""
    known = [budget for budget in budgets if budget.valid_from <= last_day(month)]
    return max(known, key=lambda budget: budget.valid_from, default=None)
