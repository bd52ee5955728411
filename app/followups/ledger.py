"""The income ledger as pure values: which figure counts when sources differ, and what a household has in a month.

Entries of one person, month and source are evidence of the SAME money: the lowest figure counts. Different sources
are different money: they add up. See docs/outcome.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.followups.lifecycle import GRADES, WORK_INCOME, Evidence, Grade, IncomeKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One version of one record. `month` is its first day, `amount_fen` None withdraws the record.

    `lineage` is shared by all versions of a record. `grade` is that of this evidence alone.
    """

    person: str
    month: date
    source: str
    kind: IncomeKind
    amount_fen: int | None
    evidence: Evidence
    lineage: str
    version: int = 1
    days_worked: int | None = None
    grade: Grade | None = None

    @property
    def own_grade(self) -> Grade:
        """The grade given, else the one its evidence has by `GRADES`."""
        return self.grade or GRADES[self.evidence]


@dataclass(frozen=True, slots=True)
class Figure:
    """What counts of one person, month and source: the lowest amount, how well it is evidenced, days worked."""

    person: str
    month: date
    source: str
    kind: IncomeKind
    fen: int
    highest_fen: int
    grade: Grade
    days_worked: int
    employer_fen: int | None
    worker_fen: int | None


@dataclass(frozen=True, slots=True)
class MonthPay:
    """A person's pay of a month from all work: all figures added up, and the part of it with grade A or B.

    `days_worked` is that of the source with most days: two platforms may be ridden for on one day.
    """

    fen: int
    proven_fen: int
    days_worked: int


def in_force(entries: Iterable[Entry]) -> list[Entry]:
    """The latest version of every record that is not withdrawn, in a fixed order."""
    known = list(entries)
    newest: dict[str, int] = {}
    for entry in known:
        newest[entry.lineage] = max(entry.version, newest.get(entry.lineage, entry.version))
    kept = (entry for entry in known if entry.version == newest[entry.lineage])
    return sorted(
        (entry for entry in kept if entry.amount_fen is not None and is_evidence(entry)),
        key=lambda entry: (entry.month, entry.person, entry.source, entry.lineage),
    )


def is_evidence(entry: Entry) -> bool:
    """Whether the evidence says anything about this kind of income: insurance records do not show takings."""
    return not (entry.kind is IncomeKind.TAKINGS and entry.evidence is Evidence.SOCIAL_INSURANCE)


def figures(entries: Iterable[Entry]) -> list[Figure]:
    """What counts for every person, month and source, in that order; the order of `entries` is irrelevant."""
    groups: dict[tuple[date, str, str], list[Entry]] = defaultdict(list)
    for entry in in_force(entries):
        groups[entry.month, entry.person, entry.source].append(entry)
    return [_figure(groups[key]) for key in sorted(groups)]


def work_pay(counted: Iterable[Figure], person: str) -> dict[date, MonthPay]:
    """A person's pay by month, from wages, takings and student work; months without a figure are not in it."""
    by_month: dict[date, list[Figure]] = defaultdict(list)
    for figure in counted:
        if figure.person == person and figure.kind in WORK_INCOME:
            by_month[figure.month].append(figure)
    return {month: _added(parts) for month, parts in by_month.items()}


def household_income(counted: Iterable[Figure]) -> Mapping[date, int]:
    """Recorded income of all members by month, in fen."""
    total: dict[date, int] = defaultdict(int)
    for figure in counted:
        total[figure.month] += figure.fen
    return dict(total)


def contradicts(figure: Figure, percent: int) -> bool:
    """Whether the sources lie further apart than `percent` of the higher one."""
    return (figure.highest_fen - figure.fen) * 100 > max(figure.highest_fen, 0) * percent


def parties_contradict(figure: Figure, percent: int) -> bool:
    """Whether it is the employer and the worker who say different things, by more than `percent` of the higher one."""
    if figure.employer_fen is None or figure.worker_fen is None:
        return False
    higher, lower = max(figure.employer_fen, figure.worker_fen), min(figure.employer_fen, figure.worker_fen)
    return (higher - lower) * 100 > max(higher, 0) * percent


def _figure(entries: list[Entry]) -> Figure:
    amounts = [entry.amount_fen or 0 for entry in entries]
    days = [entry.days_worked for entry in entries if entry.days_worked is not None]
    first = entries[0]
    return Figure(
        person=first.person,
        month=first.month,
        source=first.source,
        kind=min((entry.kind for entry in entries), key=tuple(IncomeKind).index),
        fen=min(amounts),
        highest_fen=max(amounts),
        grade=_grade(entries),
        days_worked=min(days, default=0),
        employer_fen=_lowest(entries, Evidence.EMPLOYER_STATEMENT),
        worker_fen=_lowest(entries, Evidence.WORKER_STATEMENT),
    )


def _grade(entries: list[Entry]) -> Grade:
    """The best grade in the group: whoever proves a higher amount proves the lowest, which is the one that counts.

    Taking the grade of the lowest record instead would let one more yuan on a bank record make the evidence worse.
    """
    kinds = {entry.evidence for entry in entries}
    agreed = {Evidence.EMPLOYER_STATEMENT, Evidence.WORKER_STATEMENT} <= kinds
    return min([entry.own_grade for entry in entries] + ([Grade.B] if agreed else []))


def _lowest(entries: list[Entry], evidence: Evidence) -> int | None:
    return min((entry.amount_fen or 0 for entry in entries if entry.evidence is evidence), default=None)


def _added(parts: list[Figure]) -> MonthPay:
    return MonthPay(
        fen=sum(part.fen for part in parts),
        proven_fen=sum(part.fen for part in parts if part.grade is not Grade.C),
        days_worked=max(part.days_worked for part in parts),
    )
