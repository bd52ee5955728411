"""What staff and people enter, as values, and every wrong field of each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from app.errors import Problem
from app.matching.terms import EmploymentForm, Need, StudentLevel
from app.people.id_numbers import IdNumber, read_id_number
from app.people.terms import Kinship, Sex
from app.regions.divisions import is_division
from app.regions.rules import Parameters
from app.schedules.protection import age_on, birthday_at
from app.schedules.week import WeekPattern
from app.sentences import say

EARLIEST_BIRTH = date(1900, 1, 1)
MOST_FEN_A_MONTH = 100_000_000
"""A million yuan: more than this is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class NewHousehold:
    """A household whose file is opened. Coordinates in microdegrees, both or neither."""

    union_id: UUID
    division: str
    address: str = ""
    latitude: int | None = None
    longitude: int | None = None


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person asks of work. Travel in minutes one way, pay in fen a month; None: not asked yet."""

    max_travel_minutes: int | None = None
    wage_floor_fen: int | None = None
    accepts_lodging: bool = False
    needs: frozenset[Need] = frozenset()


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A member of a household. `protected_until`: pregnant from the 7th month or nursing, until this day."""

    name: str
    birth_date: date
    sex: Sex
    kinship: Kinship
    shares_household: bool = True
    phone: str = ""
    id_number: str | None = None
    occupation_code: str | None = None
    protected_until: date | None = None
    preferences: Preferences = field(default_factory=Preferences)


@dataclass(frozen=True, slots=True)
class NewFinances:
    """Money of a household in one month, in fen, besides the pay of its members, from a day on."""

    from_day: date
    other_income_fen: int
    rigid_expense_fen: int
    source: str


@dataclass(frozen=True, slots=True)
class NewCareDuty:
    """Windows of the week in which someone must be at home; `covered_by` are the adults who can be there."""

    cared_for_id: UUID
    week: WeekPattern
    first_day: date
    covered_by: tuple[UUID, ...]
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class NewEmployment:
    """Work of a person, now or before. Pay in fen a month.

    `source_id` is the placement it comes from, whose hours are then engaged by the placement; None for work a person
    has when the file is opened. `may_stop`: the person could give it up for something better.
    """

    title: str
    form: EmploymentForm
    monthly_pay_fen: int
    week: WeekPattern
    from_day: date
    until_day: date | None = None
    organisation_id: UUID | None = None
    employer_name: str = ""
    occupation_code: str | None = None
    may_stop: bool = False
    source_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NewStudy:
    """Studies, with the week of classes in term; `school_id` brings the school's terms and exam weeks."""

    school_name: str
    level: StudentLevel
    entered_on: date
    graduates_on: date
    class_week: WeekPattern
    school_id: UUID | None = None


def problems_of_household(new: NewHousehold) -> list[Problem]:
    """Every wrong field of a new household."""
    found = []
    if not is_division(new.division):
        found.append(Problem("division", say("Choose the county or district."), "division-unknown"))
    if (new.latitude is None) != (new.longitude is None):
        found.append(Problem("latitude", say("Give both coordinates or neither."), "coordinates-whole"))
    return found


def problems_of_person(new: NewPerson, today: date) -> list[Problem]:
    """Every wrong field of a new member; an ID number must agree with the birth date and sex."""
    found = [*_name_problems("name", new.name, 60), *problems_of_preferences(new.preferences)]
    if not EARLIEST_BIRTH <= new.birth_date <= today:
        found.append(Problem("birth_date", say("This cannot be a date of birth: {day}.", day=new.birth_date), "birth"))
    if len(new.phone) > 20:
        found.append(Problem("phone", say("A phone number has at most {count} characters.", count=20), "phone"))
    if new.id_number:
        found += _id_number_problems(new.id_number, new.birth_date, new.sex)
    return found


