"""The words of the engine that are choices from a list, each with its label for people."""

from enum import StrEnum

from app.sentences import Sentence, say


class OpeningKind(StrEnum):
    """The four kinds of offer."""

    COURSE = "course"
    VACANCY = "vacancy"
    SLOT = "slot"
    TRANSFER = "transfer"


class PhysicalDemand(StrEnum):
    """What an opening asks of the body; a functional limit of a person forbids one of these."""

    DRIVING = "driving"
    NIGHT = "night"
    HIGH_INTENSITY = "high_intensity"
    HEAVY_LIFTING = "heavy_lifting"
    LONG_STANDING = "long_standing"
    LONG_SITTING = "long_sitting"
    STAIRS = "stairs"
    HEIGHTS = "heights"
    COLD = "cold"
    HEAT = "heat"
    TOXIC = "toxic"
    DUST = "dust"
    NOISE = "noise"
    FINE_SIGHT = "fine_sight"
    DRINKING = "drinking"


class FailureCause(StrEnum):
    """Why an earlier placement ended before it was stable."""

    TRANSPORT = "transport"
    CARE = "care"
    HEALTH = "health"
    PAY = "pay"
    HOURS = "hours"
    CONFLICT = "conflict"
    EMPLOYER_CLOSED = "employer_closed"
    SEASONAL = "seasonal"


class EmploymentForm(StrEnum):
    """The form of work, which decides the legal hours and later the outcome rule."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    STUDENT_WORK = "student_work"
    SELF_EMPLOYED = "self_employed"
    PLATFORM = "platform"
    PUBLIC_WELFARE = "public_welfare"
    IN_HOUSE_TRANSFER = "in_house_transfer"


class PayUnit(StrEnum):
    """What one amount of pay is for."""

    MONTH = "month"
    HOUR = "hour"


class StudentLevel(StrEnum):
    """The two kinds of school whose students may take work-study slots."""

    UNIVERSITY = "university"
    VOCATIONAL = "vocational"


class BusyReason(StrEnum):
    """Why part of one dated day is taken."""

    CLASSES = "classes"
    EXAMS = "exams"
    BOOKED = "booked"
    APPOINTMENT = "appointment"


class Need(StrEnum):
    """What this person needs from an opening beyond pay and hours. STEP_FREE is a gate, the others weigh."""

    LODGING = "lodging"
    BOARD = "board"
    INSURANCE = "insurance"
    TRANSPORT = "transport"
    STEP_FREE = "step_free"


class WishKind(StrEnum):
    """What a wish is about; its value is the value of the enum named, a code prefix, or a skill name."""

    OPENING_KIND = "opening_kind"
    OCCUPATION = "occupation"
    FORM = "form"
    SKILL = "skill"
    OWN_BUSINESS = "own_business"
    NO_NIGHTS = "no_nights"
    FREE_WEEKEND = "free_weekend"


class RefusalReason(StrEnum):
    """Why the person said no; PAY, HOURS and DISTANCE no longer hold once the opening has improved."""

    PAY = "pay"
    HOURS = "hours"
    DISTANCE = "distance"
    CARE = "care"
    HEALTH = "health"
    WORK = "work"
    EMPLOYER = "employer"
    OTHER = "other"


OPENING_KIND_LABELS: dict[OpeningKind, Sentence] = {
    OpeningKind.COURSE: say("Training course"),
    OpeningKind.VACANCY: say("Vacancy"),
    OpeningKind.SLOT: say("Work-study slot"),
    OpeningKind.TRANSFER: say("Transfer within the firm"),
}

PHYSICAL_DEMAND_LABELS: dict[PhysicalDemand, Sentence] = {
    PhysicalDemand.DRIVING: say("driving"),
    PhysicalDemand.NIGHT: say("night work"),
    PhysicalDemand.HIGH_INTENSITY: say("high intensity"),
    PhysicalDemand.HEAVY_LIFTING: say("heavy lifting"),
    PhysicalDemand.LONG_STANDING: say("long standing"),
    PhysicalDemand.LONG_SITTING: say("long sitting"),
    PhysicalDemand.STAIRS: say("stairs"),
    PhysicalDemand.HEIGHTS: say("work at heights"),
    PhysicalDemand.COLD: say("cold"),
    PhysicalDemand.HEAT: say("heat"),
    PhysicalDemand.TOXIC: say("toxic or harmful substances"),
    PhysicalDemand.DUST: say("dust"),
    PhysicalDemand.NOISE: say("noise"),
    PhysicalDemand.FINE_SIGHT: say("fine work for the eyes"),
    PhysicalDemand.DRINKING: say("drinking with guests"),
}

FAILURE_CAUSE_LABELS: dict[FailureCause, Sentence] = {
    FailureCause.TRANSPORT: say("the way to work"),
    FailureCause.CARE: say("care at home"),
    FailureCause.HEALTH: say("health"),
    FailureCause.PAY: say("pay"),
    FailureCause.HOURS: say("working hours"),
    FailureCause.CONFLICT: say("a conflict at work"),
    FailureCause.EMPLOYER_CLOSED: say("the employer closed"),
    FailureCause.SEASONAL: say("the season ended"),
}

EMPLOYMENT_FORM_LABELS: dict[EmploymentForm, Sentence] = {
    EmploymentForm.FULL_TIME: say("Full time"),
    EmploymentForm.PART_TIME: say("Part time"),
    EmploymentForm.STUDENT_WORK: say("Student work"),
    EmploymentForm.SELF_EMPLOYED: say("Own business"),
    EmploymentForm.PLATFORM: say("Platform work"),
    EmploymentForm.PUBLIC_WELFARE: say("Public-welfare post"),
    EmploymentForm.IN_HOUSE_TRANSFER: say("Post within the firm"),
}

BUSY_REASON_LABELS: dict[BusyReason, Sentence] = {
    BusyReason.CLASSES: say("classes"),
    BusyReason.EXAMS: say("exams"),
    BusyReason.BOOKED: say("already booked"),
    BusyReason.APPOINTMENT: say("an appointment"),
}

NEED_LABELS: dict[Need, Sentence] = {
    Need.LODGING: say("lodging"),
    Need.BOARD: say("meals"),
    Need.INSURANCE: say("social insurance"),
    Need.TRANSPORT: say("transport"),
    Need.STEP_FREE: say("step-free access"),
}

REFUSAL_REASON_LABELS: dict[RefusalReason, Sentence] = {
    RefusalReason.PAY: say("the pay"),
    RefusalReason.HOURS: say("the hours"),
    RefusalReason.DISTANCE: say("the distance"),
    RefusalReason.CARE: say("care at home"),
    RefusalReason.HEALTH: say("health"),
    RefusalReason.WORK: say("the kind of work"),
    RefusalReason.EMPLOYER: say("the employer"),
    RefusalReason.OTHER: say("another reason"),
}
