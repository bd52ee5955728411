"""Each gate alone: what closes it, what opens it, and the reason given."""

from datetime import date
from typing import Any

import pytest

from app.matching import Gate, explain, match
from app.matching.terms import OpeningKind, PhysicalDemand, RefusalReason, StudentLevel
from app.matching.values import (
    Candidate,
    EmploymentForm,
    Engagement,
    HeldLicence,
    Limit,
    Need,
    Opening,
    Place,
    Refusal,
    Span,
    Student,
)
from app.schedules.week import parse_windows
from app.skills.values import HeldSkill, Licence, RequiredSkill, SkillLevel
from tests.matching.builders import DAY, candidate, course, reason, slot, transfer, vacancy

STUDENT = Student(StudentLevel.UNIVERSITY, graduates_on=date(2026, 7, 1))
TERM = Span(date(2026, 3, 2), date(2026, 7, 5))
FORKLIFT = Licence("forklift")
NIGHT_WEEK = parse_windows("Mon-Fri 22:00-06:00")


def job_of(week: str, **others: Any) -> Engagement:
    return Engagement("小区保洁", parse_windows(week), date(2025, 1, 1), form=EmploymentForm.FULL_TIME, **others)


CLOSED: list[tuple[str, Gate, Candidate, Opening, str]] = [
    ("no consent", Gate.CONSENT, candidate(consents=frozenset({OpeningKind.SLOT})), vacancy(), "Has not agreed"),
    ("past deadline", Gate.OPEN, candidate(), vacancy(apply_until=date(2026, 3, 1)), "closed on"),
    ("not yet open", Gate.OPEN, candidate(), vacancy(apply_from=date(2026, 3, 3)), "Opens on"),
    ("ended", Gate.OPEN, candidate(), vacancy(first_day=date(1900, 1, 1), last_day=date(1900, 2, 1)), "Ended on"),
    ("begun", Gate.OPEN, candidate(), course(first_day=date(2026, 3, 1)), "Began on"),
    ("full", Gate.OPEN, candidate(), vacancy(seats_left=0), "All places"),
    ("fifteen", Gate.AGE, candidate(birth_date=date(2010, 3, 17)), vacancy(), "15 years old"),
    (
        "minor, heavy",
        Gate.AGE,
        candidate(birth_date=date(2009, 1, 1)),
        vacancy(demands=frozenset({PhysicalDemand.HEAVY_LIFTING})),
        "not allowed under 18: heavy lifting",
    ),
    ("slot for a worker", Gate.STUDIES, candidate(), slot(), "for students"),
    (
        "graduate",
        Gate.STUDIES,
        candidate(student=STUDENT),
        slot(first_day=date(2026, 7, 1), last_day=None),
        "Graduates",
    ),
    ("full time beside studies", Gate.STUDIES, candidate(student=STUDENT), vacancy(), "full-time work can begin"),
    (
        "vocational first year",
        Gate.STUDIES,
        candidate(student=Student(StudentLevel.VOCATIONAL, date(2028, 7, 1), first_year=True)),
        slot(),
        "first year",
    ),
    (
        "toxic for students",
        Gate.STUDIES,
        candidate(student=STUDENT),
        slot(demands=frozenset({PhysicalDemand.TOXIC})),
        "Not allowed for students",
    ),
    ("licence missing", Gate.LICENCES, candidate(), vacancy(licences=(FORKLIFT,)), "One licence short"),
    (
        "licence ended",
        Gate.LICENCES,
        candidate(licences=(HeldLicence(FORKLIFT, valid_until=date(2026, 3, 15)),)),
        vacancy(licences=(FORKLIFT,)),
        "One licence short",
    ),
    (
        "limit",
        Gate.LIMITS,
        candidate(limits=(Limit(PhysicalDemand.DRIVING),)),
        vacancy(demands=frozenset({PhysicalDemand.DRIVING})),
        "no driving",
    ),
    ("no nights", Gate.LIMITS, candidate(limits=(Limit(PhysicalDemand.NIGHT),)), vacancy(week=NIGHT_WEEK), "no night"),
    (
        "stairs",
        Gate.ACCESS,
        candidate(needs=frozenset({Need.STEP_FREE})),
        course(step_free=False),
        "Not step-free",
    ),
    (
        "prerequisite",
        Gate.PREREQUISITES,
        candidate(skills=(HeldSkill("中式烹调"),)),
        course(prerequisites=(RequiredSkill("面点"),)),
        "Presupposes: 面点",
    ),
    (
        "expecting",
        Gate.LEGAL_HOURS,
        candidate(protected_until=date(2026, 6, 1)),
        vacancy(week=NIGHT_WEEK),
        "Night work is not allowed",
    ),
    (
        "expecting, overtime",
        Gate.LEGAL_HOURS,
        candidate(protected_until=date(2026, 6, 1)),
        vacancy(overtime_half_hours=20),
        "Overtime is not allowed",
    ),
    ("twelve hours", Gate.LEGAL_HOURS, candidate(), vacancy(week=parse_windows("Mon-Fri 18:00-06:00")), "on one day"),
    ("two jobs", Gate.LEGAL_HOURS, candidate(engagements=(job_of("Mon-Sat 18:00-22:00"),)), vacancy(), "More than"),
    ("no rest day", Gate.LEGAL_HOURS, candidate(), vacancy(week=parse_windows("daily 08:00-13:00")), "rest day"),
    (
        "part time",
        Gate.LEGAL_HOURS,
        candidate(),
        vacancy(form=EmploymentForm.PART_TIME, week=parse_windows("Mon-Sat 08:00-13:00")),
        "ends at 24 hours",
    ),
    (
        "part time, long days",
        Gate.LEGAL_HOURS,
        candidate(),
        vacancy(form=EmploymentForm.PART_TIME, week=parse_windows("Mon,Wed 08:00-16:00")),
        "4 hours a day",
    ),
    (
        "slots together",
        Gate.LEGAL_HOURS,
        candidate(
            student=STUDENT,
            engagements=(
                Engagement(
                    "食堂", parse_windows("Sun 08:00-13:00"), DAY, date(2026, 6, 1), EmploymentForm.STUDENT_WORK
                ),
            ),
        ),
        slot(),
        "9 hours a week with the other slots, more than 8 hours",
    ),
    (
        "own job",
        Gate.WEEK,
        candidate(engagements=(job_of("Mon 08:00-09:00"),)),
        vacancy(),
        "小区保洁 (Mon 08:00-09:00)",
    ),
    ("far", Gate.REACH, candidate(max_travel_minutes=59), vacancy(place=Place("640105")), "60 minutes each way"),
    (
        "under the legal floor",
        Gate.PAY,
        candidate(),
        vacancy(pay_low_fen=204_999),
        "under the legal floor of ¥2,050",
    ),
    ("under the own floor", Gate.PAY, candidate(wage_floor_fen=300_001), vacancy(), "under the ¥3,000.01"),
    (
        "transfer for less",
        Gate.PAY,
        candidate(current_pay_fen=320_001, current_organisation_id="firm"),
        transfer(),
        "less than ¥3,200.01 now",
    ),
    ("suspended", Gate.EMPLOYER, candidate(), vacancy(good_standing=False), "suspended"),
    ("another firm", Gate.EMPLOYER, candidate(current_organisation_id="other"), transfer(), "work in this firm"),
    (
        "refused",
        Gate.REFUSED,
        candidate(refusals=(Refusal("v1", RefusalReason.WORK),)),
        vacancy(),
        "because of the kind of work",
    ),
    (
        "refused the employer",
        Gate.REFUSED,
        candidate(refusals=(Refusal("v0", RefusalReason.EMPLOYER, "firm"),)),
        vacancy(),
        "because of the employer",
    ),
]


