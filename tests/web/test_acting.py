"""What the app does by itself while it runs: events have consequences, and what falls due is woken."""

import pytest

from app import main
from app.history import actions
from app.reactions import REACTIONS
from app.scheduler import SCHEDULE, Periodic
from app.settings import Settings
from app.web.public.marker import Demonstration, mark_as_demonstration
from tests.web.conftest import TODAY, browsing


class Ticker:
    """Stands in for the clockwork of the scheduler, whose first tick could be a minute away."""

    started: tuple[Periodic, ...] | None = None
    stopped = False

    def start(self, schedule: tuple[Periodic, ...]) -> "Ticker":
        self.started = schedule
        return self

    def shutdown(self) -> None:
        self.stopped = True


@pytest.fixture
def ticker(monkeypatch: pytest.MonkeyPatch) -> Ticker:
    ticker = Ticker()
    monkeypatch.setattr(main, "start_scheduler", ticker.start)
    return ticker


async def test_what_falls_due_is_woken_until_the_app_ends(settings: Settings, ticker: Ticker) -> None:
    async with browsing(main.create_app(settings)):
        assert ticker.started == SCHEDULE
        assert not ticker.stopped
    assert ticker.stopped


async def test_in_a_demonstration_time_stands_still(settings: Settings, ticker: Ticker) -> None:
    mark_as_demonstration(settings, Demonstration(TODAY))
    async with browsing(main.create_app(settings)):
        assert ticker.started == ()


async def test_events_have_their_consequences_while_the_app_runs(settings: Settings, ticker: Ticker) -> None:
    async with browsing(main.create_app(settings)):
        assert actions._reactions == dict(REACTIONS)
    assert actions._reactions == {}
