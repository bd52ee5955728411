"""Work-study slots for tests, with whatever matters to the test."""

from datetime import date
from typing import Any
from uuid import UUID

from app.actors import SYSTEM
from app.schedules.week import parse_windows
from app.workstudy.actions import post_slot, review_slot
from app.workstudy.postings import NewSlot
from tests.cast import SITE, Town

ANY_EMPLOYER = UUID(int=1)
SATURDAYS = parse_windows("Sat 09:00-13:00")
SUNDAYS = parse_windows("Sun 09:00-13:00")


def slot(organisation_id: UUID = ANY_EMPLOYER, **fields: Any) -> NewSlot:
    """A lawful slot off campus: Saturday mornings from March to May 2026, 22 yuan an hour, two places."""
    given: dict[str, Any] = {
        "title": "图书整理",
        "places": 2,
        "first_day": date(2026, 3, 7),
        "last_day": date(2026, 5, 31),
        "week": SATURDAYS,
        "pay_hour_fen": 2_200,
        "site": SITE,
        **fields,
    }
    return NewSlot(organisation_id=organisation_id, **given)


async def live_slot(town: Town, **fields: Any) -> UUID:
    """A slot of the town's employer that has passed review."""
    slot_id = await post_slot(SYSTEM, slot(town.employer, **fields))
    assert await review_slot(SYSTEM, slot_id) == []
    return slot_id
