"""What the tests of the line from a start to the outcome share."""

from datetime import date, timedelta
from uuid import UUID

from app.actors import SYSTEM
from app.followups.actions import (
    NewIncome,
    decide_outcomes,
    record_income,
)
from app.followups.events import OutcomeDecided, ReopenNeeded
from app.followups.lifecycle import Evidence, IncomeKind
from app.followups.months import later
from app.placements.actions import start
from tests.cast import START, Town, on

PAY = 330_000
JUDGED_SIX = date(2026, 7, 21)


class Heard:
    """Reactions that only listen."""

    def __init__(self) -> None:
        self.reopened: list[ReopenNeeded] = []
        self.decided: list[OutcomeDecided] = []

    async def reopen(self, actor: object, event: ReopenNeeded) -> None:
        self.reopened.append(event)

    async def decide(self, actor: object, event: OutcomeDecided) -> None:
        self.decided.append(event)


async def placed(town: Town) -> UUID:
    with on(START):
        return await start(town.caseworker, town.job())


async def pay(town: Town, placement_id: UUID, number: int, fen: int = PAY, evidence: Evidence = Evidence.BANK) -> UUID:
    """Enter the pay of the `number`th month (0 is January), early in the next."""
    month = later(START, number)
    with on(later(month, 1) + timedelta(days=4)):
        return await record_income(
            town.caseworker, NewIncome(town.worker, month, IncomeKind.WAGE, fen, evidence, placement_id)
        )


async def decide_on(*days: date) -> None:
    for day in days:
        with on(day):
            await decide_outcomes(SYSTEM, day)
