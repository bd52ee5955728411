"""What must hold of the source as a whole: nothing orphaned, nothing unlabelled, nothing too long, no circles."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from enum import Enum
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

from app.db.schema import TABLE_MODULES

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"
LONGEST_FILE = 400
_NAMED = re.compile(r"""["']([\w./-]+\.html)["']""")


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = {_name(path): path for path in sorted((ROOT / "app").rglob("*.py")) if "migrations" not in path.parts}


def test_every_template_is_used() -> None:
    texts = [path.read_text("utf-8") for path in (*SOURCES.values(), *TEMPLATES.rglob("*.html"))]
    named = {name for text in texts for name in _NAMED.findall(text)}
    there = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}
    assert there - named == set()
    assert named - there == set()


def test_the_tables_of_every_room_are_registered() -> None:
    assert {name for name in SOURCES if name.endswith(".tables")} == set(TABLE_MODULES)


def _labels() -> Iterator[tuple[str, dict[Enum, object]]]:
    for name, path in SOURCES.items():
        for target in re.findall(r"^(\w*LABELS)\b", path.read_text("utf-8"), re.MULTILINE):
            yield f"{name}.{target}", getattr(import_module(name), target)


def test_every_member_of_a_choice_has_its_label() -> None:
    unlabelled = {name: set(next(map(type, labels))) - set(labels) for name, labels in _labels()}
    assert len(unlabelled) > 50
    assert {name: members for name, members in unlabelled.items() if members} == {}


def test_no_file_is_too_long() -> None:
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in SOURCES.items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_modules_import_each_other_in_a_circle() -> None:
    order: TopologicalSorter[str] = TopologicalSorter()
    for name, path in SOURCES.items():
        order.add(name, *(set(_imported(path)) - {name}))
    assert len(list(order.static_order())) == len(SOURCES)


def _imported(path: Path) -> Iterator[str]:
    """The modules of the program that a module needs to be imported at all."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            parts = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name for name in parts if name in SOURCES)
            if any(name not in SOURCES for name in parts) and node.module in SOURCES:
                yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in SOURCES)


def test_imports_point_down_the_house_only() -> None:
    checked = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert checked.returncode == 0, checked.stdout
