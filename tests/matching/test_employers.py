"""What the offering side sees of the people who may take its opening."""

from dataclasses import asdict, fields, replace

from app.languages import ENGLISH, render
from app.matching import Fit, LegalHours, employer_view
from app.matching.terms import FailureCause, Need, PhysicalDemand
from app.matching.values import CareWindow, Failure, HeldLicence, Limit
from app.regions.rules import Parameters
from app.schedules.week import parse_windows
from app.skills.values import HeldSkill, Licence, RequiredSkill
from tests.matching.builders import DAY, LEGAL, candidate, vacancy

STOCK = RequiredSkill("仓储管理")


def test_people_who_may_not_are_not_in_the_list_and_no_reason_is_given() -> None:
    limited = candidate(id="a", limits=(Limit(PhysicalDemand.COLD),))

    shown = employer_view(vacancy(demands=frozenset({PhysicalDemand.COLD})), [limited, candidate(id="b")], DAY)

    assert [fit.candidate_id for fit in shown] == ["b"]


def test_a_fit_speaks_of_skills_licences_and_hours_only() -> None:
    licence = Licence("forklift")
    person = candidate(skills=(HeldSkill("仓储管理"),), licences=(HeldLicence(licence),))

    [fit] = employer_view(vacancy(skills=(STOCK, RequiredSkill("面点")), licences=(licence,)), [person], DAY)

    assert {field.name for field in fields(Fit)} == {"candidate_id", "points", "skills", "licences", "week", "text"}
    assert fit.skills == ("仓储管理",)
    assert fit.licences == ("forklift",)
    assert render(fit.text, ENGLISH) == "May take it in these hours; 1 of 2 skills: 仓储管理."


def test_needs_tier_care_and_earlier_endings_do_not_move_the_order() -> None:
    plain = [candidate(id="a"), candidate(id="b", skills=(HeldSkill("仓储管理"),))]
    burdened = [
        plain[0],
        replace(
            plain[1],
            tier_rank=3,
            needs=frozenset({Need.INSURANCE}),
            failures=(Failure(FailureCause.CONFLICT, "firm"),),
            care_windows=(CareWindow(parse_windows("Sun 08:00-09:00"), "mother"),),
        ),
    ]
    opening = vacancy(skills=(STOCK,))

    assert employer_view(opening, burdened, DAY) == employer_view(opening, plain, DAY)
    assert [fit.candidate_id for fit in employer_view(opening, burdened, DAY, limit=1)] == ["b"]


def test_the_limits_of_law_are_read_from_the_parameters_of_a_region() -> None:
    numbers = {field.name: 1 for field in fields(Parameters)} | asdict(LEGAL)

    assert LegalHours.of(Parameters(**numbers)) == LEGAL
