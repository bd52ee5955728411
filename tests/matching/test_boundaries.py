"""Numbers exactly at their limits, and one step beyond."""

from datetime import date, timedelta

import pytest

from app.languages import ENGLISH, render
from app.matching import Gate, Part, Way, gain_text, match, people_gained, travel_minutes
from app.matching.prepared import ended_earlier, started_later
from app.matching.terms import BusyReason, FailureCause, OpeningKind, RefusalReason, StudentLevel
from app.matching.values import (
    BusyDay,
    Candidate,
    CareWindow,
    EmploymentForm,
    Engagement,
    Failure,
    Meeting,
    Opening,
    Place,
    Refusal,
    Shuttle,
    Span,
    Student,
)
from app.schedules.week import parse_windows
from tests.matching.builders import DAY, SOON, candidate, slot, vacancy

ALL_DAY = (1 << 48) - 1
EIGHT_HOURS = ((1 << 16) - 1) << 16
TERM = Span(DAY, date(2026, 7, 3))
STUDENT = Student(StudentLevel.UNIVERSITY, date(2026, 9, 1), terms=(TERM,))


def work(week: str, form: EmploymentForm, **others: object) -> Engagement:
    return Engagement("另一份", parse_windows(week), date(2025, 1, 1), form=form, **others)  # type: ignore[arg-type]


def dated_slot(*days: date) -> Opening:
    meetings = tuple(Meeting(day, EIGHT_HOURS) for day in days)
    return slot(first_day=days[0], last_day=days[-1], week=parse_windows("Sat 08:00-16:00"), meetings=meetings)


def closed(person: Candidate, opening: Opening) -> tuple[Gate, ...]:
    return match(person, opening, DAY).closed


def test_the_month_cap_of_students_holds_exactly() -> None:
    # Five Saturdays of eight hours are the forty of a month; half an hour elsewhere breaks it, not the week.
    saturdays = [date(2026, 5, 2) + timedelta(weeks=week) for week in range(5)]
    four = work("Wed 18:00-18:30", EmploymentForm.STUDENT_WORK)
    short = slot(week=parse_windows("Sat 08:00-15:30"))
    days = dated_slot(*saturdays)

    assert closed(candidate(student=STUDENT), days) == ()
    assert closed(candidate(student=STUDENT, engagements=(four,)), days) == (Gate.LEGAL_HOURS,)
    assert closed(candidate(student=STUDENT, engagements=(four,)), short) == ()


def test_two_days_in_different_weeks_are_not_added_up() -> None:
    assert closed(candidate(student=STUDENT), dated_slot(date(2026, 5, 2), date(2026, 5, 16))) == ()


@pytest.mark.parametrize(("other", "gates"), [("Sat 08:00-13:00", (Gate.LEGAL_HOURS,)), ("Sat 08:00-12:00", ())])
def test_holiday_hours_of_all_slots_are_added_up(other: str, gates: tuple[Gate, ...]) -> None:
    # 36 + 5 hours pass the 40 of a week in the holidays; 36 + 4 do not.
    long = slot(week=parse_windows("Mon-Thu 08:00-16:00; Fri 08:00-12:00"), first_day=date(2026, 7, 6), last_day=None)

    assert closed(candidate(student=STUDENT, engagements=(work(other, EmploymentForm.STUDENT_WORK),)), long) == gates


def test_a_long_holiday_day_is_over_the_cap() -> None:
    holidays = slot(week=parse_windows("Mon 08:00-16:30"), first_day=date(2026, 7, 6), last_day=None)

    assert closed(candidate(student=STUDENT), holidays) == (Gate.LEGAL_HOURS,)


def test_a_term_after_graduation_does_not_bind() -> None:
    autumn = Span(date(2026, 9, 2), date(2027, 1, 10))
    student = Student(StudentLevel.UNIVERSITY, date(2026, 9, 1), terms=(autumn,))
    summer = slot(week=parse_windows("Mon-Fri 08:00-16:00"), first_day=date(2026, 7, 6), last_day=None)

    assert closed(candidate(student=student), summer) == ()


