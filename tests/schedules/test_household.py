"""Care at home between two adults: S6's school run, a bedridden mother, and the laws behind them."""

from hypothesis import given
from hypothesis import strategies as st

from app.languages import ENGLISH, render
from app.schedules.household import Adult, Care, care_gaps, must_be_home, uncovered, would_leave_gaps
from app.schedules.week import WeekPattern, parse_windows
from tests.schedules.strategies import patterns

PICK_UP = Care(parse_windows("Mon-Fri 16:00-17:30"), "the twins", frozenset({"lin", "wife"}))
FATHER = Adult("lin", "林新辉", parse_windows("Mon-Fri 08:00-17:00"))
MOTHER = Adult("wife", "林的妻子", WeekPattern.EMPTY)


def test_who_has_nobody_else_at_home_must_be_there():
    assert must_be_home("wife", [PICK_UP], [FATHER, MOTHER]) == PICK_UP.week


def test_who_can_be_replaced_is_free():
    assert must_be_home("lin", [PICK_UP], [FATHER, MOTHER]) == WeekPattern.EMPTY


def test_a_window_belongs_only_to_those_who_may_care():
    only_mother = Care(PICK_UP.week, "the twins", frozenset({"wife"}))

    assert must_be_home("lin", [only_mother], [FATHER, MOTHER]) == WeekPattern.EMPTY
    assert must_be_home("wife", [only_mother], [FATHER, MOTHER]) == PICK_UP.week


def test_two_adults_hours_must_not_both_overlap_a_window():
    (gap,) = would_leave_gaps("wife", parse_windows("Tue 17:00-20:00"), [PICK_UP], [FATHER, MOTHER])

    assert gap.windows == parse_windows("Tue 16:00-17:30")
    assert gap.uncovered == WeekPattern.EMPTY
    assert render(gap.message, ENGLISH) == (
        "For the twins somebody must be at home Tue 16:00-17:30; 林新辉, 林的妻子 are away then."
    )


def test_hours_while_the_children_are_at_school_leave_no_gap():
    assert would_leave_gaps("wife", parse_windows("Mon-Fri 09:00-15:00"), [PICK_UP], [FATHER, MOTHER]) == ()


def test_a_gap_that_is_there_already_is_not_blamed_on_new_hours():
    alone = Care(parse_windows("daily 12:00-13:00"), "grandmother", frozenset({"lin"}))
    away = Adult("lin", "林新辉", parse_windows("daily 08:00-17:00"))

    assert care_gaps([alone], [away])[0].uncovered == alone.week
    assert would_leave_gaps("lin", parse_windows("Mon 08:00-12:30"), [alone], [away]) == ()


def test_care_without_a_carer_is_said():
    (gap,) = care_gaps([Care(PICK_UP.week, "the twins", frozenset())], [FATHER])

    assert gap.uncovered == PICK_UP.week and "Nobody is named" in gap.message.template


@given(patterns, st.lists(patterns, max_size=3))
def test_uncovered_are_the_care_hours_in_which_all_are_away(care, away):
    left = uncovered(care, away)

    assert care.covers(left)
    assert all(hours.covers(left) for hours in away)
    assert left == care - WeekPattern.any_of(~hours for hours in away)


@given(patterns, patterns, patterns)
def test_a_gap_between_two_adults_is_symmetric(care, one, other):
    cares = [Care(care, "x", frozenset({"a", "b"}))]

    assert [gap.windows for gap in care_gaps(cares, [Adult("a", "A", one), Adult("b", "B", other)])] == [
        gap.windows for gap in care_gaps(cares, [Adult("a", "A", other), Adult("b", "B", one)])
    ]


@given(patterns, patterns, patterns)
def test_hours_outside_what_must_be_home_never_leave_a_new_gap(care, other_away, week):
    cares = [Care(care, "x", frozenset({"a", "b"}))]
    adults = [Adult("a", "A", WeekPattern.EMPTY), Adult("b", "B", other_away)]
    allowed = not week.overlaps(must_be_home("a", cares, adults))

    assert allowed == (would_leave_gaps("a", week, cares, adults) == ())


@given(patterns, patterns, patterns)
def test_more_free_hours_never_make_a_gap(care, away, freed):
    cares = [Care(care, "x", frozenset({"a"}))]
    before = care_gaps(cares, [Adult("a", "A", away)])
    after = care_gaps(cares, [Adult("a", "A", away - freed)])

    assert WeekPattern.any_of(g.windows for g in before).covers(WeekPattern.any_of(g.windows for g in after))
