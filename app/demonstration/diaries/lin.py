"""S6, 林新辉: four children, one adult always at home for the twins, and each member's own first day of work."""

from dataclasses import replace
from datetime import date
from functools import partial

from app.casework.actions import agree_plan
from app.casework.referrals import propose
from app.demonstration.diaries.diary import Diary, refused
from app.demonstration.diaries.earning import Earnings, Replies, Reply, answer_contacts, pay
from app.demonstration.diaries.hiring import Hiring, hire
from app.demonstration.diaries.offering import Nearby, Post, Run, offer_courses, offer_posts, open_firm, site
from app.demonstration.diaries.studying import SideJob, offer_slot, take_slot
from app.demonstration.family import Work
from app.followups.answering import Answer
from app.matching.terms import EmploymentForm, OpeningKind, PhysicalDemand
from app.people.actions import end_employment, record_employment, record_finances, resolve_cause
from app.people.entries import NewEmployment, NewFinances
from app.schedules.queries import engagements_of
from app.schedules.week import parse_windows
from app.sentences import say
from app.skills.values import HeldSkill, SkillLevel
from app.training.actions import enrol
from app.workstudy.postings import NewSlot

NURSERY, BAKERY, SUPERMARKET = "泉港海蓝托育中心", "泉港沙格糕饼店", "泉港永嘉超市"

MORNINGS = parse_windows("Mon-Fri 09:00-13:00")
WEEKEND_MORNINGS = parse_windows("Sat,Sun 09:00-13:00")
LATE_SHIFT = parse_windows("Mon-Fri 12:30-20:30")

ENROLS = date(2025, 5, 12)
POSTED, STARTS = date(2025, 8, 25), date(2025, 9, 1)
POSTED_FOR_SECOND, BIRTHDAY, SECOND_STARTS = date(2025, 12, 5), date(2025, 12, 10), date(2025, 12, 13)
LATE_SHIFT_FROM = date(2026, 1, 5)

CHILD_CARE = Run(
    word="child care course",
    title="保育员培训班（上学时段）",
    occupation_code="4-10-01-03",
    first_day=date(2025, 6, 9),
    last_day=date(2025, 7, 4),
    week=parse_windows("Mon-Fri 09:30-14:30"),
    nearby=Nearby(north=12_000),
    skills=(HeldSkill("婴幼儿照护", SkillLevel.JUNIOR),),
)
UNTIL_EVENING = replace(
    CHILD_CARE,
    word="course until evening",
    title="保育员培训班（全日制）",
    week=parse_windows("Mon-Fri 09:00-12:00; Mon-Fri 14:00-17:30"),
)

NURSE = Post(
    word="nursery",
    firm=NURSERY,
    title="保育员（上午班，非全日制）",
    occupation_code="4-10-01-03",
    week=MORNINGS,
    yuan=(27, 29),
    first_day=STARTS,
    nearby=Nearby(north=12_000),
    form=EmploymentForm.PART_TIME,
    skills=("婴幼儿照护",),
)
AFTERNOONS = replace(
    NURSE, word="afternoons", title="保育员（下午班，非全日制）", week=parse_windows("Mon-Fri 13:30-17:30"), headcount=8
)
EARLY = replace(
    NURSE, word="early", title="保育员（早班，非全日制）", week=parse_windows("Mon-Fri 07:00-11:00"), headcount=8
)
ACROSS_TOWN = replace(
    NURSE, word="across town", title="保育员（市区，非全日制）", nearby=Nearby(north=200_000), headcount=8
)

APPRENTICE = Post(
    word="apprentice",
    firm=BAKERY,
    title="糕点学徒（周末，非全日制）",
    occupation_code="4-03-02-02",
    week=WEEKEND_MORNINGS,
    yuan=(24, 25),
    first_day=SECOND_STARTS,
    nearby=Nearby(north=-9_000),
    form=EmploymentForm.PART_TIME,
)
TOO_EARLY = replace(
    APPRENTICE, word="too early", title="糕点学徒（12月6日开工）", first_day=date(2025, 12, 6), headcount=8
)
AT_NIGHT = replace(
    APPRENTICE,
    word="at night",
    title="糕点夜班学徒",
    week=parse_windows("Fri,Sat 22:00-02:00"),
    demands=frozenset({PhysicalDemand.HEAT}),
    headcount=8,
)
SUMMER_HELP = replace(APPRENTICE, word="summer help", title="糕饼店暑期帮工", first_day=date(2025, 7, 7), headcount=8)

FATHER_EARNS = Earnings(date(2025, 6, 1), (5000,) * 13)
MOTHER_EARNS = Earnings(date(2025, 9, 1), (2340, 2340, 2340, 2400, 2400, 2340, 2400, 2400, 2400, 2400))
SECOND_EARNS = Earnings(date(2025, 12, 1), (480, 830, 620, 830, 830, 830))

PLAN = (
    say("One of the two adults is always at home before and after school."),
    say("For the mother: a course in school hours, then part-time work near home."),
    say("For the second child: learning now; paid work only from the sixteenth birthday."),
)


