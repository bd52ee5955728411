"""What is drawn from the seed, and what the agenda does with a day."""

from datetime import date
from random import Random
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as some

from app.demonstration.advertisements import read_advertisements, real_titles
from app.demonstration.agenda import Agenda
from app.demonstration.fates import CAUSES, FATES, Diligence, Fate, draw_life
from app.demonstration.offers import draw_firms, draw_slots, draw_vacancies
from app.demonstration.population import draw_population
from app.jobs.postings import vacancy_problems

FIRST_DAY = date(2025, 5, 6)
seeds = some.integers(0, 10_000)


@settings(max_examples=20)
@given(seeds, some.integers(1, 60))
def test_a_population_has_exactly_as_many_people_as_asked_for(seed: int, people: int) -> None:
    families = list(draw_population(seed, people, FIRST_DAY))
    assert sum(len(family.members) for family in families) == people
    assert len({family.code for family in families}) == len(families)


@settings(max_examples=10)
@given(seeds)
def test_the_same_seed_draws_the_same_people_and_another_seed_others(seed: int) -> None:
    first, again, other = (list(draw_population(each, 30, FIRST_DAY)) for each in (seed, seed, seed + 1))
    assert first == again
    assert first != other


def test_in_every_drawn_family_those_who_care_and_those_cared_for_are_members() -> None:
    for family in draw_population(1, 300, FIRST_DAY):
        keys = {member.key for member in family.members}
        assert len(keys) == len(family.members)
        for care in family.care:
            assert {care.cared_for, *care.covered_by} <= keys
            assert care.cared_for not in care.covered_by


def _ids(seed: int) -> dict[str, UUID]:
    return {firm.name: UUID(int=number) for number, firm in enumerate(draw_firms(seed), start=1)}


def test_each_of_the_332_real_titles_is_read_into_a_vacancy_that_can_be_posted() -> None:
    advertised = list(read_advertisements(1, FIRST_DAY, draw_firms(1), _ids(1)))
    assert [vacancy.title for vacancy in advertised] == list(real_titles())
    assert len(advertised) == 332
    for vacancy in advertised:
        assert [problem for problem in vacancy_problems(vacancy, FIRST_DAY) if problem] == [], vacancy.title


def test_what_a_title_says_is_in_its_vacancy() -> None:
    advertised = list(read_advertisements(1, FIRST_DAY, draw_firms(1), _ids(1)))
    with_board = [vacancy for vacancy in advertised if "包吃" in vacancy.title]
    assert with_board and all(vacancy.site.board for vacancy in with_board)
    with_two_days = [vacancy for vacancy in advertised if "双休" in vacancy.title and "单双休" not in vacancy.title]
    assert with_two_days and all(vacancy.rest_days_per_month == 8 for vacancy in with_two_days)


@settings(max_examples=5)
@given(seeds)
def test_the_drawn_openings_can_be_posted_whatever_the_seed(seed: int) -> None:
    ids = _ids(seed)
    vacancies = list(draw_vacancies(seed, 70, FIRST_DAY, draw_firms(seed), ids))
    assert [problem for vacancy in vacancies for problem in vacancy_problems(vacancy, FIRST_DAY) if problem] == []
    assert len(list(draw_slots(seed, 26, FIRST_DAY, draw_firms(seed), ids))) == 26


def test_fates_are_shares_of_a_hundred_and_so_are_causes() -> None:
    assert sum(share for _, share in FATES) == sum(share for _, share in CAUSES) == 100
    assert [fate for fate, _ in FATES] == list(Fate)


@given(some.randoms(use_true_random=False), some.integers(100_000, 900_000), some.integers(0, 14))
def test_a_drawn_life_pays_whole_yuan_and_never_more_than_a_swing_above_the_wage(
    random: Random, wage_fen: int, month: int
) -> None:
    life = draw_life(random)
    pay = life.pay_of_month(wage_fen, month)
    assert pay % 100 == 0
    assert 0 < pay <= wage_fen * (100 + life.swing_percent) // 100
    assert (life.diligence is Diligence.NEVER) == (life.answer_delay(random) is None)


async def test_a_day_does_its_steps_in_order_and_those_they_add_for_it() -> None:
    agenda, done = Agenda(), []

    async def note(word: str) -> None:
        done.append(word)

    async def first() -> None:
        await note("first")
        agenda.put(FIRST_DAY, lambda: note("added"))

    agenda.put(FIRST_DAY, first)
    agenda.put(FIRST_DAY, lambda: note("second"))
    agenda.put(date(2025, 5, 7), lambda: note("tomorrow"))
    assert await agenda.do(FIRST_DAY) == 3
    assert done == ["first", "second", "added"]
    assert await agenda.do(FIRST_DAY) == 0
