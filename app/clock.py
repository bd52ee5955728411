"""The only way time passes: every "now" and "today" in the program is asked for here."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")

_simulated: datetime | None = None


def now() -> datetime:
    """The moment, in UTC: the simulated one inside `simulated()`, else the machine's."""
    return _simulated if _simulated is not None else datetime.now(UTC)


def today() -> date:
    """The calendar day in China (Asia/Shanghai)."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The calendar day in China on which an aware `moment` falls."""
    return moment.astimezone(CHINA).date()


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """The moment, in UTC, of a wall-clock time in China on `day`."""
    return datetime.combine(day, time(hour, minute), CHINA).astimezone(UTC)


def is_simulated() -> bool:
    """Whether time stands still until `travel_to` or `pass_time` moves it."""
    return _simulated is not None


@contextmanager
def simulated(start: datetime) -> Iterator[None]:
    """Stop the clock at an aware `start` for the block; it moves only by `travel_to` and `pass_time`.

    One clock a process: every task and thread sees the same simulated moment.
    """
    global _simulated
    before = _simulated
    _simulated = start.astimezone(UTC)
    try:
        yield
    finally:
        _simulated = before


def travel_to(moment: datetime) -> None:
    """Set the simulated clock to an aware `moment`. Raises RuntimeError outside `simulated()`."""
    global _simulated
    if _simulated is None:
        raise RuntimeError("the machine's clock cannot be set")
    _simulated = moment.astimezone(UTC)


def pass_time(span: timedelta) -> None:
    """Move the simulated clock forward by `span`. Raises RuntimeError outside `simulated()`."""
    travel_to(now() + span)