def test_part_time_work_beside_studies_is_open_within_the_students_caps() -> None:
    part_time = vacancy(form=EmploymentForm.PART_TIME, week=parse_windows("Sat 08:00-16:00"))

    assert closed(candidate(student=STUDENT), part_time) == ()


@pytest.mark.parametrize(("other", "gates"), [("Sat 08:00-16:00", ()), ("Sat 08:00-16:30", (Gate.LEGAL_HOURS,))])
def test_all_employed_work_ends_at_the_week_with_overtime(other: str, gates: tuple[Gate, ...]) -> None:
    # 40 hours and an even share of 36 a month: 80 + 72 x 12 // 52 = 96 half-hours.
    assert closed(candidate(engagements=(work(other, EmploymentForm.PART_TIME),)), vacancy()) == gates


def test_own_business_is_not_employed_work() -> None:
    stall = work("Sat 06:00-18:00", EmploymentForm.SELF_EMPLOYED)

    assert closed(candidate(engagements=(stall,)), vacancy()) == ()


def test_half_an_hour_to_spare_is_half_the_slack() -> None:
    # The way begins at 08:00, care ends at 07:30: (8 x 10000 + 2 x 5000) // 10.
    care = CareWindow(parse_windows("Mon-Fri 07:00-07:30"))

    assert dict(match(candidate(care_windows=(care,)), vacancy(), DAY).parts)[Part.WEEK] == 9_000


def test_days_taken_are_a_share_of_the_days_there_are() -> None:
    # Monday 16 to Wednesday 25 March: eight working days, one taken: 1250, within the tolerance; two: 2500.
    days = {"first_day": SOON, "last_day": date(2026, 3, 25)}
    one = (BusyDay(date(2026, 3, 17), ALL_DAY, BusyReason.APPOINTMENT),)
    two = (*one, BusyDay(date(2026, 3, 24), ALL_DAY, BusyReason.APPOINTMENT))
    week = dict(match(candidate(busy_days=one), vacancy(**days), DAY).parts)[Part.WEEK]

    # Half an hour of way either side is taken as well: 18 half-hours of 128 are 1406.
    assert week == (8 * (10_000 - 1_406) + 2 * 10_000) // 10
    assert closed(candidate(busy_days=two), vacancy(**days)) == (Gate.WEEK,)


def test_a_taken_day_without_the_hours_of_the_opening_is_no_clash() -> None:
    evening = (BusyDay(date(2026, 3, 17), 0b11 << 40, BusyReason.APPOINTMENT),)

    assert dict(match(candidate(busy_days=evening), vacancy(), DAY).parts)[Part.WEEK] == 10_000


def test_classes_end_on_the_day_of_graduation() -> None:
    student = Student(StudentLevel.UNIVERSITY, SOON)
    that_day = vacancy(first_day=SOON, last_day=SOON)

    assert closed(candidate(student=student, busy_days=(BusyDay(SOON, ALL_DAY),)), that_day) == ()
    taken = (BusyDay(SOON, ALL_DAY, BusyReason.APPOINTMENT),)
    assert closed(candidate(student=student, busy_days=taken), that_day) == (Gate.WEEK,)


def test_a_night_ends_earlier_in_the_morning() -> None:
    night = parse_windows("Mon-Thu 22:00-06:00")

    assert ended_earlier(night, 2) == parse_windows("Mon-Thu 22:00-05:00")
    assert started_later(night, 2) == parse_windows("Mon-Thu 23:00-06:00")


def test_only_the_latest_shifts_end_earlier() -> None:
    assert ended_earlier(parse_windows("Mon 08:00-12:00; Tue 08:00-16:00"), 1) == parse_windows(
        "Mon 08:00-12:00; Tue 08:00-15:30"
    )


def test_the_last_day_of_application_counts() -> None:
    assert closed(candidate(), vacancy(apply_until=DAY, apply_from=DAY)) == ()


