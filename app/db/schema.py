"""Which tables there are: gathered from the rooms by name, because this room may import none of them."""

from importlib import import_module

from piccolo.table import Table, sort_table_classes

from app.db.atomic import atomic_block
from app.db.rows import Row

TABLE_MODULES = (
    "app.db.tables",
    "app.history.tables",
    "app.regions.tables",
    "app.notifications.tables",
    "app.organisations.tables",
    "app.schedules.tables",
    "app.people.tables",
    "app.workstudy.tables",
    "app.jobs.tables",
    "app.training.tables",
    "app.casework.tables",
    "app.placements.tables",
    "app.followups.tables",
)


def all_tables() -> list[type[Row]]:
    """Every table of the program, one that is referred to before the ones that refer to it."""
    tables = [table for name in TABLE_MODULES for table in tables_in(name)]
    return [table for table in sort_table_classes(list[type[Table]](tables)) if issubclass(table, Row)]


def tables_in(module_name: str) -> list[type[Row]]:
    """The tables defined in a module, not those it imports."""
    return [
        found
        for found in vars(import_module(module_name)).values()
        if isinstance(found, type) and issubclass(found, Row) and found.__module__ == module_name
    ]


async def delete_every_row() -> None:
    """Empty every table, all or none; the tables stay. For a database whose rows nobody needs any more."""
    async with atomic_block():
        for table in reversed(all_tables()):
            await table.delete(force=True)


async def create_tables(*tables: type[Row]) -> None:
    """Create `tables` with their indexes and constraints, as the migrations do."""
    for table in sort_table_classes(list[type[Table]](tables)):
        await table.create_table()
