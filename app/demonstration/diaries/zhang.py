"""S5, 张道成: never asks for help, so the caseworker leads each step, calls every month, and hears of worse days."""

from datetime import date, timedelta
from functools import partial

from app.casework.actions import agree_plan, note_home_visit
from app.casework.referrals import propose
from app.demonstration.diaries.diary import Diary, refused
from app.demonstration.diaries.earning import Earnings, Replies, Reply, answer_check_ins, answer_contacts, pay
from app.demonstration.diaries.hiring import Hiring, hire
from app.demonstration.diaries.offering import Nearby, Post, Run, offer_courses, offer_posts
from app.followups.actions import handle_alert, lay_out_health_watch
from app.followups.answering import Answer
from app.followups.lifecycle import Instrument, WarningKind
from app.followups.queries import followups_of, open_alerts
from app.matching.terms import OpeningKind, PhysicalDemand
from app.people.actions import record_finances, resolve_cause
from app.people.entries import NewFinances
from app.placements.actions import NewTerms, change_terms
from app.schedules.week import parse_windows
from app.sentences import say
from app.skills.values import HeldSkill, SkillLevel
from app.training.actions import enrol

CARE_HOME, STORE, BUS_COMPANY = "蚌埠淮畔颐养院", "蚌埠珠城粮油储运有限公司", "蚌埠长途汽车客运有限公司"

DAY_WEEK = parse_windows("Mon-Fri 08:00-11:30; Mon-Fri 13:30-17:30")
LATER_WEEK = parse_windows("Mon-Fri 09:00-11:30; Mon-Fri 13:30-17:30")
NIGHT_WEEK = parse_windows("Sun-Thu 22:00-05:30")

FIRST_VISIT = date(2025, 5, 8)
POSTED, STARTS = date(2025, 7, 14), date(2025, 7, 21)
SOUGHT_OUT = date(2025, 9, 1)
CALLED_BACK, TERMS_CHANGE = date(2025, 11, 6), date(2025, 11, 10)

CARE_COURSE = Run(
    word="care course",
    title="养老护理员培训班（半日制）",
    occupation_code="4-10-01-05",
    first_day=date(2025, 6, 4),
    last_day=date(2025, 7, 11),
    week=parse_windows("Mon,Wed,Fri 14:00-17:00"),
    nearby=Nearby(north=15_000),
    skills=(HeldSkill("养老护理", SkillLevel.JUNIOR),),
    licences=("elderly-care",),
    stipend_fen=40_000,
)

BY_DAY = Post(
    word="store by day",
    firm=STORE,
    title="仓储管理员（白班）",
    occupation_code="4-02-06-01",
    week=DAY_WEEK,
    yuan=(3000, 3200),
    first_day=date(2025, 6, 2),
    nearby=Nearby(north=-20_000, east=20_000),
    headcount=8,
    skills=("仓储管理",),
)
BY_NIGHT = Post(
    word="store by night",
    firm=STORE,
    title="仓储管理员（夜班）",
    occupation_code="4-02-06-01",
    week=NIGHT_WEEK,
    yuan=(3600, 3900),
    first_day=date(2025, 6, 2),
    nearby=BY_DAY.nearby,
    headcount=8,
    skills=("仓储管理",),
)
BUS = Post(
    word="bus",
    firm=BUS_COMPANY,
    title="长途客车驾驶员",
    occupation_code="4-02-02-01",
    week=DAY_WEEK,
    yuan=(5200, 6000),
    first_day=date(2025, 6, 2),
    nearby=Nearby(north=10_000),
    headcount=8,
    skills=("客车驾驶",),
    licences=("driving-a1", "road-passenger-transport"),
    demands=frozenset({PhysicalDemand.DRIVING, PhysicalDemand.HIGH_INTENSITY}),
)
SUPPORT = Post(
    word="support",
    firm=CARE_HOME,
    title="后勤管理员",
    occupation_code="3-01-02-08",
    week=DAY_WEEK,
    yuan=(3200, 3400),
    first_day=STARTS,
    nearby=Nearby(north=15_000),
    skills=("后勤管理", "养老护理"),
)

EARNED = Earnings(
    first_month=date(2025, 7, 1),
    yuan=(1_100, 3_200, 3_200, 3_200, 2_980, 3_050, 3_050, 3_050, 3_050, 3_050, 3_050, 3_100),
)
"""From November on he begins an hour later, for a little less."""

