"""The months of the eight families, written down day by day: what they, their firms and their caseworker do."""

from collections.abc import Awaitable, Callable, Mapping

from app.demonstration.diaries import liang, lin, qin, xie, zhang, zhao
from app.demonstration.diaries.diary import Diary
from app.demonstration.settling import SettledFamily

DIARIES: Mapping[str, Callable[[Diary], Awaitable[None]]] = {
    "S1": zhao.write,
    "S3": xie.write,
    "S5": zhang.write,
    "S6": lin.write,
    "S7": qin.write,
    "S8": liang.write,
}
"""By the code of the household: S2 lives with S1, S4 with S3."""


async def write_diaries(families: Mapping[str, SettledFamily], diary_of: Callable[[SettledFamily], Diary]) -> None:
    """Post what is meant for the eight families, and put what happens to them on the agenda."""
    for code, write in DIARIES.items():
        await write(diary_of(families[code]))
