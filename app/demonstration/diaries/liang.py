"""S8, 梁顺富: step-free rooms and a ride decide; others learn from how it went; when the ride ends, help is back."""

from dataclasses import replace
from datetime import date
from functools import partial

from app import clock
from app.casework.actions import agree_plan, close_case, note_home_visit
from app.casework.lifecycle import ClosingReason
from app.demonstration.diaries.diary import Diary, refused
from app.demonstration.diaries.earning import Earnings, Replies, Reply, answer_contacts, pay
from app.demonstration.diaries.hiring import Hiring, hire
from app.demonstration.diaries.liang_offers import (
    CLEANING,
    DESK,
    DESK_UPSTAIRS,
    FAR_AWAY,
    HOTEL,
    IN_AUTUMN,
    NEAR_DESK,
    SEWING_EAST,
    SEWING_WEST,
    UPSTAIRS,
    WITH_A_RIDE,
)
from app.demonstration.diaries.offering import Post, change_post, offer_again, offer_courses, offer_posts
from app.followups.answering import Answer
from app.matching.terms import FailureCause
from app.people.actions import resolve_cause
from app.placements.actions import end
from app.placements.lifecycle import EndReason
from app.sentences import say
from app.training.actions import enrol, give_feedback

ENROLS = date(2025, 5, 9)
POSTED, STARTS = date(2025, 6, 2), date(2025, 6, 9)
WIFE_STARTS, WIFE_LEAVES = date(2025, 6, 16), date(2025, 8, 15)
POSTED_AGAIN, WIFE_STARTS_AGAIN = date(2025, 9, 2), date(2025, 9, 8)
CLOSED, RIDE_ENDS, LEAVES = date(2026, 1, 28), date(2026, 2, 9), date(2026, 4, 17)
POSTED_NEAR, STARTS_NEAR = date(2026, 4, 20), date(2026, 4, 27)

EARNED = Earnings(date(2025, 6, 1), (1900, 2900, 2900, 2950, 2950, 2950, 3000, 3000, 1300, 1250, 1050))
EARNED_NEAR = Earnings(date(2026, 4, 1), (350, 2850, 2850))
WIFE_EARNED = Earnings(date(2025, 6, 1), (950, 1900, 950))
WIFE_EARNED_AGAIN = Earnings(date(2025, 9, 1), (1450, 1900, 1900, 1900, 1900, 1700, 1900, 1900, 1900))

WITHOUT_THE_RIDE = Answer(
    still_working=True, absence_days=6, trouble=FailureCause.TRANSPORT, note="接送车停了，一周只能去三天"
)
PLAN = (
    say("Only rooms without steps, and a ride or a way of at most 50 minutes."),
    say("Someone is always at home for the child before and after school."),
)


async def write(diary: Diary) -> None:
    """Offer courses and posts with and without steps and rides, and put the family's months on the agenda."""
    await offer_courses(diary, WITH_A_RIDE, UPSTAIRS, FAR_AWAY, SEWING_EAST, SEWING_WEST)
    for run in IN_AUTUMN:
        await offer_again(diary, f"{run.word} in autumn", run)
    diary.on(ENROLS, partial(_enrol, diary))
    _first_post(diary)
    _post_of_the_wife(diary)
    _exit_and_relapse(diary)


def _first_post(diary: Diary) -> None:
    diary.on(POSTED, partial(_mark_the_courses, diary))
    diary.on(POSTED, partial(offer_posts, diary, DESK, DESK_UPSTAIRS))
    hire(
        diary,
        Hiring("liang", DESK.word, POSTED, STARTS),
        partial(_try_to_close, diary),
        partial(_answer, diary, DESK, EARNED),
    )
    pay(diary, "liang", EARNED, work="desk work")
    diary.on(date(2025, 11, 10), partial(_resolve, diary, 0, "辅具适配完成，工位无障碍，能稳定上班"))
    diary.on(date(2025, 12, 8), partial(_resolve, diary, 1, "孩子康复费用已纳入救助"))


