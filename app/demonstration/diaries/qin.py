"""S7, 覃海: rides at odd hours, learns in the gaps, and is judged by the average and the worst of six months."""

from datetime import date
from functools import partial

from app.casework.actions import agree_plan, note_home_visit
from app.casework.queries import referrals_of
from app.casework.referrals import decline
from app.demonstration.diaries.diary import Diary
from app.demonstration.diaries.earning import Earnings, Replies, Reply, answer_contacts, pay
from app.demonstration.diaries.offering import Nearby, Post, Run, offer_courses, offer_posts
from app.demonstration.eight_families import COURIER_WEEK
from app.followups.answering import Answer, MonthPaid
from app.followups.lifecycle import Evidence, IncomeKind
from app.matching.terms import EmploymentForm, FailureCause, PhysicalDemand, RefusalReason
from app.people.actions import resolve_cause
from app.placements.actions import start
from app.placements.lifecycle import PlacementKind
from app.placements.rules import NewPlacement
from app.schedules.queries import engagements_of
from app.schedules.week import parse_windows
from app.sentences import say
from app.skills.values import HeldSkill, SkillLevel
from app.training.actions import enrol

ELECTRICIAN = "6-31-01-03"
ENROLS, RIDES_FROM = date(2025, 5, 9), date(2025, 6, 1)

SHORT_BLOCK = Run(
    word="short block",
    title="电动车维修短训（两周）",
    occupation_code="4-12-01-02",
    first_day=date(2025, 5, 19),
    last_day=date(2025, 5, 30),
    week=parse_windows("Mon,Wed,Fri 14:30-16:00"),
    nearby=Nearby(east=20_000),
    skills=(HeldSkill("电动车维修", SkillLevel.APPRENTICE),),
)
EVENINGS = Run(
    word="evenings",
    title="低压电工取证班（周二、周四晚）",
    occupation_code=ELECTRICIAN,
    first_day=date(2025, 6, 3),
    last_day=date(2025, 8, 28),
    week=parse_windows("Tue,Thu 19:00-21:30"),
    nearby=Nearby(north=25_000),
    skills=(HeldSkill("电工", SkillLevel.JUNIOR),),
    licences=("low-voltage-electrician",),
)
USUAL_EVENINGS = Run(
    word="usual evenings",
    title="低压电工取证班（周一、周三、周五晚）",
    occupation_code=ELECTRICIAN,
    first_day=date(2025, 6, 2),
    last_day=date(2025, 7, 25),
    week=parse_windows("Mon,Wed,Fri 19:00-21:00"),
    nearby=EVENINGS.nearby,
    skills=EVENINGS.skills,
    licences=EVENINGS.licences,
)
UPKEEP = Post(
    word="upkeep",
    firm="南宁邕江物业维修有限公司",
    title="维修电工",
    occupation_code=ELECTRICIAN,
    week=parse_windows("Mon-Fri 08:30-12:00; Mon-Fri 14:00-18:00"),
    yuan=(4000, 4500),
    first_day=date(2025, 6, 9),
    nearby=Nearby(north=-15_000),
    headcount=8,
    skills=("电工",),
    licences=("low-voltage-electrician",),
    demands=frozenset({PhysicalDemand.HEIGHTS}),
)

TAKINGS = Earnings(
    first_month=RIDES_FROM,
    yuan=(3300, 2900, 5800, 1750, 850, 2700, 3200, 3100, 2600, 3300, 3250, 3400, 3350),
    evidence=(Evidence.PLATFORM_STATEMENT,),
    kind=IncomeKind.TAKINGS,
    days_worked=(26, 25, 28, 15, 8, 24, 26, 25, 18, 26, 26, 26, 26),
)
"""Net of the scooter's costs: a bonus in the August storms, then the scooter breaks down."""

SAID = {
    "month-2": Reply(Answer(still_working=True, pays=(MonthPaid(date(2025, 7, 1), 390_000, 25),))),
    "month-4": Reply(Answer(still_working=True), days_later=12),
    "month-5": Reply(Answer(still_working=True, trouble=FailureCause.TRANSPORT, note="电动车坏了，租车太贵")),
}
"""For July he says 1,000 yuan more than the platform's statement; in October he answers late."""

PLAN = (
    say("Learn in the gaps between the shifts: evenings free of riding, short blocks between the meals."),
    say("Look at six months of takings together: the average, and the worst month."),
)


async def write(diary: Diary) -> None:
    """Offer the courses and the electrician's post, and put his months on the agenda."""
    await offer_courses(diary, SHORT_BLOCK, EVENINGS, USUAL_EVENINGS)
    await offer_posts(diary, UPKEEP)
    diary.on(ENROLS, partial(_enrol, diary))
    diary.on(RIDES_FROM, partial(_ride_for_the_station, diary))
    diary.on(date(2025, 11, 14), partial(_keep_riding, diary))
    diary.on(date(2025, 11, 17), partial(_share_batteries, diary))
    diary.on(date(2026, 5, 18), partial(_resolve, diary))


async def _enrol(diary: Diary) -> None:
    """He enrols by himself, on the phone, in what lies in the gaps."""
    qin = diary.person("qin")
    await agree_plan(diary.staff.caseworker, diary.family.case_id, PLAN)
    for course in (SHORT_BLOCK, EVENINGS):
        await enrol(diary.acting("qin"), diary.kept[course.word], qin)


async def _ride_for_the_station(diary: Diary) -> None:
    """From orders caught here and there to one platform's station: the same hours, with a statement each month."""
    engaged = await engagements_of([diary.person("qin")], RIDES_FROM)
    riding = tuple(each.source_id for each in engaged if each.form == EmploymentForm.PLATFORM.value)
    diary.kept["riding"] = await start(
        diary.staff.caseworker,
        NewPlacement(
            person_id=diary.person("qin"),
            kind=PlacementKind.OWN_FIND,
            form=EmploymentForm.PLATFORM,
            title="外卖骑手（站点）",
            started_on=RIDES_FROM,
            wage_fen=330_000,
            week=COURIER_WEEK,
            case_id=diary.family.case_id,
            occupation_code="4-10-08-01",
            gives_up=riding,
        ),
    )
    pay(diary, "qin", TAKINGS, work="riding")
    await answer_contacts(diary, "riding", Replies(TAKINGS.months(), SAID))


async def _keep_riding(diary: Diary) -> None:
    """What was proposed after the case was taken up again asks for fixed hours; he says no, and why."""
    qin = diary.person("qin")
    for referral in await referrals_of(diary.staff.caseworker, [qin]):
        await decline(diary.staff.caseworker, referral.id, RefusalReason.HOURS, why="要按时接孩子，白天走不开")


async def _share_batteries(diary: Diary) -> None:
    """After two months under the line the case is taken up again, and what stood in the way is mended."""
    findings = "电动车损坏两个月，收入骤降；已协调站点换电套餐，并补贴维修费。"
    await note_home_visit(diary.staff.caseworker, diary.family.case_id, date(2025, 11, 17), findings)


async def _resolve(diary: Diary) -> None:
    await resolve_cause(diary.staff.caseworker, diary.family.causes[0], why="连续半年有稳定单量")
