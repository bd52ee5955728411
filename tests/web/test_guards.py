"""Who may use what."""

import pytest
from litestar import Litestar, get

from app.identifiers import new_id
from app.main import ROUTES, UndeclaredAudience, create_app
from app.settings import Settings
from app.web.audience import Audience, undeclared
from app.web.public.marker import Demonstration, demonstration, mark_as_demonstration
from tests.web.conftest import TODAY, Client


@get("/open-door")
async def open_door() -> str:
    return "anyone"


@get("/for-a-typing-error", opt={"who": "anyone at all"})
async def mistyped() -> str:
    return "anyone"


@get("/invented", opt={"who": Audience.DEMONSTRATION})
async def invented() -> str:
    return "invented"


@pytest.mark.parametrize("route", [open_door, mistyped])
def test_an_app_with_a_route_for_nobody_in_particular_does_not_start(settings: Settings, route: object) -> None:
    with pytest.raises(UndeclaredAudience, match=r"/(open-door|for-a)"):
        create_app(settings, schedule=(), routes=[*ROUTES, route])  # type: ignore[list-item]


def test_every_route_of_the_program_says_who_may_use_it() -> None:
    assert list(undeclared(Litestar(list(ROUTES), openapi_config=None))) == []


def test_a_data_folder_of_a_demonstration_opens_nothing_of_another_database(settings: Settings) -> None:
    mark_as_demonstration(settings, Demonstration(TODAY))
    other = Settings(settings.data_folder, "postgresql://real/people", settings.host, settings.port)

    assert demonstration(settings) is not None
    assert demonstration(other) is None


def test_a_data_folder_without_a_mark_is_not_a_demonstration(settings: Settings) -> None:
    assert demonstration(settings) is None


async def test_a_page_of_the_demonstration_is_not_found_elsewhere(settings: Settings, client: Client) -> None:
    assert (await client.get("/town")).status_code == 404


def test_stories_that_share_a_home_share_its_page() -> None:
    home, other = new_id(), new_id()
    found = Demonstration(TODAY, {"S1": home, "S2": home, "S3": other})

    assert [found.code_of(household) for household in (home, other, new_id())] == ["S1 S2", "S3", None]
