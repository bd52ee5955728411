"""The coded words of follow-ups, and how a follow-up may change, as data."""

from enum import StrEnum

from app.sentences import Sentence, say


class FollowUpState(StrEnum):
    """Where one contact stands."""

    DUE = "due"
    SENT = "sent"
    ANSWERED = "answered"
    OVERDUE = "overdue"
    EXCUSED = "excused"
    CANCELLED = "cancelled"


class Instrument(StrEnum):
    """How the contact is made."""

    WORKER_FORM = "worker_form"
    EMPLOYER_LINK = "employer_link"
    CALL = "call"
    VISIT = "visit"
    PAYROLL_IMPORT = "payroll_import"


class ExcuseReason(StrEnum):
    """Why a contact may wait; always with an end date."""

    ALREADY_TOLD = "already_told"
    PAUSE_ASKED = "pause_asked"
    IN_HOSPITAL = "in_hospital"
    FAMILY_EVENT = "family_event"
    AWAY = "away"
    NO_NETWORK = "no_network"


class CancelReason(StrEnum):
    """Why a contact is no longer needed."""

    WORK_ENDED = "work_ended"
    OTHER_CONTRACT = "other_contract"
    EXCLUDED = "excluded"
    ALREADY_TOLD = "already_told"


class Evidence(StrEnum):
    """What an amount in the ledger rests on."""

    BANK = "bank"
    SOCIAL_INSURANCE = "social_insurance"
    PAYSLIP = "payslip"
    PLATFORM_STATEMENT = "platform_statement"
    CHECKED_TAKINGS_BOOK = "checked_takings_book"
    EMPLOYER_STATEMENT = "employer_statement"
    WORKER_STATEMENT = "worker_statement"


class Grade(StrEnum):
    """How far evidence can be relied on; A is best."""

    A = "A"
    B = "B"
    C = "C"


class IncomeKind(StrEnum):
    """What an income is. Work earns WAGE, TAKINGS (net) or STUDENT_PAY; a STIPEND counts for the household only.

    Pensions and aid stand in the household's finances (people), not in the ledger.
    """

    WAGE = "wage"
    TAKINGS = "takings"
    STUDENT_PAY = "student_pay"
    STIPEND = "stipend"


class SignKind(StrEnum):
    """What someone noticed at work, for the early warnings; `value` counts what the name says."""

    ABSENCE_DAYS = "absence_days"
    PAY_LATE_DAYS = "pay_late_days"
    WEEK_HALF_HOURS = "week_half_hours"
    CARE_WINDOW_LOST = "care_window_lost"


class OutcomeClass(StrEnum):
    """The one class every started placement is in on a day."""

    STABLE = "stable"
    ON_THE_WAY = "on_the_way"
    AT_RISK = "at_risk"
    LOST = "lost"
    UNVERIFIED = "unverified"
    EXCLUDED = "excluded"


class Stage(StrEnum):
    """How far a placement has come, by evidence; the furthest it has reached."""

    STARTED = "started"
    PLACED = "placed"
    RETAINED_30 = "retained_30"
    RETAINED_90 = "retained_90"
    STABLE = "stable"
    DURABLE = "durable"


class WarningKind(StrEnum):
    """Early warnings: each is listed with its reason, there is no score."""

    ABSENCES = "absences"
    LATE_PAY = "late_pay"
    FALLING_HOURS = "falling_hours"
    CONTRACT_ENDS = "contract_ends"
    MISSED_CHECK_IN = "missed_check_in"
    CONTRADICTION = "contradiction"
    WORSENING = "worsening"
    TROUBLE = "trouble"
    WORK_ENDED = "work_ended"


class ReopenTrigger(StrEnum):
    """Why a household's case is taken up again."""

    JOB_LOST = "job_lost"
    UNDER_LINE = "under_line"
    FAILED_REVIEW = "failed_review"
    CONTRADICTION = "contradiction"
    SHOCK = "shock"
    RELAPSE = "relapse"


class SetbackKind(StrEnum):
    """A blow to a household: SHOCK from outside, RELAPSE into hardship, FALL of an income that was stable."""

    SHOCK = "shock"
    RELAPSE = "relapse"
    FALL = "fall"


class AlertState(StrEnum):
    """Whether a person has looked at an alert."""

    OPEN = "open"
    HANDLED = "handled"


GRADES: dict[Evidence, Grade] = {
    Evidence.BANK: Grade.A,
    Evidence.SOCIAL_INSURANCE: Grade.A,
    Evidence.PAYSLIP: Grade.B,
    Evidence.PLATFORM_STATEMENT: Grade.B,
    Evidence.CHECKED_TAKINGS_BOOK: Grade.B,
    Evidence.EMPLOYER_STATEMENT: Grade.C,
    Evidence.WORKER_STATEMENT: Grade.C,
}
"""The grade of one piece of evidence alone; an employer's and a worker's statement together are B (`ledger`)."""

WORK_INCOME = frozenset({IncomeKind.WAGE, IncomeKind.TAKINGS, IncomeKind.STUDENT_PAY})

STAGES = tuple(Stage)
"""In the order they are reached."""

