"""docs/matching.md is the definition: its tables name what the engine has, with the same numbers."""

import re
from pathlib import Path

from app.matching import WEIGHTS, Gate

TEXT = (Path(__file__).parents[2] / "docs" / "matching.md").read_text("utf-8")


def test_the_documented_weights_are_those_of_the_table() -> None:
    documented = {name: int(weight) for name, weight in re.findall(r"^\| (\w+) \| (\d+) \|", TEXT, re.MULTILINE)}

    assert documented == {part.value: weight for part, weight in WEIGHTS.items()}


def test_every_gate_is_documented_in_order() -> None:
    section = TEXT.split("## Gates")[1].split("**Week.**")[0]
    rows = re.findall(r"^\| (\w+) \|", section, re.MULTILINE)

    assert rows == ["gate", *Gate]


def test_the_documented_names_can_be_imported() -> None:
    import app.matching

    names = re.findall(r"\w+", TEXT.split("from app.matching import (")[1].split(")")[0])

    assert "match" in names
    assert all(hasattr(app.matching, name) for name in names)
