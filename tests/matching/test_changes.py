"""What would open a pair: the smallest single change of each kind, for the person and for the offering side."""

from dataclasses import replace
from datetime import date

from app.languages import ENGLISH, render
from app.matching import ChangeKind, Explanation, Gate, explain, gain_text, match, people_gained
from app.matching.terms import Need, PayUnit, PhysicalDemand
from app.matching.values import Bends, CareWindow, EmploymentForm, Engagement, HeldLicence, Limit, Place
from app.schedules.week import parse_windows
from app.skills.values import HeldSkill, Licence, RequiredSkill
from tests.matching.builders import DAY, SOON, candidate, changes, course, vacancy

FORKLIFT = Licence("forklift")
MORNING = CareWindow(parse_windows("Mon-Fri 08:00-08:30"))
FRIDAY_NOON = CareWindow(parse_windows("Fri 12:00-13:00"))


def kinds(explanation: Explanation) -> list[ChangeKind]:
    return [change.kind for change in explanation.changes]


def test_a_later_start_is_named_to_the_half_hour() -> None:
    explanation = explain(candidate(care_windows=(MORNING,)), vacancy(), DAY)

    assert changes(explanation)[:2] == [
        "if another adult is at home: Mon-Fri 08:00-08:30",
        "if it starts at 09:00",
    ]
    later = next(change for change in explanation.changes if change.kind is ChangeKind.START_LATER)
    assert later.amount == 1
    assert "Only blocked by Week. It would fit if another adult is at home" in render(explanation.headline, ENGLISH)


def test_a_start_that_may_bend_opens_the_gate_by_itself() -> None:
    found = match(candidate(care_windows=(MORNING,)), vacancy(bends=Bends(later_start=2)), DAY)

    assert found.possible
    assert found.week_is_bent
    assert found.week == parse_windows("Mon-Fri 09:00-16:30")


def test_another_shift_already_offered_opens_the_gate_by_itself() -> None:
    shifts = Bends(other_weeks=(parse_windows("Mon-Fri 14:00-22:00"),))
    found = match(candidate(care_windows=(MORNING,)), vacancy(bends=shifts), DAY)

    assert found.possible
    assert found.week == parse_windows("Mon-Fri 14:00-22:00")


def test_the_day_that_stands_in_the_way_is_named() -> None:
    explanation = explain(candidate(care_windows=(FRIDAY_NOON,)), vacancy(), DAY)

    assert "if Fri is left out" in changes(explanation)


def test_the_same_hours_at_another_time_are_tried_but_never_into_the_night() -> None:
    explanation = explain(candidate(care_windows=(FRIDAY_NOON,)), vacancy(week=parse_windows("Fri 11:00-15:00")), DAY)
    shifts = [change for change in explanation.changes if change.kind is ChangeKind.OTHER_SHIFT]

    # Half past one keeps half an hour for the way after noon's care.
    assert [render(change.text, ENGLISH) for change in shifts] == ["in another shift: Fri 15:00-19:00"]
    late = explain(candidate(care_windows=(MORNING,)), vacancy(week=parse_windows("Mon-Fri 08:00-22:00")), DAY)
    assert ChangeKind.OTHER_SHIFT not in kinds(late)


def test_a_missing_licence_names_the_course_that_gives_it_first() -> None:
    early = course(id="early", title="叉车班", gives_licences=(FORKLIFT,), last_day=date(2026, 3, 20))
    late = course(id="late", title="叉车夜班", gives_licences=(FORKLIFT,))
    names = {"forklift": "叉车证"}

    explanation = explain(candidate(), vacancy(licences=(FORKLIFT,)), DAY, courses=[late, early], licence_names=names)
    [change] = explanation.changes

    assert change.courses == ("early",)
    assert render(change.text, ENGLISH) == "with 叉车证, which 叉车班 gives by Sat 21 Mar 2026"
    assert [render(one.reason, ENGLISH) for one in explanation.gates if one.gate is Gate.LICENCES] == [
        "One licence short: 叉车证."
    ]


def test_a_missing_licence_without_a_course_is_still_named() -> None:
    explanation = explain(candidate(), vacancy(licences=(FORKLIFT,)), DAY)

    assert changes(explanation) == ["with one licence more: forklift"]


def test_a_possible_pair_that_lacks_a_skill_names_it_and_where_it_is_taught() -> None:
    lessons = course(title="面点班", gives_skills=(HeldSkill("面点"),))
    explanation = explain(candidate(), vacancy(skills=(RequiredSkill("面点"),)), DAY, courses=[lessons])

    assert explanation.match.possible
    assert not explanation.match.qualified
    assert changes(explanation) == ["with the skill 面点, which is taught in: 面点班"]