TRANSITIONS: frozenset[tuple[FollowUpState, FollowUpState]] = frozenset(
    {
        (FollowUpState.DUE, FollowUpState.SENT),
        (FollowUpState.DUE, FollowUpState.ANSWERED),
        (FollowUpState.DUE, FollowUpState.EXCUSED),
        (FollowUpState.DUE, FollowUpState.CANCELLED),
        (FollowUpState.SENT, FollowUpState.ANSWERED),
        (FollowUpState.SENT, FollowUpState.OVERDUE),
        (FollowUpState.SENT, FollowUpState.EXCUSED),
        (FollowUpState.SENT, FollowUpState.CANCELLED),
        (FollowUpState.OVERDUE, FollowUpState.ANSWERED),
        (FollowUpState.OVERDUE, FollowUpState.CANCELLED),
        (FollowUpState.EXCUSED, FollowUpState.SENT),
        (FollowUpState.EXCUSED, FollowUpState.ANSWERED),
        (FollowUpState.EXCUSED, FollowUpState.CANCELLED),
    }
)
"""OVERDUE never becomes EXCUSED: an excuse does not hide what is already overdue."""

AWAITING = frozenset({FollowUpState.DUE, FollowUpState.SENT, FollowUpState.OVERDUE, FollowUpState.EXCUSED})
"""States in which an answer is still welcome."""

STATE_LABELS: dict[FollowUpState, Sentence] = {
    FollowUpState.DUE: say("planned"),
    FollowUpState.SENT: say("asked"),
    FollowUpState.ANSWERED: say("answered"),
    FollowUpState.OVERDUE: say("overdue"),
    FollowUpState.EXCUSED: say("may wait"),
    FollowUpState.CANCELLED: say("no longer needed"),
}

INSTRUMENT_LABELS: dict[Instrument, Sentence] = {
    Instrument.WORKER_FORM: say("form on the phone"),
    Instrument.EMPLOYER_LINK: say("link to the employer"),
    Instrument.CALL: say("phone call"),
    Instrument.VISIT: say("visit"),
    Instrument.PAYROLL_IMPORT: say("payroll list"),
}

EXCUSE_LABELS: dict[ExcuseReason, Sentence] = {
    ExcuseReason.ALREADY_TOLD: say("has already told us"),
    ExcuseReason.PAUSE_ASKED: say("asked for a pause"),
    ExcuseReason.IN_HOSPITAL: say("in hospital"),
    ExcuseReason.FAMILY_EVENT: say("an event in the family"),
    ExcuseReason.AWAY: say("away from home"),
    ExcuseReason.NO_NETWORK: say("no network or phone"),
}

CANCEL_LABELS: dict[CancelReason, Sentence] = {
    CancelReason.WORK_ENDED: say("the work has ended"),
    CancelReason.OTHER_CONTRACT: say("has a new contract elsewhere"),
    CancelReason.EXCLUDED: say("taken out of the figures, with a reason"),
    CancelReason.ALREADY_TOLD: say("has already told us"),
}

EVIDENCE_LABELS: dict[Evidence, Sentence] = {
    Evidence.BANK: say("bank record"),
    Evidence.SOCIAL_INSURANCE: say("social-insurance record"),
    Evidence.PAYSLIP: say("payslip"),
    Evidence.PLATFORM_STATEMENT: say("statement of the platform"),
    Evidence.CHECKED_TAKINGS_BOOK: say("takings book, looked through by the caseworker"),
    Evidence.EMPLOYER_STATEMENT: say("the employer's word"),
    Evidence.WORKER_STATEMENT: say("the person's own word"),
}

INCOME_LABELS: dict[IncomeKind, Sentence] = {
    IncomeKind.WAGE: say("wage"),
    IncomeKind.TAKINGS: say("net takings"),
    IncomeKind.STUDENT_PAY: say("work-study pay"),
    IncomeKind.STIPEND: say("course allowance"),
}

CLASS_LABELS: dict[OutcomeClass, Sentence] = {
    OutcomeClass.STABLE: say("stable income"),
    OutcomeClass.ON_THE_WAY: say("on the way"),
    OutcomeClass.AT_RISK: say("at risk"),
    OutcomeClass.LOST: say("job lost"),
    OutcomeClass.UNVERIFIED: say("not verified"),
    OutcomeClass.EXCLUDED: say("not counted, with a reason"),
}

STAGE_LABELS: dict[Stage, Sentence] = {
    Stage.STARTED: say("started"),
    Stage.PLACED: say("first pay received"),
    Stage.RETAINED_30: say("at work on day 30"),
    Stage.RETAINED_90: say("at work on day 90"),
    Stage.STABLE: say("stable for six months"),
    Stage.DURABLE: say("lasting: stable at month twelve"),
}

WARNING_LABELS: dict[WarningKind, Sentence] = {
    WarningKind.ABSENCES: say("absent more than once"),
    WarningKind.LATE_PAY: say("pay came late"),
    WarningKind.FALLING_HOURS: say("hours are falling"),
    WarningKind.CONTRACT_ENDS: say("the contract ends soon"),
    WarningKind.MISSED_CHECK_IN: say("check-ins without an answer"),
    WarningKind.CONTRADICTION: say("sources differ"),
    WarningKind.WORSENING: say("feels worse than last time"),
    WarningKind.TROUBLE: say("something is difficult at work"),
    WarningKind.WORK_ENDED: say("says that the work has ended"),
}

REOPEN_LABELS: dict[ReopenTrigger, Sentence] = {
    ReopenTrigger.JOB_LOST: say("the job was lost"),
    ReopenTrigger.UNDER_LINE: say("income under the line for months in a row"),
    ReopenTrigger.FAILED_REVIEW: say("a review found that it does not work out"),
    ReopenTrigger.CONTRADICTION: say("employer and worker say different things"),
    ReopenTrigger.SHOCK: say("a new blow to the family"),
    ReopenTrigger.RELAPSE: say("hardship came back while we were still watching"),
}

ALERT_LABELS: dict[AlertState, Sentence] = {
    AlertState.OPEN: say("open"),
    AlertState.HANDLED: say("looked at"),
}
