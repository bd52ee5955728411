"""Checks of single fields of a posting: each gives a problem with its rule, or None."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.errors import Invalid, Problem
from app.offers.requirements import Requirements
from app.offers.site import Site
from app.regions.divisions import is_division
from app.schedules.week import WeekPattern
from app.sentences import say

FURTHEST_BACK = timedelta(days=366)
FURTHEST_AHEAD = timedelta(days=5 * 366)
"""A day further off than these is a slip of the keyboard, not a plan."""

MOST_PEOPLE = 100_000
LONGEST_WAY_MINUTES = 24 * 60


def refuse_if_any(problems: Iterable[Problem | None]) -> None:
    """Raises Invalid with every problem that is not None, in their order."""
    wrong = [problem for problem in problems if problem is not None]
    if wrong:
        raise Invalid(wrong)


def text_problem(field: str, text: str, longest: int) -> Problem | None:
    """A text that is empty, or longer than `longest` characters."""
    if not text.strip():
        return Problem(field, say("Please fill this in."), "required")
    return length_problem(field, text, longest)


def length_problem(field: str, text: str, longest: int) -> Problem | None:
    """A text longer than `longest` characters; an empty one is fine."""
    if len(text) > longest:
        return Problem(field, say("Please shorten this to {longest} characters.", longest=longest), "too-long")
    return None


def people_problem(field: str, number: int) -> Problem | None:
    """A number of people below 1 or beyond reason."""
    if not 1 <= number <= MOST_PEOPLE:
        return Problem(field, say("Please enter a number of people from 1 to {most}.", most=MOST_PEOPLE), "people")
    return None


def amount_problem(field: str, number: int) -> Problem | None:
    """An amount or count below zero."""
    if number < 0:
        return Problem(field, say("This cannot be less than zero."), "not-negative")
    return None


def day_problem(field: str, day: date | None, today: date) -> Problem | None:
    """A day too far from `today` to be meant; None is fine."""
    if day is not None and not today - FURTHEST_BACK <= day <= today + FURTHEST_AHEAD:
        return Problem(field, say("{day} is too far from today. Please check the year.", day=day), "day-out-of-reach")
    return None


def order_problem(field: str, first: date | None, last: date | None) -> Problem | None:
    """An end before its beginning; open ends are fine. `field` is the end's."""
    if first is not None and last is not None and last < first:
        return Problem(
            field,
            say("This day, {last}, lies before the first day, {first}. Please swap them.", first=first, last=last),
            "dates-reversed",
        )
    return None


def week_problem(field: str, week: WeekPattern) -> Problem | None:
    """A week without a single hour."""
    if not week:
        return Problem(field, say("Please mark at least one half-hour of the week."), "week-empty")
    return None


def site_problems(site: Site) -> list[Problem]:
    """What is wrong with a place: an unknown division, half a coordinate, a shuttle that leads nowhere."""
    problems = [
        None
        if is_division(site.division)
        else Problem("division", say("We do not know a place with the code {code}.", code=site.division), "division"),
        length_problem("address", site.address, 200),
        _coordinate_problem(site),
    ]
    problems += [_shuttle_problem(shuttle.division, shuttle.minutes) for shuttle in site.shuttles]
    return [problem for problem in problems if problem is not None]


def requirement_problems(asked: Requirements) -> list[Problem]:
    """Requirements named twice, nameless, or more than anyone could read."""
    problems: list[Problem] = []
    names = [skill.name for skill in asked.skills]
    codes = [licence.code for licence in asked.licences]
    for field, words in (("required_skills", names), ("required_licences", codes)):
        if any(not word.strip() for word in words):
            problems.append(Problem(field, say("One entry has no name."), "required"))
        if len(set(words)) < len(words):
            problems.append(Problem(field, say("One entry is named twice."), "named-twice"))
        if len(words) > 40:
            problems.append(Problem(field, say("Please name at most {most} entries.", most=40), "too-many"))
    return problems


def _coordinate_problem(site: Site) -> Problem | None:
    latitude, longitude = site.latitude, site.longitude
    if latitude is None and longitude is None:
        return None
    if latitude is None or longitude is None:
        return Problem("latitude", say("Please give both coordinates or neither."), "coordinates")
    if not (abs(latitude) <= 90_000_000 and abs(longitude) <= 180_000_000):
        return Problem("latitude", say("These coordinates are not on the Earth."), "coordinates")
    return None


def _shuttle_problem(division: str, minutes: int) -> Problem | None:
    if not is_division(division):
        return Problem("shuttles", say("We do not know a place with the code {code}.", code=division), "division")
    if not 1 <= minutes <= LONGEST_WAY_MINUTES:
        return Problem("shuttles", say("A ride takes from 1 to {most} minutes.", most=LONGEST_WAY_MINUTES), "minutes")
    return None
