"""S8: 梁顺富 of 富民, who moves with difficulty, and a child in a wheelchair: step-free, in reach, never given up."""

from datetime import date

import pytest

from app.casework.actions import close_case
from app.casework.lifecycle import CaseState, ClosingReason
from app.casework.queries import ReopeningNote, case_by_id, referrals_of, reopenings_of
from app.errors import NotPossibleNow
from app.followups.lifecycle import OutcomeClass, Stage
from app.followups.outcome import Decision
from app.followups.queries import followups_of, open_alerts, outcomes_of
from app.matching.gates import Gate
from app.matching.pairs import Way
from app.matching.terms import FailureCause, OpeningKind
from app.matching.weights import Part
from tests.stories.finding import cautions, changes, everything, one, part, place_in_list, points, reason, told
from tests.stories.town import StoryTown, evening

FIRST_EVENING = evening(2025, 5, 6)
COURSES_MARKED = evening(2025, 6, 2)
WORK_BEGINS = evening(2025, 6, 9)
BEFORE_THE_FIGURES = evening(2025, 8, 31)
AFTER_THE_FIGURES = evening(2025, 9, 1)
CLOSED = evening(2026, 1, 28)
POSTED_NEAR = evening(2026, 4, 20)
LAST_EVENING = evening(2026, 6, 30)

STABLE, BACK = date(2026, 1, 21), date(2026, 4, 12)


async def notes(town: StoryTown) -> list[ReopeningNote]:
    return await reopenings_of(town.caseworker, town.diary("S8").family.case_id)


async def state(town: StoryTown) -> CaseState:
    return (await case_by_id(town.caseworker, town.diary("S8").family.case_id)).state


async def decided(town: StoryTown, day: date) -> Decision:
    """What the first post was on a day, as it was decided then."""
    work = town.diary("S8").kept["desk work"]
    return (await outcomes_of(town.caseworker, [work], day))[work]


