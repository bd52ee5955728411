"""What the town offers besides its real job titles: firms, and 120 openings drawn from the seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from app.demonstration.names import FIRM_TRADES, firm_name
from app.demonstration.places import LOCALITIES, Locality
from app.jobs.postings import NewVacancy
from app.matching.terms import EmploymentForm, PayUnit, PhysicalDemand
from app.matching.values import Bends
from app.offers.requirements import Requirements
from app.offers.site import Site
from app.schedules.week import parse_windows
from app.skills.values import HeldSkill, Licence, RequiredSkill, SkillLevel
from app.training.postings import NewCohort, NewCourse
from app.workstudy.postings import NewSlot

OFFICE_WEEK = parse_windows("Mon-Fri 08:30-12:00; Mon-Fri 13:30-17:30")
EARLY_WEEK = parse_windows("Mon-Fri 06:00-14:00")
LATE_WEEK = parse_windows("Tue-Sat 13:00-21:00")
SIX_DAY_WEEK = parse_windows("Mon-Sat 09:00-15:30")
SCHOOL_WEEK = parse_windows("Mon-Fri 09:00-13:00")
AFTERNOON_WEEK = parse_windows("Mon-Fri 13:30-17:30")
NIGHT_WEEK = parse_windows("Sun-Thu 22:00-06:00")
FULL_WEEKS = (OFFICE_WEEK, OFFICE_WEEK, EARLY_WEEK, LATE_WEEK, SIX_DAY_WEEK)
PART_WEEKS = (SCHOOL_WEEK, AFTERNOON_WEEK)


@dataclass(frozen=True, slots=True)
class Trade:
    """A kind of post the town's firms offer, or a course teaches."""

    title: str
    occupation_code: str
    skills: tuple[str, ...]
    licence: str | None = None
    demands: frozenset[PhysicalDemand] = frozenset()
    pay_percent: int = 100
    at_night: bool = False


TRADES = (
    Trade("中餐厨师", "4-03-02-01", ("中式烹调",), "health", frozenset({PhysicalDemand.LONG_STANDING}), 115),
    Trade("面点师傅", "4-03-02-02", ("面点",), "health", frozenset({PhysicalDemand.LONG_STANDING}), 108),
    Trade("超市收银员", "4-01-02-04", ("收银",), None, frozenset({PhysicalDemand.LONG_STANDING}), 85),
    Trade("仓库管理员", "4-02-06-01", ("仓储管理",), None, frozenset(), 95),
    Trade("叉车司机", "6-30-05-01", ("叉车驾驶",), "forklift", frozenset({PhysicalDemand.DRIVING}), 115),
    Trade("送货司机", "4-02-02-02", ("汽车驾驶",), "driving-c1", frozenset({PhysicalDemand.DRIVING}), 112),
    Trade("缝纫工", "6-05-01-03", ("缝纫",), None, frozenset({PhysicalDemand.LONG_SITTING}), 95),
    Trade("保洁员", "4-09-08-01", ("保洁",), None, frozenset({PhysicalDemand.LONG_STANDING}), 75),
    Trade("养老护理员", "4-10-01-05", ("养老护理",), "health", frozenset({PhysicalDemand.HEAVY_LIFTING}), 100),
    Trade("维修电工", "6-31-01-03", ("电工",), "low-voltage-electrician", frozenset({PhysicalDemand.HEIGHTS}), 122),
    Trade("焊工", "6-18-02-04", ("焊接",), "welding-cutting", frozenset({PhysicalDemand.HEAT}), 128),
    Trade("保安员", "4-07-05-01", ("保安",), "security-guard", frozenset({PhysicalDemand.LONG_STANDING}), 85),
    Trade("夜班保安", "4-07-05-01", ("保安",), "security-guard", frozenset({PhysicalDemand.NIGHT}), 95, True),
    Trade("客服专员", "4-04-05-03", ("客户服务", "办公软件"), None, frozenset({PhysicalDemand.LONG_SITTING}), 95),
    Trade("装配工", "6-20-01-01", ("装配",), None, frozenset(), 105),
    Trade("质检员", "6-31-03-05", ("质量检验",), None, frozenset({PhysicalDemand.FINE_SIGHT}), 98),
    Trade("后勤管理员", "3-01-02-08", ("后勤管理",), None, frozenset(), 98),
)

COURSES = (
    ("中式烹调培训班", "4-03-02-01", "中式烹调", SkillLevel.JUNIOR, None, True),
    ("面点制作培训班", "4-03-02-02", "面点", SkillLevel.JUNIOR, None, True),
    ("养老护理员培训班", "4-10-01-05", "养老护理", SkillLevel.JUNIOR, "elderly-care", False),
    ("叉车司机取证班", "6-30-05-01", "叉车驾驶", SkillLevel.NONE, "forklift", False),
    ("低压电工取证班", "6-31-01-03", "电工", SkillLevel.JUNIOR, "low-voltage-electrician", False),
    ("保安员上岗班", "4-07-05-01", "保安", SkillLevel.NONE, "security-guard", False),
    ("仓储管理培训班", "4-02-06-01", "仓储管理", SkillLevel.JUNIOR, None, False),
    ("缝纫工培训班", "6-05-01-03", "缝纫", SkillLevel.JUNIOR, None, False),
)
"""Title, occupation, the skill and level it gives, the licence it gives, and whether it leads to an own business."""

