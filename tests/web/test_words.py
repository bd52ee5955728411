"""Openings, matches and members in words."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.casework.matches import Explained
from app.languages import ENGLISH, render
from app.matching.gates import Gate
from app.matching.pairs import Way
from app.matching.results import Change, ChangeKind, Explanation, GateFinding, Match, PartFinding
from app.matching.terms import EmploymentForm, Need, OpeningKind, PayUnit, PhysicalDemand
from app.matching.values import Candidate, CareWindow, CoveringAdult, LegalHours, Limit, Opening, Place, Shuttle
from app.matching.weights import Part
from app.regions.defaults import default_parameters
from app.regions.divisions import lineage
from app.regions.rules import resolve
from app.schedules.engagements import Engaged, EngagementKind
from app.schedules.week import parse_windows
from app.sentences import Sentence
from app.skills.values import HeldSkill, RequiredSkill, SkillLevel
from app.web.drawings.week import Taken
from app.web.public.match_words import match_view
from app.web.public.member_words import about_member, age_on, week_of
from app.web.public.opening_words import card_of, details_of, pay_text, tags_of
from app.web.public.views import Detail

DAY = date(2026, 3, 2)
HOURS = LegalHours.of(resolve(default_parameters(), lineage("530124"), DAY))
JOB = Opening(
    legal_hours=HOURS,
    id="0190",
    kind=OpeningKind.VACANCY,
    title="仓库管理员",
    place=Place("530124"),
    week=parse_windows("Mon-Fri 08:30-17:30"),
    first_day=DAY,
    organisation_id="firm",
    form=EmploymentForm.FULL_TIME,
    pay_low_fen=300_000,
    pay_high_fen=350_000,
    seats_left=2,
    shuttles=(Shuttle("530124", 25),),
    step_free=True,
    skills=(RequiredSkill("仓储管理", SkillLevel.JUNIOR), RequiredSkill("办公软件", must=False)),
    demands=frozenset({PhysicalDemand.STAIRS}),
)
COURSE = Opening(
    id="0191",
    kind=OpeningKind.COURSE,
    title="面点班",
    place=Place("530124"),
    week=parse_windows("Mon 09:00-12:00"),
    first_day=DAY,
    last_day=date(2026, 4, 3),
    seats_left=0,
    waiting=4,
    lodging=True,
    board=True,
    stipend_fen=60_000,
)
FIRMS = {"firm": "暖城物流"}


def english(sentence: Sentence) -> str:
    return render(sentence, ENGLISH)


def as_dict(details: tuple[Detail, ...]) -> dict[str, list[str]]:
    return {english(detail.name): [english(value) for value in detail.values] for detail in details}


def test_an_opening_says_everything_known_and_nothing_unknown() -> None:
    assert as_dict(details_of(JOB, FIRMS)) == {
        "Where": ["暖城物流, 云南省昆明市富民县"],
        "From": ["Mon 2 Mar 2026, without an end"],
        "Hours": ["Mon-Fri 08:30-17:30", "45 hours a week"],
        "Pay and cost": ["¥3,000 to ¥3,500 a month"],
        "Form of work": ["Full time"],
        "Places": ["2 free"],
        "Asks for": ["仓储管理, Junior worker (grade five)", "办公软件 (welcome, not needed)"],
        "Asks of the body": ["stairs"],
        "Getting there": ["shuttle from 云南省昆明市富民县, 25 minutes", "step-free access"],
    }


def test_a_full_course_with_lodging_shows_it_at_a_glance() -> None:
    assert [english(tag.text) for tag in tags_of(COURSE)] == ["Training course", "waiting list", "lodging", "meals"]
    assert as_dict(details_of(COURSE, {}))["Places"] == ["full, 4 waiting"]


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (None, None, PayUnit.MONTH, "pay not stated"),
        (1_900, None, PayUnit.HOUR, "¥19 an hour"),
        (300_000, 300_000, PayUnit.MONTH, "¥3,000 a month"),
    ],
)
def test_pay_is_said_by_its_unit(low: int | None, high: int | None, unit: PayUnit, text: str) -> None:
    opening = replace(JOB, pay_low_fen=low, pay_high_fen=high, pay_unit=unit)

    assert english(pay_text(opening)) == text


def test_a_course_says_its_fee_and_allowance() -> None:
    assert english(pay_text(COURSE)) == "free of charge, allowance of ¥600 a month"


def test_a_card_leads_to_the_opening() -> None:
    assert card_of(JOB, FIRMS).path == "/openings/0190"


def explained(closed: tuple[Gate, ...]) -> Explained:
    match = Match(
        "p",
        JOB.id,
        JOB.kind,
        closed,
        8_649,
        (),
        True,
        False,
        Way.DAILY,
        25,
        JOB.week,
        False,
        0,
    )
    change = Change(ChangeKind.START_LATER, Sentence("from 08:45"), 1, Candidate("p", DAY, Place("53")), JOB, DAY)
    explanation = Explanation(
        match,
        Sentence("headline"),
        (GateFinding(Gate.WEEK, False, Sentence("school run")), GateFinding(Gate.PAY, True, Sentence("pays enough"))),
        (
            PartFinding(Part.PAY, 5_999, 1_400, Sentence("pay so-so")),
            PartFinding(Part.SKILLS, 6_000, 2_600, Sentence("skills fit")),
            PartFinding(Part.RECORD, None, 0, Sentence("no record")),
            PartFinding(Part.UNCERTAINTY, 5_000, 300, Sentence("the same for everyone")),
        ),
        (Sentence("keep in mind"),),
        (change,),
    )
    return Explained(JOB, explanation)


def test_a_match_shows_what_blocks_first_then_its_parts_by_weight() -> None:
    view = match_view(explained((Gate.WEEK,)))

    assert [(reason.kind, reason.text.template) for reason in view.reasons] == [
        ("blocks", "school run"),
        ("fits", "skills fit"),
        ("short", "pay so-so"),
        ("short", "keep in mind"),
    ]
    assert [opener.template for opener in view.openers] == ["from 08:45"]


def test_a_match_that_is_blocked_has_no_score() -> None:
    assert match_view(explained((Gate.WEEK,))).percent is None
    assert match_view(explained(())).percent == 86


@pytest.mark.parametrize(("day", "age"), [(date(2026, 6, 14), 15), (date(2026, 6, 15), 16)])
def test_a_birthday_counts_from_its_day(day: date, age: int) -> None:
    assert age_on(date(2010, 6, 15), day) == age


def test_a_member_says_what_work_must_not_ask_for_while_it_holds() -> None:
    member = Candidate(
        "p",
        DAY,
        Place("53"),
        skills=(HeldSkill("收银"),),
        limits=(Limit(PhysicalDemand.NIGHT), Limit(PhysicalDemand.COLD, until_day=date(2026, 3, 1))),
        needs=frozenset({Need.STEP_FREE}),
        max_travel_minutes=40,
        wage_floor_fen=250_000,
    )

    assert as_dict(about_member(member, DAY)) == {
        "Skills": ["收银"],
        "Work must not ask for": ["night work"],
        "Needs": ["step-free access"],
        "Longest way, one direction": ["40 minutes"],
        "Lowest pay a month": ["¥2,500"],
    }


def test_care_that_another_adult_at_home_can_give_is_shared_and_clashes_with_nothing() -> None:
    other = CoveringAdult("q", "李芳", parse_windows("Mon 07:00-08:00"))
    windows = (
        CareWindow(parse_windows("Mon 07:30-08:30"), "小明", adults=(other,)),
        CareWindow(parse_windows("Tue 07:30-08:30"), "小红", last_day=date(2026, 3, 1)),
    )
    job = Engaged(UUID(int=1), EngagementKind.JOB, UUID(int=2), parse_windows("Mon 06:00-08:00"), DAY, title="早点铺")
    drawing = week_of(Candidate("p", DAY, Place("53"), care_windows=windows), [job], DAY)

    assert drawing is not None
    assert [(row.taken, english(row.title), english(row.hours)) for row in drawing.rows] == [
        (Taken.WORK, "早点铺", "Mon 06:00-08:00"),
        (Taken.CARE, "care for 小明", "Mon 08:00-08:30"),
        (Taken.SHARED, "care for 小明, or 李芳 does", "Mon 07:30-08:00"),
    ]


def test_an_empty_week_is_not_drawn() -> None:
    assert week_of(Candidate("p", DAY, Place("53")), [], DAY) is None
