"""Text stands out from what is behind it, in the light and in the dark scheme (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from app.web.assets import FOLDER

TEXT = 4.5
SHAPE = 3.0
PAIRS = [
    ("ink", "paper", TEXT),
    ("ink", "raised", TEXT),
    ("ink", "sunken", TEXT),
    ("ink", "free", TEXT),
    ("quiet", "paper", TEXT),
    ("quiet", "raised", TEXT),
    ("link", "paper", TEXT),
    ("link", "raised", TEXT),
    ("link", "info-paper", TEXT),
    ("ink", "info-paper", TEXT),
    ("brand", "raised", TEXT),
    ("on-brand", "brand", TEXT),
    ("good", "paper", TEXT),
    ("good", "good-paper", TEXT),
    ("warn", "paper", TEXT),
    ("warn", "warn-paper", TEXT),
    ("bad", "paper", TEXT),
    ("bad", "bad-paper", TEXT),
    ("paper", "care", TEXT),
    ("paper", "work", TEXT),
    ("paper", "study", TEXT),
    ("paper", "own", TEXT),
    ("clash", "paper", TEXT),
    ("care", "free", SHAPE),
    ("work", "free", SHAPE),
    ("study", "free", SHAPE),
    ("own", "free", SHAPE),
    ("quiet", "sunken", SHAPE),
]


def schemes() -> dict[str, dict[str, str]]:
    """The colours of each scheme; the dark one changes those it names."""
    light, dark = (FOLDER / "styles" / "tokens.css").read_text("utf-8").split("@media")
    colours = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part)) for part in (light, dark)]
    return {"light": colours[0], "dark": colours[0] | colours[1]}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of "#rrggbb", 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_black_on_white_is_the_most_there_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_what_is_read_stands_out(scheme: str, front: str, back: str, least: float) -> None:
    colours = schemes()[scheme]

    assert contrast(colours[front], colours[back]) >= least


def test_both_schemes_name_the_same_colours() -> None:
    light, dark = (FOLDER / "styles" / "tokens.css").read_text("utf-8").split("@media")

    assert re.findall(r"--([\w-]+): #", light) == re.findall(r"--([\w-]+): #", dark)


def test_every_colour_used_is_named_once_in_the_tokens() -> None:
    styles = {path.stem: path.read_text("utf-8") for path in (FOLDER / "styles").glob("*.css")}
    named = set(re.findall(r"--([\w-]+):", styles["tokens"]))

    for stem, text in styles.items():
        assert set(re.findall(r"var\(--([\w-]+)\)", text)) <= named
        assert stem in ("tokens", "print") or not re.search(r"#[0-9a-f]{3,8}\b", text)