SLOTS = (
    ("周末收银", "收银", parse_windows("Sat 09:00-13:00"), 1900),
    ("周日理货", "理货", parse_windows("Sun 09:00-13:00"), 1900),
    ("图书馆助理", "办公软件", parse_windows("Sat 14:00-18:00"), 1500),
    ("周末导购", "客户服务", parse_windows("Sat,Sun 10:00-14:00"), 2000),
)


@dataclass(frozen=True, slots=True)
class Firm:
    """An invented employer."""

    name: str
    locality: Locality


def draw_firms(seed: int) -> tuple[Firm, ...]:
    """One firm of each trade in each place, with distinct names."""
    random = Random(seed + 1)
    firms: dict[str, Firm] = {}
    for locality in LOCALITIES:
        for trade in FIRM_TRADES:
            name = firm_name(random, trade, locality.name)
            while name in firms:
                name = firm_name(random, trade, locality.name)
            firms[name] = Firm(name, locality)
    return tuple(firms.values())


def draw_vacancies(
    seed: int, number: int, day: date, firms: tuple[Firm, ...], ids: dict[str, UUID]
) -> Iterator[NewVacancy]:
    """`number` lawful vacancies of the town's firms; `ids` are the organisations by name."""
    random = Random(seed + 2)
    for index in range(number):
        firm = firms[index % len(firms)]
        trade = random.choice(TRADES)
        part_time = not trade.at_night and random.randrange(100) < 22
        week = NIGHT_WEEK if trade.at_night else random.choice(PART_WEEKS if part_time else FULL_WEEKS)
        wage = firm.locality.usual_wage_yuan * trade.pay_percent // 100 // 50 * 50 * 100
        hourly = max(2600, wage // 174 // 100 * 100 + 400)
        yield NewVacancy(
            organisation_id=ids[firm.name],
            title=trade.title,
            headcount=random.choice((1, 1, 2, 2, 3)),
            form=EmploymentForm.PART_TIME if part_time else EmploymentForm.FULL_TIME,
            first_day=day + timedelta(days=random.randint(7, 40)),
            week=week,
            pay_low_fen=hourly if part_time else wage,
            pay_high_fen=hourly + 300 if part_time else wage + random.randrange(0, 60_000, 10_000),
            pay_unit=PayUnit.HOUR if part_time else PayUnit.MONTH,
            paid_every_days=15 if part_time else 30,
            site=_site(random, firm.locality, lodging=not part_time and random.randrange(100) < 25),
            occupation_code=trade.occupation_code,
            bends=Bends(later_start=random.choice((0, 0, 1)), earlier_end=random.choice((0, 0, 1))),
            insurance=not part_time,
            requirements=_requirements(trade),
        )


def draw_courses(number: int, programme_id: UUID, provider_id: UUID) -> Iterator[NewCourse]:
    """`number` courses of the town's training provider, the kinds in turn."""
    for index in range(number):
        title, occupation_code, skill, level, licence, own_business = COURSES[index % len(COURSES)]
        yield NewCourse(
            programme_id=programme_id,
            provider_id=provider_id,
            title=f"{LOCALITIES[index % len(LOCALITIES)].city}{title}",
            occupation_code=occupation_code,
            gives_skills=(HeldSkill(skill, level),),
            gives_licences=(Licence(licence),) if licence else (),
            leads_to_own_business=own_business,
        )


def draw_cohort(seed: int, index: int, day: date, course_id: UUID) -> NewCohort:
    """The run of the `index`-th course: six weeks, mornings, evenings or whole days."""
    random = Random(seed * 1000 + index)
    locality = LOCALITIES[index % len(LOCALITIES)]
    first_day = day + timedelta(days=random.randint(10, 60))
    week = random.choice(
        (
            parse_windows("Mon-Fri 09:00-12:00"),
            parse_windows("Mon,Wed,Fri 19:00-21:00"),
            parse_windows("Mon-Fri 09:00-11:30; Mon-Fri 14:00-16:00"),
        )
    )
    return NewCohort(
        course_id=course_id,
        first_day=first_day,
        last_day=first_day + timedelta(days=41),
        week=week,
        seats=random.choice((8, 10, 12)),
        site=_site(random, locality, lodging=random.randrange(100) < 30),
    )


def draw_slots(seed: int, number: int, day: date, firms: tuple[Firm, ...], ids: dict[str, UUID]) -> Iterator[NewSlot]:
    """`number` work-study slots over the coming months."""
    random = Random(seed + 4)
    for index in range(number):
        title, skill, week, hourly = SLOTS[index % len(SLOTS)]
        firm = firms[(index * 5) % len(firms)]
        first_day = day + timedelta(days=random.randint(5, 120))
        yield NewSlot(
            organisation_id=ids[firm.name],
            title=title,
            places=random.choice((1, 2, 3)),
            first_day=first_day,
            last_day=first_day + timedelta(days=random.choice((60, 90, 120))),
            week=week,
            pay_hour_fen=max(hourly, 2400),
            site=_site(random, firm.locality, lodging=False),
            requirements=Requirements(skills=(RequiredSkill(skill, must=False),)),
        )


def _requirements(trade: Trade) -> Requirements:
    skills = tuple(RequiredSkill(name, must=place == 0) for place, name in enumerate(trade.skills))
    return Requirements(skills, (Licence(trade.licence),) if trade.licence else (), trade.demands)


def _site(random: Random, locality: Locality, *, lodging: bool) -> Site:
    place = locality.near(random, reach=80_000)
    return Site(
        division=place.division,
        latitude=place.latitude,
        longitude=place.longitude,
        board=lodging or random.randrange(100) < 20,
        lodging=lodging,
        step_free=random.choice((True, True, False, None)),
    )
