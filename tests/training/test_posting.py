"""Posting courses and cohorts: every wrong field named, meetings laid out around holidays."""

from collections.abc import Iterator
from datetime import date

import pytest

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.errors import Invalid, NotAllowed
from app.matching.values import FailureCause, Meeting, OpeningKind, Record, Shuttle
from app.offers.outcomes import Outcomes
from app.offers.requirements import Requirements
from app.offers.site import Site
from app.schedules.week import WeekPattern, parse_windows
from app.skills.values import HeldSkill, Licence, RequiredSkill
from app.training.actions import begin, cancel_cohort, enrol, give_feedback, note_outcomes, open_cohort, post_course
from app.training.lifecycle import EnrolmentState
from app.training.openings import openings
from app.training.postings import NewCohort, NewCourse
from app.training.queries import cohort as summary
from app.training.queries import enrolments_of, feedback_of, meetings
from app.training.tables import Cohort
from tests.cast import SITE, YINCHUAN, add_grown_up, build_town
from tests.offers.counting import counted_queries
from tests.training.courses import EVENINGS, cohort, course


@pytest.fixture(autouse=True)
def spring() -> Iterator[None]:
    with clock.simulated(clock.at(date(2026, 3, 2))):
        yield


def _wrong(refused: Invalid) -> set[tuple[str, str]]:
    return {(problem.field, problem.rule) for problem in refused.problems}


async def test_every_wrong_field_of_a_cohort_is_named_at_once(database):
    town = await build_town()
    posting = NewCohort(
        await course(town), date(2026, 4, 30), date(2026, 4, 1), WeekPattern.EMPTY, 0, Site("990000", step_free=True)
    )
    with pytest.raises(Invalid) as refused:
        await open_cohort(SYSTEM, posting)
    assert _wrong(refused.value) == {
        ("last_day", "dates-reversed"),
        ("week", "week-empty"),
        ("seats", "people"),
        ("division", "division"),
    }
    assert await Cohort.count() == 0


async def test_a_cohort_in_1900_is_a_slip_of_the_keyboard(database):
    town = await build_town()
    with pytest.raises(Invalid) as refused:
        await cohort(town, first_day=date(1900, 4, 1))
    assert ("first_day", "day-out-of-reach") in _wrong(refused.value)


async def test_a_course_that_gives_nothing_is_refused(database):
    town = await build_town()
    with pytest.raises(Invalid) as refused:
        await course(town, title=" ", gives_skills=(), fee_fen=-1)
    assert _wrong(refused.value) == {
        ("title", "required"),
        ("gives_skills", "course-gain"),
        ("fee_fen", "not-negative"),
    }


async def test_a_provider_posts_only_for_itself(database):
    town = await build_town()
    stranger = Actor(Role.EMPLOYER, None, town.employer)
    with pytest.raises(NotAllowed):
        await post_course(stranger, NewCourse(town.union, town.provider, "面点", gives_skills=(HeldSkill("面点"),)))


async def test_classes_leave_public_holidays_out_and_follow_make_up_days(database):
    """2026-05-01 is a Friday and a holiday; Saturday 2026-05-09 makes up for it."""
    town = await build_town()
    run = await cohort(
        town,
        first_day=date(2026, 4, 27),
        last_day=date(2026, 5, 10),
        week=parse_windows("Tue,Fri 08:00-12:00,14:00-16:00"),
    )
    found = await meetings(run)
    assert [(one.day, one.start, one.end) for one in found][:2] == [
        (date(2026, 4, 28), 16, 24),
        (date(2026, 4, 28), 28, 32),
    ]
    assert date(2026, 5, 1) not in {one.day for one in found}
    assert date(2026, 5, 9) in {one.day for one in found}


async def test_a_boarding_course_may_go_on_over_holidays(database):
    town = await build_town()
    run = await cohort(
        town,
        first_day=date(2026, 4, 30),
        last_day=date(2026, 5, 3),
        week=parse_windows("daily 08:00-12:00"),
        meets_on_holidays=True,
    )
    assert len(await meetings(run)) == 4


