"""Reactions as the tests of follow-ups need them."""

import pytest

from app.actors import SYSTEM
from app.followups.actions import (
    lay_out_followups,
)
from app.followups.events import OutcomeDecided, ReopenNeeded
from app.history import connect
from app.placements.events import PlacementEnded, PlacementStarted
from tests.followups.line import Heard


@pytest.fixture
def heard() -> Heard:
    """What the reactions of a program would hear; follow-ups are laid out as they are there."""
    listening = Heard()

    async def lay_out(actor: object, event: PlacementStarted) -> None:
        await lay_out_followups(SYSTEM, event.subject_id)

    connect(
        {
            PlacementStarted: [lay_out],
            PlacementEnded: [],
            ReopenNeeded: [listening.reopen],
            OutcomeDecided: [listening.decide],
        }
    )
    return listening


@pytest.fixture(autouse=True)
def quiet() -> object:
    """No reaction outlives its test."""
    yield
    connect({})
