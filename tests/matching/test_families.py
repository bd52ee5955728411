"""The eight families of domain.md as pairs of values: what the engine must propose, refuse, and say."""

from dataclasses import replace
from datetime import date, timedelta

from app.languages import ENGLISH, render
from app.matching import ChangeKind, Gate, Way, best_openings, employer_view, explain, match, openings_gained
from app.matching.terms import OpeningKind, PhysicalDemand, StudentLevel, WishKind
from app.matching.values import (
    Bends,
    BusyDay,
    BusyReason,
    CareWindow,
    CoveringAdult,
    EmploymentForm,
    Engagement,
    Failure,
    FailureCause,
    Limit,
    Meeting,
    Need,
    Place,
    Record,
    Shuttle,
    Span,
    Student,
    Wish,
)
from app.schedules.week import parse_windows
from app.skills.values import HeldSkill, RequiredSkill, SkillLevel
from tests.matching.builders import (
    DAY,
    candidate,
    cautions,
    changes,
    course,
    reason,
    slot,
    transfer,
    vacancy,
)

SHIHEZI, URUMQI = Place("659001"), Place("650102")
MORNING_MARKET = Engagement(
    "香油摊（早市）",
    parse_windows("daily 05:00-10:00"),
    date(2022, 1, 1),
    form=EmploymentForm.SELF_EMPLOYED,
    monthly_pay_fen=210_000,
    may_stop=True,
)
WANLING = candidate(
    id="zhao-wanling",
    birth_date=date(1979, 5, 1),
    home=SHIHEZI,
    tier_rank=3,
    engagements=(MORNING_MARKET,),
    max_travel_minutes=45,
    accepts_lodging=True,
    wage_floor_fen=200_000,
    wishes=(Wish(WishKind.OWN_BUSINESS), Wish(WishKind.SKILL, "中式烹调")),
    needs=frozenset({Need.LODGING, Need.BOARD}),
)
NOODLE_COURSE = course(
    id="noodle-course",
    title="大盘鸡、凉皮制作班",
    place=URUMQI,
    week=parse_windows("Mon-Fri 09:30-18:30"),
    lodging=True,
    board=True,
    gives_skills=(HeldSkill("中式烹调", SkillLevel.JUNIOR),),
    leads_to_own_business=True,
)
COOK = vacancy(
    id="cook",
    title="中式烹调师",
    occupation="4-03-02-01",
    place=SHIHEZI,
    week=parse_windows("Mon-Fri 10:30-18:30"),
    skills=(RequiredSkill("中式烹调", SkillLevel.JUNIOR),),
)
CLEANER = vacancy(
    id="cleaner", title="保洁员", occupation="4-08-10-01", place=SHIHEZI, week=parse_windows("Mon-Fri 11:00-19:00"),
    pay_low_fen=210_000, pay_high_fen=230_000,
)  # fmt: skip


def test_s1_the_course_with_board_and_lodging_stands_first_and_tells_its_cost() -> None:
    listed = best_openings(WANLING, [CLEANER, COOK, NOODLE_COURSE], DAY)
    explanation = explain(WANLING, NOODLE_COURSE, DAY)

    assert listed[0].match.opening_id == "noodle-course"
    assert listed[0].opens == ("cook",)
    assert explanation.match.way is Way.LODGING
    assert explanation.match.income_lost_fen == 210_000
    assert any("香油摊" in caution and "¥2,100 a month less" in caution for caution in cautions(explanation))


def test_s1_the_same_course_is_out_of_reach_without_lodging() -> None:
    explanation = explain(WANLING, replace(NOODLE_COURSE, lodging=False), DAY)

    assert explanation.match.closed == (Gate.REACH,)
    assert "About 3 hours each way, more than 45" in reason(explanation, Gate.REACH)
    assert changes(explanation) == ["if lodging is offered"]


def test_s1_after_the_course_the_cook_jobs_are_open_and_the_stall_stays_a_choice() -> None:
    assert not match(WANLING, COOK, DAY).qualified
    assert openings_gained(WANLING, NOODLE_COURSE, [COOK, CLEANER], DAY) == ("cook",)
    assert NOODLE_COURSE.leads_to_own_business


TERM = Span(date(2026, 3, 2), date(2026, 7, 3))
CLASS_WORD = ((1 << 34) - 1) ^ ((1 << 16) - 1)


