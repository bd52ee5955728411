"""What is entered, checked as values: age on the day of the work above all."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from app.matching.terms import EmploymentForm
from app.people.entries import NewEmployment, problems_of_employment
from app.regions.defaults import default_parameters
from app.regions.divisions import lineage
from app.regions.rules import resolve
from app.schedules.week import parse_windows

RULES = resolve(default_parameters(), lineage("350505"), date(2025, 3, 10))
births = some.dates(date(1960, 1, 1), date(2015, 12, 31))
days = some.dates(date(2000, 1, 1), date(2030, 12, 31))


def rules_broken(born: date, day: date) -> list[str]:
    work = NewEmployment("收银员", EmploymentForm.PART_TIME, 100_000, parse_windows("Sat 08:00-12:00"), day)
    return [problem.rule for problem in problems_of_employment(work, born, RULES)]


@given(births, days)
def test_paid_work_is_refused_exactly_before_the_sixteenth_birthday(born: date, day: date) -> None:
    # Of these years, sixteen after a 29 February there is one again.
    sixteen = born.replace(year=born.year + 16)
    assert rules_broken(born, day) == (["under-age"] if day < sixteen else [])


@given(births, days)
def test_one_more_day_never_makes_someone_too_young(born: date, day: date) -> None:
    if not rules_broken(born, day):
        assert not rules_broken(born, day + timedelta(days=1))


@given(births, some.integers(0, 60))
def test_no_age_is_too_old(born: date, years: int) -> None:
    assert rules_broken(born, date(born.year + 17 + years, 6, 15)) == []
