"""What every page and every answer has, whatever it shows."""

import html5lib
import pytest

from app.web import assets
from app.web.headers import ALWAYS
from tests.web.conftest import Client


def parsed(text: str) -> None:
    html5lib.HTMLParser(strict=True).parse(text)


async def test_a_page_is_valid_html_with_language_title_and_landmarks(client: Client) -> None:
    answer = await client.get("/")

    parsed(answer.text)
    assert '<html lang="zh-CN">' in answer.text
    assert answer.text.count("<h1>") == 1
    assert 'href="#main"' in answer.text
    assert 'id="main"' in answer.text


@pytest.mark.parametrize(
    ("address", "accepted", "tag"),
    [
        ("/", "", "zh-CN"),
        ("/", "fr-FR,fr", "zh-CN"),
        ("/", "en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("/", "zh-TW,en", "zh-CN"),
        ("/?lang=en", "zh-CN", "en"),
        ("/?lang=zh", "en", "zh-CN"),
        ("/?lang=xx", "en", "en"),
    ],
)
async def test_the_address_decides_the_language_then_the_browser(
    client: Client, address: str, accepted: str, tag: str
) -> None:
    answer = await client.get(address, headers={"Accept-Language": accepted})

    assert answer.headers["Content-Language"] == tag
    assert f'<html lang="{tag}">' in answer.text


async def test_a_chosen_language_stays_in_the_links(client: Client) -> None:
    answer = await client.get("/?lang=en")

    assert 'class="brand" href="/?lang=en"' in answer.text
    assert 'class="language" href="/?lang=zh"' in answer.text


@pytest.mark.parametrize("address", ["/", "/nowhere", "/healthz", "/static/nothing.css"])
async def test_every_answer_carries_the_security_headers_and_no_cookie(client: Client, address: str) -> None:
    answer = await client.get(address)

    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


async def test_no_page_brings_its_own_script_or_style(client: Client) -> None:
    text = (await client.get("/")).text

    assert "script" not in text
    assert "style=" not in text
    assert "<style" not in text


async def test_static_files_are_kept_for_good_and_not_sent_twice(client: Client) -> None:
    address = assets.address_of("nuangang.css")
    first = await client.get(address)
    second = await client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.status_code == 200
    assert first.headers["Cache-Control"] == assets.KEPT
    assert first.headers["Content-Type"] == "text/css; charset=utf-8"
    assert (second.status_code, second.content) == (304, b"")


async def test_a_static_file_without_its_hash_is_not_found(client: Client) -> None:
    assert (await client.get("/static/nuangang.css")).status_code == 404


async def test_every_part_of_the_stylesheet_is_in_it() -> None:
    parts = {path.stem for path in (assets.FOLDER / "styles").glob("*.css")}

    assert set(assets.STYLES) == parts


@pytest.mark.parametrize("address", ["/", "/healthz", "/nowhere"])
async def test_head_is_get_without_the_body(client: Client, address: str) -> None:
    got, asked = await client.get(address), await client.head(address)

    assert asked.status_code == got.status_code
    assert asked.headers == got.headers
    assert asked.content == b""
