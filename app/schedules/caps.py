"""The numbers the hours rules need, by the names of a region's parameters: `regions.Parameters` is one of each."""

from typing import Protocol


class WorkCaps(Protocol):
    """Limits of ordinary work, in half-hours; weeks have so many rest days."""

    @property
    def day_half_hours(self) -> int: ...
    @property
    def week_half_hours(self) -> int: ...
    @property
    def overtime_day_half_hours(self) -> int: ...
    @property
    def overtime_month_half_hours(self) -> int: ...
    @property
    def rest_days_per_week(self) -> int: ...


class PartTimeCaps(Protocol):
    """Limits of part-time work (非全日制) for one employer, in half-hours."""

    @property
    def part_time_day_half_hours(self) -> int: ...
    @property
    def part_time_week_half_hours(self) -> int: ...


class NightHours(Protocol):
    """When night begins and ends, as half-hours of the day."""

    @property
    def night_start(self) -> int: ...
    @property
    def night_end(self) -> int: ...


class ProtectionCaps(NightHours, Protocol):
    """What protects minors and overtime-free workers: ages in years, a day and a week in half-hours."""

    @property
    def working_age_years(self) -> int: ...
    @property
    def adult_age_years(self) -> int: ...
    @property
    def day_half_hours(self) -> int: ...
    @property
    def week_half_hours(self) -> int: ...


class ParenthoodCaps(Protocol):
    """From which month of pregnancy, and for how many months of nursing, nights and overtime are out."""

    @property
    def pregnancy_month(self) -> int: ...
    @property
    def nursing_months(self) -> int: ...


class StudentCaps(Protocol):
    """Limits of a student's work over all slots, in half-hours."""

    @property
    def student_term_week_half_hours(self) -> int: ...
    @property
    def student_term_month_half_hours(self) -> int: ...
    @property
    def student_holiday_day_half_hours(self) -> int: ...
    @property
    def student_holiday_week_half_hours(self) -> int: ...
