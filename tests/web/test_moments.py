"""History in words: each event of a family's story has a sentence, and no event is forgotten."""

from datetime import UTC, date, datetime
from importlib import import_module
from uuid import UUID

import pytest

from app.casework.events import CaseClosed, CaseOpened, CaseReopened, HomeVisited, PlanAgreed, ReferralMoved
from app.casework.lifecycle import ClosingReason, ReferralState
from app.followups.events import AlertRaised, FollowUpMoved, FollowUpReviewed, OutcomeDecided
from app.followups.lifecycle import ExcuseReason, FollowUpState, OutcomeClass, ReopenTrigger, Stage, WarningKind
from app.history import Event
from app.history.queries import Entry
from app.jobs.events import TransferMoved, TransferNegotiated
from app.jobs.lifecycle import Party, Stance, TransferState
from app.languages import ENGLISH, render
from app.matching.terms import EmploymentForm, FailureCause, OpeningKind, RefusalReason
from app.people.events import CauseRecorded, CauseResolved, Graduated, OpeningRefused, TierDecided
from app.people.terms import HardshipCause, HardshipTier
from app.placements.events import PlacementEnded, PlacementExcluded, PlacementStarted, TermsChanged
from app.placements.lifecycle import EndReason, ExclusionReason, PlacementKind
from app.training.events import EnrolmentMoved
from app.training.lifecycle import EnrolmentState
from app.web.public.moments import WORDS, Moment, Names, moments
from app.workstudy.events import BookingMoved
from app.workstudy.lifecycle import BookingState

PERSON, OPENING, SUBJECT = UUID(int=1), UUID(int=2), UUID(int=3)
NAMES = Names({str(PERSON): "赵晚玲", str(OPENING): "大盘鸡班", str(SUBJECT): "凉皮摊"})
DAY = date(2026, 3, 9)