def class_days(*days: date, because: BusyReason = BusyReason.CLASSES) -> tuple[BusyDay, ...]:
    return tuple(BusyDay(day, CLASS_WORD, because) for day in days)


def weekdays_of(term: Span) -> list[date]:
    last_day = term.last_day or term.first_day
    days = [term.first_day + timedelta(days=n) for n in range((last_day - term.first_day).days + 1)]
    return [day for day in days if day.weekday() < 5]


ELDER_SON = candidate(
    id="elder-son",
    birth_date=date(2003, 9, 1),
    home=SHIHEZI,
    student=Student(StudentLevel.UNIVERSITY, date(2026, 6, 30), terms=(TERM,)),
    busy_days=class_days(*weekdays_of(TERM)),
)


def test_s2_a_weekend_slot_fits_and_class_time_does_not() -> None:
    weekend = slot(place=SHIHEZI)
    in_class = slot(place=SHIHEZI, week=parse_windows("Tue 14:00-16:00"))

    assert match(ELDER_SON, weekend, DAY).possible
    explanation = explain(ELDER_SON, in_class, DAY)
    assert explanation.match.closed == (Gate.WEEK,)
    assert "classes on" in reason(explanation, Gate.WEEK)


def test_s2_exam_days_are_left_out_and_a_slot_inside_them_is_refused() -> None:
    exams = class_days(date(2026, 6, 20), date(2026, 6, 27), because=BusyReason.EXAMS)
    student = replace(ELDER_SON, busy_days=exams)
    within = slot(place=SHIHEZI, first_day=date(2026, 6, 15), last_day=date(2026, 6, 28))

    assert any(
        "Not on these days: Sat 20 Jun 2026" in text for text in cautions(explain(student, slot(place=SHIHEZI), DAY))
    )
    assert "exams on Sat 20 Jun 2026, Sat 27 Jun 2026" in reason(explain(student, within, DAY), Gate.WEEK)


def test_s2_graduation_ends_work_study_and_opens_jobs() -> None:
    after = date(2026, 7, 1)

    assert match(ELDER_SON, slot(place=SHIHEZI, first_day=after, last_day=None), DAY).closed == (Gate.STUDIES,)
    assert match(ELDER_SON, vacancy(place=SHIHEZI, first_day=after), DAY).possible


def test_s2_the_sibling_under_sixteen_is_refused_paid_work() -> None:
    sibling = candidate(
        birth_date=date(2012, 1, 1), home=SHIHEZI, student=Student(StudentLevel.VOCATIONAL, date(2030, 7, 1))
    )

    assert Gate.AGE in match(sibling, slot(place=SHIHEZI), DAY).closed


def test_s2_a_slot_under_the_floor_is_refused() -> None:
    explanation = explain(ELDER_SON, slot(place=SHIHEZI, pay_low_fen=1_799), DAY)

    assert explanation.match.closed == (Gate.PAY,)


NIGHT_SHIFT = Engagement(
    "配送夜班",
    parse_windows("Mon-Fri 15:00-23:00"),
    date(2024, 1, 1),
    form=EmploymentForm.FULL_TIME,
    organisation_id="firm",
    monthly_pay_fen=310_000,
)
SCHOOL_RUN = CareWindow(parse_windows("Mon-Fri 07:30-08:00,16:30-17:00"), "son")
MINGJIE = candidate(
    id="xie-mingjie",
    tier_rank=2,
    care_windows=(SCHOOL_RUN,),
    engagements=(NIGHT_SHIFT,),
    limits=(Limit(PhysicalDemand.HIGH_INTENSITY), Limit(PhysicalDemand.DRINKING)),
    current_pay_fen=310_000,
    current_organisation_id="firm",
    max_travel_minutes=30,
)


def test_s3_a_transfer_needs_no_lower_wage_and_free_care_windows() -> None:
    fits = transfer(week=parse_windows("Mon-Fri 08:30-12:00,12:30-16:00"))

    assert match(MINGJIE, fits, DAY).possible
    assert match(MINGJIE, replace(fits, pay_low_fen=309_999), DAY).closed == (Gate.PAY,)
    late = explain(MINGJIE, transfer(week=parse_windows("Mon-Fri 08:30-16:30")), DAY)
    assert late.match.closed == (Gate.WEEK,)
    assert "care at home (Mon-Fri 16:30-17:00)" in reason(late, Gate.WEEK)
    assert "if it ends at 16:00" in changes(late)


