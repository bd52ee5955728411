"""How long the way is, door to door, from what is known of two places: coordinates, or only their divisions."""

from math import isqrt

from app.matching.values import Place
from app.sentences import Sentence, say

MINUTES_SAME_COUNTY = 30
MINUTES_SAME_CITY = 60
MINUTES_SAME_PROVINCE = 180
MINUTES_ELSEWHERE = 600
HOURS_FROM_MINUTES = 180
"""From here on nobody counts in minutes."""
WALK_AND_WAIT_MINUTES = 10
METRES_A_MINUTE = 400
"""24 km/h, a bus with its stops."""
DETOUR_PERCENT = 130
"""Roads are longer than the straight line."""

_METRES_A_DEGREE = 111_195
_COSINE = (  # of each whole degree of latitude 0..60, in basis points; China lies between 3 and 54
    *(10000, 9998, 9994, 9986, 9976, 9962, 9945, 9925, 9903, 9877, 9848, 9816, 9781, 9744, 9703, 9659, 9613, 9563),
    *(9511, 9455, 9397, 9336, 9272, 9205, 9135, 9063, 8988, 8910, 8829, 8746, 8660, 8572, 8480, 8387, 8290, 8192),
    *(8090, 7986, 7880, 7771, 7660, 7547, 7431, 7314, 7193, 7071, 6947, 6820, 6691, 6561, 6428, 6293, 6157, 6018),
    *(5878, 5736, 5592, 5446, 5299, 5150, 5000),
)


def travel_minutes(home: Place, place: Place) -> int | None:
    """Minutes of one way, or None when a division is missing and there are no coordinates."""
    if home.latitude is not None and place.latitude is not None:
        metres = _metres(home, place)
        if metres is not None:
            return WALK_AND_WAIT_MINUTES + metres * DETOUR_PERCENT // (100 * METRES_A_MINUTE)
    if not home.division or not place.division:
        return None
    return _minutes_by_division(home.division, place.division)


def _minutes_by_division(home: str, place: str) -> int:
    if home[:6] == place[:6]:
        # A code of a whole city or province says only that the two lie somewhere in it.
        if len(home) >= 6 and not home[:6].endswith("00"):
            return MINUTES_SAME_COUNTY
        return MINUTES_SAME_CITY if len(home) >= 4 and home[2:4] != "00" else MINUTES_SAME_PROVINCE
    # Counties run by a province directly (659001 石河子, 659002 阿拉尔) share four digits but no city.
    if home[:4] == place[:4] and len(home) >= 4 and home[2:4] not in ("90", "00"):
        return MINUTES_SAME_CITY
    return MINUTES_SAME_PROVINCE if home[:2] == place[:2] else MINUTES_ELSEWHERE


def _metres(home: Place, place: Place) -> int | None:
    if home.latitude is None or home.longitude is None or place.latitude is None or place.longitude is None:
        return None
    degree = min(60, abs(home.latitude + place.latitude) // 2_000_000)
    north = (home.latitude - place.latitude) * _METRES_A_DEGREE // 1_000_000
    east = (home.longitude - place.longitude) * _METRES_A_DEGREE // 1_000_000 * _COSINE[degree] // 10_000
    return isqrt(north * north + east * east)


def way_text(minutes: int) -> Sentence:
    """A way as people say it: in minutes, from three hours on in whole hours."""
    if minutes < HOURS_FROM_MINUTES:
        return say("{minutes} minutes", minutes=minutes)
    return say("{hours} hours", hours=(minutes + 30) // 60)