@pytest.mark.parametrize(
    ("refusal", "stands"),
    [
        (Refusal("v1", RefusalReason.HOURS, week=parse_windows("Mon-Sat 08:30-16:30")), False),
        (Refusal("v1", RefusalReason.HOURS, week=parse_windows("Mon-Fri 08:30-16:30")), True),
        (Refusal("v1", RefusalReason.HOURS), True),
        (Refusal("v1", RefusalReason.DISTANCE, travel_minutes=31), False),
        (Refusal("v1", RefusalReason.DISTANCE, travel_minutes=30), True),
        (Refusal("v1", RefusalReason.DISTANCE), True),
        (Refusal("v1", RefusalReason.PAY, pay_fen=300_000), True),
        (Refusal("v1", RefusalReason.PAY), True),
    ],
)
def test_a_refusal_falls_only_when_its_reason_has_improved(refusal: Refusal, stands: bool) -> None:
    assert closed(candidate(refusals=(refusal,)), vacancy()) == ((Gate.REFUSED,) if stands else ())


@pytest.mark.parametrize(("minutes", "repeated"), [(34, True), (35, False)])
def test_a_way_counts_as_shorter_from_five_minutes(minutes: int, repeated: bool) -> None:
    person = candidate(failures=(Failure(FailureCause.TRANSPORT, travel_minutes=minutes),))

    assert dict(match(person, vacancy(), DAY).parts)[Part.EARLIER] == (5_000 if repeated else 10_000)


@pytest.mark.parametrize(("week", "points"), [("Mon-Fri 08:30-16:30", 10_000), ("Mon-Fri 15:00-23:00", 5_000)])
def test_hours_that_failed_without_a_note_repeat_at_night(week: str, points: int) -> None:
    person = candidate(failures=(Failure(FailureCause.HOURS),))

    assert dict(match(person, vacancy(week=parse_windows(week)), DAY).parts)[Part.EARLIER] == points


def test_transport_helps_where_the_place_is_not_known() -> None:
    found = match(candidate(), vacancy(place=Place(""), shuttles=(Shuttle("6401", 25),)), DAY)

    assert (found.way, found.travel_minutes) == (Way.SHUTTLE, 25)


def test_a_shuttle_that_is_slower_than_the_way_is_not_taken() -> None:
    assert match(candidate(), vacancy(shuttles=(Shuttle("6401", 31),)), DAY).way is Way.DAILY


def test_east_and_west_lie_nearer_together_in_the_north() -> None:
    # A tenth of a degree east: at 38 degrees 11119 m x 0.7880 = 8761 m, at 50 degrees 11119 m x 0.6428 = 7147 m.
    south = travel_minutes(Place("", 38_400_000, 106_200_000), Place("", 38_400_000, 106_300_000))
    north = travel_minutes(Place("", 50_400_000, 106_200_000), Place("", 50_400_000, 106_300_000))

    assert (south, north) == (10 + 8_761 * 130 // 40_000, 10 + 7_147 * 130 // 40_000)


def test_better_pay_gains_those_for_whom_pay_alone_is_in_the_way() -> None:
    people = [candidate(id="a", wage_floor_fen=320_000), candidate(id="b", wage_floor_fen=340_000)]
    people.append(candidate(id="c", wage_floor_fen=340_000, consents=frozenset({OpeningKind.COURSE})))
    gains = people_gained(vacancy(), people, DAY)

    assert [render(gain_text(gain), ENGLISH) for gain in gains] == [
        "2 more people fit if it pays ¥3,400.",
        "One more person fits if it pays ¥3,200.",
    ]


@pytest.mark.parametrize(
    ("week", "gates"),
    [
        ("Mon-Thu 06:00-11:30,12:00-17:30", ()),
        ("Mon-Thu 06:00-12:00,12:30-18:00", (Gate.LEGAL_HOURS,)),
        ("Mon 16:00-03:00", ()),
        ("Mon 16:00-03:30", (Gate.LEGAL_HOURS,)),
    ],
)
def test_a_day_is_counted_over_its_breaks_and_over_midnight(week: str, gates: tuple[Gate, ...]) -> None:
    assert closed(candidate(), vacancy(week=parse_windows(week))) == gates