@pytest.mark.parametrize(
    ("gate", "person", "opening", "words"), [case[1:] for case in CLOSED], ids=[c[0] for c in CLOSED]
)
def test_a_closed_gate_says_why(gate: Gate, person: Candidate, opening: Opening, words: str) -> None:
    explanation = explain(person, opening, DAY)

    assert gate in explanation.match.closed
    assert not explanation.match.possible
    assert words in reason(explanation, gate)


OPEN: list[tuple[str, Candidate, Opening]] = [
    ("nothing known", candidate(), vacancy()),
    ("sixteen that day", candidate(birth_date=date(2010, 3, 16)), vacancy()),
    ("full course", candidate(), course(seats_left=0)),
    ("licence", candidate(licences=(HeldLicence(FORKLIFT),)), vacancy(licences=(FORKLIFT,))),
    (
        "limit over by then",
        candidate(limits=(Limit(PhysicalDemand.DRIVING, until_day=date(2026, 3, 15)),)),
        vacancy(demands=frozenset({PhysicalDemand.DRIVING})),
    ),
    ("step-free unknown", candidate(needs=frozenset({Need.STEP_FREE})), course()),
    (
        "prerequisite one level short",
        candidate(skills=(HeldSkill("面点", SkillLevel.JUNIOR),)),
        course(prerequisites=(RequiredSkill("面点", SkillLevel.INTERMEDIATE),)),
    ),
    ("protection over", candidate(protected_until=date(2026, 3, 15)), vacancy(week=NIGHT_WEEK)),
    ("student in a slot", candidate(student=STUDENT), slot()),
    ("graduate in a job", candidate(student=STUDENT), vacancy(first_day=date(2026, 7, 1))),
    (
        "job over by then",
        candidate(engagements=(job_of("Mon-Fri 08:00-17:00", last_day=date(2026, 3, 15)),)),
        vacancy(),
    ),
    ("same city", candidate(max_travel_minutes=60), vacancy(place=Place("640105"))),
    ("lodging", candidate(accepts_lodging=True), vacancy(place=Place("110101"), lodging=True)),
    ("way unknown", candidate(), vacancy(place=Place(""))),
    ("pay unknown", candidate(wage_floor_fen=900_000), vacancy(pay_low_fen=None, pay_high_fen=None)),
    ("at the own floor", candidate(wage_floor_fen=300_000), vacancy()),
    ("transfer for as much", candidate(current_pay_fen=320_000, current_organisation_id="firm"), transfer()),
    ("pay is better now", candidate(refusals=(Refusal("v1", RefusalReason.PAY, pay_fen=290_000),)), vacancy()),
    ("another was refused", candidate(refusals=(Refusal("v0", RefusalReason.WORK, "firm"),)), vacancy()),
]


