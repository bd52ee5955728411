"""What the outcome of one placement is decided from: frozen values, whatever rows they came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.followups.ledger import Entry
from app.matching.terms import EmploymentForm
from app.regions.rules import Parameters
from app.sentences import Sentence


@dataclass(frozen=True, slots=True)
class FormRule:
    """Which of the outcome's rules a form of work is judged by, and how often.

    Judged after each of the first `monthly_reviews` full months, then every third month, as its contacts are laid out.
    """

    counts: bool = True
    pro_rata: bool = False
    by_average: bool = False
    keeps_wage: bool = False
    apart: bool = False
    monthly_reviews: int = 6


FORM_RULES: Mapping[EmploymentForm, FormRule] = {
    EmploymentForm.FULL_TIME: FormRule(),
    EmploymentForm.PART_TIME: FormRule(pro_rata=True),
    EmploymentForm.STUDENT_WORK: FormRule(counts=False),
    EmploymentForm.SELF_EMPLOYED: FormRule(by_average=True, monthly_reviews=9),
    EmploymentForm.PLATFORM: FormRule(by_average=True, monthly_reviews=9),
    EmploymentForm.PUBLIC_WELFARE: FormRule(pro_rata=True, apart=True),
    EmploymentForm.IN_HOUSE_TRANSFER: FormRule(pro_rata=True, keeps_wage=True),
}

REVIEW_EVERY_MONTHS = 3
"""After the monthly reviews, as the contacts of months 9 and 12."""

DAYS_WORKED_MONTHS = 9
"""Months looked back on for the days worked: six calendar months have 181 to 184 days, and people rest."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A time at work, first and last day included; `last_day` None: still there."""

    first_day: date
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class AgreedShare:
    """The agreed share of full time, in percent, from a day on."""

    valid_from: date
    percent: int


@dataclass(frozen=True, slots=True)
class Budget:
    """A household from a day on: members, and fen a month of other income and of rigid expense."""

    valid_from: date
    members: int
    other_income_fen: int
    rigid_expense_fen: int


@dataclass(frozen=True, slots=True)
class CauseSpan:
    """One cause of hardship: when it was noted and when it was marked resolved (None: it is not)."""

    noted_on: date
    resolved_on: date | None = None


@dataclass(frozen=True, slots=True)
class CareSign:
    """What was heard on a day about the care windows: they held, or they did not."""

    day: date
    held: bool


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why a placement is not counted from a day on."""

    day: date
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Lines:
    """The two lines of one month at one place, in fen: the minimum wage of full time, the dibao line of one person."""

    minimum_wage_fen: int
    dibao_line_fen: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything known about one placement. A value that is missing is unknown, and unknown never helps.

    `spells` are the placement itself and work found after it; `entries` are of the whole household; `lines` by month;
    `confirmed_on` are days on which someone confirmed that the person was at work; `parameters` those of the day.
    """

    person: str
    form: EmploymentForm
    started_on: date
    parameters: Parameters
    lines: Mapping[date, Lines]
    spells: tuple[Spell, ...]
    shares: tuple[AgreedShare, ...] = ()
    entries: tuple[Entry, ...] = ()
    budgets: tuple[Budget, ...] = ()
    causes: tuple[CauseSpan, ...] = ()
    confirmed_on: tuple[date, ...] = ()
    care: tuple[CareSign, ...] = ()
    relapsed_on: tuple[date, ...] = ()
    wage_before_fen: int | None = None
    subsidised: bool = False
    excluded: Exclusion | None = None

    @property
    def rule(self) -> FormRule:
        """How this form of work is judged."""
        return FORM_RULES[self.form]
