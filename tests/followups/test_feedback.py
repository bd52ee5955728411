"""How people fared is counted and passed down to the offers."""

from datetime import date, timedelta
from uuid import UUID

from app.actors import SYSTEM
from app.followups.actions import NewIncome, decide_outcomes, lay_out_followups, pass_on_feedback, record_income
from app.followups.feedback import OPENING, ORGANISATION, feedback
from app.followups.lifecycle import Evidence, IncomeKind
from app.followups.months import later
from app.jobs.tables import Vacancy
from app.matching.terms import FailureCause
from app.offers.outcomes import Outcomes
from app.placements.actions import end, start
from app.placements.lifecycle import EndReason
from tests.cast import START, Town, build_settled_town, on
from tests.conftest import OpenDatabase

JUDGED_SIX = date(2026, 7, 21)


async def a_vacancy(town: Town) -> UUID:
    row = Vacancy(
        organisation_id=town.employer,
        title="仓储管理员",
        posted_on=START,
        headcount=5,
        form="full_time",
        first_day=START,
        week=town.job().week.to_text(),
        pay_low_fen=300_000,
        pay_high_fen=330_000,
        pay_unit="month",
        division="640104",
    )
    await row.save()
    return UUID(str(row.id))


async def test_a_vacancy_learns_who_stayed_and_why_others_left(database: OpenDatabase) -> None:
    town = await build_settled_town()
    vacancy_id = await a_vacancy(town)
    with on(START):
        stayed = await start(town.caseworker, town.job(opening_id=vacancy_id))
        left = await start(town.caseworker, town.job(person_id=town.partner, opening_id=vacancy_id))
        for placement_id in (stayed, left):
            await lay_out_followups(SYSTEM, placement_id)
    with on(date(2026, 3, 1)):
        await end(town.caseworker, left, date(2026, 2, 27), EndReason.LEFT, FailureCause.CARE)
        assert await feedback(date(2026, 3, 1)) == {
            key: Outcomes(0, 1, {FailureCause.CARE: 1})
            for key in ((OPENING, vacancy_id), (ORGANISATION, town.employer))
        }
    for number in range(6):
        month = later(START, number)
        with on(later(month, 1) + timedelta(days=4)):
            paid = NewIncome(town.worker, month, IncomeKind.WAGE, 330_000, Evidence.BANK, stayed)
            await record_income(town.caseworker, paid)
    with on(JUDGED_SIX):
        await decide_outcomes(SYSTEM, JUDGED_SIX)
        assert await pass_on_feedback(SYSTEM, JUDGED_SIX) == 1
        assert await pass_on_feedback(SYSTEM, JUDGED_SIX) == 0
    (row,) = await Vacancy.select(Vacancy.outcomes_stable, Vacancy.outcomes_total, Vacancy.failed_causes).output(
        load_json=True
    )
    assert row == {"outcomes_stable": 1, "outcomes_total": 2, "failed_causes": {"care": 1}}


async def test_what_is_not_judged_yet_is_not_counted(database: OpenDatabase) -> None:
    town = await build_settled_town()
    with on(START):
        await start(town.caseworker, town.job(opening_id=await a_vacancy(town)))
    assert await feedback(JUDGED_SIX - timedelta(days=1)) == {}
    assert {outcomes.total for outcomes in (await feedback(JUDGED_SIX)).values()} == {1}
