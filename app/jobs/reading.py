"""Between a vacancy or a transfer as a value and its columns."""

from collections.abc import Mapping
from typing import Any

from app.jobs.postings import AgeAndSexLimits, LimitGround, NewTransfer, NewVacancy
from app.jobs.tables import InHouseTransfer, Vacancy
from app.matching.values import Bends, EmploymentForm, PayUnit
from app.offers.requirements import REQUIREMENT_COLUMNS, requirement_columns, requirements_of
from app.offers.site import SITE_COLUMNS, site_columns, site_of
from app.people.terms import Sex
from app.schedules.week import WeekPattern

_SAME_NAME = (
    "organisation_id",
    "title",
    "headcount",
    "first_day",
    "last_day",
    "apply_by",
    "pay_low_fen",
    "pay_high_fen",
    "paid_every_days",
    "description",
    "occupation_code",
    "rest_days_per_month",
    "overtime_day_half_hours",
    "overtime_month_half_hours",
    "break_half_hours",
    "insurance",
    "subsidised",
    "experience_months",
    "asks_hepatitis_b",
)
_BEND_COLUMNS = ("week", "later_start", "earlier_end", "droppable_days", "other_weeks")
_LIMIT_COLUMNS = ("age_from", "age_to", "sex", "limit_ground")
_TERMS = (*_SAME_NAME, "form", "pay_unit", *_BEND_COLUMNS, *_LIMIT_COLUMNS, *REQUIREMENT_COLUMNS, *SITE_COLUMNS)

VACANCY_TERMS = tuple(getattr(Vacancy, name) for name in _TERMS)
"""The columns `vacancy_of` needs, for a select with its JSON loaded."""

_TRANSFER_SAME_NAME = ("person_id", "title", "first_day", "wage_offered_fen", "occupation_code", "insurance")

TRANSFER_TERMS = tuple(
    getattr(InHouseTransfer, name)
    for name in (*_TRANSFER_SAME_NAME, "week", "later_start", "earlier_end", *REQUIREMENT_COLUMNS, *SITE_COLUMNS)
)
"""The columns `transfer_of` needs, for a select with its JSON loaded."""


def vacancy_columns(posting: NewVacancy) -> dict[str, Any]:
    """The values of the columns that store what was posted."""
    limits = posting.limits
    return {
        **{name: getattr(posting, name) for name in _SAME_NAME},
        "title": posting.title.strip(),
        "form": posting.form.value,
        "pay_unit": posting.pay_unit.value,
        "week": posting.week.to_text(),
        "later_start": posting.bends.later_start,
        "earlier_end": posting.bends.earlier_end,
        "droppable_days": sorted(posting.bends.droppable_days),
        "other_weeks": [week.to_text() for week in posting.bends.other_weeks],
        "age_from": limits.age_from,
        "age_to": limits.age_to,
        "sex": limits.sex.value if limits.sex else None,
        "limit_ground": limits.ground.value if limits.ground else None,
        **requirement_columns(posting.requirements),
        **site_columns(posting.site),
    }


def vacancy_of(row: Mapping[str, Any]) -> NewVacancy:
    """What was posted, read back from `VACANCY_TERMS`."""
    return NewVacancy(
        **{name: row[name] for name in _SAME_NAME},
        form=EmploymentForm(row["form"]),
        pay_unit=PayUnit(row["pay_unit"]),
        week=WeekPattern.from_text(row["week"]),
        bends=bends_of(row),
        requirements=requirements_of(row),
        limits=AgeAndSexLimits(
            row["age_from"],
            row["age_to"],
            Sex(row["sex"]) if row["sex"] else None,
            LimitGround(row["limit_ground"]) if row["limit_ground"] else None,
        ),
        site=site_of(row),
    )


def bends_of(row: Mapping[str, Any]) -> Bends:
    """What may differ for one person, from a row of a vacancy."""
    return Bends(
        later_start=row["later_start"],
        earlier_end=row["earlier_end"],
        droppable_days=tuple(row["droppable_days"]),
        other_weeks=tuple(WeekPattern.from_text(week) for week in row["other_weeks"]),
    )


def transfer_columns(posting: NewTransfer) -> dict[str, Any]:
    """The values of the columns that store what was proposed, but for the person and the present wage."""
    return {
        **{name: getattr(posting, name) for name in _TRANSFER_SAME_NAME if name != "person_id"},
        "title": posting.title.strip(),
        "week": posting.week.to_text(),
        "later_start": posting.bends.later_start,
        "earlier_end": posting.bends.earlier_end,
        **requirement_columns(posting.requirements),
        **site_columns(posting.site),
    }


def transfer_of(row: Mapping[str, Any]) -> NewTransfer:
    """What was proposed, read back from `TRANSFER_TERMS`."""
    return NewTransfer(
        **{name: row[name] for name in _TRANSFER_SAME_NAME},
        week=WeekPattern.from_text(row["week"]),
        bends=Bends(later_start=row["later_start"], earlier_end=row["earlier_end"]),
        requirements=requirements_of(row),
        site=site_of(row),
    )
