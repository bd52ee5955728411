"""Every page of the demonstration, filled with sample values."""

import itertools
from collections.abc import AsyncIterator

import pytest
from litestar import Response, get
from litestar.params import FromPath

from app.main import ROUTES, create_app
from app.settings import Settings
from app.web.audience import Audience
from app.web.pages import TEMPLATES, AnyRequest, environment, page
from app.web.public.marker import Demonstration, mark_as_demonstration
from tests.web import samples
from tests.web.conftest import Client, browsing
from tests.web.test_frame import parsed


@get("/sample/{name:str}", opt={"who": Audience.DEMONSTRATION})
async def sample(request: AnyRequest, name: FromPath[str]) -> Response[str]:
    template = f"public/{name}.html"
    return page(request, template, samples.PAGES[template])


@pytest.fixture
async def pages(settings: Settings) -> AsyncIterator[Client]:
    mark_as_demonstration(settings, Demonstration(samples.TODAY))
    async with browsing(create_app(settings, schedule=(), routes=[*ROUTES, sample])) as client:
        yield client


def names() -> list[str]:
    return [template.removeprefix("public/").removesuffix(".html") for template in samples.PAGES]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", names())
async def test_a_page_is_valid_and_says_that_the_town_is_invented(pages: Client, name: str, language: str) -> None:
    answer = await pages.get(f"/sample/{name}?lang={language}")

    assert answer.status_code == 200
    parsed(answer.text)
    assert answer.text.count("<h1>") == 1
    assert ("虚构" if language == "zh" else "are invented") in answer.text


@pytest.mark.parametrize("name", names())
async def test_headings_go_down_by_one_level_at_a_time(pages: Client, name: str) -> None:
    text = (await pages.get(f"/sample/{name}")).text
    levels = [int(part[0]) for part in text.split("<h")[1:] if part[0].isdigit()]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("name", names())
async def test_a_page_is_light(pages: Client, name: str) -> None:
    answer = await pages.get(f"/sample/{name}", headers={"Accept-Encoding": "gzip"})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert int(answer.headers["Content-Length"]) < 12_000


async def test_what_was_searched_is_shown_as_text(pages: Client) -> None:
    text = (await pages.get("/sample/openings")).text

    assert 'value="&lt;b&gt;"' in text
    assert "<b>" not in text


async def test_the_next_page_keeps_search_filter_and_language(pages: Client) -> None:
    text = (await pages.get("/sample/households?lang=en&search=li&tier=deep&after=1")).text

    assert "/sample/households?lang=en&amp;after=0190-after&amp;search=li&amp;tier=deep" in text
    assert 'href="/sample/households?lang=en&amp;search=li&amp;tier=deep"' in text


async def test_no_pictures_identifiers_repeat_on_a_page(pages: Client) -> None:
    text = (await pages.get("/sample/household")).text
    identifiers = [part.split('"')[0] for part in text.split(' id="')[1:]]

    assert len(identifiers) == len(set(identifiers))


def test_every_template_is_used_or_is_part_of_another() -> None:
    used = {*samples.PAGES, "errors/problem.html"}
    sources = "".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.html"))
    orphans = [name for name in environment().list_templates() if name not in used and f'"{name}"' not in sources]

    assert orphans == []
