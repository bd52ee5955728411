"""A family of the demonstration as values: who lives together, what they can do, and what their week holds."""

from dataclasses import dataclass, field
from datetime import date

from app.matching.terms import EmploymentForm, Need, OpeningKind, PhysicalDemand, StudentLevel, WishKind
from app.matching.values import Place
from app.people.terms import HardshipCause, Kinship, Sex
from app.schedules.week import WeekPattern
from app.skills.values import HeldSkill

EVERY_KIND = frozenset(OpeningKind)


@dataclass(frozen=True, slots=True)
class Work:
    """Work a member has when the file is opened. Pay in fen a month; `firm` names an organisation of the town."""

    title: str
    form: EmploymentForm
    monthly_pay_fen: int
    week: WeekPattern
    since: date
    firm: str | None = None
    occupation_code: str | None = None
    may_stop: bool = False


@dataclass(frozen=True, slots=True)
class Study:
    """Studies of a member."""

    school: str
    level: StudentLevel
    entered_on: date
    graduates_on: date
    class_week: WeekPattern


@dataclass(frozen=True, slots=True)
class Member:
    """One member; `key` names them within the family."""

    key: str
    name: str
    birth_date: date
    sex: Sex
    kinship: Kinship = Kinship.SELF
    skills: tuple[HeldSkill, ...] = ()
    licences: tuple[str, ...] = ()
    limits: frozenset[PhysicalDemand] = frozenset()
    diagnosis: str = ""
    work: Work | None = None
    study: Study | None = None
    occupation_code: str | None = None
    consents: frozenset[OpeningKind] = EVERY_KIND
    wishes: tuple[tuple[WishKind, str], ...] = ()
    needs: frozenset[Need] = frozenset()
    max_travel_minutes: int | None = 60
    wage_floor_fen: int | None = None
    accepts_lodging: bool = False


@dataclass(frozen=True, slots=True)
class Care:
    """Windows in which someone must be at home for a member; `covered_by` are the keys of adults who can be there."""

    cared_for: str
    week: WeekPattern
    covered_by: tuple[str, ...]
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Finances:
    """Money of the household in a month, in fen, besides the pay of members at work."""

    other_income_fen: int
    rigid_expense_fen: int


@dataclass(frozen=True, slots=True)
class Family:
    """A household of the town. `code` is S1...S8 for the eight families, else a number."""

    code: str
    home: Place
    members: tuple[Member, ...]
    finances: Finances
    causes: tuple[tuple[HardshipCause, str], ...]
    care: tuple[Care, ...] = ()
    about: str = field(default="")
