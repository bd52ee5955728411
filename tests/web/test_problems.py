"""Refusals and failures as pages and as JSON."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from litestar import get
from litestar.params import FromPath, FromQuery

from app.errors import Invalid, NotAllowed, NotFound, NotPossibleNow, Problem
from app.main import ROUTES, create_app
from app.sentences import Sentence
from app.settings import Settings
from app.web.audience import Audience
from tests.web.conftest import Client, browsing
from tests.web.test_frame import parsed

REFUSALS = {
    "missing": (NotFound(), 404, "not-found"),
    "forbidden": (NotAllowed(Sentence("No & no"), "role"), 403, "role"),
    "early": (NotPossibleNow(Sentence("Not yet"), "state"), 409, "state"),
    "wrong": (
        Invalid([Problem("name", Sentence("Name?"), "name"), Problem("day", Sentence("Day?"), "day")]),
        422,
        "name",
    ),
}


@get("/refuse/{what:str}", opt={"who": Audience.ANYONE})
async def refuse(what: FromPath[str]) -> None:
    raise REFUSALS[what][0]


@get("/fail", opt={"who": Audience.ANYONE})
async def fail() -> None:
    name = "a person's name"
    raise RuntimeError(f"secret inside, {len(name)} letters")


@get("/number/{number:uuid}", opt={"who": Audience.ANYONE})
async def number(number: FromPath[UUID], page: FromQuery[int]) -> str:
    return f"{number} {page}"


@pytest.fixture
async def refusing(settings: Settings) -> AsyncIterator[Client]:
    app = create_app(settings, schedule=(), routes=[*ROUTES, refuse, fail, number])
    async with browsing(app) as client:
        yield client


@pytest.mark.parametrize("what", REFUSALS)
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_refusal_is_a_page_with_the_code_of_its_rule(refusing: Client, what: str, language: str) -> None:
    _, status, rule = REFUSALS[what]
    answer = await refusing.get(f"/refuse/{what}?lang={language}")

    assert answer.status_code == status
    assert rule in answer.text
    parsed(answer.text)


async def test_a_refusal_names_every_wrong_field_to_a_program(refusing: Client) -> None:
    answer = await refusing.get("/refuse/wrong", headers={"Accept": "application/json", "Accept-Language": "en"})

    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert answer.json() == {
        "title": "Please check what was entered",
        "status": 422,
        "detail": "Name?",
        "rule": "name",
        "problems": [
            {"field": "name", "rule": "name", "message": "Name?"},
            {"field": "day", "rule": "day", "message": "Day?"},
        ],
    }


async def test_a_message_is_escaped(refusing: Client) -> None:
    assert "No &amp; no" in (await refusing.get("/refuse/forbidden?lang=en")).text


async def test_a_failure_shows_a_reference_and_nothing_of_the_inside(
    refusing: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = await refusing.get("/fail", headers={"Accept": "application/json"})

    assert answer.status_code == 500
    assert "secret" not in answer.text
    logged = capsys.readouterr().err
    assert answer.json()["reference"] in logged
    assert "RuntimeError" in logged
    assert "a person's name" not in logged


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/nowhere", 404),
        ("POST", "/", 405),
        ("GET", "/number/not-a-uuid?page=1", 404),
        ("GET", "/number/018f2f6e-0000-7000-8000-000000000000?page=x", 422),
        ("GET", "/number/018f2f6e-0000-7000-8000-000000000000", 422),
    ],
)
async def test_an_address_that_means_nothing_gets_a_page(
    refusing: Client, method: str, address: str, status: int
) -> None:
    answer = await refusing.request(method, address)

    assert answer.status_code == status
    parsed(answer.text)


async def test_405_says_what_is_allowed(refusing: Client) -> None:
    assert "GET" in (await refusing.post("/")).headers["Allow"]


@pytest.mark.parametrize("header", ["", ";;", "q=x", "text/html;q=abc", "\x7f", "application/json;q="])
async def test_a_broken_accept_header_still_gets_an_answer(refusing: Client, header: str) -> None:
    assert (await refusing.get("/nowhere", headers={"Accept": header})).status_code == 404