def test_s3_the_present_post_of_the_same_firm_is_replaced_and_not_a_clash() -> None:
    day_post = replace(transfer(week=parse_windows("Mon-Fri 09:00-16:00")), bends=Bends())

    assert match(MINGJIE, day_post, DAY).possible
    assert Gate.WEEK in match(MINGJIE, replace(day_post, kind=OpeningKind.VACANCY), DAY).closed


def test_s3_nothing_of_his_life_reaches_the_employer() -> None:
    post = transfer(week=parse_windows("Mon-Fri 09:00-16:00"))

    [shown] = employer_view(post, [MINGJIE], DAY)
    [other] = employer_view(post, [replace(MINGJIE, limits=(), tier_rank=0, care_windows=())], DAY)

    assert shown == other


def test_s4_both_weekend_days_full_break_the_cap_and_one_day_less_mends_it() -> None:
    son = replace(ELDER_SON, home=slot().place)
    full = explain(son, slot(week=parse_windows("Sat,Sun 08:00-16:00")), DAY)

    assert full.match.closed == (Gate.LEGAL_HOURS,)
    assert "16 hours a week" in reason(full, Gate.LEGAL_HOURS)
    assert "if Sat is left out" in changes(full)


def test_s4_a_make_up_saturday_is_a_class_day() -> None:
    day = date(2026, 2, 2)
    saturday = date(2026, 2, 14)
    son = candidate(student=Student(StudentLevel.UNIVERSITY, date(2027, 7, 1)), busy_days=class_days(saturday))
    that_day = slot(first_day=saturday, last_day=saturday, meetings=(Meeting(saturday, CLASS_WORD & ((1 << 24) - 1)),))

    assert "classes on Sat 14 Feb 2026" in reason(explain(son, that_day, day), Gate.WEEK)


def test_s4_slots_are_added_up() -> None:
    other = Engagement("食堂", parse_windows("Sun 08:00-12:00"), DAY, form=EmploymentForm.STUDENT_WORK)
    son = replace(ELDER_SON, home=slot().place, engagements=(other,))

    assert match(son, slot(), DAY).possible
    assert match(son, slot(week=parse_windows("Sat 08:00-12:30")), DAY).closed == (Gate.LEGAL_HOURS,)


BENGBU = Place("340302")
MOTHERS_CARE = CareWindow(parse_windows("daily 07:00-07:30,12:00-12:30,18:00-18:30"), "mother")
DAOCHENG = candidate(
    id="zhang-daocheng",
    birth_date=date(1976, 1, 1),
    home=BENGBU,
    tier_rank=3,
    care_windows=(MOTHERS_CARE,),
    limits=(Limit(PhysicalDemand.DRIVING), Limit(PhysicalDemand.HIGH_INTENSITY), Limit(PhysicalDemand.NIGHT)),
    max_travel_minutes=30,
)
SPLIT_DAY = parse_windows("Mon-Fri 08:00-11:30,13:00-17:30")


def test_s5_support_work_by_day_is_proposed_and_bus_driving_refused() -> None:
    support = vacancy(id="support", occupation="3-01-02-08", place=BENGBU, week=SPLIT_DAY)
    bus = vacancy(
        id="bus", occupation="4-02-02-01", place=BENGBU, week=SPLIT_DAY, demands=frozenset({PhysicalDemand.DRIVING})
    )

    assert match(DAOCHENG, support, DAY).possible
    assert match(DAOCHENG, bus, DAY).closed == (Gate.LIMITS,)
    assert [entry.match.opening_id for entry in best_openings(DAOCHENG, [bus, support], DAY)] == ["support"]


def test_s5_a_night_post_meets_the_limit_through_its_hours_alone() -> None:
    nights = vacancy(place=BENGBU, week=parse_windows("Mon-Fri 22:30-05:30"))

    assert Gate.LIMITS in match(DAOCHENG, nights, DAY).closed


def test_s5_the_noon_meal_is_told_and_another_adult_would_open_the_course() -> None:
    nursing = course(id="nursing", place=BENGBU, week=parse_windows("Mon-Fri 08:30-16:30"))
    explanation = explain(DAOCHENG, nursing, DAY)

    assert explanation.match.closed == (Gate.WEEK,)
    assert "care at home (Mon-Fri 12:00-12:30)" in reason(explanation, Gate.WEEK)
    assert explanation.changes[0].kind is ChangeKind.COVER_CARE


QUANGANG = Place("350505")