def _post_of_the_wife(diary: Diary) -> None:
    """She cleans rooms while the child is at school, until the shifts move to the evening; then elsewhere."""
    diary.on(date(2025, 6, 9), partial(offer_posts, diary, HOTEL, CLEANING))
    hire(diary, Hiring("wife", HOTEL.word, date(2025, 6, 9), WIFE_STARTS), partial(_answer, diary, HOTEL, WIFE_EARNED))
    pay(diary, "wife", WIFE_EARNED, work="hotel work")
    diary.on(WIFE_LEAVES, partial(_leave, diary, "hotel work", FailureCause.CARE, "排班改到傍晚，孩子没人照看"))
    again = Hiring("wife", CLEANING.word, POSTED_AGAIN, WIFE_STARTS_AGAIN)
    hire(diary, again, partial(_answer, diary, CLEANING, WIFE_EARNED_AGAIN))
    pay(diary, "wife", WIFE_EARNED_AGAIN, work="cleaning work")


def _exit_and_relapse(diary: Diary) -> None:
    """Half a year of stable income closes the case; the ride ends, two months are short, and the case is back."""
    diary.on(CLOSED, partial(_close, diary))
    diary.on(RIDE_ENDS, partial(change_post, diary, replace(DESK, nearby=replace(DESK.nearby, shuttle_minutes=None))))
    diary.on(POSTED_NEAR, partial(offer_posts, diary, NEAR_DESK))
    diary.on(LEAVES, partial(_leave, diary, "desk work", FailureCause.TRANSPORT, "接送车停运，无法到岗"))
    hire(
        diary,
        Hiring("liang", NEAR_DESK.word, POSTED_NEAR, STARTS_NEAR),
        partial(_answer, diary, NEAR_DESK, EARNED_NEAR),
    )
    pay(diary, "liang", EARNED_NEAR, work="near desk work")


async def _enrol(diary: Diary) -> None:
    caseworker = diary.staff.caseworker
    await agree_plan(caseworker, diary.family.case_id, PLAN)
    for member, course in (("liang", WITH_A_RIDE), ("wife", SEWING_EAST)):
        enrolment = await enrol(caseworker, diary.kept[course.word], diary.person(member))
        diary.kept[f"{course.word} enrolment"] = enrolment


async def _mark_the_courses(diary: Diary) -> None:
    await give_feedback(diary.acting("liang"), diary.kept["course with a ride enrolment"], 5)
    sewing = diary.kept["sewing east enrolment"]
    await give_feedback(diary.acting("wife"), sewing, 1, (FailureCause.TRANSPORT,))


async def _try_to_close(diary: Diary) -> None:
    """The day work begins is no day to close a case on."""
    with refused("close-needs-stable-income"):
        await close_case(diary.staff.caseworker, diary.family.case_id, ClosingReason.EXIT_BY_WORK)


async def _answer(diary: Diary, post: Post, earned: Earnings) -> None:
    said: dict[str, Reply | None] = {"month-9": Reply(WITHOUT_THE_RIDE, days_later=2)} if post is DESK else {}
    await answer_contacts(diary, f"{post.word} work", Replies(earned.months(), said))


async def _leave(diary: Diary, work: str, cause: FailureCause, why: str) -> None:
    """The last day of work, with the cause that the next matching weighs."""
    await end(diary.staff.caseworker, diary.kept[work], clock.today(), EndReason.LEFT, cause, why)


async def _resolve(diary: Diary, number: int, why: str) -> None:
    await resolve_cause(diary.staff.caseworker, diary.family.causes[number], why=why)


async def _close(diary: Diary) -> None:
    caseworker = diary.staff.caseworker
    await note_home_visit(caseworker, diary.family.case_id, CLOSED, "收入连续六个月稳定，孩子有人照料。")
    await close_case(caseworker, diary.family.case_id, ClosingReason.EXIT_BY_WORK, why="稳定增收，脱困")
