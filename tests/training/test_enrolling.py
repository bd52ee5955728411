"""Seats, the waiting list, deadlines, and the days of an enrolment."""

from collections.abc import Iterator
from datetime import date

import pytest

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.errors import Invalid, NotFound, NotPossibleNow
from app.history import connect, story_of
from app.people.candidates import candidates
from app.people.tables import PersonLicence, PersonSkill
from app.schedules.queries import engagements_of
from app.skills.values import Licence
from app.training.actions import add_seats, admit_next, begin, complete, drop, enrol, finish
from app.training.events import AdmittedFromWaitlist
from app.training.lifecycle import EnrolmentState
from app.training.queries import cohort as summary
from app.training.queries import enrolments_of, roll_of
from tests.cast import Town, add_grown_up, build_town
from tests.training.courses import cohort, course


@pytest.fixture(autouse=True)
def spring() -> Iterator[None]:
    with clock.simulated(clock.at(date(2026, 3, 2))):
        yield
    connect({})


async def _states(town: Town, cohort_id) -> list[tuple[EnrolmentState, int | None]]:
    return [(one.state, one.position) for one in await roll_of(SYSTEM, cohort_id)]


async def test_the_third_of_two_seats_waits(database):
    town = await build_town()
    run = await cohort(town)
    for _ in range(4):
        await enrol(SYSTEM, run, await add_grown_up(town))
    assert await _states(town, run) == [
        (EnrolmentState.ADMITTED, None),
        (EnrolmentState.ADMITTED, None),
        (EnrolmentState.WAITLISTED, 1),
        (EnrolmentState.WAITLISTED, 2),
    ]


async def test_a_double_tap_is_one_enrolment(database):
    town = await build_town()
    run, worker = await cohort(town), await add_grown_up(town)
    me = Actor(Role.WORKER, worker)
    first = await enrol(me, run, worker, key="tap")
    assert await enrol(me, run, worker, key="tap") == first
    assert await enrol(me, run, worker) == first
    assert (await summary(run)).seats_taken == 1


async def test_a_seat_given_back_goes_to_the_next_on_the_list(database):
    town = await build_town()
    run = await cohort(town)
    people = [await add_grown_up(town) for _ in range(4)]
    taken = [await enrol(SYSTEM, run, person) for person in people]
    heard = []

    async def note(actor, event):
        heard.append(event.subject_id)

    connect({AdmittedFromWaitlist: [note]})
    await drop(SYSTEM, taken[0])
    assert heard == [taken[2]]
    assert [one.state for one in await enrolments_of(SYSTEM, [people[2]])] == [EnrolmentState.ADMITTED]
    assert [one.position for one in await enrolments_of(SYSTEM, [people[3]])] == [1]
    assert (await summary(run)).seats_taken == 2


async def test_who_comes_back_stands_at_the_end_of_the_queue(database):
    town = await build_town()
    run = await cohort(town, seats=1)
    people = [await add_grown_up(town) for _ in range(3)]
    taken = [await enrol(SYSTEM, run, person) for person in people]
    await drop(SYSTEM, taken[0])
    assert await enrol(SYSTEM, run, people[0]) == taken[0]
    assert [one.position for one in await enrolments_of(SYSTEM, [people[0]])] == [2]


async def test_leaving_twice_changes_nothing_more(database):
    town = await build_town()
    run = await cohort(town)
    taken = await enrol(SYSTEM, run, await add_grown_up(town))
    await drop(SYSTEM, taken)
    await drop(SYSTEM, taken)
    assert (await summary(run)).seats_taken == 0


async def test_nobody_is_admitted_past_the_waiting_list(database):
    town = await build_town()
    run = await cohort(town, seats=1)
    waiting = [await enrol(SYSTEM, run, await add_grown_up(town)) for _ in range(3)]
    assert await add_seats(SYSTEM, run, 1) == [waiting[1]]
    assert await admit_next(SYSTEM, run) is None
    assert (await summary(run)).waiting == 1


async def test_after_the_deadline_nobody_enrols(database):
    town = await build_town()
    run = await cohort(town, apply_by=date(2026, 3, 20))
    worker = await add_grown_up(town)
    clock.travel_to(clock.at(date(2026, 3, 21)))
    with pytest.raises(NotPossibleNow) as refused:
        await enrol(SYSTEM, run, worker)
    assert refused.value.rule == "deadline-passed"
    assert refused.value.message.value("day") == date(2026, 3, 20)


