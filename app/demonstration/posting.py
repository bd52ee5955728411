"""Puts the town's openings up: the drawn ones, the real titles, courses and slots, each through its review."""

from collections import Counter
from datetime import date

from app.demonstration.advertisements import read_advertisements
from app.demonstration.founding import PROVIDER
from app.demonstration.offers import Firm, draw_cohort, draw_courses, draw_slots, draw_vacancies
from app.demonstration.settling import Staff
from app.jobs.actions import post_vacancy, review_vacancy
from app.jobs.postings import NewVacancy
from app.training.actions import open_cohort, post_course, start_programme
from app.training.postings import NewProgramme
from app.workstudy.actions import post_slot, review_slot

VACANCIES, COURSES, SLOTS = 70, 24, 26
"""The 120 openings drawn from the seed."""
NEXT_SEASON, NEXT_COURSES, NEXT_SLOTS = 10_000, 12, 12
"""Drawn anew some weeks before the story ends."""
REVIEWED_FINE = "live"


async def post_openings(staff: Staff, seed: int, day: date, firms: tuple[Firm, ...]) -> Counter[str]:
    """Post and review every opening of the town: how many went live, and how often each rule stopped one."""
    found: Counter[str] = Counter()
    for vacancy in draw_vacancies(seed, VACANCIES, day, firms, staff.organisations):
        found.update(await _post_vacancy(staff, vacancy))
    for advertised in read_advertisements(seed, day, firms, staff.organisations):
        found.update(await _post_vacancy(staff, advertised))
    await _post_courses(staff, seed, day, COURSES)
    for slot in draw_slots(seed, SLOTS, day, firms, staff.organisations):
        slot_id = await post_slot(staff.supervisor, slot)
        found.update(await review_slot(staff.supervisor, slot_id) or [REVIEWED_FINE])
    return found


async def post_next_season(staff: Staff, seed: int, day: date, firms: tuple[Firm, ...]) -> None:
    """Open further courses and slots on `day`, so that the town still offers all kinds when its story ends."""
    await _post_courses(staff, seed + NEXT_SEASON, day, NEXT_COURSES)
    for slot in draw_slots(seed + NEXT_SEASON, NEXT_SLOTS, day, firms, staff.organisations):
        # The holidays of a later year may not be announced yet.
        if slot.last_day.year == day.year:
            await review_slot(staff.supervisor, await post_slot(staff.supervisor, slot))


async def _post_vacancy(staff: Staff, vacancy: NewVacancy) -> list[str]:
    vacancy_id = await post_vacancy(staff.supervisor, vacancy)
    return await review_vacancy(staff.supervisor, vacancy_id) or [REVIEWED_FINE]


async def _post_courses(staff: Staff, seed: int, day: date, number: int) -> None:
    programme_id = await start_programme(staff.supervisor, NewProgramme(staff.union_id, "造血帮扶技能培训"))
    provider_id = staff.organisations[PROVIDER]
    for index, course in enumerate(draw_courses(number, programme_id, provider_id)):
        course_id = await post_course(staff.supervisor, course)
        await open_cohort(staff.supervisor, draw_cohort(seed, index, day, course_id))
