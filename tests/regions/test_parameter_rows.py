"""Parameters as rows: seeded once, added to and never rewritten."""

from datetime import date

import pytest

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.db import atomic_block
from app.errors import Invalid, NotAllowed
from app.history import story_of
from app.identifiers import new_id
from app.regions.actions import seed_defaults, set_parameter
from app.regions.defaults import default_parameters
from app.regions.queries import parameter_book, parameter_in_force, parameter_story, parameters
from app.regions.rules import ParameterCode, ParameterMissing, ParameterValue, Unit
from app.regions.tables import Parameter

SUPERVISOR = Actor(Role.SUPERVISOR, new_id(), new_id())
DAY = date(2025, 6, 1)


def line(
    region: str, start: date, fen: int, until: date | None = None, source: str = "民政局 2025 第 3 号"
) -> ParameterValue:
    return ParameterValue(ParameterCode.DIBAO_LINE_FEN, region, start, until, fen, Unit.FEN, source)


async def test_seeding_twice_changes_nothing(database: object) -> None:
    assert await seed_defaults(SYSTEM) == len(default_parameters())
    assert await seed_defaults(SYSTEM) == 0
    assert await Parameter.count() == len(default_parameters())


async def test_without_numbers_nothing_is_guessed(database: object) -> None:
    with pytest.raises(ParameterMissing):
        await parameters("530124", DAY)


async def test_a_county_has_its_own_wage_and_the_citys_line(database: object) -> None:
    await seed_defaults(SYSTEM)
    fumin, kunming = await parameters("530124", DAY), await parameters("5301", DAY)
    assert fumin.minimum_wage_month_fen < kunming.minimum_wage_month_fen
    assert fumin.dibao_line_fen == kunming.dibao_line_fen


async def test_a_new_number_holds_from_its_day_and_leaves_the_days_before(database: object) -> None:
    await seed_defaults(SYSTEM)
    before = await parameters("530124", DAY)
    entered = await set_parameter(
        SUPERVISOR, line("530124", date(2025, 7, 1), 90_000, date(2025, 12, 31)), why="notice"
    )
    assert await parameters("530124", DAY) == before
    on = [(await parameters("530124", day)).dibao_line_fen for day in (date(2025, 7, 1), date(2025, 12, 31))]
    assert on == [90_000, 90_000]
    assert (await parameters("530124", date(2026, 1, 1))).dibao_line_fen != 90_000
    (told,) = await story_of([entered])
    assert (told.event, told.why, told.actor_id) == ("ParameterSet", "notice", SUPERVISOR.id)


async def test_a_correction_for_the_same_day_stands_beside_the_old_row(database: object) -> None:
    await seed_defaults(SYSTEM)
    for fen in (90_000, 91_000):
        await set_parameter(SUPERVISOR, line("530124", date(2025, 7, 1), fen))
    assert (await parameters("530124", date(2025, 7, 1))).dibao_line_fen == 91_000
    story = await parameter_story("530124", ParameterCode.DIBAO_LINE_FEN)
    assert [value.value for value in story] == [90_000, 91_000]


async def test_seeding_after_a_correction_keeps_the_correction(database: object) -> None:
    await seed_defaults(SYSTEM)
    shipped = next(value for value in default_parameters() if value.code is ParameterCode.DIBAO_LINE_FEN)
    corrected = line(shipped.region_code, shipped.from_day, shipped.value + 1)
    await set_parameter(SUPERVISOR, corrected)
    assert await seed_defaults(SYSTEM) == 0
    held = await parameter_in_force(shipped.region_code, ParameterCode.DIBAO_LINE_FEN, shipped.from_day)
    assert held == corrected


async def test_a_number_whose_entry_failed_is_not_remembered(database: object) -> None:
    await seed_defaults(SYSTEM)
    before = await parameters("530124", date(2025, 7, 1))
    with pytest.raises(RuntimeError, match="change of mind"):
        async with atomic_block():
            await set_parameter(SUPERVISOR, line("530124", date(2025, 7, 1), 90_000))
            assert (await parameters("530124", date(2025, 7, 1))).dibao_line_fen == 90_000
            raise RuntimeError("change of mind")
    assert await parameters("530124", date(2025, 7, 1)) == before
    await set_parameter(SUPERVISOR, line("530124", date(2025, 7, 1), 91_000))
    assert (await parameters("530124", date(2025, 7, 1))).dibao_line_fen == 91_000


async def test_a_number_says_where_it_comes_from(database: object) -> None:
    await seed_defaults(SYSTEM)
    held = await parameter_in_force("370202", ParameterCode.RELATIVE_TIER_PERCENT, DAY)
    assert held is not None and (held.region_code, held.value) == ("3702", 200)
    assert "Qingdao" in held.source


async def test_the_book_answers_like_the_query(database: object) -> None:
    await seed_defaults(SYSTEM)
    book = await parameter_book()
    for region in ("659001", "640104", "340303", "350505", "530124", "450107"):
        for day in (date(2024, 2, 29), DAY, clock.today()):
            assert book.on(region, day) == await parameters(region, day)


async def test_a_wrong_number_is_refused_field_by_field(database: object) -> None:
    wrong = ParameterValue(ParameterCode.GAP_DAYS, "999999", date(2025, 7, 1), date(2025, 6, 1), -1, Unit.FEN, "  ")
    with pytest.raises(Invalid) as refused:
        await set_parameter(SUPERVISOR, wrong)
    assert [problem.field for problem in refused.value.problems] == [
        "region_code",
        "until_day",
        "value",
        "unit",
        "source",
    ]


async def test_a_six_digit_city_code_is_one_region_with_its_short_form(database: object) -> None:
    await seed_defaults(SYSTEM)
    await set_parameter(SUPERVISOR, line("530100", date(2025, 7, 1), 88_800))
    assert (await parameters("5301", date(2025, 7, 1))).dibao_line_fen == 88_800


async def test_only_a_supervisor_enters_numbers(database: object) -> None:
    for role in (Role.CASEWORKER, Role.EMPLOYER, Role.WORKER):
        with pytest.raises(NotAllowed):
            await set_parameter(Actor(role, new_id(), new_id()), line("53", DAY, 1))
