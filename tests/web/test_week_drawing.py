"""The picture of a week says the same as the week."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.schedules.week import WeekPattern, parse_windows
from app.sentences import Sentence
from app.web.drawings.week import (
    DAY_GAP,
    DAY_WIDTH,
    HALF_HOUR_HEIGHT,
    LEFT,
    TOP,
    Block,
    Layer,
    Taken,
    clashes,
    draw_week,
)

patterns = st.integers(0, (1 << 336) - 1).map(WeekPattern)
layers = st.lists(
    st.builds(Layer, st.sampled_from([Taken.CARE, Taken.WORK, Taken.SHARED]), st.just(Sentence("x")), patterns),
    max_size=3,
)


def half_hours(block: Block) -> int:
    day, start = (block.x - LEFT) // (DAY_WIDTH + DAY_GAP), (block.y - TOP) // HALF_HOUR_HEIGHT
    return ((1 << block.height // HALF_HOUR_HEIGHT) - 1) << (day * 48 + start)


@given(layers)
@settings(max_examples=50)
def test_what_is_drawn_is_what_is_taken_and_nothing_is_drawn_twice(given_layers: list[Layer]) -> None:
    drawn = 0
    for block in draw_week(given_layers).blocks:
        assert drawn & half_hours(block) == 0
        drawn |= half_hours(block)

    assert WeekPattern(drawn) == WeekPattern.any_of(layer.week for layer in given_layers)


@given(layers)
@settings(max_examples=50)
def test_clashes_are_drawn_as_clashes(given_layers: list[Layer]) -> None:
    drawn = 0
    for block in draw_week(given_layers).blocks:
        drawn |= half_hours(block) if block.taken is Taken.CLASH else 0

    assert WeekPattern(drawn) == clashes(given_layers)


def test_a_clash_is_also_said_in_words() -> None:
    stall = Layer(Taken.OWN, Sentence("stall"), parse_windows("daily 05:00-10:00"))
    course = Layer(Taken.STUDY, Sentence("course"), parse_windows("Mon 09:00-12:00"))
    drawing = draw_week([stall, course])

    assert [row.taken for row in drawing.rows] == [Taken.OWN, Taken.STUDY, Taken.CLASH]
    assert drawing.key == (Taken.STUDY, Taken.OWN, Taken.CLASH)


def test_care_for_two_children_at_once_is_no_clash_but_work_beside_it_is() -> None:
    twins = [Layer(Taken.CARE, Sentence(name), parse_windows("Mon-Fri 15:30-18:30")) for name in ("one", "two")]
    job = Layer(Taken.WORK, Sentence("job"), parse_windows("Mon 14:00-16:00"))

    assert not clashes(twins)
    assert clashes([*twins, job]) == clashes([job, *twins]) == parse_windows("Mon 15:30-16:00")


def test_an_empty_week_is_free() -> None:
    drawing = draw_week([])

    assert drawing.blocks == ()
    assert drawing.free.value("hours") == "168"
