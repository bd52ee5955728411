"""S1: 赵晚玲 learns to make 大盘鸡 and 凉皮 away from home, gives up the oil stall and opens her own. S2: zhao_sons."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from app import clock
from app.casework.actions import agree_plan, close_case, note_home_visit
from app.casework.lifecycle import ClosingReason
from app.demonstration.diaries import zhao_sons
from app.demonstration.diaries.diary import Diary, refused
from app.demonstration.diaries.earning import Earnings, Replies, Reply, answer_contacts, pay
from app.demonstration.diaries.offering import Nearby, Post, offer_posts
from app.demonstration.founding import PROVIDER
from app.followups.actions import Answer, NewIncome, record_income
from app.followups.lifecycle import Evidence, IncomeKind
from app.matching.terms import EmploymentForm, PhysicalDemand
from app.offers.site import Site
from app.people.actions import record_finances, resolve_cause
from app.people.entries import NewFinances
from app.placements.actions import start
from app.placements.lifecycle import PlacementKind
from app.placements.rules import NewPlacement
from app.schedules.queries import engagements_of
from app.schedules.week import parse_windows
from app.sentences import say
from app.skills.values import HeldSkill, SkillLevel
from app.training.actions import enrol, give_feedback, open_cohort, post_course, start_programme
from app.training.postings import NewCohort, NewCourse, NewProgramme

COOK = "4-03-02-01"
BOARDING_SCHOOL = Site("650121", "乌鲁木齐县水西沟镇", 43_470_000, 87_480_000, board=True, lodging=True)
DAY_SCHOOL = Site("650121", "乌鲁木齐县水西沟镇", 43_470_000, 87_480_000)
COURSE_WEEK = parse_windows("Mon-Sat 09:30-13:00; Mon-Sat 15:00-18:00")
COURSE_FROM, COURSE_UNTIL = date(2025, 5, 12), date(2025, 5, 30)
STALL_FROM = date(2025, 6, 1)
STALL_WEEK = parse_windows("Tue-Sun 06:00-11:30")
CANTEEN_WEEK = parse_windows("Mon-Fri 10:30-14:30; Mon-Fri 16:30-20:30")

TAKINGS = Earnings(
    first_month=STALL_FROM,
    yuan=(1960, 2480, 2790, 2860, 2710, 2480, 2190, 1790, 2050, 2640, 2880, 3010, 2960),
    evidence=(Evidence.BANK, Evidence.BANK, Evidence.BANK, Evidence.WORKER_STATEMENT),
    kind=IncomeKind.TAKINGS,
    days_worked=(26, 27, 27, 26, 27, 26, 27, 24, 20, 27, 26, 27, 26),
)
"""Net of what the ingredients cost. January is cold and under the minimum wage: one bad month decides nothing."""


async def write(diary: Diary) -> None:
    """Post the courses and the cook's jobs, and put Wanling's year on the agenda."""
    await _offer_courses(diary)
    await _offer_jobs(diary)
    diary.on(date(2025, 5, 7), partial(_enrol, diary))
    diary.on(date(2025, 5, 31), partial(_mark_the_course, diary))
    diary.on(STALL_FROM, partial(_open_the_stall, diary))
    diary.on(date(2025, 7, 8), partial(_try_social_insurance, diary))
    diary.on(date(2025, 9, 1), partial(_less_to_pay, diary))
    diary.on(date(2025, 9, 2), partial(_resolve, diary, 1, "大儿子已毕业就业，小儿子有助学贷款和勤工俭学"))
    diary.on(date(2025, 12, 12), partial(_resolve, diary, 0, "病情稳定，门诊慢特病已报销，能坚持出摊"))
    diary.on(date(2026, 4, 2), partial(_close, diary))
    await zhao_sons.write(diary)


async def _offer_courses(diary: Diary) -> None:
    """The same course twice: with board and lodging, and for people who go home at night."""
    actor = diary.staff.supervisor
    programme_id = await start_programme(actor, NewProgramme(diary.staff.union_id, "困难职工特色小吃培训"))
    course = NewCourse(
        programme_id=programme_id,
        provider_id=diary.organisations[PROVIDER],
        title="大盘鸡、凉皮制作培训班",
        description="免费，学完可自己摆摊，也可应聘中式烹调师。",
        occupation_code=COOK,
        gives_skills=(HeldSkill("中式烹调", SkillLevel.JUNIOR), HeldSkill("面点", SkillLevel.APPRENTICE)),
        leads_to_own_business=True,
    )
    course_id = await post_course(actor, course)
    for word, place, name in (("course", BOARDING_SCHOOL, "食宿班"), ("day course", DAY_SCHOOL, "走读班")):
        run = NewCohort(course_id, COURSE_FROM, COURSE_UNTIL, COURSE_WEEK, 20, place, name)
        diary.kept[word] = await open_cohort(actor, run)


async def _offer_jobs(diary: Diary) -> None:
    """Two posts for a 中式烹调师 near home: the other way to use what the course gives."""
    cook = Post(
        word="cook",
        firm="石河子天山餐饮管理有限公司",
        title="中式烹调师",
        occupation_code=COOK,
        week=CANTEEN_WEEK,
        yuan=(3600, 4000),
        first_day=date(2025, 6, 3),
        nearby=Nearby(north=9_000, board=True),
        skills=("中式烹调",),
        licences=("health",),
        demands=frozenset({PhysicalDemand.LONG_STANDING}),
    )
    second = replace(cook, word="second cook", title="食堂厨师", yuan=(3300, 3700), nearby=Nearby(north=-14_000))
    await offer_posts(diary, cook, second)


async def _enrol(diary: Diary) -> None:
    diary.kept["enrolment"] = await enrol(diary.staff.caseworker, diary.kept["course"], diary.person("zhao"))


async def _mark_the_course(diary: Diary) -> None:
    await give_feedback(diary.acting("zhao"), diary.kept["enrolment"], 5)
    steps = (
        say("Open an own stall for cold noodles and chicken at the morning market."),
        say("Keep the cook's jobs nearby in mind, should the stall not carry the family."),
    )
    await agree_plan(diary.staff.caseworker, diary.family.case_id, steps)


async def _open_the_stall(diary: Diary) -> None:
    """The oil stall ends the day before; its hours and income were what the course had to be weighed against."""
    engaged = await engagements_of([diary.person("zhao")], STALL_FROM)
    placement_id = await start(
        diary.staff.caseworker,
        NewPlacement(
            person_id=diary.person("zhao"),
            kind=PlacementKind.OWN_BUSINESS,
            form=EmploymentForm.SELF_EMPLOYED,
            title="大盘鸡凉皮摊",
            started_on=STALL_FROM,
            wage_fen=240_000,
            week=STALL_WEEK,
            case_id=diary.family.case_id,
            occupation_code=COOK,
            gives_up=tuple(each.source_id for each in engaged if each.form == EmploymentForm.SELF_EMPLOYED.value),
        ),
    )
    diary.kept["stall"] = placement_id
    with refused("close-needs-stable-income"):
        await close_case(diary.staff.caseworker, diary.family.case_id, ClosingReason.EXIT_BY_WORK)
    pay(diary, "zhao", TAKINGS, work="stall")
    late = Reply(Answer(still_working=True, note="前几天住院复查，刚看到"), days_later=16)
    await answer_contacts(diary, "stall", Replies(TAKINGS.months(), {"month-5": late}))


async def _try_social_insurance(diary: Diary) -> None:
    """A pension receipt is no proof of what a stall brings in, whatever it says."""
    receipt = NewIncome(
        person_id=diary.person("zhao"),
        month=clock.today().replace(day=1) - timedelta(days=1),
        kind=IncomeKind.TAKINGS,
        amount_fen=420_000,
        evidence=Evidence.SOCIAL_INSURANCE,
        placement_id=diary.kept["stall"],
    )
    with refused("takings-not-by-insurance"):
        await record_income(diary.staff.caseworker, receipt)


async def _less_to_pay(diary: Diary) -> None:
    """The elder son's fees are over and the medicine is reimbursed; the aid ends too."""
    caseworker = diary.staff.caseworker
    await note_home_visit(caseworker, diary.family.case_id, clock.today(), "摊位生意稳定，药费可报销，家里气氛好。")
    finances = NewFinances(clock.today(), 0, 90_000, "入户核访")
    await record_finances(caseworker, diary.family.household_id, finances)


async def _resolve(diary: Diary, number: int, why: str) -> None:
    await resolve_cause(diary.staff.caseworker, diary.family.causes[number], why=why)


async def _close(diary: Diary) -> None:
    await close_case(diary.staff.caseworker, diary.family.case_id, ClosingReason.EXIT_BY_WORK, why="稳定增收，脱困")
