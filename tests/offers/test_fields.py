"""Fields every posting shares: places, requirements, days; and how they are stored."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Invalid
from app.matching.values import FailureCause, PhysicalDemand, Shuttle
from app.offers.fields import (
    FURTHEST_AHEAD,
    FURTHEST_BACK,
    day_problem,
    order_problem,
    refuse_if_any,
    requirement_problems,
    site_problems,
    text_problem,
)
from app.offers.outcomes import Outcomes, outcome_columns, outcomes_problem
from app.offers.requirements import Requirements, causes_from_json, requirement_columns, requirements_of
from app.offers.site import Site, site_columns, site_of
from app.skills.values import Licence, RequiredSkill, SkillLevel
from tests.cast import SITE, YINCHUAN

TODAY = date(2026, 3, 2)


def _rules(problems) -> list[tuple[str, str]]:
    return [(problem.field, problem.rule) for problem in problems]


@pytest.mark.parametrize(
    ("site", "wrong"),
    [
        (SITE, []),
        (Site("999999"), [("division", "division")]),
        (Site(YINCHUAN, "路" * 201), [("address", "too-long")]),
        (Site(YINCHUAN, latitude=38_000_000), [("latitude", "coordinates")]),
        (Site(YINCHUAN, latitude=98_000_000, longitude=1), [("latitude", "coordinates")]),
        (
            Site(YINCHUAN, shuttles=(Shuttle("nowhere", 10), Shuttle("6401", 0))),
            [("shuttles", "division"), ("shuttles", "minutes")],
        ),
    ],
)
def test_each_wrong_part_of_a_place_is_named(site, wrong):
    assert _rules(site_problems(site)) == wrong


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        (Requirements(), []),
        (
            Requirements((RequiredSkill("面点"), RequiredSkill("面点", SkillLevel.SENIOR))),
            [("required_skills", "named-twice")],
        ),
        (Requirements((RequiredSkill(" "),)), [("required_skills", "required")]),
        (Requirements(licences=(Licence("a"), Licence("a"))), [("required_licences", "named-twice")]),
        (Requirements(tuple(RequiredSkill(f"s{n}") for n in range(200))), [("required_skills", "too-many")]),
    ],
)
def test_each_wrong_requirement_is_named(asked, wrong):
    assert _rules(requirement_problems(asked)) == wrong


def test_nothing_wrong_refuses_nothing():
    refuse_if_any([None, text_problem("title", "厨师", 10)])


def test_every_wrong_field_is_refused_in_the_order_of_the_form():
    with pytest.raises(Invalid) as refused:
        refuse_if_any([text_problem("title", "  ", 10), None, text_problem("name", "长" * 11, 10)])
    assert _rules(refused.value.problems) == [("title", "required"), ("name", "too-long")]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
@settings(max_examples=100)
def test_only_days_within_reach_of_today_are_meant(day):
    meant = TODAY - FURTHEST_BACK <= day <= TODAY + FURTHEST_AHEAD
    assert (day_problem("first_day", day, TODAY) is None) is meant


@given(st.dates(), st.dates())
@settings(max_examples=100)
def test_of_two_different_days_exactly_one_order_is_wrong(one, other):
    wrong = [order_problem("last_day", one, other), order_problem("last_day", other, one)]
    assert len([problem for problem in wrong if problem is not None]) == (1 if one != other else 0)


def test_open_ends_are_never_reversed():
    assert order_problem("last_day", None, TODAY) is order_problem("last_day", TODAY, None) is None
    assert order_problem("last_day", TODAY, TODAY + timedelta(days=1)) is None


SITES = st.builds(
    Site,
    division=st.just(YINCHUAN),
    address=st.text(max_size=20),
    board=st.booleans(),
    lodging=st.booleans(),
    shuttles=st.lists(st.builds(Shuttle, st.just("6401"), st.integers(1, 90)), max_size=3).map(tuple),
    step_free=st.sampled_from([True, False, None]),
)
REQUIREMENTS = st.builds(
    Requirements,
    st.lists(st.builds(RequiredSkill, st.text(max_size=5), st.sampled_from(SkillLevel), st.booleans())).map(tuple),
    st.lists(st.builds(Licence, st.text(max_size=5))).map(tuple),
    st.frozensets(st.sampled_from(PhysicalDemand)),
)


@given(SITES, REQUIREMENTS)
@settings(max_examples=100)
def test_places_and_requirements_are_read_back_as_they_were_stored(site, asked):
    assert site_of(site_columns(site)) == site
    assert requirements_of(requirement_columns(asked)) == asked


@given(st.integers(-2, 5), st.integers(-2, 5), st.dictionaries(st.sampled_from(FailureCause), st.integers(-1, 3)))
@settings(max_examples=100)
def test_outcomes_stand_only_when_they_add_up(stable, total, failed):
    outcomes = Outcomes(stable, total, failed)
    adds_up = stable >= 0 and all(times >= 0 for times in failed.values()) and stable + sum(failed.values()) <= total
    assert (outcomes_problem(outcomes) is None) is adds_up
    if adds_up:
        stored = causes_from_json(outcome_columns(outcomes)["failed_causes"])
        assert dict(stored) == {cause: times for cause, times in failed.items() if times}
