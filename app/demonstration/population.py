"""The other people of the town, drawn from the seed: households with their days, skills, limits and cares."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.demonstration.family import Care, Family, Finances, Member, Study, Work
from app.demonstration.names import adult_name, young_name
from app.demonstration.places import LOCALITIES, Locality
from app.matching.terms import EmploymentForm, Need, PhysicalDemand, StudentLevel, WishKind
from app.people.terms import HardshipCause, Kinship, Sex
from app.schedules.week import WeekPattern, parse_windows
from app.skills.values import HeldSkill, SkillLevel

CHILD_CARE = (
    parse_windows("Mon-Fri 07:00-08:00; Mon-Fri 16:30-18:00"),
    parse_windows("Mon-Fri 07:30-08:00; Mon-Fri 17:00-18:00"),
    parse_windows("Mon-Fri 16:30-18:30"),
)
ELDER_CARE = (
    parse_windows("Mon-Sun 07:00-07:30; Mon-Sun 12:00-13:00; Mon-Sun 18:00-19:00"),
    parse_windows("Mon-Sun 12:00-13:00"),
)
CLASS_WEEK = parse_windows("Mon-Fri 08:00-12:00; Mon,Tue,Thu 14:00-18:00")

TRADES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("kitchen", ("中式烹调", "面点"), ("health",)),
    ("shop", ("收银", "理货"), ("health",)),
    ("store", ("仓储管理", "搬运装卸"), ()),
    ("forklift", ("叉车驾驶", "仓储管理"), ("forklift",)),
    ("driver", ("汽车驾驶", "配送"), ("driving-c1",)),
    ("sewing", ("缝纫",), ()),
    ("cleaning", ("保洁", "家政服务"), ("health",)),
    ("care", ("养老护理", "家政服务"), ("health",)),
    ("electric", ("电工",), ("low-voltage-electrician",)),
    ("welding", ("焊接",), ("welding-cutting",)),
    ("guard", ("保安",), ("security-guard",)),
    ("office", ("办公软件", "客户服务"), ()),
    ("assembly", ("装配", "质量检验"), ()),
)
"""What the invented workers can do: a word for the trade, skills of the vocabulary, and a licence some of them hold."""

CAUSES = (HardshipCause.UNEMPLOYMENT, HardshipCause.ILLNESS, HardshipCause.SCHOOLING, HardshipCause.DISABILITY)
LIMITS = (
    PhysicalDemand.NIGHT,
    PhysicalDemand.HEAVY_LIFTING,
    PhysicalDemand.LONG_STANDING,
    PhysicalDemand.HEIGHTS,
    PhysicalDemand.HIGH_INTENSITY,
    PhysicalDemand.DUST,
)


@dataclass(frozen=True, slots=True)
class _Draw:
    """The random source and the day of the start: what every drawing needs."""

    random: Random
    day: date

    def chance(self, percent: int) -> bool:
        """True in `percent` of a hundred draws."""
        return self.random.randrange(100) < percent

    def birth(self, youngest: int, oldest: int) -> date:
        """A birth date that makes someone between `youngest` and `oldest` years old on the day of the start."""
        return self.day - timedelta(days=self.random.randint(youngest * 365 + 8, oldest * 365 + 8))


def draw_population(seed: int, people: int, day: date) -> Iterator[Family]:
    """Households of exactly `people` members in all, the same for the same `seed` and `day`."""
    draw = _Draw(Random(seed), day)
    left, number = people, 0
    while left > 0:
        number += 1
        locality = LOCALITIES[number % len(LOCALITIES)]
        family = _household(draw, f"{number:03d}", locality, most=left)
        left -= len(family.members)
        yield family


def _household(draw: _Draw, code: str, locality: Locality, most: int) -> Family:
    head = _worker(draw, "head", Kinship.SELF, female=draw.chance(45))
    members = [head]
    if len(members) < most and draw.chance(65):
        members.append(_worker(draw, "partner", Kinship.SPOUSE, female=head.sex is Sex.MALE))
    surname = next(member.name[0] for member in members if member.sex is Sex.MALE or len(members) == 1)
    if len(members) < most and draw.chance(30):
        members.append(_student(draw, surname, locality))
    care = []
    adults = tuple(member.key for member in members if member.key in ("head", "partner"))
    if len(members) < most and draw.chance(45):
        members.append(_child(draw, surname))
        care.append(Care("child", draw.random.choice(CHILD_CARE), adults))
    if len(members) < most and draw.chance(20):
        members.append(_elder(draw, surname))
        care.append(Care("elder", draw.random.choice(ELDER_CARE), adults))
    return Family(
        code=code,
        home=locality.near(draw.random),
        members=tuple(members),
        finances=Finances(draw.random.randrange(0, 120_000, 5_000), draw.random.randrange(20_000, 120_000, 5_000)),
        causes=((draw.random.choice(CAUSES), "head"),),
        care=tuple(care),
    )


def _worker(draw: _Draw, key: str, kinship: Kinship, *, female: bool) -> Member:
    _, skills, licences = draw.random.choice(TRADES)
    learnt = skills[: draw.random.randint(1, len(skills))]
    level = SkillLevel(draw.random.choice((0, 1, 2, 2, 3, 3, 4)))
    works = key == "partner" and draw.chance(45)
    return Member(
        key=key,
        name=adult_name(draw.random, female),
        birth_date=draw.birth(26, 56),
        sex=Sex.FEMALE if female else Sex.MALE,
        kinship=kinship,
        skills=tuple(HeldSkill(name, level) for name in learnt),
        licences=licences if draw.chance(55) else (),
        limits=frozenset(draw.random.sample(LIMITS, draw.random.choice((0, 0, 0, 1, 1, 2)))),
        work=_present_work(draw) if works else None,
        needs=frozenset({Need.STEP_FREE}) if draw.chance(3) else frozenset(),
        wishes=((WishKind.FREE_WEEKEND, ""),) if draw.chance(20) else (),
        max_travel_minutes=draw.random.choice((30, 45, 60, 60, 90)),
        wage_floor_fen=draw.random.choice((None, 200_000, 250_000, 300_000)),
        accepts_lodging=draw.chance(35),
    )


def _present_work(draw: _Draw) -> Work:
    week: WeekPattern = draw.random.choice(
        (parse_windows("Mon-Fri 08:30-12:00; Mon-Fri 13:30-17:30"), parse_windows("Mon-Sat 08:00-14:30"))
    )
    pay = draw.random.randrange(180_000, 320_000, 10_000)
    return Work("现有工作", EmploymentForm.FULL_TIME, pay, week, draw.day - timedelta(days=400))


def _student(draw: _Draw, surname: str, locality: Locality) -> Member:
    entered = draw.random.choice((2022, 2023, 2024))
    return Member(
        key="student",
        name=young_name(draw.random, surname),
        birth_date=date(entered - 18, draw.random.randint(1, 8), draw.random.randint(1, 28)),
        sex=draw.random.choice((Sex.FEMALE, Sex.MALE)),
        kinship=Kinship.CHILD,
        skills=(HeldSkill("办公软件", SkillLevel.APPRENTICE),),
        study=Study(
            f"{locality.city}示范学院",
            StudentLevel.UNIVERSITY,
            date(entered, 9, 1),
            date(entered + 4, 6, 30),
            CLASS_WEEK,
        ),
    )


def _child(draw: _Draw, surname: str) -> Member:
    sex = draw.random.choice((Sex.FEMALE, Sex.MALE))
    name = young_name(draw.random, surname)
    return Member("child", name, draw.birth(4, 14), sex, Kinship.CHILD, consents=frozenset())


def _elder(draw: _Draw, surname: str) -> Member:
    female = draw.chance(60)
    name = adult_name(draw.random, female, None if female else surname)
    sex = Sex.FEMALE if female else Sex.MALE
    return Member("elder", name, draw.birth(68, 88), sex, Kinship.PARENT, consents=frozenset())
