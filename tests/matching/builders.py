"""People and openings for the tests of the engine: everything agreed and open unless a test says otherwise."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.languages import ENGLISH, render
from app.matching import Explanation, Gate
from app.matching.values import (
    Candidate,
    EmploymentForm,
    LegalHours,
    Opening,
    OpeningKind,
    PayUnit,
    Place,
)
from app.schedules.week import parse_windows

DAY = date(2026, 3, 2)
"""A Monday."""
SOON = date(2026, 3, 16)
YINCHUAN = Place("640104")
LEGAL = LegalHours(
    working_age_years=16,
    adult_age_years=18,
    day_half_hours=16,
    week_half_hours=80,
    overtime_day_half_hours=6,
    overtime_month_half_hours=72,
    rest_days_per_week=1,
    part_time_day_half_hours=8,
    part_time_week_half_hours=48,
    night_start=44,
    night_end=12,
    student_term_week_half_hours=16,
    student_term_month_half_hours=80,
    student_holiday_day_half_hours=16,
    student_holiday_week_half_hours=80,
)
OFFICE_WEEK = parse_windows("Mon-Fri 08:30-16:30")


def candidate(**changes: Any) -> Candidate:
    """Someone of 48 in Yinchuan who agreed to every kind and of whom nothing else is known."""
    start = Candidate(id="p1", birth_date=date(1978, 1, 1), home=YINCHUAN, consents=frozenset(OpeningKind))
    return replace(start, **changes)


def vacancy(**changes: Any) -> Opening:
    """A full-time day job in Yinchuan at 3,000 yuan."""
    start = Opening(
        id="v1",
        kind=OpeningKind.VACANCY,
        title="仓储管理员",
        place=YINCHUAN,
        week=OFFICE_WEEK,
        first_day=SOON,
        organisation_id="firm",
        occupation="4-02-06-01",
        form=EmploymentForm.FULL_TIME,
        legal_hours=LEGAL,
        pay_low_fen=300_000,
        pay_high_fen=300_000,
        pay_floor_fen=205_000,
    )
    return replace(start, **changes)


def course(**changes: Any) -> Opening:
    """A free day course of four weeks in Yinchuan."""
    start = Opening(
        id="c1",
        kind=OpeningKind.COURSE,
        title="养老护理员班",
        place=YINCHUAN,
        week=OFFICE_WEEK,
        first_day=SOON,
        last_day=date(2026, 4, 10),
        organisation_id="school",
    )
    return replace(start, **changes)


def slot(**changes: Any) -> Opening:
    """A Saturday-morning slot for students at 20 yuan an hour."""
    start = Opening(
        id="s1",
        kind=OpeningKind.SLOT,
        title="图书馆整理",
        place=YINCHUAN,
        week=parse_windows("Sat 08:00-12:00"),
        first_day=SOON,
        last_day=date(2026, 6, 28),
        organisation_id="library",
        form=EmploymentForm.STUDENT_WORK,
        legal_hours=LEGAL,
        pay_unit=PayUnit.HOUR,
        pay_low_fen=2_000,
        pay_high_fen=2_000,
        pay_floor_fen=1_800,
    )
    return replace(start, **changes)


def transfer(**changes: Any) -> Opening:
    """Another post in the same firm, days only, at 3,200 yuan."""
    start = replace(
        vacancy(),
        id="t1",
        kind=OpeningKind.TRANSFER,
        title="仓库白班",
        form=EmploymentForm.IN_HOUSE_TRANSFER,
        pay_low_fen=320_000,
        pay_high_fen=320_000,
    )
    return replace(start, **changes)


def reason(explanation: Explanation, gate: Gate) -> str:
    """The reason of one gate in English."""
    return next(render(finding.reason, ENGLISH) for finding in explanation.gates if finding.gate is gate)


def cautions(explanation: Explanation) -> list[str]:
    """What to keep in mind, in English."""
    return [render(caution, ENGLISH) for caution in explanation.cautions]


def changes(explanation: Explanation) -> list[str]:
    """What would open it, in English."""
    return [render(change.text, ENGLISH) for change in explanation.changes]