def test_s6_the_fifteen_year_old_may_begin_on_the_birthday() -> None:
    birthday = date(2026, 4, 20)
    child = candidate(
        birth_date=date(2010, 4, 20), home=QUANGANG, student=Student(StudentLevel.UNIVERSITY, date(2028, 7, 1))
    )
    post = slot(place=QUANGANG)
    explanation = explain(child, post, DAY)

    assert explanation.match.closed == (Gate.AGE,)
    assert "from Mon 20 Apr 2026 on" in changes(explanation)
    assert match(child, replace(post, first_day=birthday), DAY).possible
    assert not match(child, replace(post, first_day=birthday - timedelta(days=1)), DAY).possible


def test_s6_the_adults_may_not_both_be_away_in_a_care_window() -> None:
    husband_free = ~parse_windows("Mon-Fri 07:00-18:00")
    twins = CareWindow(
        parse_windows("Mon-Fri 15:00-20:00"), "twins", adults=(CoveringAdult("h", "husband", husband_free),)
    )
    wife = candidate(birth_date=date(1982, 1, 1), home=QUANGANG, care_windows=(twins,))
    part_time = vacancy(
        form=EmploymentForm.PART_TIME, place=QUANGANG, week=parse_windows("Mon-Fri 09:30-13:30"), pay_low_fen=206_000
    )
    evening = vacancy(form=EmploymentForm.PART_TIME, place=QUANGANG, week=parse_windows("Mon-Fri 18:30-20:30"))

    assert match(wife, part_time, DAY).possible
    assert match(wife, vacancy(place=QUANGANG), DAY).closed == (Gate.WEEK,)
    assert "husband must be at home: Mon-Fri 18:00-20:00." in cautions(explain(wife, evening, DAY))


def test_s6_two_children_who_need_the_same_hours_are_one_reason() -> None:
    after_school = parse_windows("Mon-Fri 15:30-18:30")
    wife = candidate(home=QUANGANG, care_windows=(CareWindow(after_school, "one"), CareWindow(after_school, "two")))
    explanation = explain(wife, vacancy(place=QUANGANG, week=parse_windows("Mon-Fri 10:00-16:00")), DAY)

    assert reason(explanation, Gate.WEEK).count("care at home") == 1


def test_s7_an_evening_course_lies_in_the_gaps_of_a_couriers_day() -> None:
    rides = Engagement(
        "骑手",
        parse_windows("daily 10:30-14:00,17:00-20:00"),
        DAY,
        form=EmploymentForm.PLATFORM,
        monthly_pay_fen=450_000,
    )
    courier = candidate(birth_date=date(1984, 6, 1), engagements=(rides,), max_travel_minutes=30)

    assert match(courier, course(week=parse_windows("Mon-Fri 20:30-22:00")), DAY).possible
    assert match(courier, course(week=parse_windows("Mon-Fri 14:30-16:30")), DAY).possible
    assert match(courier, course(), DAY).closed == (Gate.WEEK,)


def test_s8_step_free_access_and_transport_decide() -> None:
    fumin = Place("530124")
    worker = candidate(home=fumin, needs=frozenset({Need.STEP_FREE, Need.TRANSPORT}), max_travel_minutes=40)
    far = course(place=Place("530102"), step_free=True)

    assert match(worker, far, DAY).closed == (Gate.REACH,)
    assert match(worker, replace(far, shuttles=(Shuttle("530124", 40),)), DAY).way is Way.SHUTTLE
    assert match(worker, course(place=fumin, step_free=False), DAY).closed == (Gate.ACCESS,)


def test_s8_how_it_went_for_others_moves_the_order() -> None:
    good = vacancy(id="z-good", record=Record(stable=8, total=10))
    poor = vacancy(id="a-poor", record=Record(stable=1, total=10, rating_sum=4, ratings=3))

    assert [entry.match.opening_id for entry in best_openings(candidate(), [poor, good], DAY)] == ["z-good", "a-poor"]


def test_s8_what_ended_earlier_work_weighs_when_it_comes_again() -> None:
    worker = candidate(failures=(Failure(FailureCause.TRANSPORT, travel_minutes=50),))
    near, far = vacancy(id="z-near"), vacancy(id="a-far", place=Place("640105"))
    explanation = explain(worker, far, DAY)

    assert [entry.match.opening_id for entry in best_openings(worker, [far, near], DAY)] == ["z-near", "a-far"]
    assert "the way to work" in " ".join(render(part.reason, ENGLISH) for part in explanation.parts)
