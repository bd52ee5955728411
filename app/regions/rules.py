"""Which number holds in a region on a day: codes, units, and inheritance area -> city -> province -> country."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

COUNTRY = "00"
"""The code of the whole country, last in every lineage."""


class Unit(StrEnum):
    """What a parameter's whole number counts."""

    FEN = "fen"
    HALF_HOURS = "half_hours"
    HALF_HOUR_OF_DAY = "half_hour_of_day"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    PERCENT = "percent"
    COUNT = "count"


class ParameterCode(StrEnum):
    """Every number of a rule that a supervisor may change; the same names as the fields of `Parameters`."""

    DIBAO_LINE_FEN = "dibao_line_fen"
    MINIMUM_WAGE_MONTH_FEN = "minimum_wage_month_fen"
    MINIMUM_WAGE_HOUR_FEN = "minimum_wage_hour_fen"
    CAMPUS_WAGE_HOUR_FEN = "campus_wage_hour_fen"

    RELATIVE_TIER_PERCENT = "relative_tier_percent"
    ACCIDENT_SHARE_PERCENT = "accident_share_percent"
    TIER_RECHECK_MONTHS = "tier_recheck_months"

    WORKING_AGE_YEARS = "working_age_years"
    ADULT_AGE_YEARS = "adult_age_years"
    SENSITIVE_AGE_YEARS = "sensitive_age_years"

    DAY_HALF_HOURS = "day_half_hours"
    WEEK_HALF_HOURS = "week_half_hours"
    OVERTIME_DAY_HALF_HOURS = "overtime_day_half_hours"
    OVERTIME_MONTH_HALF_HOURS = "overtime_month_half_hours"
    REST_DAYS_PER_WEEK = "rest_days_per_week"
    PART_TIME_DAY_HALF_HOURS = "part_time_day_half_hours"
    PART_TIME_WEEK_HALF_HOURS = "part_time_week_half_hours"
    PART_TIME_PAY_DAYS = "part_time_pay_days"
    NIGHT_START = "night_start"
    NIGHT_END = "night_end"
    PREGNANCY_MONTH = "pregnancy_month"
    NURSING_MONTHS = "nursing_months"

    STUDENT_TERM_WEEK_HALF_HOURS = "student_term_week_half_hours"
    STUDENT_TERM_MONTH_HALF_HOURS = "student_term_month_half_hours"
    STUDENT_HOLIDAY_DAY_HALF_HOURS = "student_holiday_day_half_hours"
    STUDENT_HOLIDAY_WEEK_HALF_HOURS = "student_holiday_week_half_hours"

    RETAINED_FIRST_DAYS = "retained_first_days"
    RETAINED_SECOND_DAYS = "retained_second_days"
    GAP_DAYS = "gap_days"
    STABLE_MONTHS = "stable_months"
    MIN_AB_MONTHS = "min_ab_months"
    DURABLE_MONTHS = "durable_months"
    SELF_EMPLOYED_DAYS = "self_employed_days"
    LOWEST_MONTH_PERCENT = "lowest_month_percent"
    TRANSFER_FIRST_MONTH = "transfer_first_month"
    TRANSFER_SECOND_MONTH = "transfer_second_month"
    EVIDENCE_GRACE_DAYS = "evidence_grace_days"

    MONTHS_UNDER_LINE = "months_under_line"
    UNANSWERED_CONTACTS = "unanswered_contacts"
    WARNING_ABSENCES = "warning_absences"
    WARNING_LATE_PAY_DAYS = "warning_late_pay_days"
    WARNING_HOURS_DROP_PERCENT = "warning_hours_drop_percent"
    WARNING_CONTRACT_END_DAYS = "warning_contract_end_days"
    CONTRADICTION_PERCENT = "contradiction_percent"
    HEALTH_CHECK_IN_DAYS = "health_check_in_days"
    FOLLOWUP_WINDOW_DAYS = "followup_window_days"
    EXCUSE_MAX_DAYS = "excuse_max_days"
    REFERRAL_ANSWER_DAYS = "referral_answer_days"


