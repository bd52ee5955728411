"""Pure decisions about placements: what a new one must say, which steps are allowed, and what it clashes with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from app.actors import Role
from app.errors import ALLOWED, Problem, Verdict
from app.matching.terms import EmploymentForm, FailureCause
from app.placements.lifecycle import (
    FAILED_ENDS,
    STATE_LABELS,
    TRANSITIONS,
    EndReason,
    PlacementKind,
    PlacementState,
    Step,
    Transition,
)
from app.schedules.week import WeekPattern
from app.sentences import Money, say

MOST_DAYS_AHEAD = 7
"""A placement is entered when work starts; a week ahead is allowed so that the office can prepare."""

LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class NewPlacement:
    """What is needed to start a placement. Wages in fen a month, `week` empty when the hours are irregular.

    `gives_up` are the sources of engagements that end the day before (an own stall, another job). A transfer gives up
    the post at the same organisation by itself. `division` None: the household's own.
    """

    person_id: UUID
    kind: PlacementKind
    form: EmploymentForm
    title: str
    started_on: date
    wage_fen: int
    week: WeekPattern
    organisation_id: UUID | None = None
    opening_id: UUID | None = None
    case_id: UUID | None = None
    referral_id: UUID | None = None
    occupation_code: str | None = None
    division: str | None = None
    agreed_share_percent: int = 100
    contract_until: date | None = None
    subsidised: bool = False
    wage_before_fen: int | None = None
    gives_up: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenTime:
    """Hours of a week a person has already given to something, from `first_day` to `last_day` (None: open).

    Only work (`is_work`) can be given up by starting other work; a course or a timetable cannot.
    """

    source_id: UUID
    title: str
    week: WeekPattern
    first_day: date
    last_day: date | None
    organisation_id: UUID | None
    is_work: bool = True


def problems_of(new: NewPlacement, today: date) -> list[Problem]:
    """Every wrong field of a new placement, in the order of the form."""
    return [*_problems_of_work(new), *_problems_of_dates(new, today), *_problems_of_transfer(new)]


def may_take(step: Step, state: PlacementState, role: Role) -> Verdict:
    """Whether `role` may take `step` with a placement in `state` (the table of `lifecycle`)."""
    found = transition(step, state)
    if found is None:
        reason = say("This is not possible: the placement is “{state}”.", state=STATE_LABELS[state])
        return Verdict(False, "placement-lifecycle", reason)
    if role not in found.roles:
        return Verdict(False, "placement-role", say("This step is not yours to take. Please ask the caseworker."))
    return ALLOWED


def transition(step: Step, state: PlacementState) -> Transition | None:
    """The row of the lifecycle table for `step` in `state`, or None."""
    return next((row for row in TRANSITIONS if (row.step, row.before) == (step, state)), None)


def problems_of_end(
    started_on: date, ended_on: date, today: date, reason: EndReason, cause: FailureCause | None
) -> list[Problem]:
    """Every wrong field of an end: the last day worked, and the cause that a failure must name."""
    problems = []
    if not started_on <= ended_on <= today:
        text = say("The last day worked lies between the start and today.")
        problems.append(Problem("ended_on", text, "end-in-order"))
    if reason in FAILED_ENDS and cause is None:
        text = say("Say what the cause was: the next matching takes it into account.")
        problems.append(Problem("cause", text, "end-needs-cause"))
    return problems


def clash(new: NewPlacement, taken: Iterable[TakenTime]) -> Verdict:
    """Whether the new hours run into hours the person has already given elsewhere.

    What is given up, and in a transfer the post at the same organisation, does not count. The first clash by day and
    source is named, so the answer does not depend on the order of `taken`.
    """
    found = sorted(
        (time for time in taken if not is_given_up(new, time) and _meets(new, time)),
        key=lambda time: (time.first_day, time.source_id),
    )
    if not found:
        return ALLOWED
    reason = say(
        "The hours clash with “{other}” by {half_hours} half-hours a week. One person cannot be in two places.",
        other=found[0].title,
        half_hours=(new.week & found[0].week).half_hours,
    )
    return Verdict(False, "placement-clash", reason)


def is_given_up(new: NewPlacement, time: TakenTime) -> bool:
    """Whether the person stops what took this time when the new placement starts."""
    same_firm = time.organisation_id is not None and time.organisation_id == new.organisation_id
    return time.is_work and (time.source_id in new.gives_up or (new.kind is PlacementKind.TRANSFER and same_firm))


def eve(day: date) -> date:
    """The day before `day`: the last day of what a placement starting on `day` replaces."""
    return day - timedelta(days=1)


def _problems_of_work(new: NewPlacement) -> Iterable[Problem]:
    if not new.title.strip():
        yield Problem("title", say("Say what the work is."), "title-needed")
    if len(new.title.strip()) > LONGEST_TITLE:
        yield Problem("title", say("Please shorten this to {count} characters.", count=LONGEST_TITLE), "title-short")
    if not 0 <= new.wage_fen <= 100_000_000:
        yield Problem("wage_fen", say("The monthly wage lies between 0 and 1,000,000 yuan."), "wage-in-range")
    if not 1 <= new.agreed_share_percent <= 100:
        yield Problem("agreed_share_percent", say("The share of full time lies between 1 and 100."), "share-in-range")
    if new.form is EmploymentForm.FULL_TIME and new.agreed_share_percent != 100:
        text = say("Full time is a share of 100. For fewer hours choose part time.")
        yield Problem("agreed_share_percent", text, "full-time-is-whole")
    irregular = new.form in (EmploymentForm.SELF_EMPLOYED, EmploymentForm.PLATFORM)
    if not new.week and not irregular:
        yield Problem("week", say("Enter the hours of a usual week."), "week-needed")
    if new.organisation_id is None and new.kind in _KINDS_OF_A_FIRM:
        yield Problem("organisation_id", say("Choose the employer."), "employer-needed")
    if (new.kind is PlacementKind.SLOT) != (new.form is EmploymentForm.STUDENT_WORK):
        text = say("A work-study slot is student work, and student work is a slot.")
        yield Problem("form", text, "slot-is-student-work")


def _problems_of_dates(new: NewPlacement, today: date) -> Iterable[Problem]:
    if new.started_on > today + timedelta(days=MOST_DAYS_AHEAD):
        text = say("A placement is entered when work starts, at most {days} days ahead.", days=MOST_DAYS_AHEAD)
        yield Problem("started_on", text, "start-not-far-ahead")
    if new.started_on.year < 2000:
        yield Problem("started_on", say("Please check the year."), "start-plausible")
    if new.contract_until is not None and new.contract_until < new.started_on:
        yield Problem("contract_until", say("The contract ends before it starts."), "dates-in-order")


def _problems_of_transfer(new: NewPlacement) -> Iterable[Problem]:
    if (new.kind is PlacementKind.TRANSFER) != (new.form is EmploymentForm.IN_HOUSE_TRANSFER):
        yield Problem("form", say("A new post at the same firm has the form of a transfer."), "transfer-form")
    if new.kind is not PlacementKind.TRANSFER:
        return
    if new.wage_before_fen is None:
        yield Problem("wage_before_fen", say("Enter the wage before the transfer."), "wage-before-needed")
    elif new.wage_fen < new.wage_before_fen:
        text = say("In a transfer the wage may not be lower than before ({before}).", before=Money(new.wage_before_fen))
        yield Problem("wage_fen", text, "transfer-wage-not-lower")


_KINDS_OF_A_FIRM = frozenset({PlacementKind.VACANCY, PlacementKind.SLOT, PlacementKind.TRANSFER})


def _meets(new: NewPlacement, time: TakenTime) -> bool:
    until = new.contract_until or date.max
    apart = (time.last_day is not None and time.last_day < new.started_on) or time.first_day > until
    return not apart and new.week.overlaps(time.week)
