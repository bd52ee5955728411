"""Which slots a student can hold together under the caps over all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.schedules.caps import StudentCaps
from app.schedules.dated import DatedDays
from app.schedules.student_hours import student_findings
from app.workstudy.rules import Studies

MOST_TRIED = 14
"""Slots tried together: the first ones given. Keeps the number of sets looked at within reason."""


@dataclass(frozen=True, slots=True)
class SlotChoice:
    """One slot a student could take: its dated hours and its pay of an hour, in fen."""

    slot_id: str
    hours: DatedDays
    pay_hour_fen: int


@dataclass(frozen=True, slots=True)
class SlotCombination:
    """Slots that go together, in the order given, with all their half-hours and all their pay, in fen."""

    slot_ids: tuple[str, ...]
    half_hours: int
    pay_fen: int


def slot_combinations(
    choices: Sequence[SlotChoice], booked: Sequence[DatedDays], studies: Studies, caps: StudentCaps, limit: int = 10
) -> tuple[SlotCombination, ...]:
    """The best-paid sets of slots that break no rule together with what is `booked`, and to which none can be added.

    Of equal pay the one with fewer hours comes first, then by slot ids.
    """
    choices = choices[:MOST_TRIED]
    lawful: list[frozenset[int]] = []
    _extend(frozenset(), choices, booked, studies, caps, lawful)
    largest = [one for one in lawful if one and not any(one < other for other in lawful)]
    combinations = [_combination([choices[index] for index in sorted(one)]) for one in largest]
    return tuple(sorted(combinations, key=lambda found: (-found.pay_fen, found.half_hours, found.slot_ids))[:limit])


def _extend(
    chosen: frozenset[int],
    choices: Sequence[SlotChoice],
    booked: Sequence[DatedDays],
    studies: Studies,
    caps: StudentCaps,
    lawful: list[frozenset[int]],
) -> None:
    """Add every lawful set that begins with `chosen`; a set with an unlawful part is never lawful."""
    for index in range(max(chosen, default=-1) + 1, len(choices)):
        extended = chosen | {index}
        hours = [*booked, *(choices[each].hours for each in extended)]
        if not student_findings(hours, studies.school, studies.classes, caps, graduates_on=studies.graduates_on):
            lawful.append(extended)
            _extend(extended, choices, booked, studies, caps, lawful)


def _combination(chosen: Sequence[SlotChoice]) -> SlotCombination:
    return SlotCombination(
        tuple(choice.slot_id for choice in chosen),
        sum(choice.hours.half_hours for choice in chosen),
        sum(choice.hours.half_hours * choice.pay_hour_fen // 2 for choice in chosen),
    )