@dataclass(frozen=True, slots=True)
class Parameters:
    """Every parameter as it holds in one region on one day. Money in fen, spans of work in half-hours."""

    dibao_line_fen: int
    """Subsistence line (低保标准) of one person for one month."""
    minimum_wage_month_fen: int
    """Full-time minimum wage of one month."""
    minimum_wage_hour_fen: int
    """Minimum pay of one hour of part-time work."""
    campus_wage_hour_fen: int
    """Floor of one hour of casual work-study on campus."""

    relative_tier_percent: int
    """RELATIVE hardship lies under this share of the dibao line: 200 in Qingdao, elsewhere 150."""
    accident_share_percent: int
    """ACCIDENT hardship: costs of a sudden event above this share of the year's household income."""
    tier_recheck_months: int
    """A tier decision is looked at again after so many months."""

    working_age_years: int
    """Nobody younger does paid work of any kind."""
    adult_age_years: int
    """From this age the protection of minors ends."""
    sensitive_age_years: int
    """Everything about anyone younger is sensitive (PIPL)."""

    day_half_hours: int
    week_half_hours: int
    overtime_day_half_hours: int
    overtime_month_half_hours: int
    rest_days_per_week: int
    part_time_day_half_hours: int
    """Average of a day in part-time work (非全日制) for one employer."""
    part_time_week_half_hours: int
    part_time_pay_days: int
    """Part-time work is paid at least every so many days."""
    night_start: int
    """Half-hour of the day at which night work begins: 44 is 22:00."""
    night_end: int
    """Half-hour of the day at which night work ends: 12 is 06:00."""
    pregnancy_month: int
    """From this month of pregnancy: no nights, no overtime."""
    nursing_months: int
    """While nursing a child younger than this many months: no nights, no overtime."""

    student_term_week_half_hours: int
    """In term, summed over all of a student's slots."""
    student_term_month_half_hours: int
    student_holiday_day_half_hours: int
    student_holiday_week_half_hours: int

    retained_first_days: int
    retained_second_days: int
    gap_days: int
    """Days without work that may lie between two jobs, added up."""
    stable_months: int
    """Consecutive full months a stable income must show."""
    min_ab_months: int
    """Of these, months with evidence of grade A or B."""
    durable_months: int
    self_employed_days: int
    """Days worked in the window that self-employment and platform work must show."""
    lowest_month_percent: int
    """No month of self-employment may fall under this share of the minimum wage."""
    transfer_first_month: int
    transfer_second_month: int
    evidence_grace_days: int
    """Days after a month's end within which its evidence is still awaited."""

    months_under_line: int
    """So many months in a row under the line re-open a case."""
    unanswered_contacts: int
    """After so many unanswered contacts a person decides."""
    warning_absences: int
    warning_late_pay_days: int
    warning_hours_drop_percent: int
    warning_contract_end_days: int
    contradiction_percent: int
    """Sources further apart than this share of the higher one contradict each other."""
    health_check_in_days: int
    """Interval of check-ins with someone whose health is watched."""
    followup_window_days: int
    """Days after its date within which a contact is still in time."""
    excuse_max_days: int
    referral_answer_days: int
    """Days within which an employer answers a referral; after them a person asks."""


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """One dated number: it holds in `region_code` from `from_day` to `until_day` (both included; None: open end)."""

    code: ParameterCode
    region_code: str
    from_day: date
    until_day: date | None
    value: int
    unit: Unit
    source: str

    def holds_on(self, day: date) -> bool:
        """Whether `day` lies within the dates of this number."""
        return self.from_day <= day and (self.until_day is None or day <= self.until_day)


class ParameterMissing(LookupError):
    """No number holds for a code in a region on a day: a gap in the data a supervisor must fill."""


def value_on(values: Iterable[ParameterValue], lineage: Sequence[str], day: date) -> ParameterValue | None:
    """The number among `values` of ONE code that holds on `day` for the first region of `lineage`, or None.

    The nearest region that has a number on that day wins; within it the one that began last; of two that began on the
    same day the later in the order of `values`, which is the order of entry.
    """
    nearness = {region: place for place, region in enumerate(lineage)}
    best: ParameterValue | None = None
    for value in values:
        if value.region_code not in nearness or not value.holds_on(day):
            continue
        if best is None or _beats(value, best, nearness):
            best = value
    return best


def resolve(values: Iterable[ParameterValue], lineage: Sequence[str], day: date) -> Parameters:
    """Every parameter for the first region of `lineage` on `day`.

    `lineage` runs from the region itself up to the country. Raises ParameterMissing naming the codes without a number.
    """
    by_code: dict[ParameterCode, list[ParameterValue]] = {code: [] for code in ParameterCode}
    for value in values:
        by_code[value.code].append(value)
    found = {code: value_on(by_code[code], lineage, day) for code in ParameterCode}
    missing = [code.value for code, value in found.items() if value is None]
    if missing:
        raise ParameterMissing(f"no number for {', '.join(missing)} in {lineage[0]} on {day}")
    return Parameters(**{code.value: value.value for code, value in found.items() if value is not None})


def unit_of(code: ParameterCode) -> Unit:
    """What the numbers of `code` count: the ending of its name says so, a plain count has none."""
    return next((unit for ending, unit in _UNIT_OF_ENDING.items() if code.value.endswith(ending)), Unit.COUNT)


def _beats(new: ParameterValue, old: ParameterValue, nearness: dict[str, int]) -> bool:
    new_place, old_place = nearness[new.region_code], nearness[old.region_code]
    return new_place < old_place or (new_place == old_place and new.from_day >= old.from_day)


_UNIT_OF_ENDING = {
    "_fen": Unit.FEN,
    "_half_hours": Unit.HALF_HOURS,
    "_percent": Unit.PERCENT,
    "_years": Unit.YEARS,
    "_days": Unit.DAYS,
    "_months": Unit.MONTHS,
    "night_start": Unit.HALF_HOUR_OF_DAY,
    "night_end": Unit.HALF_HOUR_OF_DAY,
}