STORY: list[tuple[Event, str, str]] = [
    (CaseOpened(SUBJECT, PERSON), "The union opened the family's case", ""),
    (PlanAgreed(SUBJECT, 2), "The family's plan was agreed (version 2)", ""),
    (HomeVisited(SUBJECT, PERSON), "The caseworker visited the family at home", ""),
    (TierDecided(SUBJECT, PERSON, HardshipTier.DEEP, None, None), "The caseworker signed: Deep hardship", ""),
    (TierDecided(SUBJECT, PERSON, None, None, None), "The caseworker signed: no hardship", ""),
    (CauseRecorded(SUBJECT, PERSON, HardshipCause.ILLNESS), "Reason for the hardship: Illness", ""),
    (
        CauseResolved(SUBJECT, PERSON, HardshipCause.ILLNESS, DAY),
        "A reason for the hardship is resolved: Illness",
        "good",
    ),
    (Graduated(PERSON, SUBJECT, DAY), "赵晚玲 graduated and looks for a job now", "good"),
    (
        OpeningRefused(PERSON, OpeningKind.COURSE, OPENING, RefusalReason.CARE),
        "赵晚玲 said no to 大盘鸡班: care at home",
        "warn",
    ),
    (
        ReferralMoved(SUBJECT, PERSON, OpeningKind.VACANCY, OPENING, None, ReferralState.UNANSWERED),
        "赵晚玲, 大盘鸡班: no answer yet",
        "warn",
    ),
    (
        EnrolmentMoved(SUBJECT, PERSON, OPENING, None, EnrolmentState.ADMITTED, 3),
        "赵晚玲, 大盘鸡班: admitted",
        "",
    ),
    (
        BookingMoved(SUBJECT, OPENING, PERSON, None, BookingState.BOOKED, DAY),
        "赵晚玲, 大盘鸡班: booked",
        "",
    ),
    (
        TransferMoved(SUBJECT, PERSON, OPENING, None, TransferState.AGREED),
        "赵晚玲, 凉皮摊: agreed by all three",
        "good",
    ),
    (
        TransferNegotiated(SUBJECT, OPENING, Party.FIRM, Stance.OBJECTS, 1),
        "Talks about 凉皮摊: the firm objects",
        "warn",
    ),
    (
        PlacementStarted(
            SUBJECT, PERSON, None, None, PlacementKind.OWN_BUSINESS, EmploymentForm.SELF_EMPLOYED, None, None, DAY
        ),
        "赵晚玲 started work: 凉皮摊 (Own stall or business)",
        "good",
    ),
    (TermsChanged(SUBJECT, 2, DAY), "凉皮摊: other terms from Mon 9 Mar 2026", ""),
    (
        PlacementEnded(
            SUBJECT, PERSON, None, PlacementKind.VACANCY, OPENING, DAY, EndReason.LEFT, FailureCause.TRANSPORT
        ),
        "凉皮摊: work ended, the person left. Cause: the way to work",
        "bad",
    ),
    (
        PlacementEnded(SUBJECT, PERSON, None, PlacementKind.SLOT, OPENING, DAY, EndReason.GRADUATED, None),
        "凉皮摊: work ended, has graduated",
        "",
    ),
    (
        PlacementExcluded(SUBJECT, DAY, ExclusionReason.RETIRED),
        "凉皮摊: not counted, the person has retired",
        "warn",
    ),
    (
        FollowUpMoved(SUBJECT, PERSON, None, FollowUpState.SENT, FollowUpState.OVERDUE),
        "Check-in with 赵晚玲: overdue",
        "warn",
    ),
    (
        FollowUpMoved(SUBJECT, PERSON, None, FollowUpState.DUE, FollowUpState.EXCUSED, ExcuseReason.IN_HOSPITAL, DAY),
        "Check-in with 赵晚玲 may wait: in hospital",
        "",
    ),
    (FollowUpReviewed(SUBJECT, None, False), "The caseworker reviewed the work: it holds", "good"),
    (FollowUpReviewed(SUBJECT, None, True), "The caseworker reviewed the work: it does not hold", "bad"),
    (
        OutcomeDecided(SUBJECT, PERSON, None, DAY, None, OutcomeClass.STABLE, Stage.STABLE),
        "凉皮摊: stable income (stable for six months)",
        "good",
    ),
    (AlertRaised(PERSON, SUBJECT, WarningKind.LATE_PAY), "Early warning for 赵晚玲: pay came late", "warn"),
    (
        CaseClosed(SUBJECT, ClosingReason.EXIT_BY_WORK),
        "The case was closed: exit by work: income has become stable",
        "good",
    ),
    (
        CaseReopened(SUBJECT, PERSON, None, ReopenTrigger.JOB_LOST, FailureCause.PAY, False),
        "The case opened again: the job was lost. Cause: pay",
        "bad",
    ),
    (
        CaseReopened(SUBJECT, PERSON, None, ReopenTrigger.SHOCK, None, False),
        "The case opened again: a new blow to the family",
        "bad",
    ),
]

TOO_SMALL = {
    "AdmittedFromWaitlist": "the enrolment's own move tells it",
    "AlertHandled": "the alert was told when it was raised",
    "CareDutyAdded": "part of opening the file",
    "CareDutyEnded": "shown by the week",
    "CaseHandedOver": "changes nothing for the family",
    "ConsentGiven": "part of opening the file",
    "ConsentWithdrawn": "a person's own decision, shown to nobody else",
    "DiagnosisRecorded": "health is never on a page of others",
    "DiagnosisSeen": "for the access log",
    "EmploymentEnded": "the placement's own end tells it",
    "EmploymentRecorded": "the placement's own start tells it",
    "FailureNoted": "the placement's own end tells it",
    "FinancesRecorded": "shown by the hardship's working",
    "FollowUpsLaidOut": "the contacts themselves are told",
    "HealthWatchLaidOut": "health is never on a page of others",
    "HoursRecorded": "shown by the monthly statement",
    "HouseholdHandedOver": "changes nothing for the family",
    "HouseholdMoved": "the new address is on the page",
    "HouseholdOpened": "the case tells it",
    "IdNumberRecorded": "for the access log",
    "IdNumberSeen": "for the access log",
    "IncomeRecorded": "shown by the ledger",
    "LicenceRecorded": "shown by the member's skills",
    "LimitLifted": "health is never on a timeline",
    "LimitSet": "health is never on a timeline",
    "PersonAdded": "part of opening the file",
    "PersonLeft": "shown by the members",
    "PreferencesSet": "shown by the member's lines",
    "ProtectionSet": "health is never on a timeline",
    "RefusalUndone": "what counts is what follows",
    "ReopenNeeded": "the re-opening itself is told",
    "SetbackNoted": "a family's blow is its own to tell",
    "SkillRecorded": "shown by the member's skills",
    "StudyRecorded": "shown by the week",
    "WishDropped": "shown by the member's lines",
    "WishRecorded": "shown by the member's lines",
    "WorkSignNoted": "the warning it leads to is told",
}
"""Events of a family that a timeline leaves out, and why."""

