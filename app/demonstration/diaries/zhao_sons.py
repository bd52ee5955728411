"""S2: the sons of 赵晚玲 work in holidays and at weekends within the caps, graduate, and look for jobs as others do."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from app.demonstration.diaries.diary import Diary, refused
from app.demonstration.diaries.earning import Earnings, Replies, answer_contacts, pay
from app.demonstration.diaries.hiring import Hiring, hire
from app.demonstration.diaries.offering import Nearby, Post, offer_posts, open_firm, site
from app.demonstration.diaries.studying import SideJob, offer_slot, take_slot, try_slot
from app.offers.requirements import Requirements
from app.placements.lifecycle import EndReason
from app.schedules.week import parse_windows
from app.skills.values import RequiredSkill
from app.workstudy.postings import NewSlot

SHOP = "石河子好邻居超市有限公司"
PLACES = 30
"""A chain of shops: enough for every student of the town, so that the sons find a place whatever others do."""
ELDER_GRADUATES, YOUNGER_GRADUATES = date(2025, 6, 30), date(2026, 6, 30)
JOB_FROM = date(2025, 7, 14)
SUMMER = date(2025, 7, 7), date(2025, 8, 29)
AUTUMN = date(2025, 9, 6), date(2026, 1, 4)
SATURDAYS = parse_windows("Sat 10:00-14:00")
SUNDAYS = parse_windows("Sun 10:00-14:00")
OFFICE_WEEK = parse_windows("Mon-Fri 09:30-13:30; Mon-Fri 15:30-19:30")

FIRST_JOB = Post(
    word="first job",
    firm=SHOP,
    title="电商客服专员",
    occupation_code="4-04-05-03",
    week=OFFICE_WEEK,
    yuan=(3400, 3800),
    first_day=JOB_FROM,
    nearby=Nearby(north=6_000),
    headcount=1,
    skills=("办公软件",),
)

ELDER_EARNS = Earnings(
    first_month=date(2025, 7, 1),
    yuan=(1980, 3400, 3400, 3400, 3500, 3500, 3600, 3600, 3600, 3600, 3600, 3600),
)


async def write(diary: Diary) -> None:
    """Post the slots of the town's shop and the elder son's first job, and put the sons' months on the agenda."""
    shop = await open_firm(diary, SHOP)
    for word, slot in _slots(diary, shop).items():
        await offer_slot(diary, word, slot)
    _elder(diary, shop)
    _younger(diary, shop)


def _slots(diary: Diary, shop: UUID) -> dict[str, NewSlot]:
    """What the shop offers students; one is paid under the floor of Shihezi, 18.70 yuan an hour."""
    saturdays = NewSlot(
        organisation_id=shop,
        title="周六收银",
        places=PLACES,
        first_day=date(2025, 5, 10),
        last_day=date(2026, 7, 5),
        week=SATURDAYS,
        pay_hour_fen=2_200,
        site=site(diary, Nearby(north=6_000)),
        requirements=Requirements((RequiredSkill("收银", must=False),)),
    )
    summer_week = parse_windows("Mon-Fri 09:00-13:00; Mon-Fri 15:00-19:00")
    first, last = SUMMER
    return {
        "saturdays": saturdays,
        "sundays": replace(saturdays, title="周日图书整理", week=SUNDAYS, pay_hour_fen=2_000),
        "summer": replace(saturdays, title="暑期理货", week=summer_week, first_day=first, last_day=last),
        "evenings": replace(saturdays, title="周日傍晚导购", week=parse_windows("Sun 16:00-20:00")),
        "weekdays": replace(
            saturdays,
            title="周二下午促销",
            week=parse_windows("Tue 14:00-17:00"),
            first_day=date(2025, 9, 2),
            last_day=date(2025, 9, 26),
        ),
        "exams": replace(saturdays, title="年货周末促销", first_day=date(2026, 1, 10), last_day=date(2026, 1, 11)),
        "underpaid": replace(saturdays, title="校外发传单", pay_hour_fen=1_500),
    }


def _elder(diary: Diary, shop: UUID) -> None:
    """He works Saturdays until he graduates, then full time in the shop's office."""
    slot = _slots(diary, shop)["saturdays"]
    term = SideJob("elder", "saturdays", slot, date(2025, 5, 10), ELDER_GRADUATES, EndReason.GRADUATED)
    diary.on(date(2025, 5, 8), partial(take_slot, diary, term))
    diary.on(date(2025, 7, 5), partial(offer_posts, diary, FIRST_JOB))
    hire(diary, Hiring("elder", FIRST_JOB.word, date(2025, 7, 5), JOB_FROM), partial(_first_job_begun, diary))


async def _first_job_begun(diary: Diary) -> None:
    pay(diary, "elder", ELDER_EARNS, work="first job work")
    await answer_contacts(diary, "first job work", Replies(ELDER_EARNS.months()))


def _younger(diary: Diary, shop: UUID) -> None:
    """Whole days in the summer; in term Saturdays and Sundays, 8 hours together, and not one more."""
    slots = _slots(diary, shop)
    jobs = (
        (date(2025, 7, 5), SideJob("younger", "summer", slots["summer"], *SUMMER)),
        (date(2025, 9, 3), SideJob("younger", "sundays", slots["sundays"], *AUTUMN)),
    )
    for day, job in jobs:
        diary.on(day, partial(take_slot, diary, job))
    diary.on(date(2025, 9, 4), partial(_second_slot_of_the_younger, diary, slots["saturdays"]))
    for day, member, word, rule in _refusals():
        diary.on(day, partial(_try_in_vain, diary, member, word, rule))


async def _second_slot_of_the_younger(diary: Diary, slot: NewSlot) -> None:
    """The elder's old Saturdays; kept under a word of their own."""
    diary.kept["younger saturdays"] = diary.kept["saturdays"]
    job = SideJob("younger", "younger saturdays", slot, AUTUMN[0], YOUNGER_GRADUATES, EndReason.GRADUATED)
    await take_slot(diary, job)


def _refusals() -> Iterable[tuple[date, str, str, str]]:
    """On which day who tries which slot, and the rule that says no."""
    yield date(2025, 7, 1), "elder", "sundays", "not-a-student"
    yield date(2025, 9, 1), "younger", "weekdays", "class-time"
    yield date(2025, 9, 5), "younger", "evenings", "student-term-week"
    yield date(2025, 9, 5), "younger", "exams", "exam-weeks"
    yield date(2025, 7, 6), "youngest", "summer", "under-age"


async def _try_in_vain(diary: Diary, member: str, word: str, rule: str) -> None:
    with refused(rule):
        await try_slot(diary, member, word)