async def test_the_course_without_steps_and_with_a_ride_stands_first(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        found = await town.matches("S8", "liang")
    course = one(town, "S8", found, "course with a ride")
    assert place_in_list(town, "S8", found, "course with a ride") == 1
    assert course.explanation.match.way is Way.SHUTTLE
    assert reason(course, Gate.REACH) == "25 minutes with the transport offered."
    assert reason(course, Gate.ACCESS) == "Step-free."
    assert part(course, Part.NEEDS) == "Offers what is needed: transport."


async def test_the_same_course_up_three_floors_is_refused_though_it_is_nearer(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        upstairs = one(town, "S8", await town.matches("S8", "liang"), "course upstairs")
    assert upstairs.explanation.match.closed == (Gate.ACCESS,)
    assert reason(upstairs, Gate.ACCESS) == "Not step-free."
    assert changes(upstairs) == ["if the place is made step-free"]


async def test_the_same_course_without_a_ride_is_too_far_and_transport_would_open_it(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        far = one(town, "S8", await town.matches("S8", "liang"), "course far away")
    assert far.explanation.match.closed == (Gate.REACH,)
    assert reason(far, Gate.REACH) == "About 82 minutes each way, more than 50 minutes."
    assert "if transport brings the person there within 50 minutes" in changes(far)


async def test_the_post_without_steps_is_first_and_the_one_upstairs_is_refused(town: StoryTown) -> None:
    async with town.on(COURSES_MARKED):
        found = await town.matches("S8", "liang")
    upstairs = one(town, "S8", found, "desk upstairs")
    assert place_in_list(town, "S8", found, "desk") == 1
    assert reason(one(town, "S8", found, "desk"), Gate.ACCESS) == "Step-free."
    assert upstairs.explanation.match.closed == (Gate.ACCESS,)
    assert changes(upstairs) == ["if the place is made step-free"]


async def test_a_place_nobody_has_looked_at_is_asked_about_and_not_refused(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        found = await town.matches("S8", "liang", 50, 200)
    unknown = [each for each in everything(found) if each.opening.step_free is None]
    assert unknown
    assert not [
        each
        for each in unknown
        if Gate.ACCESS in each.explanation.match.closed and not each.opening.demands & {"stairs"}
    ]
    assert all("Nobody has looked yet whether it is step-free: ask first." in cautions(each) for each in unknown)


async def test_without_its_ride_the_same_post_loses_and_says_what_is_missing(town: StoryTown) -> None:
    async with town.on(COURSES_MARKED):
        before = one(town, "S8", await town.matches("S8", "liang"), "desk")
    async with town.on(POSTED_NEAR):
        after = one(town, "S8", await town.matches("S8", "liang"), "desk")
    assert (before.explanation.match.way, after.explanation.match.way) == (Way.SHUTTLE, Way.DAILY)
    assert part(after, Part.NEEDS) == "Does not offer: transport."
    assert after.explanation.match.score < before.explanation.match.score


async def test_a_low_mark_for_a_course_lets_another_pass_it(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        before = await town.matches("S8", "liang", 50)
    async with town.on(COURSES_MARKED):
        after = await town.matches("S8", "liang", 50)
    east, west = "sewing east in autumn", "sewing west in autumn"
    assert place_in_list(town, "S8", before, east) < place_in_list(town, "S8", before, west)
    assert place_in_list(town, "S8", after, west) < place_in_list(town, "S8", after, east)
    assert part(one(town, "S8", after, east), Part.RECORD) == "Ratings so far: 1."


async def test_a_placement_that_failed_lets_another_post_pass_the_one_it_was_in(town: StoryTown) -> None:
    async with town.on(BEFORE_THE_FIGURES):
        before = await town.matches("S8", "wife")
    async with town.on(AFTER_THE_FIGURES):
        after = await town.matches("S8", "wife")
    assert place_in_list(town, "S8", before, "hotel") < place_in_list(town, "S8", before, "cleaning")
    assert place_in_list(town, "S8", after, "cleaning") < place_in_list(town, "S8", after, "hotel")
    hotel = one(town, "S8", after, "hotel")
    assert part(hotel, Part.RECORD) == "0 of 1 earlier people had a stable income."
    assert part(hotel, Part.EARLIER) == "Earlier work ended because of this, and it is found here again: care at home."


async def test_a_case_does_not_close_on_the_day_work_begins(town: StoryTown) -> None:
    case_id = town.diary("S8").family.case_id
    async with town.on(WORK_BEGINS):
        with pytest.raises(NotPossibleNow) as refused:
            await close_case(town.caseworker, case_id, ClosingReason.EXIT_BY_WORK)
        assert await state(town) is CaseState.OPEN
    assert refused.value.rule == "close-needs-stable-income"
    assert (
        told(refused.value.message)
        == "A started job does not close a case. Income must first be stable for the months the rule asks for."
    )


async def test_half_a_year_of_stable_income_closes_it(town: StoryTown) -> None:
    async with town.on(CLOSED):
        decision = await decided(town, STABLE)
        case = await case_by_id(town.caseworker, town.diary("S8").family.case_id)
    assert decision.outcome is OutcomeClass.STABLE
    assert (case.stable_since, case.closed_on) == (STABLE, CLOSED)
    assert (case.state, case.closing_reason) == (CaseState.CLOSED, ClosingReason.EXIT_BY_WORK)


async def test_two_short_months_without_the_ride_bring_the_closed_case_back(town: StoryTown) -> None:
    async with town.on(CLOSED):
        assert await state(town) is CaseState.CLOSED
    async with town.on(POSTED_NEAR):
        (back,) = [note for note in await notes(town) if note.trigger == "under_line"]
        assert await state(town) is CaseState.OPEN
    assert (back.reopened_on, back.relapse) == (date(2026, 4, 11), True)
    assert back.old_closing_reason is ClosingReason.EXIT_BY_WORK
    assert back.cause is FailureCause.TRANSPORT


async def test_the_reason_for_the_return_is_told_to_a_person(town: StoryTown) -> None:
    async with town.on(POSTED_NEAR):
        alerts = [each for each in await open_alerts(town.caseworker, 1000) if each.kind == "reopen:under_line"]
    mine = [alert for alert in alerts if alert.person_id == town.person("S8", "liang")]
    assert [told(alert.reason) for alert in mine] == ["Income was under the line from 2026-02 on."]


async def test_a_reached_stage_stays_on_file_while_the_class_falls(town: StoryTown) -> None:
    async with town.on(POSTED_NEAR):
        decision = await decided(town, BACK)
    assert decision.stage is Stage.STABLE
    assert decision.outcome is OutcomeClass.AT_RISK
    assert decision.step("4-no-relapse").passed is False


async def test_the_next_matching_weighs_what_ended_the_work_before(town: StoryTown) -> None:
    async with town.on(POSTED_NEAR):
        found = await town.matches("S8", "liang")
    near, desk = one(town, "S8", found, "near desk"), one(town, "S8", found, "desk")
    assert place_in_list(town, "S8", found, "near desk") == 1
    assert part(near, Part.EARLIER) == "Nothing that ended earlier work is found here."
    assert (
        part(desk, Part.EARLIER) == "Earlier work ended because of this, and it is found here again: the way to work."
    )
    assert (points(near, Part.EARLIER) or 0) > (points(desk, Part.EARLIER) or 0)


async def test_after_the_job_is_lost_the_best_openings_are_proposed_again(town: StoryTown) -> None:
    async with town.on(POSTED_NEAR):
        lost = (await notes(town))[-1]
        proposed = [
            each
            for each in await referrals_of(town.caseworker, [town.person("S8", "liang")])
            if each.moved_at.date() >= date(2026, 4, 17)
        ]
    assert (lost.trigger, lost.cause) == ("job_lost", FailureCause.TRANSPORT)
    assert proposed


async def test_the_family_is_back_at_work_and_followed_anew(town: StoryTown) -> None:
    async with town.on(LAST_EVENING):
        contacts = await followups_of(town.caseworker, [town.diary("S8").kept["near desk work"]])
        near = town.diary("S8").kept["near desk"]
        (referral,) = [
            each
            for each in await referrals_of(town.caseworker, [town.person("S8", "liang")])
            if each.opening_id == near
        ]
    assert (referral.opening_kind, referral.state.value) == (OpeningKind.VACANCY, "placed")
    assert contacts[0].contact == "day-3"
    assert told(contacts[0].reason).startswith("Day 3 after the start on Mon 27 Apr 2026.")