async def test_an_open_cohort_becomes_an_opening_with_everything_the_engine_asks(database):
    town = await build_town()
    lesson = await course(
        town,
        gives_licences=(Licence("elderly-care"),),
        requirements=Requirements((RequiredSkill("刀工"), RequiredSkill("面点", must=False)), (Licence("health"),)),
        stipend_month_fen=60_000,
        leads_to_own_business=True,
    )
    site = Site(YINCHUAN, lodging=True, board=True, step_free=True, shuttles=(Shuttle("6401", 40),))
    run = await cohort(town, lesson, seats=1, site=site, last_day=date(2026, 4, 6))
    for _ in range(3):
        await enrol(SYSTEM, run, await add_grown_up(town))
    await note_outcomes(SYSTEM, lesson, Outcomes(6, 9, {FailureCause.TRANSPORT: 2}))
    (opening,) = await openings(clock.today())
    assert (opening.id, opening.kind, opening.seats_left, opening.waiting) == (str(run), OpeningKind.COURSE, 0, 2)
    assert (opening.prerequisites, opening.skills) == (
        (RequiredSkill("刀工"),),
        (RequiredSkill("面点", must=False),),
    )
    assert (opening.gives_skills, opening.gives_licences) == ((HeldSkill("中式烹调"),), (Licence("elderly-care"),))
    assert (opening.lodging, opening.board, opening.step_free, opening.shuttles) == (True, True, True, site.shuttles)
    assert (opening.record, opening.failed_causes) == (Record(6, 9, 0, 0), ((FailureCause.TRANSPORT, 2),))
    assert opening.meetings == (Meeting(date(2026, 4, 1), 0b1111 << 38),)
    assert (opening.stipend_fen, opening.good_standing, opening.leads_to_own_business) == (60_000, True, True)
    assert opening.legal_hours is None


async def test_a_cohort_past_its_deadline_is_no_opening(database):
    town = await build_town()
    await cohort(town, apply_by=date(2026, 3, 20))
    assert len(await openings(date(2026, 3, 20))) == 1
    assert await openings(date(2026, 3, 21)) == []


async def test_outcomes_that_do_not_add_up_are_refused(database):
    town = await build_town()
    lesson = await course(town)
    with pytest.raises(Invalid) as refused:
        await note_outcomes(SYSTEM, lesson, Outcomes(3, 4, {FailureCause.CARE: 2}))
    assert refused.value.rule == "outcomes"


async def test_feedback_counts_once_a_participant_and_moves_the_record(database):
    town = await build_town()
    lesson = await course(town)
    run = await cohort(town, lesson)
    taken = [await enrol(SYSTEM, run, await add_grown_up(town)) for _ in range(2)]
    clock.travel_to(clock.at(date(2026, 4, 1)))
    await begin(SYSTEM, run)
    await give_feedback(SYSTEM, taken[0], 2, (FailureCause.TRANSPORT,))
    await give_feedback(SYSTEM, taken[0], 4, (FailureCause.TRANSPORT, FailureCause.CARE))
    await give_feedback(SYSTEM, taken[1], 5)
    feedback = await feedback_of(lesson)
    assert (feedback["feedback_count"], feedback["feedback_points"]) == (2, 9)
    assert [mark["feedback_causes"] for mark in feedback["marks"]] == [["transport", "care"], []]
    await cohort(town, lesson, first_day=date(2026, 5, 4), last_day=date(2026, 5, 29))
    (opening,) = await openings(clock.today())
    assert (opening.record.ratings, opening.record.rating_sum) == (2, 9)


async def test_six_stars_are_refused(database):
    town = await build_town()
    run = await cohort(town)
    taken = await enrol(SYSTEM, run, await add_grown_up(town))
    with pytest.raises(Invalid) as refused:
        await give_feedback(SYSTEM, taken, 6)
    assert refused.value.rule == "mark"


async def test_a_cancelled_cohort_lets_everyone_go(database):
    town = await build_town()
    run = await cohort(town, seats=1)
    people = [await add_grown_up(town) for _ in range(2)]
    for person in people:
        await enrol(SYSTEM, run, person)
    await cancel_cohort(SYSTEM, run, "the teacher is ill")
    assert {one.state for one in await enrolments_of(SYSTEM, people)} == {EnrolmentState.DROPPED}
    assert (await summary(run)).seats_taken == 0
    assert await openings(clock.today()) == []


async def test_reading_openings_takes_as_many_queries_for_five_as_for_one(database):
    town = await build_town()
    lesson = await course(town)
    await cohort(town, lesson)
    with counted_queries(database) as one:
        await openings(clock.today())
    for _ in range(4):
        await cohort(town, lesson, week=EVENINGS, site=SITE)
    with counted_queries(database) as five:
        assert len(await openings(clock.today())) == 5
    assert len(one) == len(five) == 3


async def test_one_cohort_by_its_id_brings_its_own_meetings_and_queue(database):
    town = await build_town()
    lesson = await course(town)
    runs = [await cohort(town, lesson, seats=1, first_day=date(2026, 4, day)) for day in (1, 8)]
    for run, number in zip(runs, (2, 3), strict=True):
        for _ in range(number):
            await enrol(SYSTEM, run, await add_grown_up(town))
    everyone = {opening.id: opening for opening in await openings(clock.today())}
    for run in runs:
        assert await openings(clock.today(), [run]) == [everyone[str(run)]]
    assert [everyone[str(run)].waiting for run in runs] == [1, 2]
    assert await openings(clock.today(), []) == []
