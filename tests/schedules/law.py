"""The numbers of the law as the tests use them: eight hours a day, forty a week, and the rest of domain.md."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Law:
    """One value for every kind of caps."""

    working_age_years: int = 16
    adult_age_years: int = 18
    day_half_hours: int = 16
    week_half_hours: int = 80
    overtime_day_half_hours: int = 6
    overtime_month_half_hours: int = 72
    rest_days_per_week: int = 1
    part_time_day_half_hours: int = 8
    part_time_week_half_hours: int = 48
    night_start: int = 44
    night_end: int = 12
    pregnancy_month: int = 7
    nursing_months: int = 12
    student_term_week_half_hours: int = 16
    student_term_month_half_hours: int = 80
    student_holiday_day_half_hours: int = 16
    student_holiday_week_half_hours: int = 80


LAW = Law()
