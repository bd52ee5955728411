"""Finds every text of the program, and what is wrong with the catalogues: `python -m app.languages.extract`."""

import ast
import string
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import PoFileError
from jinja2 import Environment, nodes

from app.languages.catalogues import Entry, entries
from app.languages.rendering import SIMPLIFIED_CHINESE

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Text:
    """A template for people as it stands in the program: `say("...")` in Python, `_("...")` in a page."""

    template: str
    where: str


def texts(root: Path = ROOT) -> list[Text]:
    """Every text in `root`/app and `root`/templates. Raises ValueError for one that is not a literal."""
    python = (
        text for path in sorted((root / "app").rglob("*.py")) for text in in_python(path.read_text("utf-8"), _at(path))
    )
    pages = (
        text
        for path in sorted((root / "templates").rglob("*.html"))
        for text in in_page(path.read_text("utf-8"), _at(path))
    )
    return [*python, *pages]


def in_python(source: str, where: str) -> Iterator[Text]:
    """The literal first argument of every `say(...)` of a module."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not _calls(node.func, "say"):
            continue
        match node.args:
            case [ast.Constant(value=str(template)), *_]:
                yield Text(template, f"{where}:{node.lineno}")
            case _:
                raise ValueError(f"{where}:{node.lineno}: say() needs its text as a literal")


def in_page(source: str, where: str) -> Iterator[Text]:
    """The literal first argument of every `_(...)` of a Jinja page."""
    for node in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        if not isinstance(node.node, nodes.Name) or node.node.name != "_":
            continue
        match node.args:
            case [nodes.Const(value=str(template)), *_]:
                yield Text(template, f"{where}:{node.lineno}")
            case _:
                raise ValueError(f"{where}:{node.lineno}: _() needs its text as a literal")


def findings(found: Iterable[Text], catalogue: Iterable[Entry]) -> list[str]:
    """What is wrong, a line each: not translated, stale, other {names}, or translated in two ways."""
    texts, catalogue = list(found), list(catalogue)
    wanted = {text.template for text in texts}
    translated: dict[str, Entry] = {}
    lines = []
    for entry in catalogue:
        first = translated.setdefault(entry.template, entry)
        if entry.template not in wanted:
            lines.append(f"{entry.file}: stale: {entry.template!r}")
        elif entry.translation and names(entry.template) != names(entry.translation):
            lines.append(f"{entry.file}: other names: {entry.template!r} -> {entry.translation!r}")
        if first.translation != entry.translation:
            lines.append(f"{entry.file}: translated otherwise in {first.file}: {entry.template!r}")
    done = {entry.template for entry in catalogue if entry.translation}
    missing = {text.template: text.where for text in reversed(texts) if text.template not in done}
    return lines + [f"{where}: not translated: {template!r}" for template, where in sorted(missing.items())]


def names(template: str) -> set[str]:
    """The `{names}` of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def main() -> int:
    """Print every finding; 1 when there is one, else 0."""
    try:
        lines = findings(texts(), entries(SIMPLIFIED_CHINESE))
    except (PoFileError, ValueError) as problem:
        lines = [str(problem)]
    print("\n".join(lines) or "Every text is translated.")
    return 1 if lines else 0


def _at(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


def _calls(function: ast.expr, name: str) -> bool:
    return (isinstance(function, ast.Name) and function.id == name) or (
        isinstance(function, ast.Attribute) and function.attr == name
    )


if __name__ == "__main__":
    sys.exit(main())