@pytest.mark.parametrize(("person", "opening"), [case[1:] for case in OPEN], ids=[case[0] for case in OPEN])
def test_every_gate_is_open_and_still_gives_its_reason(person: Candidate, opening: Opening) -> None:
    explanation = explain(person, opening, DAY)

    assert explanation.match.closed == ()
    assert [finding.gate for finding in explanation.gates] == list(Gate)
    assert all(finding.is_open and finding.reason.template for finding in explanation.gates)


def test_a_full_course_is_a_waiting_list_with_the_place_in_it() -> None:
    explanation = explain(candidate(), course(seats_left=0, waiting=4), DAY)

    assert explanation.match.waitlist
    assert "waiting list, place 5" in reason(explanation, Gate.OPEN)


def test_lodging_does_not_suit_someone_needed_at_night() -> None:
    person = candidate(accepts_lodging=True, night_care=True)

    explanation = explain(person, vacancy(place=Place("110101"), lodging=True), DAY)

    assert explanation.match.closed == (Gate.REACH,)
    assert "needed at home at night" in reason(explanation, Gate.REACH)


def test_own_floor_counts_in_proportion_for_part_time_work() -> None:
    part_time = vacancy(
        form=EmploymentForm.PART_TIME,
        week=parse_windows("Mon-Fri 09:00-13:00"),
        pay_low_fen=150_000,
        pay_high_fen=150_000,
        pay_floor_fen=None,
    )

    assert match(candidate(wage_floor_fen=300_000), part_time, DAY).possible
    assert match(candidate(wage_floor_fen=300_002), part_time, DAY).closed == (Gate.PAY,)


def test_paid_work_without_the_legal_hours_of_its_place_is_refused() -> None:
    with pytest.raises(ValueError, match="legal hours"):
        vacancy(legal_hours=None)


def test_an_opening_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before"):
        course(last_day=date(2026, 3, 1))


def test_students_in_the_holidays_may_work_longer() -> None:
    week = parse_windows("Mon-Fri 09:00-17:00")
    holidays = slot(week=week, first_day=date(2026, 7, 6), last_day=date(2026, 8, 20))
    term = candidate(student=Student(StudentLevel.UNIVERSITY, date(2028, 7, 1), terms=(TERM,)))

    assert match(term, holidays, DAY).possible
    assert match(term, slot(week=week), DAY).closed == (Gate.LEGAL_HOURS,)


def test_opening_without_an_hour_is_possible_but_asks_for_the_hours() -> None:
    explanation = explain(candidate(), vacancy(week=parse_windows("")), DAY)

    assert explanation.match.possible
    assert any(caution.template.startswith("No hours are stated") for caution in explanation.cautions)


def test_lodging_does_not_bring_another_part_of_the_country_near() -> None:
    far = vacancy(place=Place("530124", 25_222_000, 102_498_000), lodging=True)
    person = candidate(home=Place("659001", 44_305_000, 86_080_000), accepts_lodging=True, max_travel_minutes=60)
    assert Gate.REACH in match(person, far, DAY).closed
