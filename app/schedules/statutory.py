"""The calendar shipped with the program: statutory holidays and make-up workdays of mainland China, 2004 to 2026."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from app.schedules.calendar import Calendar, pair_make_up_days

FILE = Path(__file__).parent / "data" / "cn_workdays_holidays_2004_2026.json"


@cache
def statutory_calendar() -> Calendar:
    """The shipped calendar, read once. Source: data/NOTICE.md."""
    return read_calendar(FILE.read_text("utf-8"))


def read_calendar(text: str) -> Calendar:
    """The calendar in JSON: "holidays", "workdays", "inLieuDays", each `{"2026-01-01": "New Year's Day,元旦,1"}`."""
    stored = json.loads(text)
    holidays, workdays = _days(stored["holidays"]), _days(stored["workdays"])
    return Calendar(
        years=frozenset(day.year for day in holidays),
        holidays=holidays,
        make_up_days=pair_make_up_days(workdays, _days(stored["inLieuDays"])),
    )


def _days(stored: Mapping[str, str]) -> dict[date, str]:
    return {date.fromisoformat(day): names.split(",")[0] for day, names in stored.items()}