def test_another_job_could_be_given_up() -> None:
    job = Engagement(
        "保洁", parse_windows("Mon-Fri 15:00-18:00"), DAY, form=EmploymentForm.PART_TIME, monthly_pay_fen=90_000
    )
    explanation = explain(candidate(engagements=(job,)), vacancy(), DAY)

    assert "if 保洁 is given up (¥900 a month)" in changes(explanation)


def test_a_far_place_opens_by_transport_lodging_or_a_change_of_mind() -> None:
    near = candidate(max_travel_minutes=40)
    lodger = replace(near, accepts_lodging=True)
    place = Place("640105")

    assert kinds(explain(near, vacancy(place=place), DAY)) == [ChangeKind.TRANSPORT]
    assert kinds(explain(lodger, vacancy(place=place), DAY)) == [ChangeKind.TRANSPORT, ChangeKind.LODGING]
    assert kinds(explain(near, vacancy(place=place, lodging=True), DAY)) == [
        ChangeKind.TRANSPORT,
        ChangeKind.ACCEPT_LODGING,
    ]
    assert kinds(explain(near, vacancy(place=Place("110101")), DAY)) == []


def test_the_pay_that_opens_is_the_least_that_does() -> None:
    hourly = vacancy(pay_unit=PayUnit.HOUR, pay_low_fen=1_900, pay_high_fen=1_900, pay_floor_fen=1_800)
    person = candidate(wage_floor_fen=350_000)
    [change] = explain(person, hourly, DAY).changes

    assert changes(explain(person, vacancy(), DAY)) == ["if it pays ¥3,500"]
    # 40 hours a week: 3500 x 12 / 52 / 40 = 20.192, so 20.20 yuan an hour.
    assert change.amount == 2_020
    assert not match(person, replace(hourly, pay_low_fen=2_019, pay_high_fen=2_019), DAY).possible


def test_step_free_access_and_waiting_are_changes_too() -> None:
    wheels = explain(candidate(needs=frozenset({Need.STEP_FREE})), vacancy(step_free=False), DAY)
    limited = explain(
        candidate(limits=(Limit(PhysicalDemand.COLD, until_day=date(2026, 4, 1)),)),
        vacancy(demands=frozenset({PhysicalDemand.COLD})),
        DAY,
    )

    assert changes(wheels) == ["if the place is made step-free"]
    assert changes(limited) == ["from Thu 2 Apr 2026 on"]


def test_two_things_in_the_way_are_told_and_no_single_change_is_promised() -> None:
    explanation = explain(candidate(care_windows=(MORNING,)), vacancy(licences=(FORKLIFT,)), DAY)

    assert explanation.changes == ()
    assert render(explanation.headline, ENGLISH) == "Blocked by Licences, Week."


def test_the_offering_side_hears_how_many_more_would_fit() -> None:
    people = [candidate(id=f"p{number}", care_windows=(MORNING,)) for number in range(3)]
    people += [candidate(id="far", max_travel_minutes=10, accepts_lodging=True), candidate(id="fits")]

    gains = people_gained(vacancy(), people, DAY)
    texts = [render(gain_text(gain), ENGLISH) for gain in gains]

    assert texts[0] == "3 more people fit if it starts at 09:00."
    assert gains[0].candidate_ids == ("p0", "p1", "p2")
    assert "One more person fits if lodging is offered." in texts


def test_a_bigger_change_is_told_only_if_it_adds_people() -> None:
    early, late = CareWindow(parse_windows("Mon 08:00-08:30")), CareWindow(parse_windows("Mon 09:00-09:30"))
    people = [candidate(id="a", care_windows=(early,)), candidate(id="b", care_windows=(late,))]
    starts = [gain for gain in people_gained(vacancy(), people, DAY) if gain.kind is ChangeKind.START_LATER]

    assert [render(gain_text(gain), ENGLISH) for gain in starts] == [
        "2 more people fit if it starts at 10:00.",
        "One more person fits if it starts at 09:00.",
    ]


def test_a_licence_that_ends_during_the_work_is_something_to_keep_in_mind() -> None:
    held = HeldLicence(FORKLIFT, valid_until=date(2026, 5, 1))
    explanation = explain(candidate(licences=(held,)), vacancy(licences=(FORKLIFT,), first_day=SOON), DAY)

    assert any(caution.template.startswith("A licence ends on") for caution in explanation.cautions)
