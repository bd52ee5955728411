"""Where an offer is and what it provides there: address, meals, lodging, transport, step-free access."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.matching.values import Place, Shuttle


@dataclass(frozen=True, slots=True)
class Site:
    """The place of an offer. Coordinates in microdegrees, both or neither; `step_free` None: nobody has looked yet."""

    division: str
    address: str = ""
    latitude: int | None = None
    longitude: int | None = None
    board: bool = False
    lodging: bool = False
    shuttles: tuple[Shuttle, ...] = ()
    step_free: bool | None = None


SITE_COLUMNS = (
    "division",
    "address",
    "latitude",
    "longitude",
    "board",
    "lodging",
    "shuttles",
    "step_free",
)
"""The columns every table of offers stores a site in."""


def site_columns(site: Site) -> dict[str, Any]:
    """The values of `SITE_COLUMNS` that store `site`."""
    return {
        "division": site.division,
        "address": site.address,
        "latitude": site.latitude,
        "longitude": site.longitude,
        "board": site.board,
        "lodging": site.lodging,
        "shuttles": [{"division": shuttle.division, "minutes": shuttle.minutes} for shuttle in site.shuttles],
        "step_free": site.step_free,
    }


def site_of(row: Mapping[str, Any]) -> Site:
    """The site that `site_columns` stored in `row`, read with its JSON loaded."""
    return Site(
        division=row["division"],
        address=row["address"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        board=row["board"],
        lodging=row["lodging"],
        shuttles=tuple(Shuttle(shuttle["division"], shuttle["minutes"]) for shuttle in row["shuttles"]),
        step_free=row["step_free"],
    )


def place_of(site: Site) -> Place:
    """The place the engine measures the way to."""
    return Place(site.division, site.latitude, site.longitude)
