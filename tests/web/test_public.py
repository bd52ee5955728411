"""The pages of the demonstration on real rows: families, their stories, openings and who fits."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock
from app.actors import SYSTEM
from app.casework.actions import open_case
from app.followups.lifecycle import OutcomeClass
from app.followups.queries import OutcomeTable
from app.identifiers import new_id
from app.jobs.lifecycle import Party, Stance
from app.jobs.postings import NewTransfer
from app.jobs.transfers import propose_transfer, record_negotiation
from app.languages import ENGLISH, render
from app.main import create_app
from app.people.actions import add_care_duty, decide_tier, give_consent, open_household, record_cause
from app.people.entries import NewCareDuty, NewHousehold
from app.people.terms import ConsentPurpose, HardshipCause
from app.people.tier import TierInputs
from app.schedules.week import parse_windows
from app.sentences import Money
from app.settings import Settings
from app.training.actions import enrol
from app.web.public.household_story import story
from app.web.public.households import AT_ONCE
from app.web.public.marker import Demonstration, mark_as_demonstration
from app.web.public.town import outcome_rows
from app.workstudy.actions import book_slot, record_hours
from tests.cast import SITE, YINCHUAN, Town, add_student, build_town, employ, set_terms
from tests.training.courses import cohort
from tests.web.conftest import Client, browsing
from tests.web.test_frame import parsed
from tests.workstudy.slots import live_slot

DAY = date(2026, 3, 10)


@dataclass(frozen=True)
class Shown:
    """A town with one family and one course, and a visitor."""

    client: Client
    town: Town
    worker: UUID
    cohort: UUID

    async def text(self, address: str) -> str:
        """A page that answers and is valid."""
        answer = await self.client.get(f"{address}{'&' if '?' in address else '?'}lang=en")
        assert answer.status_code == 200, answer.text
        parsed(answer.text)
        return answer.text


@pytest.fixture
async def shown(database_settings: Settings) -> AsyncIterator[Shown]:
    with clock.simulated(clock.at(DAY)):
        town = await build_town()
        worker = await _family(town)
        cohort_id = await cohort(town)
        mark_as_demonstration(database_settings, Demonstration(DAY, {"S3": town.household}))
        async with browsing(create_app(database_settings, schedule=())) as client:
            yield Shown(client, town, worker, cohort_id)


async def _family(town: Town) -> UUID:
    worker = town.worker
    await open_case(town.caseworker, town.household)
    await record_cause(town.caseworker, town.household, HardshipCause.ILLNESS, noted_on=DAY)
    await decide_tier(town.caseworker, town.household, TierInputs(3_000_000, 2_500_000, 3))
    care = NewCareDuty(town.child, parse_windows("Mon-Fri 07:30-08:00,16:30-17:00"), DAY, covered_by=(worker,))
    await add_care_duty(town.caseworker, town.household, care)
    await employ(town, worker)
    await give_consent(town.caseworker, worker, [ConsentPurpose.MATCH_COURSES, ConsentPurpose.MATCH_VACANCIES])
    return worker


async def test_the_first_address_leads_to_the_town_and_keeps_the_language(shown: Shown) -> None:
    answer = await shown.client.get("/?lang=en")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/town?lang=en")


async def test_the_town_shows_its_figures_and_the_eight_families(shown: Shown) -> None:
    text = await shown.text("/town")

    assert "How the invented town stands on Tue 10 Mar 2026." in text
    assert "<dt>Families</dt><dd>1</dd>" in text
    assert "<dt>Openings today</dt><dd>1</dd>" in text
    assert "S3 谢明杰 and family" in text


@given(
    st.fixed_dictionaries({outcome: st.integers(0, 300) for outcome in OutcomeClass}),
    st.integers(0, 300),
)
def test_the_rows_of_the_closing_table_add_up(counts: dict[OutcomeClass, int], durable: int) -> None:
    table = OutcomeTable(DAY, counts, dict.fromkeys(OutcomeClass, 0), min(durable, counts[OutcomeClass.STABLE]))
    rows = outcome_rows(table)

    assert sum(row.number for row in rows) == table.started
    assert sum(row.percent for row in rows) == (100 if table.started else 0)
    assert min(row.number for row in rows) >= 0


async def test_the_eight_families_come_first(shown: Shown) -> None:
    text = await shown.text("/households")

    assert "S3 谢明杰 and family" in text
    assert text.index("Eight families") < text.index("All families")


async def test_a_family_is_found_by_part_of_a_members_name_and_by_hardship(shown: Shown) -> None:
    address = f"/households/{shown.town.household}"

    assert address in (await shown.client.get("/households?search=小明")).text
    assert address not in (await shown.client.get("/households?search=王")).text
    assert address in (await shown.client.get("/households?search=谢&tier=deep")).text
    assert address not in (await shown.client.get("/households?tier=accident")).text


async def test_pages_of_a_list_hold_every_family_once(shown: Shown) -> None:
    for _ in range(AT_ONCE):
        await open_household(SYSTEM, NewHousehold(shown.town.union, YINCHUAN))
    first = (await shown.client.get("/households?search=&tier=&lang=en")).text.split("All families")[1]
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = (await shown.client.get(following)).text

    assert first.count('<li class="card">') == AT_ONCE
    assert second.count('<li class="card">') == 1
    assert 'rel="next"' not in second


async def test_a_story_shows_hardship_week_matches_and_what_happened(shown: Shown) -> None:
    another = await cohort(shown.town)
    await enrol(shown.town.caseworker, shown.cohort, shown.worker)
    text = await shown.text(f"/households/{shown.town.household}")

    assert "S3 谢明杰 and family" in text
    assert "Deep hardship" in text
    assert "care for 谢小明" in text
    assert "保安" in text
    assert f"/openings/{another}" in text
    assert f"/openings/{shown.cohort}" not in text, "a seat taken is no longer proposed"
    assert "The union opened the family" in text
    assert "谢明杰, 大盘鸡与凉皮: admitted" in text


async def test_talks_about_another_post_are_on_record_and_the_post_is_meant_for_one(shown: Shown) -> None:
    post = NewTransfer(shown.worker, "小区门岗", date(2026, 4, 1), parse_windows("Mon-Fri 08:00-16:00"), 320_000, SITE)
    transfer = await propose_transfer(shown.town.caseworker, post)
    await record_negotiation(shown.town.caseworker, transfer, Party.FIRM, Stance.OBJECTS, "要等四月排班")
    page = await shown.text(f"/households/{shown.town.household}")
    opening = await shown.text(f"/openings/{transfer}")

    for words in ("Talks about another post: 小区门岗", "¥3,000", "¥3,200", "the firm objects", "要等四月排班"):
        assert words in page
    assert "meant for one worker" in opening
    assert "谢明杰" not in opening
    assert f"/openings/{transfer}" in await shown.text("/openings?kind=transfer")


async def test_a_students_hours_and_pay_are_shown_by_month(shown: Shown) -> None:
    student = await add_student(shown.town)
    await give_consent(shown.town.caseworker, student, [ConsentPurpose.MATCH_SLOTS])
    await set_terms(shown.town)
    booking = await book_slot(shown.town.caseworker, await live_slot(shown.town), student)
    clock.travel_to(clock.at(date(2026, 3, 28)))
    await record_hours(shown.town.caseworker, booking, date(2026, 3, 14), 240)
    await record_hours(shown.town.caseworker, booking, date(2026, 3, 21), 225)
    members = (await story(shown.town.household, Demonstration(date(2026, 3, 28)))).members

    [month] = next(member for member in members if member.name == "谢同学").student_months
    assert (month.month, month.slots, month.pay) == (date(2026, 3, 1), ("图书整理",), Money(465 * 2_200 // 60))
    assert render(month.hours, ENGLISH) == "7 h 45 min"


async def test_openings_are_filtered_by_kind_and_title(shown: Shown) -> None:
    address = f"/openings/{shown.cohort}"

    assert address in await shown.text("/openings")
    assert address in (await shown.client.get("/openings?kind=course&search=凉皮")).text
    assert address not in (await shown.client.get("/openings?kind=vacancy")).text
    assert address not in (await shown.client.get("/openings?search=电工")).text
    assert address not in (await shown.client.get(f"/openings?after={shown.cohort}")).text


async def test_an_employers_view_names_nobody(shown: Shown) -> None:
    text = await shown.text(f"/openings/{shown.cohort}")

    assert "People it fits: 1" in text
    assert "谢明杰" not in text
    assert "Deep hardship" not in text
    assert "Illness" not in text


async def test_what_does_not_exist_is_not_found(shown: Shown) -> None:
    for address in ("/households", "/openings"):
        assert (await shown.client.get(f"{address}/{new_id()}")).status_code == 404
        assert (await shown.client.get(f"{address}/nonsense")).status_code == 404


async def test_a_strange_address_still_gets_a_page(shown: Shown) -> None:
    for query in ("tier=nonsense", "kind=nonsense", "after=nonsense", "search=%25_", f"search={'x' * 500}", "page=1"):
        for address in ("/households", "/openings"):
            await shown.text(f"{address}?{query}")


async def test_without_the_mark_of_a_demonstration_there_is_nobody(shown: Shown, database_settings: Settings) -> None:
    unmarked = replace(database_settings, data_folder=database_settings.data_folder / "elsewhere")
    async with browsing(create_app(unmarked, schedule=())) as visitor:
        for address in ("/households", f"/households/{shown.town.household}", "/openings", f"/openings/{shown.cohort}"):
            assert (await visitor.get(address)).status_code == 404
