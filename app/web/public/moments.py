"""History told to people: for each event of a household, the sentence a timeline shows.

`WORDS` holds one teller an event; an event that is not in it is too small for a family's story.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app import clock
from app.casework.lifecycle import CLOSING_LABELS, REFERRAL_LABELS, ClosingReason, ReferralState
from app.followups.lifecycle import (
    CLASS_LABELS,
    EXCUSE_LABELS,
    REOPEN_LABELS,
    STAGE_LABELS,
    STATE_LABELS,
    WARNING_LABELS,
    ExcuseReason,
    FollowUpState,
    OutcomeClass,
    ReopenTrigger,
    Stage,
    WarningKind,
)
from app.history.queries import Entry
from app.jobs.lifecycle import PARTY_LABELS, STANCE_LABELS, TRANSFER_LABELS, Party, Stance, TransferState
from app.matching.terms import FAILURE_CAUSE_LABELS, REFUSAL_REASON_LABELS, FailureCause, RefusalReason
from app.people.terms import CAUSE_LABELS, TIER_LABELS, HardshipCause, HardshipTier
from app.placements.lifecycle import (
    END_LABELS,
    EXCLUSION_LABELS,
    KIND_LABELS,
    EndReason,
    ExclusionReason,
    PlacementKind,
)
from app.sentences import Sentence, say
from app.training.lifecycle import ENROLMENT_LABELS, EnrolmentState
from app.workstudy.lifecycle import BOOKING_LABELS, BookingState

GOOD, WARN, BAD, PLAIN = "good", "warn", "bad", ""


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline; `tone` is "good", "warn", "bad" or empty."""

    day: date
    what: Sentence
    tone: str = PLAIN
    why: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called: persons by name, openings, referrals, enrolments and placements by title."""

    called: Mapping[str, str]

    def of(self, identifier: object) -> str:
        """The name of `identifier`, or a dash: a name may have been removed, its history stays."""
        return self.called.get(str(identifier), "—")


Told = tuple[Sentence, str] | None
Teller = Callable[[Entry, Names], Told]


def moments(entries: Iterable[Entry], names: Names) -> list[Moment]:
    """The timeline of `entries`, in their order."""
    told = ((entry, WORDS[entry.event](entry, names)) for entry in entries if entry.event in WORDS)
    return [Moment(clock.day_of(entry.happened_at), words[0], words[1], entry.why) for entry, words in told if words]


def _tier_decided(entry: Entry, names: Names) -> Told:
    if entry.data["tier"] is None:
        return say("The caseworker signed: no hardship"), PLAIN
    return say("The caseworker signed: {tier}", tier=TIER_LABELS[HardshipTier(entry.data["tier"])]), PLAIN


def _cause_recorded(entry: Entry, names: Names) -> Told:
    return say("Reason for the hardship: {cause}", cause=CAUSE_LABELS[HardshipCause(entry.data["cause"])]), PLAIN


def _cause_resolved(entry: Entry, names: Names) -> Told:
    return say(
        "A reason for the hardship is resolved: {cause}", cause=CAUSE_LABELS[HardshipCause(entry.data["cause"])]
    ), GOOD


def _graduated(entry: Entry, names: Names) -> Told:
    return say("{name} graduated and looks for a job now", name=names.of(entry.subject_id)), GOOD


def _opening_refused(entry: Entry, names: Names) -> Told:
    return say(
        "{name} said no to {title}: {reason}",
        name=names.of(entry.subject_id),
        title=names.of(entry.data["opening_id"]),
        reason=REFUSAL_REASON_LABELS[RefusalReason(entry.data["reason"])],
    ), WARN


def _case_opened(entry: Entry, names: Names) -> Told:
    return say("The union opened the family's case"), PLAIN


def _plan_agreed(entry: Entry, names: Names) -> Told:
    return say("The family's plan was agreed (version {version})", version=entry.data["version"]), PLAIN


def _home_visited(entry: Entry, names: Names) -> Told:
    return say("The caseworker visited the family at home"), PLAIN


def _case_closed(entry: Entry, names: Names) -> Told:
    reason = ClosingReason(entry.data["reason"])
    tone = GOOD if reason is ClosingReason.EXIT_BY_WORK else PLAIN
    return say("The case was closed: {reason}", reason=CLOSING_LABELS[reason]), tone


def _case_reopened(entry: Entry, names: Names) -> Told:
    trigger = REOPEN_LABELS[ReopenTrigger(entry.data["trigger"])]
    if entry.data["cause"] is None:
        return say("The case opened again: {trigger}", trigger=trigger), BAD
    cause = FAILURE_CAUSE_LABELS[FailureCause(entry.data["cause"])]
    return say("The case opened again: {trigger}. Cause: {cause}", trigger=trigger, cause=cause), BAD


def _referral_moved(entry: Entry, names: Names) -> Told:
    state = ReferralState(entry.data["after"])
    if state is ReferralState.PLACED:
        # The start of the work tells it.
        return None
    tone = WARN if state in (ReferralState.DECLINED, ReferralState.UNANSWERED) else PLAIN
    return _about(entry, names, names.of(entry.data["opening_id"]), REFERRAL_LABELS[state]), tone


def _enrolment_moved(entry: Entry, names: Names) -> Told:
    state = EnrolmentState(entry.data["after"])
    tone = {EnrolmentState.COMPLETED: GOOD, EnrolmentState.DROPPED: BAD, EnrolmentState.WAITLISTED: WARN}
    return _about(entry, names, names.of(entry.data["cohort_id"]), ENROLMENT_LABELS[state]), tone.get(state, PLAIN)


def _transfer_moved(entry: Entry, names: Names) -> Told:
    state = TransferState(entry.data["after"])
    tone = {TransferState.AGREED: GOOD, TransferState.REFUSED: BAD}.get(state, PLAIN)
    return _about(entry, names, names.of(entry.subject_id), TRANSFER_LABELS[state]), tone


def _transfer_negotiated(entry: Entry, names: Names) -> Told:
    party, stance = PARTY_LABELS[Party(entry.data["party"])], STANCE_LABELS[Stance(entry.data["stance"])]
    tone = WARN if entry.data["stance"] == Stance.OBJECTS else PLAIN
    return say(
        "Talks about {title}: {party} {stance}", title=names.of(entry.subject_id), party=party, stance=stance
    ), tone


def _booking_moved(entry: Entry, names: Names) -> Told:
    label = BOOKING_LABELS[BookingState(entry.data["after"])]
    return _about(entry, names, names.of(entry.data["slot_id"]), label), PLAIN


def _placement_started(entry: Entry, names: Names) -> Told:
    return say(
        "{name} started work: {title} ({kind})",
        name=names.of(entry.data["person_id"]),
        title=names.of(entry.subject_id),
        kind=KIND_LABELS[PlacementKind(entry.data["kind"])],
    ), GOOD


def _terms_changed(entry: Entry, names: Names) -> Told:
    day = date.fromisoformat(entry.data["valid_from"])
    return say("{title}: other terms from {day}", title=names.of(entry.subject_id), day=day), PLAIN


def _placement_ended(entry: Entry, names: Names) -> Told:
    title, reason = names.of(entry.subject_id), END_LABELS[EndReason(entry.data["reason"])]
    if entry.data["cause"] is None:
        return say("{title}: work ended, {reason}", title=title, reason=reason), PLAIN
    cause = FAILURE_CAUSE_LABELS[FailureCause(entry.data["cause"])]
    return say("{title}: work ended, {reason}. Cause: {cause}", title=title, reason=reason, cause=cause), BAD


def _placement_excluded(entry: Entry, names: Names) -> Told:
    reason = EXCLUSION_LABELS[ExclusionReason(entry.data["reason"])]
    return say("{title}: not counted, {reason}", title=names.of(entry.subject_id), reason=reason), WARN


def _follow_up_moved(entry: Entry, names: Names) -> Told:
    state, name = FollowUpState(entry.data["after"]), names.of(entry.data["person_id"])
    if state is FollowUpState.EXCUSED and entry.data["excuse"]:
        excuse = EXCUSE_LABELS[ExcuseReason(entry.data["excuse"])]
        return say("Check-in with {name} may wait: {excuse}", name=name, excuse=excuse), PLAIN
    if state is FollowUpState.OVERDUE:
        return say("Check-in with {name}: {state}", name=name, state=STATE_LABELS[state]), WARN
    # Answers in time are the rule; the page counts them instead.
    if state is FollowUpState.ANSWERED and entry.data["before"] == FollowUpState.OVERDUE:
        return say("Check-in with {name}: answered late", name=name), PLAIN
    return None


def _follow_up_reviewed(entry: Entry, names: Names) -> Told:
    if entry.data["failed"]:
        return say("The caseworker reviewed the work: it does not hold"), BAD
    return say("The caseworker reviewed the work: it holds"), GOOD


def _outcome_decided(entry: Entry, names: Names) -> Told:
    outcome, stage = OutcomeClass(entry.data["after"]), Stage(entry.data["stage"])
    if outcome is OutcomeClass.ON_THE_WAY and stage is Stage.STARTED:
        # Where every placement begins.
        return None
    tone = {OutcomeClass.STABLE: GOOD, OutcomeClass.AT_RISK: WARN, OutcomeClass.LOST: BAD}.get(outcome, PLAIN)
    return say(
        "{title}: {outcome} ({stage})",
        title=names.of(entry.subject_id),
        outcome=CLASS_LABELS[outcome],
        stage=STAGE_LABELS[stage],
    ), tone


def _alert_raised(entry: Entry, names: Names) -> Told:
    if entry.data["kind"] not in WARNING_LABELS:
        # An alert that asks for the case: its re-opening is told by itself.
        return None
    kind = WARNING_LABELS[WarningKind(entry.data["kind"])]
    return say("Early warning for {name}: {kind}", name=names.of(entry.subject_id), kind=kind), WARN


def _about(entry: Entry, names: Names, title: str, label: Sentence) -> Sentence:
    return say("{name}, {title}: {label}", name=names.of(entry.data.get("person_id")), title=title, label=label)


WORDS: dict[str, Teller] = {
    "AlertRaised": _alert_raised,
    "BookingMoved": _booking_moved,
    "CaseClosed": _case_closed,
    "CaseOpened": _case_opened,
    "CaseReopened": _case_reopened,
    "CauseRecorded": _cause_recorded,
    "CauseResolved": _cause_resolved,
    "EnrolmentMoved": _enrolment_moved,
    "FollowUpMoved": _follow_up_moved,
    "FollowUpReviewed": _follow_up_reviewed,
    "Graduated": _graduated,
    "HomeVisited": _home_visited,
    "OpeningRefused": _opening_refused,
    "OutcomeDecided": _outcome_decided,
    "PlacementEnded": _placement_ended,
    "PlacementExcluded": _placement_excluded,
    "PlacementStarted": _placement_started,
    "PlanAgreed": _plan_agreed,
    "ReferralMoved": _referral_moved,
    "TermsChanged": _terms_changed,
    "TierDecided": _tier_decided,
    "TransferMoved": _transfer_moved,
    "TransferNegotiated": _transfer_negotiated,
}
