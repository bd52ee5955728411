"""S5: 张道成 of 蚌埠, a bus driver with depression whose mother needs him three times a day, and who never asks."""

from datetime import date, timedelta

import pytest

from app.actors import SYSTEM, Role
from app.casework.lifecycle import TRANSITIONS, CaseState, EmployerReason, ReferralState
from app.casework.queries import case_by_id, referrals_of
from app.casework.referrals import decline, propose, turn_down
from app.errors import NotAllowed, NotPossibleNow
from app.followups.lifecycle import OutcomeClass
from app.followups.queries import Contact, OpenAlert, followups_of_person, open_alerts, outcomes_of
from app.followups.tables import Alert, FollowUpAnswer
from app.history import story_of
from app.matching.gates import Gate
from app.matching.terms import OpeningKind, PhysicalDemand, RefusalReason
from app.matching.weights import Part
from app.people.actions import set_limit
from app.people.tables import FunctionalLimit, PersonLicence, PersonSkill
from app.placements.queries import placement, terms_of
from app.schedules.calendar import DayKind
from app.schedules.queries import calendar
from app.schedules.week import WeekPattern, parse_windows
from app.skills.occupations import occupation_name
from tests.stories.finding import cautions, changes, one, part, place_in_list, reason, told
from tests.stories.town import StoryTown, evening

FIRST_EVENING = evening(2025, 5, 6)
WORK_IS_POSTED = evening(2025, 7, 14)
TWO_UNANSWERED = evening(2025, 8, 31)
WORSE = evening(2025, 11, 5)
LOOKED_AFTER = evening(2025, 11, 14)
LAST_EVENING = evening(2026, 6, 30)

LED_IN = date(2025, 5, 8)
HALF_A_YEAR = date(2026, 2, 21)

MEALS = parse_windows("Mon-Sun 07:00-07:30; Mon-Sun 12:00-13:00; Mon-Sun 18:00-19:00")


async def alerts_about(town: StoryTown) -> list[OpenAlert]:
    mine = town.person("S5", "zhang")
    return [alert for alert in await open_alerts(town.caseworker, 1000) if alert.person_id == mine]


async def check_ins(town: StoryTown) -> list[Contact]:
    contacts = await followups_of_person(town.caseworker, town.person("S5", "zhang"))
    return [contact for contact in contacts if contact.placement_id is None]


