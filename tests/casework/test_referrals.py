"""Referrals on real rows: proposed, introduced, answered, forgotten about, and seen only by whom they concern."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from uuid import UUID

import pytest

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.casework.lifecycle import EmployerReason, ReferralState
from app.casework.matches import matches_for
from app.casework.queries import ReferralStanding, referral_by_id, referrals_of
from app.casework.referrals import decline, mark_unanswered, move, propose, propose_best, refer, turn_down
from app.errors import Invalid, NotAllowed, NotFound, NotPossibleNow
from app.jobs.actions import change_vacancy, review_vacancy
from app.matching.gates import Gate
from app.matching.terms import OpeningKind, PhysicalDemand, RefusalReason
from app.offers.requirements import Requirements
from app.people.actions import set_limit, set_preferences, withdraw_consent
from app.people.entries import Preferences
from app.people.terms import ConsentPurpose
from app.regions.actions import set_parameter
from app.regions.rules import ParameterCode, ParameterValue, Unit
from app.skills.values import Licence
from tests.casework.referring import offered, proposed, ready
from tests.cast import YINCHUAN, Town, agree_to_everything, build_town, on
from tests.conftest import OpenDatabase
from tests.jobs.vacancies import live_vacancy, vacancy

SPRING = date(2026, 3, 2)


@pytest.fixture
async def town(database: OpenDatabase) -> AsyncIterator[Town]:
    with on(SPRING):
        town = await build_town()
        await ready(town)
        yield town


async def _standing(town: Town, referral_id: UUID) -> ReferralStanding:
    return await referral_by_id(town.caseworker, referral_id)


async def test_a_proposal_keeps_score_and_reasons_of_the_day(town: Town) -> None:
    vacancy_id = await live_vacancy(town)
    found = (await matches_for(town.caseworker, town.worker, SPRING)).fitting[0]
    referral = await _standing(town, await proposed(town, vacancy_id))
    assert (referral.opening_id, referral.title, referral.organisation_id) == (vacancy_id, "仓储管理员", town.employer)
    assert referral.score == found.explanation.match.score > 0
    assert referral.reasons == (found.explanation.headline, *found.explanation.cautions)


async def test_the_same_proposal_twice_is_one_until_it_has_ended(town: Town) -> None:
    vacancy_id = await live_vacancy(town)
    first = await proposed(town, vacancy_id)
    assert await proposed(town, vacancy_id) == first
    await move(town.caseworker, first, ReferralState.WITHDRAWN)
    assert await proposed(town, vacancy_id) != first


async def test_the_best_of_today_are_proposed_and_once_only(town: Town) -> None:
    for title in ("仓储管理员", "保安", "保洁员", "理货员"):
        await live_vacancy(town, title=title)
    assert [await propose_best(SYSTEM, town.worker) for _ in range(2)] == [3, 3]
    assert len(await referrals_of(town.caseworker, [town.worker])) == 3


async def test_a_gate_of_the_law_cannot_be_weighed_away(town: Town) -> None:
    asked = Requirements(licences=(Licence("forklift"),))
    vacancy_id = await live_vacancy(town, requirements=asked)
    with pytest.raises(NotPossibleNow) as refused:
        await propose(town.caseworker, town.worker, OpeningKind.VACANCY, vacancy_id, why="他学得快")
    assert refused.value.rule == f"gate-{Gate.LICENCES.value}"


async def test_neither_consent_nor_health_can_be_weighed_away(town: Town) -> None:
    vacancy_id = await live_vacancy(town, requirements=Requirements(demands=frozenset({PhysicalDemand.HEIGHTS})))
    await set_limit(town.caseworker, town.worker, PhysicalDemand.HEIGHTS)
    with pytest.raises(NotPossibleNow, match="gate-limits"):
        await propose(town.caseworker, town.worker, OpeningKind.VACANCY, vacancy_id, why="他愿意")
    await withdraw_consent(town.as_worker, town.worker, ConsentPurpose.MATCH_VACANCIES)
    with pytest.raises(NotPossibleNow, match="gate-consent"):
        await propose(town.caseworker, town.worker, OpeningKind.VACANCY, vacancy_id, why="他愿意")


async def test_what_only_does_not_suit_is_proposed_with_a_reason_written_down(town: Town) -> None:
    await set_preferences(town.caseworker, town.worker, Preferences(wage_floor_fen=900_000))
    vacancy_id = await live_vacancy(town)
    with pytest.raises(NotPossibleNow, match="gate-pay"):
        await propose(town.caseworker, town.worker, OpeningKind.VACANCY, vacancy_id, why=" ")
    why = "本人同意先干起来"
    referral = await propose(town.caseworker, town.worker, OpeningKind.VACANCY, vacancy_id, why=why)
    assert (await _standing(town, referral)).state is ReferralState.PROPOSED


async def test_nobody_is_introduced_by_name_without_agreeing_to_it(town: Town) -> None:
    referral = await proposed(town, await live_vacancy(town))
    await withdraw_consent(town.as_worker, town.worker, ConsentPurpose.REFERRAL)
    for introduce in (refer(town.caseworker, referral), move(town.caseworker, referral, ReferralState.REFERRED)):
        with pytest.raises(NotPossibleNow, match="referral-consent"):
            await introduce


async def test_a_referral_goes_its_way_to_the_offer_and_the_employer_makes_it(town: Town) -> None:
    referral = await offered(town, await live_vacancy(town))
    assert (await _standing(town, referral)).state is ReferralState.OFFERED


async def test_no_step_is_left_out_and_no_step_is_taken_by_whom_it_is_not(town: Town) -> None:
    referral = await proposed(town, await live_vacancy(town))
    with pytest.raises(NotPossibleNow, match="referral-lifecycle"):
        await move(town.caseworker, referral, ReferralState.OFFERED)
    await refer(town.caseworker, referral)
    with pytest.raises(NotPossibleNow, match="referral-role"):
        await move(town.as_worker, referral, ReferralState.OFFERED)
    for actor in (town.personnel, town.as_worker):
        with pytest.raises(NotAllowed):
            await refer(actor, referral)


async def test_a_start_and_a_no_are_not_entered_as_a_bare_state(town: Town) -> None:
    referral = await offered(town, await live_vacancy(town))
    for after, rule in ((ReferralState.PLACED, "placed-by-a-start"), (ReferralState.DECLINED, "decline-reason")):
        with pytest.raises(Invalid) as refused:
            await move(town.caseworker, referral, after)
        assert refused.value.rule == rule


async def test_the_worker_says_no_and_the_next_matching_remembers_why(town: Town) -> None:
    vacancy_id = await live_vacancy(town)
    referral = await proposed(town, vacancy_id)
    await decline(town.as_worker, referral, RefusalReason.PAY)
    said = await _standing(town, referral)
    assert (said.state, said.declined_by, said.decline_reason) == (ReferralState.DECLINED, Role.WORKER, "pay")
    found = await matches_for(town.caseworker, town.worker, SPRING)
    assert [missed.explanation.match.closed for missed in found.near_misses] == [(Gate.REFUSED,)]


async def test_a_no_to_the_pay_is_over_once_the_pay_is_better(town: Town) -> None:
    vacancy_id = await live_vacancy(town)
    await decline(town.as_worker, await proposed(town, vacancy_id), RefusalReason.PAY)
    await change_vacancy(town.personnel, vacancy_id, vacancy(town.employer, pay_high_fen=480_000))
    await review_vacancy(town.caseworker, vacancy_id)
    found = await matches_for(town.caseworker, town.worker, SPRING)
    assert [UUID(entry.opening.id) for entry in found.fitting] == [vacancy_id]


async def test_a_no_to_the_employer_holds_for_its_other_vacancies(town: Town) -> None:
    await decline(town.as_worker, await proposed(town, await live_vacancy(town)), RefusalReason.EMPLOYER)
    await live_vacancy(town, title="保安")
    assert (await matches_for(town.caseworker, town.worker, SPRING)).fitting == ()


async def test_an_employers_no_closes_no_door_for_the_worker(town: Town) -> None:
    vacancy_id = await live_vacancy(town)
    referral = await proposed(town, vacancy_id)
    await refer(town.caseworker, referral)
    await turn_down(town.personnel, referral, EmployerReason.FILLED)
    said = await _standing(town, referral)
    assert (said.declined_by, said.decline_reason) == (Role.EMPLOYER, "filled")
    found = await matches_for(town.caseworker, town.worker, SPRING)
    assert [UUID(entry.opening.id) for entry in found.fitting] == [vacancy_id]


async def test_an_employer_hears_of_a_person_only_when_introduced(town: Town) -> None:
    referral = await proposed(town, await live_vacancy(town))
    with pytest.raises(NotFound):
        await referral_by_id(town.personnel, referral)
    await refer(town.caseworker, referral)
    assert (await referral_by_id(town.personnel, referral)).person_id == town.worker
    await decline(town.as_worker, referral, RefusalReason.CARE)
    with pytest.raises(NotFound):
        await referral_by_id(town.personnel, referral)


async def test_another_union_another_firm_and_the_partner_find_nothing(town: Town) -> None:
    vacancy_id = await live_vacancy(town)
    referral = await proposed(town, vacancy_id)
    await refer(town.caseworker, referral)
    strangers = (town.outsider, Actor(Role.EMPLOYER, None, town.provider), Actor(Role.WORKER, town.partner))
    for stranger in (*strangers, Actor(Role.EMPLOYER), Actor(Role.WORKER)):
        assert await referrals_of(stranger, [town.worker]) == []
        with pytest.raises(NotFound):
            await referral_by_id(stranger, referral)
    with pytest.raises(NotFound):
        await propose(town.outsider, town.worker, OpeningKind.VACANCY, vacancy_id)
    with pytest.raises(NotFound):
        await matches_for(town.outsider, town.worker, SPRING)


async def _unanswered_after(days: int) -> int:
    clock.travel_to(clock.at(SPRING + timedelta(days=days), 6))
    return await mark_unanswered(SYSTEM)


async def test_an_employer_has_the_days_of_the_region_to_answer(town: Town) -> None:
    referral = await proposed(town, await live_vacancy(town))
    await refer(town.caseworker, referral)
    assert [await _unanswered_after(days) for days in (14, 15, 16)] == [0, 1, 0]
    assert (await _standing(town, referral)).state is ReferralState.UNANSWERED


async def test_a_region_may_give_employers_another_time(town: Town) -> None:
    number = ParameterValue(ParameterCode.REFERRAL_ANSWER_DAYS, YINCHUAN, SPRING, None, 5, Unit.DAYS, "本区办法第三条")
    await set_parameter(town.supervisor, number)
    await refer(town.caseworker, await proposed(town, await live_vacancy(town)))
    assert [await _unanswered_after(days) for days in (5, 6)] == [0, 1]


async def test_who_answered_in_time_and_whom_nobody_asked_are_left_alone(town: Town) -> None:
    await offered(town, await live_vacancy(town))
    await proposed(town, await live_vacancy(town, title="保安"))
    assert await _unanswered_after(60) == 0


async def test_without_a_case_nobody_is_referred(database: OpenDatabase) -> None:
    with on(SPRING):
        town = await build_town()
        await agree_to_everything(town.worker)
        with pytest.raises(NotFound):
            await proposed(town, await live_vacancy(town))
