"""In-house transfers: the wage not lower, the week free for care, the record of union, firm and worker."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.errors import Invalid, NotAllowed, NotFound, NotPossibleNow
from app.history import story_of
from app.jobs.actions import (
    agree_transfer,
    change_transfer_terms,
    propose_transfer,
    record_negotiation,
    refuse_transfer,
)
from app.jobs.lifecycle import Party, Stance, TransferState
from app.jobs.openings import transfer_openings
from app.jobs.postings import NewTransfer
from app.jobs.queries import negotiation_of, transfer, transfers_of
from app.jobs.transfer_rules import hours_to_keep_free
from app.jobs.transfers import NewTerms
from app.matching.values import CareWindow, CoveringAdult, OpeningKind
from app.people.actions import add_care_duty
from app.people.entries import NewCareDuty
from app.schedules.week import WeekPattern, parse_windows
from tests.cast import SITE, Town, build_town, employ

SCHOOL_RUN = parse_windows("Mon-Fri 07:30-08:00,16:30-17:00")
BETWEEN_RUNS = parse_windows("Mon-Fri 08:30-16:00")


@pytest.fixture(autouse=True)
def spring() -> Iterator[None]:
    with clock.simulated(clock.at(date(2026, 3, 2))):
        yield


async def _father(town: Town) -> UUID:
    """A father who earns 3,000 yuan and alone takes his child to school and back."""
    father = town.worker
    await employ(town, father)
    await add_care_duty(SYSTEM, town.household, NewCareDuty(town.child, SCHOOL_RUN, date(2026, 1, 1), (father,)))
    return father


def _post(person: UUID, **fields: Any) -> NewTransfer:
    given: dict[str, Any] = {
        "title": "后勤管理员",
        "first_day": date(2026, 4, 1),
        "week": BETWEEN_RUNS,
        "wage_offered_fen": 300_000,
        "site": SITE,
        "occupation_code": "3-01-02-08",
        **fields,
    }
    return NewTransfer(person, **given)


async def _all_agree(transfer_id: UUID) -> None:
    for party in Party:
        await record_negotiation(SYSTEM, transfer_id, party, Stance.AGREES)


async def test_a_lower_wage_is_refused_by_name(database):
    town = await build_town()
    father = await _father(town)
    with pytest.raises(Invalid) as refused:
        await propose_transfer(town.caseworker, _post(father, wage_offered_fen=299_999))
    assert [(problem.field, problem.rule) for problem in refused.value.problems] == [("wage_offered_fen", "wage-lower")]


async def test_hours_on_the_school_run_are_refused_without_saying_why_they_are_needed(database):
    town = await build_town()
    father = await _father(town)
    with pytest.raises(Invalid) as refused:
        await propose_transfer(town.personnel, _post(father, week=parse_windows("Mon-Fri 08:00-17:00")))
    (problem,) = refused.value.problems
    assert problem.rule == "week-does-not-fit"
    assert "care" not in problem.message.template
    assert "谢小明" not in str(problem.message)


async def test_hours_another_adult_covers_are_no_obstacle(database):
    town = await build_town()
    await employ(town, town.worker)
    duty = NewCareDuty(town.child, SCHOOL_RUN, date(2026, 1, 1), (town.worker, town.partner))
    await add_care_duty(SYSTEM, town.household, duty)
    assert await propose_transfer(SYSTEM, _post(town.worker, week=parse_windows("Mon-Fri 08:00-16:00")))


async def test_a_transfer_needs_a_present_employer(database):
    town = await build_town()
    with pytest.raises(NotPossibleNow) as refused:
        await propose_transfer(SYSTEM, _post(town.worker))
    assert refused.value.rule == "no-present-employer"


async def test_all_three_must_agree_before_a_transfer_is_agreed(database):
    town = await build_town()
    proposed = await propose_transfer(town.caseworker, _post(await _father(town)))
    with pytest.raises(NotPossibleNow) as refused:
        await agree_transfer(town.caseworker, proposed)
    assert len(refused.value.message.value("parties")) == 3
    await record_negotiation(town.caseworker, proposed, Party.UNION, Stance.AGREES)
    await record_negotiation(town.personnel, proposed, Party.FIRM, Stance.AGREES)
    with pytest.raises(NotPossibleNow) as refused:
        await agree_transfer(town.caseworker, proposed)
    assert refused.value.rule == "agreement-missing"
    assert len(refused.value.message.value("parties")) == 1
    await record_negotiation(town.caseworker, proposed, Party.WORKER, Stance.AGREES)
    await agree_transfer(town.caseworker, proposed)
    assert (await transfer(SYSTEM, proposed)).state is TransferState.AGREED


async def test_the_record_says_who_said_what_and_when(database):
    town = await build_town()
    proposed = await propose_transfer(town.caseworker, _post(await _father(town)))
    await record_negotiation(town.personnel, proposed, Party.FIRM, Stance.NOTES, "四月起可以")
    clock.travel_to(clock.at(date(2026, 3, 5)))
    await record_negotiation(town.caseworker, proposed, Party.WORKER, Stance.OBJECTS, "希望下午四点结束")
    notes = await negotiation_of(town.caseworker, proposed)
    assert [(note.party, note.stance, note.text, note.said_by) for note in notes] == [
        (Party.FIRM, Stance.NOTES, "四月起可以", town.personnel.id),
        (Party.WORKER, Stance.OBJECTS, "希望下午四点结束", town.caseworker.id),
    ]
    assert clock.day_of(notes[1].said_at) == date(2026, 3, 5)
    assert (await transfer(SYSTEM, proposed)).state is TransferState.NEGOTIATING


async def test_new_terms_void_every_agreement(database):
    town = await build_town()
    proposed = await propose_transfer(town.caseworker, _post(await _father(town)))
    await _all_agree(proposed)
    await change_transfer_terms(town.personnel, proposed, NewTerms(wage_offered_fen=320_000), Party.FIRM)
    standing = await transfer(SYSTEM, proposed)
    assert (standing.terms, standing.offered.wage_offered_fen, standing.wage_before_fen) == (2, 320_000, 300_000)
    assert set(standing.agreed.values()) == {None}
    with pytest.raises(NotPossibleNow):
        await agree_transfer(SYSTEM, proposed)


async def test_new_terms_are_held_to_the_same_rules(database):
    town = await build_town()
    proposed = await propose_transfer(town.caseworker, _post(await _father(town)))
    with pytest.raises(Invalid) as refused:
        await change_transfer_terms(SYSTEM, proposed, NewTerms(wage_offered_fen=290_000, week=SCHOOL_RUN), Party.FIRM)
    assert [problem.rule for problem in refused.value.problems] == ["wage-lower", "week-does-not-fit"]


async def test_an_objection_takes_an_agreement_back(database):
    town = await build_town()
    proposed = await propose_transfer(town.caseworker, _post(await _father(town)))
    await _all_agree(proposed)
    await record_negotiation(SYSTEM, proposed, Party.WORKER, Stance.OBJECTS)
    with pytest.raises(NotPossibleNow) as refused:
        await agree_transfer(SYSTEM, proposed)
    assert refused.value.rule == "agreement-missing"


async def test_the_firm_cannot_speak_for_the_worker(database):
    town = await build_town()
    proposed = await propose_transfer(town.caseworker, _post(await _father(town)))
    with pytest.raises(NotAllowed):
        await record_negotiation(town.personnel, proposed, Party.WORKER, Stance.AGREES)


async def test_a_spouse_cannot_agree_in_the_workers_place(database):
    town = await build_town()
    father = await _father(town)
    proposed = await propose_transfer(town.caseworker, _post(father))
    with pytest.raises(NotAllowed):
        await record_negotiation(Actor(Role.WORKER, town.partner), proposed, Party.WORKER, Stance.AGREES)
    await record_negotiation(Actor(Role.WORKER, father), proposed, Party.WORKER, Stance.AGREES)


async def test_another_firm_and_another_union_do_not_find_the_transfer(database):
    town = await build_town()
    father = await _father(town)
    proposed = await propose_transfer(town.caseworker, _post(father))
    rival = Actor(Role.EMPLOYER, None, town.provider)
    for stranger in (rival, town.outsider):
        with pytest.raises(NotFound):
            await transfer(stranger, proposed)
        with pytest.raises(NotFound):
            await negotiation_of(stranger, proposed)
        with pytest.raises(NotFound):
            await record_negotiation(stranger, proposed, Party.FIRM, Stance.NOTES)
        assert await transfers_of(stranger, [father]) == []


async def test_a_refused_transfer_keeps_its_record(database):
    town = await build_town()
    proposed = await propose_transfer(town.caseworker, _post(await _father(town)))
    await record_negotiation(SYSTEM, proposed, Party.FIRM, Stance.NOTES, "岗位已撤销")
    await refuse_transfer(SYSTEM, proposed, "the post was cut")
    assert len(await negotiation_of(SYSTEM, proposed)) == 1
    with pytest.raises(NotPossibleNow):
        await record_negotiation(SYSTEM, proposed, Party.FIRM, Stance.AGREES)
    moves = [entry.data["after"] for entry in await story_of([proposed]) if entry.event == "TransferMoved"]
    assert moves == ["proposed", "negotiating", "refused"]


async def test_a_transfer_is_an_opening_for_its_worker_only(database):
    town = await build_town()
    father = await _father(town)
    proposed = await propose_transfer(town.caseworker, _post(father, wage_offered_fen=310_000))
    found = await transfer_openings(clock.today())
    assert list(found) == [father]
    (opening,) = found[father]
    assert (opening.id, opening.kind, opening.pay_low_fen) == (str(proposed), OpeningKind.TRANSFER, 310_000)
    assert opening.organisation_id == str(town.employer)
    assert await transfer_openings(clock.today(), [UUID(int=5)]) == {}


def test_a_window_somebody_else_covers_only_in_part_must_stay_free():
    grandmother = CoveringAdult("g", "外婆", parse_windows("Mon-Wed 00:00-12:00"))
    window = CareWindow(parse_windows("Mon,Thu 07:00-08:00; Mon 11:30-12:30"), adults=(grandmother,))
    assert hours_to_keep_free([window], date(2026, 3, 2)) == parse_windows("Thu 07:00-08:00; Mon 11:30-12:30")


def test_a_care_duty_that_has_ended_keeps_nothing_free():
    window = CareWindow(SCHOOL_RUN, last_day=date(2026, 3, 1))
    assert hours_to_keep_free([window], date(2026, 3, 2)) == WeekPattern.EMPTY
