"""Weeks and days for property tests: as people have them, and as bits fall."""

from datetime import date

from hypothesis import strategies as st

from app.schedules.week import WeekPattern, Window

windows = st.builds(
    Window,
    st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(lambda days: tuple(sorted(days))),
    st.integers(0, 47),
    st.integers(0, 48),
)

patterns = st.one_of(
    st.lists(windows, max_size=3).map(lambda some: WeekPattern.from_windows(*some)),
    st.integers(0, (1 << 336) - 1).map(WeekPattern),
)

days = st.dates(date(2019, 12, 1), date(2026, 12, 31))
"""Days of announced years, a leap year on both sides of a year's change among them."""