async def test_his_limits_are_entered_by_staff(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        limits = await FunctionalLimit.select(FunctionalLimit.demand, FunctionalLimit.set_by).where(
            FunctionalLimit.person_id == town.person("S5", "zhang")
        )
    assert {row["demand"] for row in limits} == {"driving", "high_intensity", "night"}
    assert {row["set_by"] for row in limits} == {town.caseworker.id}


async def test_nobody_but_staff_enters_a_limit(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        with pytest.raises(NotAllowed) as refused:
            await set_limit(town.diary("S5").acting("zhang"), town.person("S5", "zhang"), PhysicalDemand.STAIRS)
    assert refused.value.rule == "role-not-allowed"


async def test_support_services_and_store_keeping_by_day_stand_first(town: StoryTown) -> None:
    async with town.on(WORK_IS_POSTED):
        found = await town.matches("S5", "zhang")
    support, store = (one(town, "S5", found, word) for word in ("support", "store by day"))
    assert [support.opening.occupation, store.opening.occupation] == ["3-01-02-08", "4-02-06-01"]
    assert {place_in_list(town, "S5", found, word) for word in ("support", "store by day")} == {1, 2}
    assert told(support.explanation.headline) == told(store.explanation.headline) == "Fits."


async def test_support_services_are_not_logistics(town: StoryTown) -> None:
    async with town.on(WORK_IS_POSTED):
        support = one(town, "S5", await town.matches("S5", "zhang"), "support")
    assert occupation_name("3-01-02-08") == "后勤管理员"
    assert part(support, Part.SKILLS) == "Has every skill asked for: 后勤管理, 养老护理."


async def test_the_hours_of_both_leave_his_mothers_meals_free_with_the_way(town: StoryTown) -> None:
    async with town.on(WORK_IS_POSTED):
        found = await town.matches("S5", "zhang")
    for word in ("support", "store by day"):
        match = one(town, "S5", found, word).explanation.match
        assert match.travel_minutes is not None
        assert match.travel_minutes <= 30
        assert not match.week.widened(1, 1) & MEALS
        assert not match.week.nights()


async def test_driving_a_bus_is_refused_for_the_limits_alone_though_he_holds_the_licences(town: StoryTown) -> None:
    async with town.on(WORK_IS_POSTED):
        bus = one(town, "S5", await town.matches("S5", "zhang"), "bus")
    assert bus.opening.occupation == "4-02-02-01"
    assert bus.explanation.match.closed == (Gate.LIMITS,)
    assert reason(bus, Gate.LIMITS) == "Staff have set a limit: no driving, high intensity."
    assert reason(bus, Gate.LICENCES) == "All licences asked for are valid on the first day."
    assert changes(bus) == []


async def test_no_reason_of_a_caseworker_weighs_a_limit_away(town: StoryTown) -> None:
    bus = town.diary("S5").kept["bus"]
    async with town.on(WORK_IS_POSTED):
        with pytest.raises(NotPossibleNow) as refused:
            await propose(town.caseworker, town.person("S5", "zhang"), OpeningKind.VACANCY, bus, why="他自己想开车")
    assert refused.value.rule == "gate-limits"


async def test_night_work_meets_the_limit_through_its_hours_alone(town: StoryTown) -> None:
    async with town.on(WORK_IS_POSTED):
        night = one(town, "S5", await town.matches("S5", "zhang"), "store by night")
    assert night.opening.demands == frozenset()
    assert night.explanation.match.closed == (Gate.LIMITS,)
    assert reason(night, Gate.LIMITS) == "Staff have set a limit: no night work."


async def test_the_elderly_care_course_fits_between_the_meals(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        course = one(town, "S5", await town.matches("S5", "zhang"), "care course")
    assert (course.opening.kind, course.opening.occupation) == (OpeningKind.COURSE, "4-10-01-05")
    assert told(course.explanation.headline) == "Fits."
    assert not course.opening.week.widened(1, 1) & MEALS
    assert cautions(course) == []


async def test_the_course_leaves_a_skill_and_a_licence_on_file(town: StoryTown) -> None:
    zhang = town.person("S5", "zhang")
    async with town.on(WORK_IS_POSTED):
        skills = await PersonSkill.select(PersonSkill.name).where(PersonSkill.person_id == zhang)
        licences = await PersonLicence.select(PersonLicence.code).where(PersonLicence.person_id == zhang)
    assert {"name": "养老护理"} in skills
    assert {"code": "elderly-care"} in licences


async def test_every_step_into_work_is_taken_by_the_caseworker(town: StoryTown) -> None:
    async with town.on(LAST_EVENING):
        (referral,) = await referrals_of(town.caseworker, [town.person("S5", "zhang")])
        story = await story_of([referral.id])
    assert [entry.data["after"] for entry in story] == ["proposed", "referred", "interviewed", "offered", "placed"]
    assert {(entry.actor_role, entry.actor_id) for entry in story} == {("caseworker", town.caseworker.id)}


async def test_he_never_has_to_say_anything_by_himself(town: StoryTown) -> None:
    async with town.on(LAST_EVENING):
        answers = await FollowUpAnswer.select(FollowUpAnswer.answered_by).where(
            FollowUpAnswer.person_id == town.person("S5", "zhang")
        )
    assert len(answers) > 15
    assert {row["answered_by"] for row in answers} <= {"caseworker", "employer"}


async def test_a_check_in_is_agreed_for_every_thirty_days(town: StoryTown) -> None:
    async with town.on(WORK_IS_POSTED):
        contacts = await check_ins(town)
        days = await calendar()
    assert [contact.rule for contact in contacts[:2]] == ["health_watch+30", "health_watch+60"]
    assert len(contacts) == 15
    for number, contact in enumerate(contacts, start=1):
        planned = LED_IN + timedelta(days=30 * number)
        between = [planned + timedelta(days=day) for day in range((contact.due_on - planned).days)]
        assert contact.instrument == "call"
        assert days.look(contact.due_on).kind in (DayKind.WORKDAY, DayKind.MAKE_UP_WORKDAY)
        assert not [day for day in between if days.look(day).kind is DayKind.WORKDAY]


async def test_the_date_of_a_check_in_says_its_rule(town: StoryTown) -> None:
    async with town.on(WORK_IS_POSTED):
        contacts = await check_ins(town)
    assert told(contacts[1].reason) == "60 days after Thu 8 May 2025: agreed check-ins on health."


async def test_two_unanswered_forms_become_a_persons_task_and_decide_nothing(town: StoryTown) -> None:
    async with town.on(TWO_UNANSWERED):
        (missed,) = await alerts_about(town)
        work = await placement(town.caseworker, town.diary("S5").kept["support work"])
    assert missed.kind == "missed_check_in"
    assert (
        told(missed.reason)
        == "2 check-ins have no answer, the first since Wed 13 Aug 2025. Please decide what to do next."
    )
    assert work["state"] == "working"


async def test_feeling_worse_goes_to_a_person(town: StoryTown) -> None:
    async with town.on(WORSE):
        (worse,) = await alerts_about(town)
        case = await case_by_id(town.caseworker, town.diary("S5").family.case_id)
        work = await placement(town.caseworker, town.diary("S5").kept["support work"])
    assert (worse.kind, worse.raised_on) == ("worsening", WORSE)
    assert told(worse.reason) == "Feels worse than last time. Please speak with them in person."
    assert (case.state, case.times_reopened, work["state"]) == (CaseState.OPEN, 0, "working")


async def test_the_person_looks_after_it_and_the_work_begins_later(town: StoryTown) -> None:
    async with town.on(LOOKED_AFTER):
        open_now = await alerts_about(town)
        (handled,) = await Alert.select().where(
            (Alert.person_id == town.person("S5", "zhang")) & (Alert.kind == "worsening")
        )
        first, second = await terms_of(town.caseworker, town.diary("S5").kept["support work"])
    assert open_now == []
    assert (handled["state"], handled["handled_by"]) == ("handled", town.caseworker.id)
    assert first["valid_from"] < second["valid_from"] == date(2025, 11, 10)
    assert WeekPattern.from_text(second["week"]) == parse_windows("Mon-Fri 09:00-11:30; Mon-Fri 13:30-17:30")


async def test_the_program_itself_never_says_no(town: StoryTown) -> None:
    support = town.diary("S5").kept["support"]
    async with town.on(WORK_IS_POSTED):
        referral = await propose(town.caseworker, town.person("S5", "zhang"), OpeningKind.VACANCY, support)
        with pytest.raises(NotPossibleNow) as for_him:
            await decline(SYSTEM, referral, RefusalReason.HEALTH)
        with pytest.raises(NotPossibleNow) as for_the_firm:
            await turn_down(SYSTEM, referral, EmployerReason.OTHER)
    assert (for_him.value.rule, for_the_firm.value.rule) == ("referral-role", "referral-role")
    assert not [move for move in TRANSITIONS if move.after is ReferralState.DECLINED and Role.SYSTEM in move.roles]


async def test_what_does_not_fit_is_still_shown_with_its_reason(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        found = await town.matches("S5", "zhang")
    assert found.near_misses
    assert all(each.explanation.reasons_against for each in found.near_misses)


async def test_half_a_year_in_the_work_carries_them(town: StoryTown) -> None:
    async with town.on(LAST_EVENING):
        work = town.diary("S5").kept["support work"]
        decision = (await outcomes_of(town.caseworker, [work], HALF_A_YEAR))[work]
    assert decision.outcome is OutcomeClass.STABLE
    assert told(decision.step("3-months").sentence) == "6 full months are judged, 2025-08 to 2026-01."
    assert decision.day == date(2026, 2, 21)
