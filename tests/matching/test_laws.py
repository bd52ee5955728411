"""The laws every match keeps, whoever meets whatever."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.languages import ENGLISH, render
from app.matching import (
    WEIGHTS,
    Board,
    Part,
    best_candidates,
    best_openings,
    employer_view,
    explain,
    match,
    people_gained,
)
from app.matching.terms import OpeningKind
from app.matching.values import Candidate, Opening, Place
from app.skills.values import HeldSkill
from tests.matching.builders import DAY, candidate
from tests.matching.strategies import CANDIDATES, HELD_SKILLS, openings

few = settings(max_examples=60, deadline=None)
fewer = settings(max_examples=25, deadline=None)


def nearness(held: str, required: str) -> int:
    """A vocabulary in which two of the three skills of the strategies are related."""
    if held == required:
        return 10_000
    return 4_000 if {held, required} == {"中式烹调", "面点"} else 0


@few
@given(CANDIDATES, openings(), HELD_SKILLS)
def test_one_more_skill_never_lowers_a_score_nor_closes_a_gate(
    person: Candidate, opening: Opening, more: HeldSkill
) -> None:
    before = match(person, opening, DAY, nearness)
    after = match(replace(person, skills=(*person.skills, more)), opening, DAY, nearness)

    assert set(after.closed) <= set(before.closed)
    assert after.qualified >= before.qualified
    assert after.week == before.week
    assert after.score >= before.score


@few
@given(CANDIDATES, openings(), st.data())
def test_more_free_hours_never_close_a_gate(person: Candidate, opening: Opening, data: st.DataObject) -> None:
    before = match(person, opening, DAY)
    keep_care = data.draw(st.lists(st.booleans(), min_size=2, max_size=2))
    keep_days = data.draw(st.lists(st.booleans(), min_size=4, max_size=4))
    keep_work = data.draw(st.lists(st.booleans(), min_size=2, max_size=2))
    freer = replace(
        person,
        care_windows=tuple(care for care, keep in zip(person.care_windows, keep_care, strict=False) if keep),
        busy_days=tuple(busy for busy, keep in zip(person.busy_days, keep_days, strict=False) if keep),
        engagements=tuple(work for work, keep in zip(person.engagements, keep_work, strict=False) if keep),
    )

    assert set(match(freer, opening, DAY).closed) <= set(before.closed)


@few
@given(CANDIDATES, openings())
def test_the_order_of_input_changes_nothing(person: Candidate, opening: Opening) -> None:
    turned = replace(
        person,
        skills=person.skills[::-1],
        licences=person.licences[::-1],
        occupations=person.occupations[::-1],
        care_windows=person.care_windows[::-1],
        engagements=person.engagements[::-1],
        busy_days=person.busy_days[::-1],
        wishes=person.wishes[::-1],
    )
    other = replace(opening, skills=opening.skills[::-1], gives_skills=opening.gives_skills[::-1])

    assert match(turned, other, DAY, nearness) == match(person, opening, DAY, nearness)


@fewer
@given(CANDIDATES, st.lists(openings(), max_size=6, unique_by=lambda opening: opening.id), st.randoms())
def test_a_list_does_not_depend_on_the_order_of_the_board(
    person: Candidate, board: list[Opening], chance: random.Random
) -> None:
    shuffled = chance.sample(board, len(board))

    assert best_openings(person, shuffled, DAY, None) == best_openings(person, Board(board, DAY), DAY, None)


@fewer
@given(st.lists(CANDIDATES, max_size=6, unique_by=lambda person: person.id), openings(), st.randoms())
def test_the_best_people_do_not_depend_on_the_order_nor_on_tier(
    people: list[Candidate], opening: Opening, chance: random.Random
) -> None:
    shuffled = [replace(person, tier_rank=chance.randint(0, 3)) for person in chance.sample(people, len(people))]

    assert best_candidates(opening, shuffled, DAY, None) == best_candidates(opening, people, DAY, None)


@few
@given(openings(), st.sampled_from(("640104", "")))
def test_someone_of_whom_nothing_is_known_gets_neither_nothing_nor_everything(opening: Opening, division: str) -> None:
    nobody = candidate(home=Place(division))

    assert 0 < match(nobody, opening, DAY).score < 10_000


@few
@given(CANDIDATES, openings())
def test_points_stay_within_bounds_and_the_score_is_their_weighted_mean(person: Candidate, opening: Opening) -> None:
    found = match(person, opening, DAY, nearness)

    assert all(0 <= points <= 10_000 for _, points in found.parts)
    assert all(type(points) is int for _, points in found.parts)
    known = sum(WEIGHTS[part] for part, _ in found.parts)
    assert found.score == sum(WEIGHTS[part] * points for part, points in found.parts) // known
    assert Part.UNCERTAINTY in dict(found.parts)


@few
@given(
    CANDIDATES, openings(), st.lists(openings((OpeningKind.COURSE,)), max_size=2, unique_by=lambda course: course.id)
)
def test_what_an_explanation_says_would_open_it_does_open_it(
    person: Candidate, opening: Opening, courses: list[Opening]
) -> None:
    explanation = explain(person, opening, DAY, nearness, courses)

    for change in explanation.changes:
        after = match(change.candidate, change.opening, change.day, nearness)
        assert after.possible
        assert after.qualified or explanation.match.closed


@few
@given(CANDIDATES, openings())
def test_every_sentence_of_an_explanation_can_be_read(person: Candidate, opening: Opening) -> None:
    explanation = explain(person, opening, DAY, nearness)
    sentences = [explanation.headline, *explanation.cautions, *(change.text for change in explanation.changes)]
    sentences += [finding.reason for finding in explanation.gates] + [finding.reason for finding in explanation.parts]

    assert all(render(sentence, ENGLISH) for sentence in sentences)
    assert explanation.match == match(person, opening, DAY, nearness)
    assert tuple(finding.gate for finding in explanation.gates if not finding.is_open) == explanation.match.closed


@few
@given(CANDIDATES, CANDIDATES, openings())
def test_the_offering_side_learns_nothing_of_a_life(person: Candidate, other: Candidate, opening: Opening) -> None:
    """Two people with the same work behind them look the same, whatever else differs, if both may take it."""
    same_work = replace(other, id=person.id, skills=person.skills, occupations=person.occupations)
    views = [employer_view(opening, [one], DAY) for one in (person, same_work)]

    if views[0] and views[1] and match(person, opening, DAY).week == match(same_work, opening, DAY).week:
        assert views[0] == views[1]


@fewer
@given(st.lists(CANDIDATES, max_size=5, unique_by=lambda person: person.id), openings())
def test_everyone_said_to_be_gained_does_fit_after_the_change(people: list[Candidate], opening: Opening) -> None:
    by_id = {person.id: person for person in people}

    for gain in people_gained(opening, people, DAY):
        assert gain.candidate_ids
        for candidate_id in gain.candidate_ids:
            assert not match(by_id[candidate_id], opening, DAY).possible
            assert match(by_id[candidate_id], gain.opening, DAY).possible


@few
@given(openings((OpeningKind.VACANCY,)), st.integers(0, 100_000))
def test_better_pay_never_lowers_a_score(opening: Opening, more: int) -> None:
    person = candidate(wage_floor_fen=250_000)
    paid = replace(opening, pay_low_fen=opening.pay_low_fen or 0, pay_high_fen=opening.pay_high_fen or 0)
    better = replace(paid, pay_low_fen=(paid.pay_low_fen or 0) + more, pay_high_fen=(paid.pay_high_fen or 0) + more)

    assert match(person, better, DAY).score >= match(person, paid, DAY).score