async def write(diary: Diary) -> None:
    """Offer courses and posts in and out of school hours, and put each member's months on the agenda."""
    await offer_courses(diary, CHILD_CARE, UNTIL_EVENING)
    pay(diary, "lin", FATHER_EARNS, source="employment:shunxing")
    diary.on(ENROLS, partial(_agree, diary))
    diary.on(date(2026, 1, 4), partial(_change_to_the_late_shift, diary))
    await _mother(diary)
    await _eldest(diary)
    _second(diary)


async def _mother(diary: Diary) -> None:
    diary.on(ENROLS, partial(_enrol, diary))
    diary.on(POSTED, partial(offer_posts, diary, NURSE, AFTERNOONS, EARLY, ACROSS_TOWN))
    late: dict[str, Reply | None] = {"month-3": Reply(Answer(still_working=True, care_held=True), days_later=10)}
    hire(diary, Hiring("wife", NURSE.word, POSTED, STARTS), partial(_answer, diary, NURSE, MOTHER_EARNS, late))
    pay(diary, "wife", MOTHER_EARNS, work="nursery work")
    diary.on(date(2025, 9, 1), partial(_less_to_pay, diary))
    diary.on(date(2025, 10, 20), partial(_resolve, diary, 0, "助学贷款和学费减免已到位"))
    diary.on(date(2026, 1, 12), partial(_resolve, diary, 1, "连续上岗满四个月"))


async def _eldest(diary: Diary) -> None:
    """A student: whole mornings in the summer holidays."""
    slot = NewSlot(
        organisation_id=await open_firm(diary, SUPERMARKET),
        title="暑期收银",
        places=2,
        first_day=date(2025, 7, 7),
        last_day=date(2025, 8, 29),
        week=MORNINGS,
        pay_hour_fen=2_500,
        site=site(diary, Nearby(north=6_000)),
    )
    diary.on(date(2025, 7, 5), partial(offer_slot, diary, "summer", slot))
    job = SideJob("eldest", "summer", slot, slot.first_day, slot.last_day)
    diary.on(date(2025, 7, 5), partial(take_slot, diary, job))


def _second(diary: Diary) -> None:
    """Fifteen until 10 December: no paid work before, whoever asks, and a weekend apprenticeship after."""
    diary.on(date(2025, 6, 27), partial(offer_posts, diary, SUMMER_HELP))
    diary.on(date(2025, 6, 27), partial(_propose_in_vain, diary, SUMMER_HELP))
    diary.on(POSTED_FOR_SECOND, partial(offer_posts, diary, APPRENTICE, TOO_EARLY, AT_NIGHT))
    for post in (TOO_EARLY, AT_NIGHT):
        diary.on(POSTED_FOR_SECOND, partial(_propose_in_vain, diary, post))
    hiring = Hiring("second", APPRENTICE.word, POSTED_FOR_SECOND, SECOND_STARTS)
    hire(diary, hiring, partial(_answer, diary, APPRENTICE, SECOND_EARNS, {}))
    pay(diary, "second", SECOND_EARNS, work="apprentice work")


async def _agree(diary: Diary) -> None:
    await agree_plan(diary.staff.caseworker, diary.family.case_id, PLAN)


async def _enrol(diary: Diary) -> None:
    await enrol(diary.acting("wife"), diary.kept[CHILD_CARE.word], diary.person("wife"))


async def _answer(diary: Diary, post: Post, earned: Earnings, said: dict[str, Reply | None]) -> None:
    await answer_contacts(diary, f"{post.word} work", Replies(earned.months(), said))


async def _propose_in_vain(diary: Diary, post: Post) -> None:
    with refused("gate-age"):
        await propose(diary.staff.caseworker, diary.person("second"), OpeningKind.VACANCY, diary.kept[post.word])


async def _change_to_the_late_shift(diary: Diary) -> None:
    """The father's firm moves him: from now on it is he who is at home in the morning."""
    caseworker, lin = diary.staff.caseworker, diary.person("lin")
    (job,) = await engagements_of([lin], LATE_SHIFT_FROM)
    await end_employment(caseworker, job.source_id, date(2026, 1, 4))
    work = _work_of(diary, "lin")
    late = NewEmployment(
        title=work.title,
        form=work.form,
        monthly_pay_fen=work.monthly_pay_fen,
        week=LATE_SHIFT,
        from_day=LATE_SHIFT_FROM,
        organisation_id=job.organisation_id,
        employer_name=work.firm or "",
    )
    await record_employment(caseworker, lin, late)


def _work_of(diary: Diary, key: str) -> Work:
    work = next(member.work for member in diary.family.family.members if member.key == key)
    if work is None:
        raise ValueError(f"{key} has no work on file")
    return work


async def _less_to_pay(diary: Diary) -> None:
    """School fees are waived, and the twins have a child allowance."""
    finances = NewFinances(date(2025, 9, 1), 80_000, 80_000, "学费减免和育儿补助批复")
    await record_finances(diary.staff.caseworker, diary.family.household_id, finances)


async def _resolve(diary: Diary, number: int, why: str) -> None:
    await resolve_cause(diary.staff.caseworker, diary.family.causes[number], why=why)