def problems_of_preferences(new: Preferences) -> list[Problem]:
    """Every wrong field of what a person asks of work."""
    found = []
    if new.max_travel_minutes is not None and not 0 <= new.max_travel_minutes <= 600:
        text = say("Write the longest way as minutes, from 0 to {count}.", count=600)
        found.append(Problem("max_travel_minutes", text, "travel-minutes"))
    if new.wage_floor_fen is not None:
        found += _amount_problems("wage_floor_fen", new.wage_floor_fen)
    return found


def problems_of_finances(new: NewFinances) -> list[Problem]:
    """Every wrong field of a household's finances."""
    found = [
        *_amount_problems("other_income_fen", new.other_income_fen),
        *_amount_problems("rigid_expense_fen", new.rigid_expense_fen),
    ]
    if not new.source.strip():
        found.append(Problem("source", say("Write where these amounts come from."), "finances-need-source"))
    return found


def problems_of_care(new: NewCareDuty, members: Iterable[UUID], adults: Iterable[UUID]) -> list[Problem]:
    """Every wrong field of a care duty; `members` and `adults` are those of the household today."""
    found = [*_week_problems(new.week), *_day_problems("last_day", new.first_day, new.last_day)]
    if new.cared_for_id not in set(members):
        found.append(Problem("cared_for_id", say("Choose a member of the household."), "care-for-member"))
    if not new.covered_by:
        found.append(Problem("covered_by", say("Name at least one adult who is there now."), "care-needs-cover"))
    elif not set(new.covered_by) <= set(adults):
        found.append(Problem("covered_by", say("Only adults of the household can be named."), "care-cover-adult"))
    if new.cared_for_id in new.covered_by:
        found.append(Problem("covered_by", say("Nobody can be their own carer."), "care-not-self"))
    return found


def problems_of_employment(new: NewEmployment, birth_date: date, parameters: Parameters) -> list[Problem]:
    """Every wrong field of an employment; nobody under the working age on the first day does paid work."""
    found = [
        *_name_problems("title", new.title, 120),
        *_amount_problems("monthly_pay_fen", new.monthly_pay_fen),
        *_day_problems("until_day", new.from_day, new.until_day),
    ]
    if age_on(birth_date, new.from_day) < parameters.working_age_years:
        text = say(
            "Nobody under {years} may do paid work of any kind. Possible from {day}.",
            years=parameters.working_age_years,
            day=birthday_at(birth_date, parameters.working_age_years),
        )
        found.append(Problem("from_day", text, "under-age"))
    return found


def problems_of_study(new: NewStudy) -> list[Problem]:
    """Every wrong field of studies."""
    found = _name_problems("school_name", new.school_name, 120)
    if new.graduates_on <= new.entered_on:
        found.append(Problem("graduates_on", say("Graduation lies after the start of studies."), "days-in-order"))
    return found


def _name_problems(name: str, text: str, longest: int) -> list[Problem]:
    if not text.strip():
        return [Problem(name, say("This must not be empty."), "missing")]
    if len(text.strip()) > longest:
        return [Problem(name, say("At most {count} characters, please.", count=longest), "too-long")]
    return []


def _amount_problems(name: str, fen: int) -> list[Problem]:
    if 0 <= fen <= MOST_FEN_A_MONTH:
        return []
    return [Problem(name, say("This cannot be an amount of one month. Is it in yuan?"), "amount-of-a-month")]


def _week_problems(week: WeekPattern) -> list[Problem]:
    if week == WeekPattern.EMPTY:
        return [Problem("week", say("Mark at least one half-hour of the week."), "week-empty")]
    return []


def _day_problems(name: str, first: date, last: date | None) -> list[Problem]:
    if last is not None and last < first:
        return [Problem(name, say("The last day lies before the first."), "days-in-order")]
    return []


def _id_number_problems(text: str, birth_date: date, sex: Sex) -> list[Problem]:
    read = read_id_number(text)
    if not isinstance(read, IdNumber):
        return [Problem("id_number", read, "id-number")]
    if read.birth_date != birth_date:
        return [Problem("birth_date", say("The ID number says another date of birth."), "id-number-birth")]
    if read.sex is not sex:
        return [Problem("sex", say("The ID number says another sex."), "id-number-sex")]
    return []