PLAN = (
    say("The caseworker leads each step and comes along."),
    say("No driving, no night work, no high intensity."),
    say("A call every 30 days; when it gets worse, a person looks after it the same week."),
)
WELL, WORSE = Answer(still_working=True), Answer(worsening=True, note="睡不好，早上起不来")


async def write(diary: Diary) -> None:
    """Offer a course and what work there is in 蚌埠, and put his months on the agenda."""
    await offer_courses(diary, CARE_COURSE)
    await offer_posts(diary, BY_DAY, BY_NIGHT, BUS)
    diary.on(FIRST_VISIT, partial(_lead_in, diary))
    diary.on(POSTED, partial(offer_posts, diary, SUPPORT))
    hire(diary, Hiring("zhang", SUPPORT.word, POSTED, STARTS), partial(_answer, diary))
    pay(diary, "zhang", EARNED, work="support work")
    diary.on(
        SOUGHT_OUT, partial(_handle, diary, WarningKind.MISSED_CHECK_IN, "已上门：工作顺利，只是不习惯在手机上答复")
    )
    diary.on(CALLED_BACK, partial(_look_after, diary))
    diary.on(TERMS_CHANGE, partial(_begin_later, diary))
    diary.on(date(2025, 12, 1), partial(_resolve_unemployment, diary))
    diary.on(date(2026, 1, 12), partial(_treatment_is_covered, diary))


async def _lead_in(diary: Diary) -> None:
    """The caseworker comes to him: a visit, a plan, calls every 30 days, and a seat in the course."""
    caseworker, zhang = diary.staff.caseworker, diary.person("zhang")
    await note_home_visit(
        caseworker, diary.family.case_id, FIRST_VISIT, "母亲卧床，一日三餐由本人照料；本人从不主动求助。"
    )
    await agree_plan(caseworker, diary.family.case_id, PLAN)
    with refused("gate-limits"):
        await propose(caseworker, zhang, OpeningKind.VACANCY, diary.kept[BUS.word], why="开过十几年客车")
    await lay_out_health_watch(caseworker, zhang, FIRST_VISIT, diary.last_day + timedelta(days=30))
    await answer_check_ins(diary, "zhang", {"health-6": Reply(WORSE)}, usual=Reply(WELL))
    await enrol(caseworker, diary.kept[CARE_COURSE.word], zhang)


async def _answer(diary: Diary) -> None:
    """He leaves the forms on the phone unanswered; the caseworker goes to see him, and asks in person from then on."""
    said: dict[str, Reply | None] = {}
    for contact in await followups_of(diary.staff.caseworker, [diary.kept["support work"]]):
        if contact.instrument == Instrument.WORKER_FORM.value:
            waited = max(2, (SOUGHT_OUT - contact.due_on).days)
            said[contact.contact] = Reply(WELL, days_later=waited, by_staff=True)
    await answer_contacts(diary, "support work", Replies(EARNED.months(), said))


async def _look_after(diary: Diary) -> None:
    """It got worse: the caseworker visits, and the care home agrees to a later start."""
    await _handle(diary, WarningKind.WORSENING, "已上门并陪同复诊，与单位商定晚一小时上班")
    findings = "近期睡眠差，早晨难以起身；已陪同复诊，工作本人愿意继续。"
    await note_home_visit(diary.staff.caseworker, diary.family.case_id, CALLED_BACK, findings)


async def _begin_later(diary: Diary) -> None:
    terms = NewTerms(TERMS_CHANGE, 305_000, LATER_WEEK)
    await change_terms(diary.staff.caseworker, diary.kept["support work"], terms)


async def _handle(diary: Diary, kind: WarningKind, note: str) -> None:
    """The caseworker looks at an open alert about him."""
    alerts = await open_alerts(diary.staff.caseworker, limit=1000)
    mine = [alert for alert in alerts if alert.person_id == diary.person("zhang") and alert.kind == kind.value]
    for alert in mine:
        await handle_alert(diary.staff.caseworker, alert.id, note)


async def _resolve_unemployment(diary: Diary) -> None:
    await resolve_cause(diary.staff.caseworker, diary.family.causes[1], why="连续上岗满四个月")


async def _treatment_is_covered(diary: Diary) -> None:
    """Outpatient treatment is paid for by insurance now: less to pay, and illness is no longer what holds them back."""
    caseworker = diary.staff.caseworker
    finances = NewFinances(date(2026, 1, 1), 90_000, 45_000, "门诊慢特病待遇批复")
    await record_finances(caseworker, diary.family.household_id, finances)
    await resolve_cause(caseworker, diary.family.causes[0], why="门诊慢特病已纳入医保，治疗稳定")
