"""Every name that `app/` defines, for tests that hold documents to the code."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]


@cache
def defined_names() -> frozenset[str]:
    """Classes, functions, and what is assigned in a module or a class; migrations are left out."""
    files = [path for path in (ROOT / "app").rglob("*.py") if "migrations" not in path.parts]
    return frozenset(name for path in files for name in names_in(path))


@cache
def names_in(file: Path) -> frozenset[str]:
    """The names that one file defines."""
    return frozenset(_defined(ast.parse(file.read_text("utf-8"))))


def _defined(scope: ast.Module | ast.ClassDef) -> Iterator[str]:
    for node in scope.body:
        match node:
            case ast.ClassDef(name=name):
                yield name
                yield from _defined(node)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name), *_]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