ROOMS = ("casework", "followups", "jobs", "people", "placements", "training", "workstudy")
OF_A_FAMILY = {"case", "household", "person", "referral", "enrolment", "booking", "transfer", "placement", "follow_up"}


def told(event: Event) -> list[Moment]:
    entry = Entry(
        number=1,
        happened_at=datetime(2026, 3, 9, 1, tzinfo=UTC),
        actor_role="caseworker",
        actor_id=None,
        organisation_id=None,
        event=type(event).__name__,
        subject_kind=event.subject_kind,
        subject_id=event.subject_id,
        data=event.data,
        why="note",
    )
    return moments([entry], NAMES)


@pytest.mark.parametrize(("event", "sentence", "tone"), STORY)
def test_an_event_is_told(event: Event, sentence: str, tone: str) -> None:
    [moment] = told(event)

    assert (moment.day, render(moment.what, ENGLISH), moment.tone, moment.why) == (DAY, sentence, tone, "note")


def test_every_teller_is_tried() -> None:
    assert {type(event).__name__ for event, _, _ in STORY} == set(WORDS)


@pytest.mark.parametrize("room", ROOMS)
def test_every_event_of_a_family_is_told_or_left_out_for_a_reason(room: str) -> None:
    events = {
        name
        for name, event in vars(import_module(f"app.{room}.events")).items()
        if isinstance(event, type) and issubclass(event, Event) and event.__module__ == f"app.{room}.events"
        if getattr(event, "subject_kind", "") in OF_A_FAMILY and not name.endswith("Event")
        if not name.endswith("OutcomesNoted")
    }

    assert events <= set(WORDS) | set(TOO_SMALL)


def test_nothing_is_both_told_and_left_out() -> None:
    assert not set(WORDS) & set(TOO_SMALL)


@pytest.mark.parametrize(
    ("before", "after"),
    [(FollowUpState.DUE, FollowUpState.SENT), (FollowUpState.SENT, FollowUpState.ANSWERED)],
)
def test_a_check_in_that_goes_as_it_should_is_not_told(before: FollowUpState, after: FollowUpState) -> None:
    assert told(FollowUpMoved(SUBJECT, PERSON, None, before, after)) == []


def test_what_the_start_of_the_work_tells_is_not_told_twice() -> None:
    placed = ReferralMoved(SUBJECT, PERSON, OpeningKind.VACANCY, OPENING, None, ReferralState.PLACED)
    begun = OutcomeDecided(SUBJECT, PERSON, None, DAY, None, OutcomeClass.ON_THE_WAY, Stage.STARTED)

    assert told(placed) == told(begun) == []


def test_an_alert_that_asks_for_a_reopening_is_told_by_the_reopening() -> None:
    assert told(AlertRaised(PERSON, SUBJECT, "reopen:under_line")) == []  # type: ignore[arg-type]


def test_a_removed_name_is_a_dash() -> None:
    assert Names({}).of(PERSON) == "—"
