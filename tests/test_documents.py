"""What the documents name is there: files, functions, commands, settings."""

import re
from itertools import takewhile
from pathlib import Path

import click
import pytest

from app.cli import main
from tests.defined_names import ROOT, defined_names, names_in

DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
STATES = {"proposed"}
"""Values of states that the tour names as they stand in the rows."""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_named_is_there(document: Path) -> None:
    paths = re.findall(r"`((?:app|tests|docs|templates|static|requirements)/[^`<]*)`", document.read_text("utf-8"))

    assert [path for path in paths if not list(ROOT.glob(path.rstrip("/")))] == []


def test_every_name_of_the_tour_is_in_the_code() -> None:
    names = [name for name in in_backticks(ROOT / "docs" / "tour.md") if name.isidentifier()]

    assert len(names) > 50
    assert [name for name in names if name not in defined_names() and name not in STATES] == []


def test_the_tour_names_each_function_with_its_own_file() -> None:
    text = " ".join((ROOT / "docs" / "tour.md").read_text("utf-8").split())
    pairs = re.findall(r"`(\w+)` \(`(app/[^`]+\.py)`\)", text)

    assert len(pairs) > 15
    assert [(name, file) for name, file in pairs if name not in names_in(ROOT / file)] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_readme_names_every_command_and_no_other(readme: Path) -> None:
    named = {command_in(text) for text in in_backticks(readme) if text.startswith("nuangang ")}

    assert named - {""} == set(commands(main))


def test_both_readmes_name_the_same_settings_and_make_commands() -> None:
    english, chinese = (path.read_text("utf-8") for path in READMES)

    for pattern in (r"NUANGANG_\w+|DATABASE_URL", r"\bmake [a-z]+\b(?=[` ])", r"\]\(([^)]+\.(?:md|png))\)"):
        assert set(re.findall(pattern, english)) - {"README.zh-CN.md"} == set(re.findall(pattern, chinese)) - {
            "README.md"
        }


def in_backticks(document: Path) -> list[str]:
    prose = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
    return re.findall(r"`([^`]+)`", prose)


def command_in(text: str) -> str:
    """The words after `nuangang`, up to the first option or argument."""
    return " ".join(takewhile(re.compile("[a-z][a-z-]*").fullmatch, text.split()[1:]))


def commands(group: click.Group) -> list[str]:
    """The words after `nuangang` of every command."""
    found = []
    for name, command in group.commands.items():
        found += [f"{name} {inner}" for inner in commands(command)] if isinstance(command, click.Group) else [name]
    return found
