"""What firms and the training school of a family's own place offer: posted and reviewed like everyone's."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.demonstration.diaries.diary import Diary
from app.demonstration.founding import PROVIDER, found_firm
from app.demonstration.places import LOCALITIES
from app.jobs.actions import change_vacancy, post_vacancy, review_vacancy
from app.jobs.postings import NewVacancy
from app.matching.terms import EmploymentForm, PayUnit, PhysicalDemand
from app.matching.values import Shuttle
from app.offers.requirements import Requirements
from app.offers.site import Site
from app.schedules.week import WeekPattern
from app.skills.values import HeldSkill, Licence, RequiredSkill
from app.training.actions import open_cohort, post_course, start_programme
from app.training.postings import NewCohort, NewCourse, NewProgramme

FEW_SEATS = 12


@dataclass(frozen=True, slots=True)
class Nearby:
    """A place so many microdegrees north and east of the family's home (10,000 are about a kilometre)."""

    north: int = 0
    east: int = 0
    step_free: bool | None = None
    board: bool = False
    shuttle_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a firm (invented, founded when first named). `yuan` are the lowest and highest pay of a month.

    Part-time pay is for an hour. `word` is where the diary keeps the vacancy.
    """

    word: str
    firm: str
    title: str
    occupation_code: str
    week: WeekPattern
    yuan: tuple[int, int]
    first_day: date
    nearby: Nearby = Nearby()
    form: EmploymentForm = EmploymentForm.FULL_TIME
    headcount: int = 2
    skills: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    demands: frozenset[PhysicalDemand] = frozenset()


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a course. `word` is where the diary keeps it; the course is kept as the word with " course" behind."""

    word: str
    title: str
    occupation_code: str
    first_day: date
    last_day: date
    week: WeekPattern
    nearby: Nearby
    skills: tuple[HeldSkill, ...] = ()
    licences: tuple[str, ...] = ()
    stipend_fen: int = 0


def site(diary: Diary, nearby: Nearby) -> Site:
    """The place of an offer near the family's home, which must have coordinates."""
    home = diary.family.family.home
    shuttles = () if nearby.shuttle_minutes is None else (Shuttle(home.division, nearby.shuttle_minutes),)
    return Site(
        division=home.division,
        latitude=(home.latitude or 0) + nearby.north,
        longitude=(home.longitude or 0) + nearby.east,
        board=nearby.board,
        shuttles=shuttles,
        step_free=nearby.step_free,
    )


async def open_firm(diary: Diary, name: str) -> UUID:
    """The firm of this name, of the family's own place; founded and verified when it is new."""
    if name not in diary.organisations:
        division = diary.family.family.home.division
        await found_firm(diary.staff, name, next(place for place in LOCALITIES if place.division == division))
    return diary.organisations[name]


async def offer_work(diary: Diary, word: str, vacancy: NewVacancy) -> list[str]:
    """Post a vacancy, kept as `word`, and review it: the codes of the rules that stop it, none when it went live."""
    vacancy_id = await post_vacancy(diary.staff.supervisor, vacancy)
    diary.kept[word] = vacancy_id
    return await review_vacancy(diary.staff.supervisor, vacancy_id)


async def offer_posts(diary: Diary, *posts: Post) -> None:
    """Post and review vacancies that are written down as posts."""
    for post in posts:
        await offer_work(diary, post.word, await _vacancy(diary, post))


async def change_post(diary: Diary, post: Post) -> None:
    """Put other terms in the place of a post's, and review it again."""
    vacancy_id = diary.kept[post.word]
    await change_vacancy(diary.staff.supervisor, vacancy_id, await _vacancy(diary, post))
    await review_vacancy(diary.staff.supervisor, vacancy_id)


async def offer_again(diary: Diary, word: str, run: Run) -> None:
    """Another run of a course that was offered before, kept as `word`."""
    course_id = diary.kept[f"{run.word} course"]
    diary.kept[word] = await open_cohort(diary.staff.supervisor, _cohort(diary, course_id, run))


async def offer_courses(diary: Diary, *runs: Run) -> None:
    """Post a programme of the town's union with these courses and their runs."""
    actor = diary.staff.supervisor
    programme_id = await start_programme(actor, NewProgramme(diary.staff.union_id, "造血帮扶技能培训"))
    for run in runs:
        course_id = await post_course(actor, _course(diary, programme_id, run))
        diary.kept[f"{run.word} course"] = course_id
        diary.kept[run.word] = await open_cohort(actor, _cohort(diary, course_id, run))


async def _vacancy(diary: Diary, post: Post) -> NewVacancy:
    part_time = post.form is EmploymentForm.PART_TIME
    lowest, highest = post.yuan
    return NewVacancy(
        organisation_id=await open_firm(diary, post.firm),
        title=post.title,
        headcount=post.headcount,
        form=post.form,
        first_day=post.first_day,
        week=post.week,
        pay_low_fen=lowest * 100,
        pay_high_fen=highest * 100,
        pay_unit=PayUnit.HOUR if part_time else PayUnit.MONTH,
        paid_every_days=15 if part_time else 30,
        site=site(diary, post.nearby),
        occupation_code=post.occupation_code,
        insurance=not part_time,
        requirements=Requirements(
            skills=tuple(RequiredSkill(name, must=at == 0) for at, name in enumerate(post.skills)),
            licences=tuple(Licence(code) for code in post.licences),
            demands=post.demands,
        ),
    )


def _course(diary: Diary, programme_id: UUID, run: Run) -> NewCourse:
    return NewCourse(
        programme_id=programme_id,
        provider_id=diary.organisations[PROVIDER],
        title=run.title,
        occupation_code=run.occupation_code,
        gives_skills=run.skills,
        gives_licences=tuple(Licence(code) for code in run.licences),
        stipend_month_fen=run.stipend_fen,
    )


def _cohort(diary: Diary, course_id: UUID, run: Run) -> NewCohort:
    return NewCohort(
        course_id=course_id,
        first_day=run.first_day,
        last_day=run.last_day,
        week=run.week,
        seats=FEW_SEATS,
        site=site(diary, run.nearby),
    )
