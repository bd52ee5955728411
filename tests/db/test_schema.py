"""Every room's tables are known, and each is declared the way both engines need."""

from pathlib import Path

import pytest
from piccolo.columns import Numeric, Real, Timestamp

import app
from app.db import Row
from app.db.schema import TABLE_MODULES, all_tables

TABLES = all_tables()


def test_every_room_with_tables_is_in_the_list() -> None:
    rooms = Path(app.__file__).parent.glob("*/tables.py")
    assert sorted(TABLE_MODULES) == sorted(f"app.{path.parent.name}.tables" for path in rooms)


def test_a_table_comes_after_those_it_refers_to() -> None:
    for place, table in enumerate(TABLES):
        referred = {key._foreign_key_meta.resolved_references for key in table._meta.foreign_key_columns} - {table}
        assert referred <= set(TABLES[:place])


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_deleted_along_with_the_one_it_refers_to(table: type[Row]) -> None:
    for key in table._meta.foreign_key_columns:
        assert key._foreign_key_meta.on_delete.value == "RESTRICT", key


@pytest.mark.parametrize("table", TABLES)
def test_no_column_is_of_a_kind_that_an_engine_would_round_or_shift(table: type[Row]) -> None:
    assert [column for column in table._meta.columns if isinstance(column, Numeric | Real | Timestamp)] == []


def test_names_of_constraints_are_not_shared_and_not_cut_off() -> None:
    names = [constraint._meta.name for table in TABLES for constraint in table._meta.constraints]
    assert len(names) == len(set(names))
    assert max(len(name) for name in names) <= 63
