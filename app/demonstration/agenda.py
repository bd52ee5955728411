"""What the people of the town will do, and on which day."""

from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import date

Step = Callable[[], Awaitable[object]]


class Agenda:
    """Steps by day, done in the order in which they were put down."""

    def __init__(self) -> None:
        self._steps: dict[date, list[Step]] = defaultdict(list)

    def put(self, day: date, step: Step) -> None:
        """Put `step` down for `day`; a day that has passed already is never done."""
        self._steps[day].append(step)

    async def do(self, day: date) -> int:
        """Do what stands on `day`, also what its steps put down for the same day; answers how many steps."""
        done = 0
        while self._steps[day]:
            await self._steps[day].pop(0)()
            done += 1
        del self._steps[day]
        return done
