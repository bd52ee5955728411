"""The way between two places, from coordinates or from divisions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching import travel_minutes
from app.matching.values import Place

LATITUDES, LONGITUDES = st.integers(18_000_000, 53_000_000), st.integers(74_000_000, 134_000_000)
PLACES = st.builds(Place, st.sampled_from(("640104", "640100", "659001", "659002", "11", "")), LATITUDES, LONGITUDES)


@pytest.mark.parametrize(
    ("home", "place", "minutes"),
    [
        ("640104", "640104", 30),
        ("640104", "640105", 60),
        ("640104", "640221", 180),
        ("640104", "110101", 600),
        # 石河子 and 阿拉尔 share four digits and lie a day apart.
        ("659001", "659002", 180),
        ("659001", "659001", 30),
        # A whole city or province says only that it lies somewhere in it.
        ("640100", "640100", 60),
        ("640000", "640000", 180),
        ("640104", "", None),
    ],
)
def test_divisions_give_a_rough_way(home: str, place: str, minutes: int | None) -> None:
    assert travel_minutes(Place(home), Place(place)) == minutes


def test_coordinates_give_a_finer_way() -> None:
    # 0.045 degrees north is 5003 m; with detours 6503 m at 400 m a minute, and ten minutes to walk and wait: 26.
    assert travel_minutes(Place("640104", 38_400_000, 106_200_000), Place("110101", 38_445_000, 106_200_000)) == 26


def test_half_known_coordinates_fall_back_on_the_division() -> None:
    assert travel_minutes(Place("640104", 38_400_000, None), Place("640104", 38_445_000, 106_200_000)) == 30


@given(PLACES, PLACES)
def test_the_way_there_is_as_long_as_the_way_back(home: Place, place: Place) -> None:
    there, back = travel_minutes(home, place), travel_minutes(place, home)

    assert there is not None
    assert back is not None
    assert abs(there - back) <= 1
