"""Care at home as the engine needs it: the windows a person answers for, and who else could be there."""

from typing import Any
from uuid import UUID

from app.matching.values import CareWindow, CoveringAdult
from app.people.candidate_rows import CandidateRows
from app.schedules.ring import stretch
from app.schedules.week import NIGHT, WeekPattern

_NIGHT = WeekPattern.from_windows(NIGHT)


def care_windows(person_id: UUID, rows: CandidateRows) -> tuple[CareWindow, ...]:
    """The care windows this person is named for, each with the other adults named and the hours they are at home."""
    duties = rows.duties.get(rows.people[person_id]["household_id"], ())
    return tuple(_window(person_id, duty, rows) for duty in duties if person_id in rows.carers.get(duty["id"], ()))


def needed_at_night(windows: tuple[CareWindow, ...]) -> bool:
    """Whether some night hour of care is covered by nobody else."""
    return any((window.week & _NIGHT) - WeekPattern.any_of(adult.free for adult in window.adults) for window in windows)


def at_home_for(week: WeekPattern, away: WeekPattern) -> WeekPattern:
    """The hours an adult can give to the windows of `week`: a window is never cut up between two people."""
    free = ~away
    for window in week.shifts():
        whole = WeekPattern(stretch(window.begins, window.length))
        if whole.overlaps(away):
            free -= whole
    return free


def _window(person_id: UUID, duty: dict[str, Any], rows: CandidateRows) -> CareWindow:
    week = WeekPattern.from_text(duty["week"])
    return CareWindow(
        week=week,
        for_whom=rows.names[duty["cared_for_id"]],
        first_day=duty["first_day"],
        last_day=duty["last_day"],
        adults=tuple(_adult(other, week, rows) for other in rows.carers[duty["id"]] if other != person_id),
    )


def _adult(person_id: UUID, week: WeekPattern, rows: CandidateRows) -> CoveringAdult:
    away = WeekPattern.any_of(engaged.week for engaged in rows.engagements.get(person_id, ()))
    return CoveringAdult(str(person_id), rows.names[person_id], at_home_for(week, away))