async def test_another_unions_caseworker_does_not_find_the_person(database):
    town = await build_town()
    run, worker = await cohort(town), await add_grown_up(town)
    with pytest.raises(NotFound):
        await enrol(town.outsider, run, worker)
    await enrol(town.caseworker, run, worker)
    assert await enrolments_of(town.outsider, [worker]) == []
    assert await roll_of(town.outsider, run) == []


async def test_a_course_takes_the_persons_time_until_the_person_leaves(database):
    town = await build_town()
    run, worker = await cohort(town), await add_grown_up(town)
    taken = await enrol(SYSTEM, run, worker)
    engaged = await engagements_of([worker], date(2026, 4, 1))
    assert [(one.source_id, one.first_day, one.last_day) for one in engaged] == [
        (taken, date(2026, 4, 1), date(2026, 4, 30))
    ]
    await drop(SYSTEM, taken)
    assert await engagements_of([worker], date(2026, 4, 1)) == []


async def test_who_waits_keeps_the_time_free(database):
    town = await build_town()
    run = await cohort(town, seats=1)
    await enrol(SYSTEM, run, await add_grown_up(town))
    waiting = await add_grown_up(town)
    await enrol(SYSTEM, run, waiting)
    assert await engagements_of([waiting], date(2026, 4, 1)) == []


async def test_completing_gives_the_skills_of_the_course(database):
    town = await build_town()
    run, worker = await cohort(town), await add_grown_up(town)
    await enrol(SYSTEM, run, worker)
    clock.travel_to(clock.at(date(2026, 4, 1)))
    await begin(SYSTEM, run)
    clock.travel_to(clock.at(date(2026, 4, 30)))
    await finish(SYSTEM, run)
    assert [one.state for one in await enrolments_of(SYSTEM, [worker])] == [EnrolmentState.COMPLETED]
    assert await PersonSkill.select(PersonSkill.name).where(PersonSkill.person_id == worker) == [{"name": "中式烹调"}]
    assert await candidates(SYSTEM, [worker], date(2026, 5, 1)) == []


async def test_completing_twice_gives_a_licence_once(database):
    town = await build_town()
    lesson = await course(town, gives_licences=(Licence("elderly-care"), Licence("first-aid")))
    run, worker = await cohort(town, lesson), await add_grown_up(town)
    taken = await enrol(SYSTEM, run, worker)
    clock.travel_to(clock.at(date(2026, 4, 1)))
    await begin(SYSTEM, run)
    with pytest.raises(Invalid) as refused:
        await complete(SYSTEM, taken, licences=["forklift"])
    assert refused.value.rule == "licence-not-given"
    for _ in range(2):
        await complete(SYSTEM, taken, licences=["elderly-care"])
    held = await PersonLicence.select(PersonLicence.code).where(PersonLicence.person_id == worker)
    assert held == [{"code": "elderly-care"}]


async def test_a_course_that_has_begun_closes_its_waiting_list(database):
    town = await build_town()
    run = await cohort(town, seats=1)
    for _ in range(2):
        await enrol(SYSTEM, run, await add_grown_up(town))
    clock.travel_to(clock.at(date(2026, 4, 1)))
    await begin(SYSTEM, run)
    assert [state for state, _ in await _states(town, run)] == [EnrolmentState.ATTENDING, EnrolmentState.DROPPED]


async def test_nobody_completes_a_course_without_attending(database):
    town = await build_town()
    run = await cohort(town)
    taken = await enrol(SYSTEM, run, await add_grown_up(town))
    with pytest.raises(NotPossibleNow) as refused:
        await complete(SYSTEM, taken)
    assert refused.value.rule == "enrolment-state"


async def test_every_change_of_an_enrolment_is_kept(database):
    town = await build_town()
    run = await cohort(town)
    taken = await enrol(SYSTEM, run, await add_grown_up(town))
    await drop(SYSTEM, taken, why="another job")
    moves = [(entry.data["before"], entry.data["after"]) for entry in await story_of([taken])]
    assert moves == [(None, "applied"), ("applied", "admitted"), ("admitted", "dropped")]
