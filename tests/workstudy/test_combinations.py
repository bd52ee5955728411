"""Which slots go together: laws of the combinations."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching.values import StudentLevel
from app.regions.defaults import default_parameters
from app.regions.divisions import lineage
from app.regions.rules import resolve
from app.schedules.dated import DatedDays
from app.schedules.statutory import statutory_calendar
from app.schedules.student_hours import student_findings
from app.schedules.terms import SchoolYear, Term
from app.workstudy.combinations import SlotChoice, slot_combinations
from app.workstudy.rules import Studies
from tests.cast import CLASSES, YINCHUAN

NUMBERS = resolve(default_parameters(), lineage(YINCHUAN), date(2026, 4, 1))
STUDIES = Studies(
    StudentLevel.UNIVERSITY,
    SchoolYear(statutory_calendar(), (Term(date(2026, 2, 9), date(2026, 7, 3)),)),
    CLASSES,
    date(2023, 9, 1),
    date(2027, 6, 30),
)
SATURDAY, SUNDAY = date(2026, 4, 11), date(2026, 4, 12)


def _hours(day: date, start: int, length: int) -> DatedDays:
    return DatedDays.from_words({day: ((1 << length) - 1) << start})


@st.composite
def choices(draw: st.DrawFn) -> tuple[SlotChoice, ...]:
    drawn = draw(
        st.lists(
            st.tuples(
                st.sampled_from([SATURDAY, SUNDAY]), st.integers(16, 36), st.integers(2, 10), st.integers(1_200, 3_000)
            ),
            max_size=6,
        )
    )
    return tuple(
        SlotChoice(f"slot-{index}", _hours(day, start, length), pay)
        for index, (day, start, length, pay) in enumerate(drawn)
    )


@given(choices())
@settings(max_examples=60)
def test_every_combination_is_lawful_and_none_can_grow(offered):
    hours = {choice.slot_id: choice.hours for choice in offered}
    found = slot_combinations(offered, (), STUDIES, NUMBERS, limit=100)
    for combination in found:
        held = [hours[slot_id] for slot_id in combination.slot_ids]
        assert not student_findings(held, STUDIES.school, CLASSES, NUMBERS)
        assert sum(one.half_hours for one in held) <= NUMBERS.student_term_week_half_hours
        for slot_id in hours.keys() - set(combination.slot_ids):
            assert student_findings([*held, hours[slot_id]], STUDIES.school, CLASSES, NUMBERS)


@given(choices(), st.randoms())
@settings(max_examples=60)
def test_the_order_of_the_slots_does_not_matter(offered, shuffler):
    shuffled = list(offered)
    shuffler.shuffle(shuffled)
    sets = [
        {(frozenset(one.slot_ids), one.pay_fen) for one in slot_combinations(given, (), STUDIES, NUMBERS, limit=100)}
        for given in (offered, shuffled)
    ]
    assert sets[0] == sets[1]


def test_what_is_booked_already_counts():
    full_saturday = _hours(SATURDAY, 18, 16)
    sunday = SlotChoice("sunday", _hours(SUNDAY, 18, 2), 2_000)
    assert slot_combinations((sunday,), (full_saturday,), STUDIES, NUMBERS) == ()
