"""Writing migrations: the differences Piccolo finds between tables and migrations, as a short module."""

import ast
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from piccolo import __VERSION__ as PICCOLO_VERSION
from piccolo.apps.migrations.auto.diffable_table import DiffableTable
from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.apps.migrations.auto.schema_differ import AlterStatements, SchemaDiffer
from piccolo.apps.migrations.auto.schema_snapshot import SchemaSnapshot

from app.db.piccolo_app import APP_CONFIG, APP_NAME

DEFAULTS = {
    "primary_key": "False",
    "unique": "False",
    "index": "False",
    "index_method": "IndexMethod.btree",
    "choices": "None",
    "db_column_name": "None",
    "secret": "False",
    "target_column": "None",
    "nulls_distinct": "True",
}
"""What Piccolo fills in by itself for columns and constraints, and a migration need not say."""

_TEXT = '''# mypy: ignore-errors
# ruff: noqa: E501
"""{description}"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
{imports}

from app.db.migration_words import NewTable

{definitions}

ID = "{id}"
VERSION = "{version}"
DESCRIPTION = "{description}"


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="{app}", description=DESCRIPTION)
    {statements}
    return manager
'''


def changes_since(managers: Sequence[MigrationManager], *, ask: bool = False) -> list[AlterStatements]:
    """What the tables have that the migrations have not made, and the other way round; empty when nothing.

    With `ask`, a person at the terminal is asked whether a table or column that looks renamed was renamed.
    """
    tables = [
        DiffableTable(
            class_name=table.__name__,
            tablename=table._meta.tablename,
            columns=table._meta.non_default_columns,
            constraints=table._meta.constraints,
            schema=table._meta.schema,
        )
        for table in APP_CONFIG.table_classes
    ]
    with redirect_stdout(sys.stdout if ask else StringIO()):
        differ = SchemaDiffer(tables, SchemaSnapshot(list(managers)).get_snapshot(), auto_input=None if ask else "n")
        changes = differ.get_alter_statements()
    return [change for change in changes if change.statements]


def write_migration(name: str, changes: Sequence[AlterStatements], folder: Path) -> Path:
    """Write the next migration of `folder`, named `name`, and format it with ruff: its path."""
    path = folder / f"m{len(list(folder.glob('m*.py'))) + 1:04}_{name}.py"
    definitions = {_definition(repr(found)) for change in changes for found in change.extra_definitions}
    text = _TEXT.format(
        id=path.stem,
        description=name.replace("_", " ").capitalize(),
        version=PICCOLO_VERSION,
        app=APP_NAME,
        imports="\n".join(sorted({repr(found) for change in changes for found in change.extra_imports})),
        definitions="\n\n".join(sorted(definitions)),
        statements="\n    ".join(_shortened(_in_order(changes))),
    )
    path.write_text(text, "utf-8")
    for command in (("check", "--fix-only", "--quiet"), ("format", "--quiet")):
        subprocess.run([Path(sys.executable).with_name("ruff"), *command, path], check=True)
    return path


def _definition(text: str) -> str:
    """A table that foreign keys refer to, without what Piccolo fills in by itself."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            node.keywords = [word for word in node.keywords if DEFAULTS.get(word.arg or "") != ast.unparse(word.value)]
    return ast.unparse(tree)


def _in_order(changes: Sequence[AlterStatements]) -> list[ast.Call]:
    """Every statement, table by table within each kind of change, so that the same changes give the same text."""
    calls = [[_as_call(statement) for statement in change.statements] for change in changes]
    return [call for change in calls for call in sorted(change, key=lambda call: ast.unparse(call.keywords[0]))]


def _as_call(statement: str) -> ast.Call:
    expression = ast.parse(statement, mode="eval").body
    assert isinstance(expression, ast.Call)
    return expression


def _shortened(calls: Sequence[ast.Call]) -> Iterator[str]:
    """The calls in the words of `NewTable` where they make a table, else as Piccolo wrote them."""
    described = [(call, _words(call)) for call in calls]
    new = [words["class_name"] for call, words in described if _verb(call) == "add_table"]
    # Sorting keeps the order within each table.
    of_new = [(call, words) for call, words in described if _class_name(words) in new]
    for call, words in sorted(of_new, key=lambda pair: new.index(_class_name(pair[1]))):
        yield _in_short_words(call, words)
    yield from (ast.unparse(call) for call, words in described if _class_name(words) not in new)


def _class_name(words: dict[str, str]) -> str:
    return words.get("table_class_name") or words.get("class_name", "")


def _in_short_words(call: ast.Call, words: dict[str, str]) -> str:
    table = words["tablename"].strip("'")
    match _verb(call):
        case "add_table":
            return f"{table} = NewTable(manager, {words['class_name']}, {words['tablename']})"
        case "add_column":
            return f"{table}.column({words['column_name']}, {words['column_class']}{_params(call)})"
        case "add_constraint":
            return f"{table}.constraint({words['constraint_name']}, {words['constraint_class']}{_params(call)})"
    raise ValueError(f"not part of making a table: {ast.unparse(call)}")


def _params(call: ast.Call) -> str:
    params = next(keyword.value for keyword in call.keywords if keyword.arg == "params")
    assert isinstance(params, ast.Dict)
    pairs = (
        (ast.literal_eval(key), ast.unparse(value))
        for key, value in zip(params.keys, params.values, strict=True)
        if key
    )
    return "".join(f", {name}={value}" for name, value in pairs if DEFAULTS.get(name) != value)


def _verb(call: ast.Call) -> str:
    assert isinstance(call.func, ast.Attribute)
    return call.func.attr


def _words(call: ast.Call) -> dict[str, str]:
    return {keyword.arg or "": ast.unparse(keyword.value) for keyword in call.keywords}
