# mypy: ignore-errors
# ruff: noqa: E501
"""Initial"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.base import OnDelete, OnUpdate
from piccolo.columns.column_types import (
    JSON,
    UUID,
    BigInt,
    Boolean,
    Date,
    ForeignKey,
    Integer,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.columns.defaults.date import DateNow
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.columns.defaults.uuid import UUID4
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from app.clock import now, today
from app.db.migration_words import NewTable
from app.identifiers import new_id


class Booking(Table, tablename="booking", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


class CareDuty(Table, tablename="care_duty", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


class Case(Table, tablename="case", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


class Cohort(Table, tablename="cohort", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


class Course(Table, tablename="course", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


class FollowUp(Table, tablename="follow_up", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


class Household(Table, tablename="household", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


class InHouseTransfer(Table, tablename="in_house_transfer", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


class Organisation(Table, tablename="organisation", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


class Person(Table, tablename="person", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


class Placement(Table, tablename="placement", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


class Programme(Table, tablename="programme", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


class Referral(Table, tablename="referral", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


class WorkStudySlot(Table, tablename="work_study_slot", schema=None):
    id = UUID(default=new_id, null=False, primary_key=True)


ID = "m0001_initial"
VERSION = "1.38.0"
DESCRIPTION = "Initial"


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="nuangang", description=DESCRIPTION)
    alert = NewTable(manager, "Alert", "alert")
    alert.column("id", UUID, default=new_id, null=False, primary_key=True)
    alert.column("key", Varchar, length=255, default="", null=False, unique=True)
    alert.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    alert.column(
        "placement_id",
        ForeignKey,
        references=Placement,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=True,
        index=True,
    )
    alert.column("case_id", UUID, default=None, null=True, index=True)
    alert.column("kind", Varchar, length=40, default="", null=False)
    alert.column("reason", JSON, default="{}", null=False)
    alert.column("raised_on", Date, default=DateNow(), null=False)
    alert.column("state", Varchar, length=10, default="open", null=False)
    alert.column("handled_on", Date, default=None, null=True)
    alert.column("handled_by", UUID, default=None, null=True)
    alert.column("handling_note", Text, default="", null=False)
    answer_given = NewTable(manager, "AnswerGiven", "answer_given")
    answer_given.column("id", UUID, default=new_id, null=False, primary_key=True)
    answer_given.column("actor", Varchar, length=60, default="", null=False)
    answer_given.column("action", Varchar, length=120, default="", null=False)
    answer_given.column("key", Varchar, length=120, default="", null=False)
    answer_given.column("answer", JSON, default=None, null=True)
    answer_given.column("given_at", Timestamptz, default=TimestamptzNow(), null=False, index=True)
    answer_given.constraint("answer_given_one_answer", Unique, columns=["actor", "action", "key"])
    booking = NewTable(manager, "Booking", "booking")
    booking.column("id", UUID, default=new_id, null=False, primary_key=True)
    booking.column(
        "slot_id",
        ForeignKey,
        references=WorkStudySlot,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    booking.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    booking.column("state", Varchar, length=10, default="booked", null=False)
    booking.column("first_day", Date, default=DateNow(), null=False)
    booking.column("last_day", Date, default=DateNow(), null=False)
    booking.column("week", Varchar, length=84, default="", null=False)
    booking.column("left_out", JSON, default="[]", null=False)
    booking.column("booked_at", Timestamptz, default=TimestamptzNow(), null=False)
    booking.column("engagement_id", UUID, default=None, null=True)
    booking.constraint("booking_dates_in_order", Check, condition='"last_day" >= "first_day"')
    care_cover = NewTable(manager, "CareCover", "care_cover")
    care_cover.column("id", UUID, default=new_id, null=False, primary_key=True)
    care_cover.column(
        "care_duty_id",
        ForeignKey,
        references=CareDuty,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    care_cover.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    care_cover.constraint("care_cover_named_once", Unique, columns=["care_duty_id", "person_id"])
    care_duty = NewTable(manager, "CareDuty", "care_duty")
    care_duty.column("id", UUID, default=new_id, null=False, primary_key=True)
    care_duty.column(
        "household_id",
        ForeignKey,
        references=Household,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    care_duty.column(
        "cared_for_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
    )
    care_duty.column("week", Varchar, length=84, default="", null=False)
    care_duty.column("first_day", Date, default=DateNow(), null=False)
    care_duty.column("last_day", Date, default=None, null=True)
    case = NewTable(manager, "Case", "case")
    case.column("id", UUID, default=new_id, null=False, primary_key=True)
    case.column(
        "household_id",
        ForeignKey,
        references=Household,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        unique=True,
    )
    case.column("caseworker_id", UUID, default=None, null=True)
    case.column("state", Varchar, length=10, default="open", null=False)
    case.column("opened_on", Date, default=DateNow(), null=False)
    case.column("closed_on", Date, default=None, null=True)
    case.column("closing_reason", Varchar, length=30, default=None, null=True)
    case.column("stable_since", Date, default=None, null=True)
    case.column("yearly_check_due", Date, default=DateNow(), null=False)
    case.column("times_reopened", Integer, default=0, null=False)
    case_plan = NewTable(manager, "CasePlan", "case_plan")
    case_plan.column("id", UUID, default=new_id, null=False, primary_key=True)
    case_plan.column(
        "case_id",
        ForeignKey,
        references=Case,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    case_plan.column("version", Integer, default=0, null=False)
    case_plan.column("steps", JSON, default="{}", null=False)
    case_plan.column("agreed_on", Date, default=DateNow(), null=False)
    case_plan.column("agreed_by", UUID, default=None, null=True)
    cause = NewTable(manager, "Cause", "cause")
    cause.column("id", UUID, default=new_id, null=False, primary_key=True)
    cause.column(
        "household_id",
        ForeignKey,
        references=Household,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    cause.column(
        "person_id", ForeignKey, references=Person, on_delete=OnDelete.restrict, on_update=OnUpdate.cascade, null=True
    )
    cause.column("cause", Varchar, length=16, default="", null=False)
    cause.column("noted_on", Date, default=DateNow(), null=False)
    cause.column("resolved_on", Date, default=None, null=True)
    cause.constraint(
        "cause_cause_known",
        Check,
        condition="\"cause\" IN ('illness', 'disability', 'unemployment', 'schooling', 'disaster')",
    )
    class_meeting = NewTable(manager, "ClassMeeting", "class_meeting")
    class_meeting.column("id", UUID, default=new_id, null=False, primary_key=True)
    class_meeting.column(
        "cohort_id", ForeignKey, references=Cohort, on_delete=OnDelete.restrict, on_update=OnUpdate.cascade, null=False
    )
    class_meeting.column("day", Date, default=DateNow(), null=False, index=True)
    class_meeting.column("start", Integer, default=0, null=False)
    class_meeting.column("end", Integer, default=0, null=False)
    class_meeting.constraint("class_meeting_once_a_time", Unique, columns=["cohort_id", "day", "start"])
    class_meeting.constraint(
        "class_meeting_within_a_day", Check, condition='(("start" >= 0 AND "end" <= 48) AND "end" > "start")'
    )
    cohort = NewTable(manager, "Cohort", "cohort")
    cohort.column("id", UUID, default=new_id, null=False, primary_key=True)
    cohort.column(
        "course_id", ForeignKey, references=Course, on_delete=OnDelete.restrict, on_update=OnUpdate.cascade, null=False
    )
    cohort.column("name", Varchar, length=60, default="", null=False)
    cohort.column("state", Varchar, length=10, default="open", null=False)
    cohort.column("first_day", Date, default=DateNow(), null=False)
    cohort.column("last_day", Date, default=DateNow(), null=False)
    cohort.column("apply_by", Date, default=DateNow(), null=False)
    cohort.column("week", Varchar, length=84, default="", null=False)
    cohort.column("seats", Integer, default=0, null=False)
    cohort.column("seats_taken", Integer, default=0, null=False)
    cohort.column("last_number", Integer, default=0, null=False)
    cohort.column("division", Varchar, length=6, default="", null=False)
    cohort.column("address", Varchar, length=200, default="", null=False)
    cohort.column("latitude", Integer, default=None, null=True)
    cohort.column("longitude", Integer, default=None, null=True)
    cohort.column("board", Boolean, default=False, null=False)
    cohort.column("lodging", Boolean, default=False, null=False)
    cohort.column("shuttles", JSON, default="[]", null=False)
    cohort.column("step_free", Boolean, default=None, null=True)
    cohort.constraint("cohort_seats_positive", Check, condition='"seats" >= 1')
    cohort.constraint("cohort_seats_not_overbooked", Check, condition='"seats_taken" <= "seats"')
    cohort.constraint("cohort_seats_taken_not_negative", Check, condition='"seats_taken" >= 0')
    cohort.constraint("cohort_dates_in_order", Check, condition='"last_day" >= "first_day"')
    consent = NewTable(manager, "Consent", "consent")
    consent.column("id", UUID, default=new_id, null=False, primary_key=True)
    consent.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    consent.column("purpose", Varchar, length=24, default="", null=False)
    consent.column(
        "given_by", ForeignKey, references=Person, on_delete=OnDelete.restrict, on_update=OnUpdate.cascade, null=False
    )
    consent.column("given_at", Timestamptz, default=TimestamptzNow(), null=False)
    consent.column("withdrawn_at", Timestamptz, default=None, null=True)
    consent.constraint(
        "consent_purpose_known",
        Check,
        condition="\"purpose\" IN ('match_courses', 'match_vacancies', 'match_slots', 'match_transfers', 'referral', 'health')",
    )
    course = NewTable(manager, "Course", "course")
    course.column("id", UUID, default=new_id, null=False, primary_key=True)
    course.column(
        "programme_id",
        ForeignKey,
        references=Programme,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
    )
    course.column(
        "provider_id",
        ForeignKey,
        references=Organisation,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
    )
    course.column("title", Varchar, length=120, default="", null=False)
    course.column("description", Text, default="", null=False)
    course.column("occupation_code", Varchar, length=20, default=None, null=True)
    course.column("gives_skills", JSON, default="[]", null=False)
    course.column("gives_licences", JSON, default="[]", null=False)
    course.column("required_skills", JSON, default="[]", null=False)
    course.column("required_licences", JSON, default="[]", null=False)
    course.column("demands", JSON, default="[]", null=False)
    course.column("leads_to_own_business", Boolean, default=False, null=False)
    course.column("fee_fen", BigInt, default=0, null=False)
    course.column("stipend_month_fen", BigInt, default=0, null=False)
    course.column("outcomes_stable", Integer, default=0, null=False)
    course.column("outcomes_total", Integer, default=0, null=False)
    course.column("failed_causes", JSON, default="{}", null=False)
    course.column("feedback_count", Integer, default=0, null=False)
    course.column("feedback_points", Integer, default=0, null=False)
    diagnosis = NewTable(manager, "Diagnosis", "diagnosis")
    diagnosis.column("id", UUID, default=new_id, null=False, primary_key=True)
    diagnosis.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    diagnosis.column("text", Text, default="", null=False)
    diagnosis.column("recorded_at", Timestamptz, default=now, null=False)
    employment = NewTable(manager, "Employment", "employment")
    employment.column("id", UUID, default=new_id, null=False, primary_key=True)
    employment.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    employment.column("source_id", UUID, default=UUID4(), null=False, index=True)
    employment.column(
        "organisation_id",
        ForeignKey,
        references=Organisation,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=True,
    )
    employment.column("employer_name", Varchar, length=120, default="", null=False)
    employment.column("title", Varchar, length=120, default="", null=False)
    employment.column("occupation_code", Varchar, length=12, default=None, null=True)
    employment.column("form", Varchar, length=20, default="", null=False)
    employment.column("monthly_pay_fen", BigInt, default=0, null=False)
    employment.column("week", Varchar, length=84, default="", null=False)
    employment.column("from_day", Date, default=DateNow(), null=False)
    employment.column("until_day", Date, default=None, null=True)
    employment.column("may_stop", Boolean, default=False, null=False)
    employment.constraint(
        "employment_form_known",
        Check,
        condition="\"form\" IN ('full_time', 'part_time', 'student_work', 'self_employed', 'platform', 'public_welfare', 'in_house_transfer')",
    )
    engagement = NewTable(manager, "Engagement", "engagement")
    engagement.column("id", UUID, default=new_id, null=False, primary_key=True)
    engagement.column("person_id", UUID, default=UUID4(), null=False, index=True)
    engagement.column("kind", Varchar, length=16, default="", null=False)
    engagement.column("source_id", UUID, default=UUID4(), null=False, index=True)
    engagement.column("week", Varchar, length=84, default="", null=False)
    engagement.column("first_day", Date, default=DateNow(), null=False)
    engagement.column("last_day", Date, default=None, null=True)
    engagement.column("form", Varchar, length=24, default=None, null=True)
    engagement.column(
        "organisation_id",
        ForeignKey,
        references=Organisation,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=True,
    )
    engagement.column("title", Varchar, length=120, default="", null=False)
    engagement.column("may_stop", Boolean, default=False, null=False)
    engagement.column("monthly_pay_fen", BigInt, default=0, null=False)
    engagement.column("keeps_holidays", Boolean, default=False, null=False)
    engagement.constraint("engagement_once_a_day", Unique, columns=["person_id", "source_id", "first_day"])
    engagement.constraint(
        "engagement_kind_known", Check, condition="\"kind\" IN ('job', 'course', 'slot', 'own_business', 'classes')"
    )
    engagement.constraint(
        "engagement_days_in_order", Check, condition='"last_day" IS NULL OR "first_day" <= "last_day"'
    )
    enrolment = NewTable(manager, "Enrolment", "enrolment")
    enrolment.column("id", UUID, default=new_id, null=False, primary_key=True)
    enrolment.column(
        "cohort_id", ForeignKey, references=Cohort, on_delete=OnDelete.restrict, on_update=OnUpdate.cascade, null=False
    )
    enrolment.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    enrolment.column("state", Varchar, length=10, default="applied", null=False)
    enrolment.column("number", Integer, default=0, null=False)
    enrolment.column("moved_at", Timestamptz, default=TimestamptzNow(), null=False)
    enrolment.column("drop_cause", Varchar, length=20, default=None, null=True)
    enrolment.column("engagement_id", UUID, default=None, null=True)
    enrolment.column("feedback_mark", Integer, default=None, null=True)
    enrolment.column("feedback_causes", JSON, default="[]", null=False)
    enrolment.constraint("enrolment_one_enrolment_a_person", Unique, columns=["cohort_id", "person_id"])
    enrolment.constraint("enrolment_one_number_each", Unique, columns=["cohort_id", "number"])
    follow_up = NewTable(manager, "FollowUp", "follow_up")
    follow_up.column("id", UUID, default=new_id, null=False, primary_key=True)
    follow_up.column("due_at", Timestamptz, default=TimestamptzNow(), null=False, index=True)
    follow_up.column("settled_at", Timestamptz, default=None, null=True, index=True)
    follow_up.column("claimed_until", Timestamptz, default=None, null=True)
    follow_up.column("fence", Integer, default=0, null=False)
    follow_up.column("attempts", Integer, default=0, null=False)
    follow_up.column("key", Varchar, length=100, default="", null=False, unique=True)
    follow_up.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    follow_up.column(
        "placement_id",
        ForeignKey,
        references=Placement,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=True,
        index=True,
    )
    follow_up.column("contact", Varchar, length=30, default="", null=False)
    follow_up.column("instrument", Varchar, length=20, default="", null=False)
    follow_up.column("rule", Varchar, length=60, default="", null=False)
    follow_up.column("inputs", JSON, default="{}", null=False)
    follow_up.column("reason", JSON, default="{}", null=False)
    follow_up.column("due_on", Date, default=DateNow(), null=False)
    follow_up.column("window_until", Date, default=DateNow(), null=False)
    follow_up.column("state", Varchar, length=10, default="due", null=False, index=True)
    follow_up.column("sent_at", Timestamptz, default=None, null=True)
    follow_up.column("answered_on", Date, default=None, null=True)
    follow_up.column("overdue_on", Date, default=None, null=True)
    follow_up.column("excuse_reason", Varchar, length=20, default=None, null=True)
    follow_up.column("excused_until", Date, default=None, null=True)
    follow_up.column("cancel_reason", Varchar, length=20, default=None, null=True)
    follow_up.column("review_failed", Boolean, default=None, null=True)
    follow_up.column("reviewed_on", Date, default=None, null=True)
    follow_up.column("review_note", Text, default="", null=False)
    follow_up_answer = NewTable(manager, "FollowUpAnswer", "follow_up_answer")
    follow_up_answer.column("id", UUID, default=new_id, null=False, primary_key=True)
    follow_up_answer.column(
        "follow_up_id",
        ForeignKey,
        references=FollowUp,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    follow_up_answer.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    follow_up_answer.column("answered_on", Date, default=DateNow(), null=False)
    follow_up_answer.column("answered_by", Varchar, length=20, default="", null=False)
    follow_up_answer.column("still_working", Boolean, default=None, null=True)
    follow_up_answer.column("pays", JSON, default="[]", null=False)
    follow_up_answer.column("week_half_hours", Integer, default=None, null=True)
    follow_up_answer.column("absence_days", Integer, default=None, null=True)
    follow_up_answer.column("pay_late_days", Integer, default=None, null=True)
    follow_up_answer.column("trouble", Varchar, length=20, default=None, null=True)
    follow_up_answer.column("worsening", Boolean, default=False, null=False)
    follow_up_answer.column("care_held", Boolean, default=None, null=True)
    follow_up_answer.column("note", Text, default="", null=False)
    functional_limit = NewTable(manager, "FunctionalLimit", "functional_limit")
    functional_limit.column("id", UUID, default=new_id, null=False, primary_key=True)
    functional_limit.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    functional_limit.column("demand", Varchar, length=20, default="", null=False)
    functional_limit.column("set_by", UUID, default=None, null=True)
    functional_limit.column("from_day", Date, default=DateNow(), null=False)
    functional_limit.column("until_day", Date, default=None, null=True)
    functional_limit.constraint(
        "functional_limit_demand_known",
        Check,
        condition="\"demand\" IN ('driving', 'night', 'high_intensity', 'heavy_lifting', 'long_standing', 'long_sitting', 'stairs', 'heights', 'cold', 'heat', 'toxic', 'dust', 'noise', 'fine_sight', 'drinking')",
    )
    history_entry = NewTable(manager, "HistoryEntry", "history_entry")
    history_entry.column("id", UUID, default=new_id, null=False, primary_key=True)
    history_entry.column("number", BigInt, default=0, null=False)
    history_entry.column("happened_at", Timestamptz, default=TimestamptzNow(), null=False)
    history_entry.column("actor_role", Varchar, length=20, default="", null=False)
    history_entry.column("actor_id", UUID, default=None, null=True)
    history_entry.column("organisation_id", UUID, default=None, null=True)
    history_entry.column("event", Varchar, length=80, default="", null=False)
    history_entry.column("subject_kind", Varchar, length=40, default="", null=False)
    history_entry.column("subject_id", UUID, default=UUID4(), null=False, index=True)
    history_entry.column("data", JSON, default="{}", null=False)
    history_entry.column("why", Text, default="", null=False)
    history_entry.column("previous_hash", Varchar, length=64, default="", null=False)
    history_entry.column("hash", Varchar, length=64, default="", null=False)
    history_entry.constraint("history_entry_one_number", Unique, columns=["number"])
    history_head = NewTable(manager, "HistoryHead", "history_head")
    history_head.column("id", UUID, default=new_id, null=False, primary_key=True)
    history_head.column("number", BigInt, default=0, null=False)
    history_head.column("hash", Varchar, length=64, default="", null=False)
    holiday_notice = NewTable(manager, "HolidayNotice", "holiday_notice")
    holiday_notice.column("id", UUID, default=new_id, null=False, primary_key=True)
    holiday_notice.column("year", Integer, default=0, null=False, unique=True)
    holiday_notice.column("source", Text, default="", null=False)
    holiday_notice.column("holidays", JSON, default="{}", null=False)
    holiday_notice.column("make_up_days", JSON, default="{}", null=False)
    home_visit = NewTable(manager, "HomeVisit", "home_visit")
    home_visit.column("id", UUID, default=new_id, null=False, primary_key=True)
    home_visit.column(
        "case_id",
        ForeignKey,
        references=Case,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    home_visit.column("visited_on", Date, default=DateNow(), null=False)
    home_visit.column("visited_by", UUID, default=None, null=True)
    home_visit.column("findings", Text, default="", null=False)
    household = NewTable(manager, "Household", "household")
    household.column("id", UUID, default=new_id, null=False, primary_key=True)
    household.column(
        "union_id",
        ForeignKey,
        references=Organisation,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    household.column("division", Varchar, length=6, default="", null=False, index=True)
    household.column("address", Text, default="", null=False)
    household.column("latitude", Integer, default=None, null=True)
    household.column("longitude", Integer, default=None, null=True)
    household.column("opened_on", Date, default=today, null=False)
    household.column("tier", Varchar, length=16, default=None, null=True, index=True)
    household.constraint("household_place_whole", Check, condition='("latitude" IS NULL) = ("longitude" IS NULL)')
    household.constraint("household_tier_known", Check, condition="\"tier\" IN ('deep', 'relative', 'accident')")
    household_finances = NewTable(manager, "HouseholdFinances", "household_finances")
    household_finances.column("id", UUID, default=new_id, null=False, primary_key=True)
    household_finances.column(
        "household_id",
        ForeignKey,
        references=Household,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    household_finances.column("from_day", Date, default=DateNow(), null=False)
    household_finances.column("other_income_fen", BigInt, default=0, null=False)
    household_finances.column("rigid_expense_fen", BigInt, default=0, null=False)
    household_finances.column("source", Text, default="", null=False)
    in_house_transfer = NewTable(manager, "InHouseTransfer", "in_house_transfer")
    in_house_transfer.column("id", UUID, default=new_id, null=False, primary_key=True)
    in_house_transfer.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    in_house_transfer.column(
        "organisation_id",
        ForeignKey,
        references=Organisation,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
    )
    in_house_transfer.column("title", Varchar, length=200, default="", null=False)
    in_house_transfer.column("occupation_code", Varchar, length=20, default=None, null=True)
    in_house_transfer.column("state", Varchar, length=15, default="proposed", null=False)
    in_house_transfer.column("proposed_on", Date, default=DateNow(), null=False)
    in_house_transfer.column("first_day", Date, default=DateNow(), null=False)
    in_house_transfer.column("week", Varchar, length=84, default="", null=False)
    in_house_transfer.column("later_start", Integer, default=0, null=False)
    in_house_transfer.column("earlier_end", Integer, default=0, null=False)
    in_house_transfer.column("wage_before_fen", BigInt, default=0, null=False)
    in_house_transfer.column("wage_offered_fen", BigInt, default=0, null=False)
    in_house_transfer.column("required_skills", JSON, default="[]", null=False)
    in_house_transfer.column("required_licences", JSON, default="[]", null=False)
    in_house_transfer.column("demands", JSON, default="[]", null=False)
    in_house_transfer.column("insurance", Boolean, default=None, null=True)
    in_house_transfer.column("division", Varchar, length=6, default="", null=False)
    in_house_transfer.column("address", Varchar, length=200, default="", null=False)
    in_house_transfer.column("latitude", Integer, default=None, null=True)
    in_house_transfer.column("longitude", Integer, default=None, null=True)
    in_house_transfer.column("board", Boolean, default=False, null=False)
    in_house_transfer.column("lodging", Boolean, default=False, null=False)
    in_house_transfer.column("shuttles", JSON, default="[]", null=False)
    in_house_transfer.column("step_free", Boolean, default=None, null=True)
    in_house_transfer.column("terms", Integer, default=1, null=False)
    in_house_transfer.column("union_agreed_at", Timestamptz, default=None, null=True)
    in_house_transfer.column("firm_agreed_at", Timestamptz, default=None, null=True)
    in_house_transfer.column("worker_agreed_at", Timestamptz, default=None, null=True)
    in_house_transfer.column("outcomes_stable", Integer, default=0, null=False)
    in_house_transfer.column("outcomes_total", Integer, default=0, null=False)
    in_house_transfer.column("failed_causes", JSON, default="{}", null=False)
    in_house_transfer.constraint(
        "in_house_transfer_wage_not_lower", Check, condition='"wage_offered_fen" >= "wage_before_fen"'
    )
    income_record = NewTable(manager, "IncomeRecord", "income_record")
    income_record.column("id", UUID, default=new_id, null=False, primary_key=True)
    income_record.column(
        "household_id",
        ForeignKey,
        references=Household,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    income_record.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    income_record.column(
        "placement_id",
        ForeignKey,
        references=Placement,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=True,
    )
    income_record.column("month", Date, default=DateNow(), null=False)
    income_record.column("source", Varchar, length=100, default="", null=False)
    income_record.column("kind", Varchar, length=20, default="", null=False)
    income_record.column("amount_fen", BigInt, default=None, null=True)
    income_record.column("evidence", Varchar, length=30, default="", null=False)
    income_record.column("grade", Varchar, length=1, default="", null=False)
    income_record.column("days_worked", Integer, default=None, null=True)
    income_record.column("document_note", Text, default="", null=False)
    income_record.column("lineage_id", UUID, default=None, null=False)
    income_record.column("version", Integer, default=1, null=False)
    income_record.column("superseded", Boolean, default=False, null=False)
    income_record.column("entered_at", Timestamptz, default=TimestamptzNow(), null=False)
    income_record.column("entered_by", UUID, default=None, null=True)
    income_record.constraint("income_record_one_version", Unique, columns=["lineage_id", "version"])
    income_record.constraint(
        "income_record_whole_days", Check, condition='("days_worked" >= 0 AND "days_worked" <= 31)'
    )
    message = NewTable(manager, "Message", "message")
    message.column("id", UUID, default=new_id, null=False, primary_key=True)
    message.column("due_at", Timestamptz, default=TimestamptzNow(), null=False, index=True)
    message.column("settled_at", Timestamptz, default=None, null=True, index=True)
    message.column("claimed_until", Timestamptz, default=None, null=True)
    message.column("fence", Integer, default=0, null=False)
    message.column("attempts", Integer, default=0, null=False)
    message.column("message_key", Varchar, length=120, default="", null=False)
    message.column("person_id", UUID, default=None, null=True)
    message.column("organisation_id", UUID, default=None, null=True)
    message.column("channel", Varchar, length=10, default="", null=False)
    message.column("sentence", JSON, default="{}", null=False)
    message.column("state", Varchar, length=10, default="queued", null=False)
    message.constraint("message_one_message", Unique, columns=["message_key"])
    message.constraint(
        "message_one_recipient",
        Check,
        condition='(("person_id" IS NULL AND "organisation_id" IS NOT NULL) OR ("person_id" IS NOT NULL AND "organisation_id" IS NULL))',
    )
    negotiation_note = NewTable(manager, "NegotiationNote", "negotiation_note")
    negotiation_note.column("id", UUID, default=new_id, null=False, primary_key=True)
    negotiation_note.column(
        "transfer_id",
        ForeignKey,
        references=InHouseTransfer,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
    )
    negotiation_note.column("number", Integer, default=0, null=False)
    negotiation_note.column("terms", Integer, default=0, null=False)
    negotiation_note.column("party", Varchar, length=10, default="", null=False)
    negotiation_note.column("stance", Varchar, length=10, default="", null=False)
    negotiation_note.column("said_at", Timestamptz, default=TimestamptzNow(), null=False)
    negotiation_note.column("said_by", UUID, default=None, null=True)
    negotiation_note.column("text", Text, default="", null=False)
    negotiation_note.constraint("negotiation_note_in_order", Unique, columns=["transfer_id", "number"])
    organisation = NewTable(manager, "Organisation", "organisation")
    organisation.column("id", UUID, default=new_id, null=False, primary_key=True)
    organisation.column("kind", Varchar, length=16, default="", null=False)
    organisation.column("name", Varchar, length=120, default="", null=False, index=True)
    organisation.column("division", Varchar, length=6, default="", null=False, index=True)
    organisation.column("address", Text, default="", null=False)
    organisation.column("credit_code", Varchar, length=18, default=None, null=True, unique=True)
    organisation.column("standing", Varchar, length=16, default="unverified", null=False)
    organisation.column(
        "parent_id", ForeignKey, references="self", on_delete=OnDelete.restrict, on_update=OnUpdate.cascade, null=True
    )
    organisation.constraint(
        "organisation_kind_known", Check, condition="\"kind\" IN ('union', 'employer', 'school', 'provider')"
    )
    organisation.constraint(
        "organisation_standing_known", Check, condition="\"standing\" IN ('unverified', 'good', 'suspended')"
    )
    outcome_decision = NewTable(manager, "OutcomeDecision", "outcome_decision")
    outcome_decision.column("id", UUID, default=new_id, null=False, primary_key=True)
    outcome_decision.column(
        "placement_id",
        ForeignKey,
        references=Placement,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    outcome_decision.column("day", Date, default=DateNow(), null=False)
    outcome_decision.column("outcome", Varchar, length=12, default="", null=False)
    outcome_decision.column("stage", Varchar, length=12, default="", null=False)
    outcome_decision.column("apart", Boolean, default=False, null=False)
    outcome_decision.column("working", JSON, default="{}", null=False)
    outcome_decision.column("decided_at", Timestamptz, default=TimestamptzNow(), null=False)
    outcome_decision.constraint("outcome_decision_once_a_day", Unique, columns=["placement_id", "day"])
    outcome_review = NewTable(manager, "OutcomeReview", "outcome_review")
    outcome_review.column("id", UUID, default=new_id, null=False, primary_key=True)
    outcome_review.column(
        "placement_id",
        ForeignKey,
        references=Placement,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        unique=True,
    )
    outcome_review.column("decide_on", Date, default=DateNow(), null=False, index=True)
    parameter = NewTable(manager, "Parameter", "parameter")
    parameter.column("id", UUID, default=new_id, null=False, primary_key=True)
    parameter.column("region_code", Varchar, length=6, default="", null=False, index=True)
    parameter.column("code", Varchar, length=40, default="", null=False)
    parameter.column("from_day", Date, default=DateNow(), null=False)
    parameter.column("until_day", Date, default=None, null=True)
    parameter.column("value", BigInt, default=0, null=False)
    parameter.column("unit", Varchar, length=20, default="", null=False)
    parameter.column("source", Text, default="", null=False)
    parameter.column("entry", Integer, default=0, null=False)
    parameter.column("entered_at", Timestamptz, default=now, null=False)
    parameter.constraint("parameter_entry_once", Unique, columns=["region_code", "code", "from_day", "entry"])
    past_failure = NewTable(manager, "PastFailure", "past_failure")
    past_failure.column("id", UUID, default=new_id, null=False, primary_key=True)
    past_failure.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    past_failure.column("placement_id", UUID, default=UUID4(), null=False)
    past_failure.column("cause", Varchar, length=16, default="", null=False)
    past_failure.column("noted_on", Date, default=DateNow(), null=False)
    past_failure.column("organisation_id", UUID, default=None, null=True)
    past_failure.column("pay_fen", BigInt, default=None, null=True)
    past_failure.column("week", Varchar, length=84, default=None, null=True)
    past_failure.column("travel_minutes", Integer, default=None, null=True)
    past_failure.constraint(
        "past_failure_cause_known",
        Check,
        condition="\"cause\" IN ('transport', 'care', 'health', 'pay', 'hours', 'conflict', 'employer_closed', 'seasonal')",
    )
    past_failure.constraint("past_failure_noted_once", Unique, columns=["placement_id", "cause"])
    person = NewTable(manager, "Person", "person")
    person.column("id", UUID, default=new_id, null=False, primary_key=True)
    person.column(
        "household_id",
        ForeignKey,
        references=Household,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    person.column("name", Varchar, length=60, default="", null=False, index=True)
    person.column("birth_date", Date, default=DateNow(), null=False)
    person.column("sex", Varchar, length=8, default="", null=False)
    person.column("kinship", Varchar, length=16, default="", null=False)
    person.column("shares_household", Boolean, default=True, null=False)
    person.column("left_on", Date, default=None, null=True)
    person.column("phone", Varchar, length=20, default="", null=False)
    person.column("id_number", Text, default=None, null=True)
    person.column("id_number_index", Varchar, length=64, default=None, null=True, index=True)
    person.column("occupation_code", Varchar, length=12, default=None, null=True)
    person.column("max_travel_minutes", Integer, default=None, null=True)
    person.column("wage_floor_fen", BigInt, default=None, null=True)
    person.column("accepts_lodging", Boolean, default=False, null=False)
    person.column("needs", JSON, default="[]", null=False)
    person.column("protected_until", Date, default=None, null=True)
    person.constraint("person_sex_known", Check, condition="\"sex\" IN ('female', 'male')")
    person.constraint(
        "person_kinship_known",
        Check,
        condition="\"kinship\" IN ('self', 'spouse', 'child', 'parent', 'parent_in_law', 'grandparent', 'grandchild', 'sibling', 'other')",
    )
    person_licence = NewTable(manager, "PersonLicence", "person_licence")
    person_licence.column("id", UUID, default=new_id, null=False, primary_key=True)
    person_licence.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    person_licence.column("code", Varchar, length=60, default="", null=False)
    person_licence.column("valid_from", Date, default=None, null=True)
    person_licence.column("valid_until", Date, default=None, null=True)
    person_skill = NewTable(manager, "PersonSkill", "person_skill")
    person_skill.column("id", UUID, default=new_id, null=False, primary_key=True)
    person_skill.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    person_skill.column("name", Varchar, length=60, default="", null=False)
    person_skill.column("level", Integer, default=0, null=False)
    person_skill.column("evidence", Varchar, length=120, default="", null=False)
    person_skill.constraint("person_skill_held_once", Unique, columns=["person_id", "name"])
    placement = NewTable(manager, "Placement", "placement")
    placement.column("id", UUID, default=new_id, null=False, primary_key=True)
    placement.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    placement.column(
        "case_id",
        ForeignKey,
        references=Case,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=True,
        index=True,
    )
    placement.column(
        "referral_id",
        ForeignKey,
        references=Referral,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=True,
    )
    placement.column("kind", Varchar, length=20, default="", null=False)
    placement.column("form", Varchar, length=30, default="", null=False)
    placement.column(
        "organisation_id",
        ForeignKey,
        references=Organisation,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=True,
    )
    placement.column("opening_id", UUID, default=None, null=True, index=True)
    placement.column("occupation_code", Varchar, length=20, default=None, null=True)
    placement.column("title", Varchar, length=120, default="", null=False)
    placement.column("division", Varchar, length=12, default="", null=False)
    placement.column("wage_fen", BigInt, default=0, null=False)
    placement.column("wage_before_fen", BigInt, default=None, null=True)
    placement.column("agreed_share_percent", Integer, default=100, null=False)
    placement.column("week", Varchar, length=84, default="", null=False)
    placement.column("subsidised", Boolean, default=False, null=False)
    placement.column("started_on", Date, default=DateNow(), null=False, index=True)
    placement.column("contract_until", Date, default=None, null=True)
    placement.column("state", Varchar, length=10, default="working", null=False)
    placement.column("ended_on", Date, default=None, null=True)
    placement.column("end_reason", Varchar, length=20, default=None, null=True)
    placement.column("end_cause", Varchar, length=20, default=None, null=True)
    placement.column("excluded_on", Date, default=None, null=True)
    placement.column("exclusion_reason", Varchar, length=30, default=None, null=True)
    placement.constraint(
        "placement_share_in_range", Check, condition='("agreed_share_percent" >= 1 AND "agreed_share_percent" <= 100)'
    )
    placement.constraint("placement_wage_not_negative", Check, condition='"wage_fen" >= 0')
    placement_terms = NewTable(manager, "PlacementTerms", "placement_terms")
    placement_terms.column("id", UUID, default=new_id, null=False, primary_key=True)
    placement_terms.column(
        "placement_id",
        ForeignKey,
        references=Placement,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
    )
    placement_terms.column("version", Integer, default=0, null=False)
    placement_terms.column("valid_from", Date, default=DateNow(), null=False)
    placement_terms.column("wage_fen", BigInt, default=0, null=False)
    placement_terms.column("agreed_share_percent", Integer, default=0, null=False)
    placement_terms.column("week", Varchar, length=84, default="", null=False)
    placement_terms.column("contract_until", Date, default=None, null=True)
    placement_terms.column("entered_at", Timestamptz, default=TimestamptzNow(), null=False)
    placement_terms.constraint("placement_terms_in_order", Unique, columns=["placement_id", "version"])
    programme = NewTable(manager, "Programme", "programme")
    programme.column("id", UUID, default=new_id, null=False, primary_key=True)
    programme.column(
        "organisation_id",
        ForeignKey,
        references=Organisation,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
    )
    programme.column("name", Varchar, length=120, default="", null=False)
    programme.column("purpose", Text, default="", null=False)
    programme.column("created_on", Date, default=DateNow(), null=False)
    referral = NewTable(manager, "Referral", "referral")
    referral.column("id", UUID, default=new_id, null=False, primary_key=True)
    referral.column(
        "case_id",
        ForeignKey,
        references=Case,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    referral.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    referral.column("opening_kind", Varchar, length=20, default="", null=False)
    referral.column("opening_id", UUID, default=None, null=False)
    referral.column("organisation_id", UUID, default=None, null=True)
    referral.column("title", Varchar, length=200, default="", null=False)
    referral.column("state", Varchar, length=20, default="proposed", null=False)
    referral.column("score", Integer, default=0, null=False)
    referral.column("reasons", JSON, default="{}", null=False)
    referral.column("declined_by", Varchar, length=12, default=None, null=True)
    referral.column("decline_reason", Varchar, length=20, default=None, null=True)
    referral.column("moved_at", Timestamptz, default=TimestamptzNow(), null=False)
    refusal = NewTable(manager, "Refusal", "refusal")
    refusal.column("id", UUID, default=new_id, null=False, primary_key=True)
    refusal.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    refusal.column("opening_kind", Varchar, length=12, default="", null=False)
    refusal.column("opening_id", UUID, default=UUID4(), null=False)
    refusal.column("reason", Varchar, length=12, default="", null=False)
    refusal.column("refused_at", Timestamptz, default=TimestamptzNow(), null=False)
    refusal.column("undone_at", Timestamptz, default=None, null=True)
    refusal.column("organisation_id", UUID, default=None, null=True)
    refusal.column("pay_fen", BigInt, default=None, null=True)
    refusal.column("week", Varchar, length=84, default=None, null=True)
    refusal.column("travel_minutes", Integer, default=None, null=True)
    refusal.constraint(
        "refusal_kind_known", Check, condition="\"opening_kind\" IN ('course', 'vacancy', 'slot', 'transfer')"
    )
    refusal.constraint(
        "refusal_reason_known",
        Check,
        condition="\"reason\" IN ('pay', 'hours', 'distance', 'care', 'health', 'work', 'employer', 'other')",
    )
    reopening = NewTable(manager, "Reopening", "reopening")
    reopening.column("id", UUID, default=new_id, null=False, primary_key=True)
    reopening.column(
        "case_id",
        ForeignKey,
        references=Case,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    reopening.column(
        "person_id", ForeignKey, references=Person, on_delete=OnDelete.restrict, on_update=OnUpdate.cascade, null=False
    )
    reopening.column("placement_id", UUID, default=None, null=True)
    reopening.column("reopened_on", Date, default=DateNow(), null=False)
    reopening.column("trigger", Varchar, length=40, default="", null=False)
    reopening.column("cause", Varchar, length=30, default=None, null=True)
    reopening.column("old_causes", JSON, default="{}", null=False)
    reopening.column("old_closing_reason", Varchar, length=30, default=None, null=True)
    reopening.column("relapse", Boolean, default=False, null=False)
    school_term = NewTable(manager, "SchoolTerm", "school_term")
    school_term.column("id", UUID, default=new_id, null=False, primary_key=True)
    school_term.column(
        "school_id",
        ForeignKey,
        references=Organisation,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
    )
    school_term.column("name", Varchar, length=60, default="", null=False)
    school_term.column("first_day", Date, default=DateNow(), null=False)
    school_term.column("last_day", Date, default=DateNow(), null=False)
    school_term.column("vacation_until", Date, default=None, null=True)
    school_term.column("exam_weeks", JSON, default="[]", null=False)
    school_term.column("days_off", JSON, default="[]", null=False)
    school_term.column("make_up_days_follow", JSON, default="{}", null=False)
    school_term.constraint("school_term_begins_once", Unique, columns=["school_id", "first_day"])
    school_term.constraint("school_term_days_in_order", Check, condition='"first_day" <= "last_day"')
    setback = NewTable(manager, "Setback", "setback")
    setback.column("id", UUID, default=new_id, null=False, primary_key=True)
    setback.column(
        "household_id",
        ForeignKey,
        references=Household,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    setback.column(
        "person_id", ForeignKey, references=Person, on_delete=OnDelete.restrict, on_update=OnUpdate.cascade, null=True
    )
    setback.column("kind", Varchar, length=10, default="", null=False)
    setback.column("happened_on", Date, default=DateNow(), null=False)
    student_status = NewTable(manager, "StudentStatus", "student_status")
    student_status.column("id", UUID, default=new_id, null=False, primary_key=True)
    student_status.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    student_status.column(
        "school_id",
        ForeignKey,
        references=Organisation,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=True,
    )
    student_status.column("school_name", Varchar, length=120, default="", null=False)
    student_status.column("level", Varchar, length=16, default="", null=False)
    student_status.column("entered_on", Date, default=DateNow(), null=False)
    student_status.column("graduates_on", Date, default=DateNow(), null=False)
    student_status.column("class_week", Varchar, length=84, default="", null=False)
    student_status.column("ended_on", Date, default=None, null=True)
    student_status.constraint(
        "student_status_level_known", Check, condition="\"level\" IN ('university', 'vocational')"
    )
    tier_decision = NewTable(manager, "TierDecision", "tier_decision")
    tier_decision.column("id", UUID, default=new_id, null=False, primary_key=True)
    tier_decision.column(
        "household_id",
        ForeignKey,
        references=Household,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    tier_decision.column("decided_on", Date, default=DateNow(), null=False)
    tier_decision.column("computed_tier", Varchar, length=16, default=None, null=True)
    tier_decision.column("tier", Varchar, length=16, default=None, null=True)
    tier_decision.column("inputs", JSON, default="{}", null=False)
    tier_decision.column("working", JSON, default="{}", null=False)
    tier_decision.column("reason", Text, default="", null=False)
    tier_decision.column("signed_by", UUID, default=None, null=True)
    tier_decision.column("recheck_on", Date, default=DateNow(), null=False)
    tier_decision.constraint(
        "tier_decision_tier_known", Check, condition="\"tier\" IN ('deep', 'relative', 'accident')"
    )
    tier_decision.constraint(
        "tier_decision_computed_known", Check, condition="\"computed_tier\" IN ('deep', 'relative', 'accident')"
    )
    vacancy = NewTable(manager, "Vacancy", "vacancy")
    vacancy.column("id", UUID, default=new_id, null=False, primary_key=True)
    vacancy.column(
        "organisation_id",
        ForeignKey,
        references=Organisation,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
    )
    vacancy.column("title", Varchar, length=200, default="", null=False)
    vacancy.column("description", Text, default="", null=False)
    vacancy.column("occupation_code", Varchar, length=20, default=None, null=True)
    vacancy.column("state", Varchar, length=10, default="draft", null=False)
    vacancy.column("posted_on", Date, default=DateNow(), null=False)
    vacancy.column("headcount", Integer, default=0, null=False)
    vacancy.column("places_filled", Integer, default=0, null=False)
    vacancy.column("form", Varchar, length=30, default="", null=False)
    vacancy.column("first_day", Date, default=DateNow(), null=False)
    vacancy.column("last_day", Date, default=None, null=True)
    vacancy.column("apply_by", Date, default=None, null=True)
    vacancy.column("week", Varchar, length=84, default="", null=False)
    vacancy.column("other_weeks", JSON, default="[]", null=False)
    vacancy.column("later_start", Integer, default=0, null=False)
    vacancy.column("earlier_end", Integer, default=0, null=False)
    vacancy.column("droppable_days", JSON, default="[]", null=False)
    vacancy.column("rest_days_per_month", Integer, default=None, null=True)
    vacancy.column("overtime_day_half_hours", Integer, default=0, null=False)
    vacancy.column("overtime_month_half_hours", Integer, default=0, null=False)
    vacancy.column("break_half_hours", Integer, default=0, null=False)
    vacancy.column("pay_low_fen", BigInt, default=0, null=False)
    vacancy.column("pay_high_fen", BigInt, default=0, null=False)
    vacancy.column("pay_unit", Varchar, length=10, default="", null=False)
    vacancy.column("paid_every_days", Integer, default=30, null=False)
    vacancy.column("insurance", Boolean, default=None, null=True)
    vacancy.column("subsidised", Boolean, default=False, null=False)
    vacancy.column("required_skills", JSON, default="[]", null=False)
    vacancy.column("required_licences", JSON, default="[]", null=False)
    vacancy.column("experience_months", Integer, default=0, null=False)
    vacancy.column("demands", JSON, default="[]", null=False)
    vacancy.column("age_from", Integer, default=None, null=True)
    vacancy.column("age_to", Integer, default=None, null=True)
    vacancy.column("sex", Varchar, length=10, default=None, null=True)
    vacancy.column("limit_ground", Varchar, length=30, default=None, null=True)
    vacancy.column("asks_hepatitis_b", Boolean, default=False, null=False)
    vacancy.column("division", Varchar, length=6, default="", null=False)
    vacancy.column("address", Varchar, length=200, default="", null=False)
    vacancy.column("latitude", Integer, default=None, null=True)
    vacancy.column("longitude", Integer, default=None, null=True)
    vacancy.column("board", Boolean, default=False, null=False)
    vacancy.column("lodging", Boolean, default=False, null=False)
    vacancy.column("shuttles", JSON, default="[]", null=False)
    vacancy.column("step_free", Boolean, default=None, null=True)
    vacancy.column("findings", JSON, default="[]", null=False)
    vacancy.column("reviewed_at", Timestamptz, default=None, null=True)
    vacancy.column("reviewed_by", UUID, default=None, null=True)
    vacancy.column("outcomes_stable", Integer, default=0, null=False)
    vacancy.column("outcomes_total", Integer, default=0, null=False)
    vacancy.column("failed_causes", JSON, default="{}", null=False)
    vacancy.constraint("vacancy_headcount_positive", Check, condition='"headcount" >= 1')
    vacancy.constraint(
        "vacancy_not_overfilled", Check, condition='("places_filled" >= 0 AND "places_filled" <= "headcount")'
    )
    vacancy.constraint(
        "vacancy_pay_in_order", Check, condition='("pay_low_fen" >= 0 AND "pay_high_fen" >= "pay_low_fen")'
    )
    wish = NewTable(manager, "Wish", "wish")
    wish.column("id", UUID, default=new_id, null=False, primary_key=True)
    wish.column(
        "person_id",
        ForeignKey,
        references=Person,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    wish.column("kind", Varchar, length=20, default="", null=False)
    wish.column("value", Varchar, length=60, default="", null=False)
    wish.constraint(
        "wish_kind_known",
        Check,
        condition="\"kind\" IN ('opening_kind', 'occupation', 'form', 'skill', 'own_business', 'no_nights', 'free_weekend')",
    )
    wish.constraint("wish_wished_once", Unique, columns=["person_id", "kind", "value"])
    work_sign = NewTable(manager, "WorkSign", "work_sign")
    work_sign.column("id", UUID, default=new_id, null=False, primary_key=True)
    work_sign.column(
        "placement_id",
        ForeignKey,
        references=Placement,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
        index=True,
    )
    work_sign.column("kind", Varchar, length=20, default="", null=False)
    work_sign.column("noticed_on", Date, default=DateNow(), null=False)
    work_sign.column("value", Integer, default=0, null=False)
    work_sign.column("told_by", Varchar, length=20, default="", null=False)
    work_study_slot = NewTable(manager, "WorkStudySlot", "work_study_slot")
    work_study_slot.column("id", UUID, default=new_id, null=False, primary_key=True)
    work_study_slot.column(
        "organisation_id",
        ForeignKey,
        references=Organisation,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
    )
    work_study_slot.column("title", Varchar, length=200, default="", null=False)
    work_study_slot.column("description", Text, default="", null=False)
    work_study_slot.column("occupation_code", Varchar, length=20, default=None, null=True)
    work_study_slot.column("state", Varchar, length=10, default="in_review", null=False)
    work_study_slot.column("posted_on", Date, default=DateNow(), null=False)
    work_study_slot.column("on_campus", Boolean, default=False, null=False)
    work_study_slot.column(
        "school_id",
        ForeignKey,
        references=Organisation,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=True,
    )
    work_study_slot.column("first_day", Date, default=DateNow(), null=False)
    work_study_slot.column("last_day", Date, default=DateNow(), null=False)
    work_study_slot.column("apply_by", Date, default=None, null=True)
    work_study_slot.column("week", Varchar, length=84, default="", null=False)
    work_study_slot.column("later_start", Integer, default=0, null=False)
    work_study_slot.column("earlier_end", Integer, default=0, null=False)
    work_study_slot.column("may_skip_days", Boolean, default=True, null=False)
    work_study_slot.column("pay_hour_fen", BigInt, default=0, null=False)
    work_study_slot.column("places", Integer, default=0, null=False)
    work_study_slot.column("places_taken", Integer, default=0, null=False)
    work_study_slot.column("required_skills", JSON, default="[]", null=False)
    work_study_slot.column("required_licences", JSON, default="[]", null=False)
    work_study_slot.column("demands", JSON, default="[]", null=False)
    work_study_slot.column("insurance", Boolean, default=None, null=True)
    work_study_slot.column("division", Varchar, length=6, default="", null=False)
    work_study_slot.column("address", Varchar, length=200, default="", null=False)
    work_study_slot.column("latitude", Integer, default=None, null=True)
    work_study_slot.column("longitude", Integer, default=None, null=True)
    work_study_slot.column("board", Boolean, default=False, null=False)
    work_study_slot.column("lodging", Boolean, default=False, null=False)
    work_study_slot.column("shuttles", JSON, default="[]", null=False)
    work_study_slot.column("step_free", Boolean, default=None, null=True)
    work_study_slot.column("findings", JSON, default="[]", null=False)
    work_study_slot.column("reviewed_at", Timestamptz, default=None, null=True)
    work_study_slot.column("reviewed_by", UUID, default=None, null=True)
    work_study_slot.column("outcomes_stable", Integer, default=0, null=False)
    work_study_slot.column("outcomes_total", Integer, default=0, null=False)
    work_study_slot.column("failed_causes", JSON, default="{}", null=False)
    work_study_slot.constraint("work_study_slot_places_positive", Check, condition='"places" >= 1')
    work_study_slot.constraint(
        "work_study_slot_not_overbooked", Check, condition='("places_taken" >= 0 AND "places_taken" <= "places")'
    )
    work_study_slot.constraint("work_study_slot_dates_in_order", Check, condition='"last_day" >= "first_day"')
    worked_hours = NewTable(manager, "WorkedHours", "worked_hours")
    worked_hours.column("id", UUID, default=new_id, null=False, primary_key=True)
    worked_hours.column(
        "booking_id",
        ForeignKey,
        references=Booking,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.cascade,
        null=False,
    )
    worked_hours.column("day", Date, default=DateNow(), null=False, index=True)
    worked_hours.column("minutes", Integer, default=0, null=False)
    worked_hours.column("pay_fen", BigInt, default=0, null=False)
    worked_hours.column("recorded_at", Timestamptz, default=TimestamptzNow(), null=False)
    worked_hours.column("recorded_by", UUID, default=None, null=True)
    worked_hours.constraint("worked_hours_once_a_day", Unique, columns=["booking_id", "day"])
    worked_hours.constraint("worked_hours_some_time", Check, condition='("minutes" >= 0 AND "minutes" <= 1440)')
    return manager
