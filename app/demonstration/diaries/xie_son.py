"""S4: the son of 谢明杰 puts weekend slots together up to 8 hours a week; a make-up Saturday is a day of classes."""

from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from app.demonstration.diaries.diary import Diary, refused
from app.demonstration.diaries.offering import Nearby, open_firm, site
from app.demonstration.diaries.studying import SideJob, offer_slot, take_slot, try_slot
from app.placements.lifecycle import EndReason
from app.schedules.week import parse_windows
from app.workstudy.postings import NewSlot

SHOP = "银川凤凰书城有限公司"
PLACES = 30
"""Enough for every student of the town, so that he finds a place whatever others do."""
SLOTS_FROM, SLOTS_UNTIL = date(2025, 9, 1), date(2026, 7, 5)
TAKES_FROM = date(2025, 9, 6)
GRADUATES = date(2026, 6, 30)
WEEKS = {
    "saturday mornings": ("周六上午收银", "Sat 09:00-13:00", 2_200),
    "saturday afternoons": ("周六下午整理书架", "Sat 14:00-18:00", 2_000),
    "sunday mornings": ("周日上午导购", "Sun 09:00-13:00", 2_100),
    "whole weekends": ("周末全天促销", "Sat,Sun 09:00-13:00; Sat,Sun 14:00-18:00", 2_600),
}
"""Title, hours, and fen an hour; the floor of Yinchuan is 20 yuan."""


async def write(diary: Diary) -> None:
    """Post the shop's slots, and put what he books on the agenda."""
    shop = await open_firm(diary, SHOP)
    for word in WEEKS:
        await offer_slot(diary, word, _slot(diary, shop, word))
    diary.on(date(2025, 9, 3), partial(_try_whole_weekends, diary))
    saturdays = _slot(diary, shop, "saturday mornings")
    diary.on(date(2025, 9, 4), partial(take_slot, diary, _job("saturday mornings", saturdays, GRADUATES)))
    sundays = _slot(diary, shop, "sunday mornings")
    diary.on(date(2025, 9, 4), partial(take_slot, diary, _job("sunday mornings", sundays, date(2026, 1, 4))))
    diary.on(date(2025, 9, 5), partial(_try_a_third, diary))


def _slot(diary: Diary, shop: UUID, word: str) -> NewSlot:
    title, hours, fen = WEEKS[word]
    return NewSlot(
        organisation_id=shop,
        title=title,
        places=PLACES,
        first_day=SLOTS_FROM,
        last_day=SLOTS_UNTIL,
        week=parse_windows(hours),
        pay_hour_fen=fen,
        site=site(diary, Nearby(north=-9_000)),
    )


def _job(word: str, slot: NewSlot, last_day: date) -> SideJob:
    job = SideJob("son", word, slot, TAKES_FROM, last_day)
    return replace(job, how_it_ends=EndReason.GRADUATED) if last_day == GRADUATES else job


async def _try_whole_weekends(diary: Diary) -> None:
    """Two whole days are 16 hours: twice what a student may work in a week of term."""
    with refused("student-term-week"):
        await try_slot(diary, "son", "whole weekends")


async def _try_a_third(diary: Diary) -> None:
    """With eight hours booked there is no room for four more."""
    with refused("student-term-week"):
        await try_slot(diary, "son", "saturday afternoons")
