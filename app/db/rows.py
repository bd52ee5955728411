"""`Row`, what every table derives from: an id, and the database looked up when a query runs."""

from copy import copy
from typing import Any

from piccolo.columns import UUID
from piccolo.engine.base import Engine
from piccolo.table import Table, TableMeta

from app.db.engines import current_database
from app.identifiers import new_id


class LiveMeta(TableMeta):
    """A table's description whose engine is whichever is open now, so that tests and commands can change it."""

    @property
    def db(self) -> Engine[Any]:
        """The open database. Raises RuntimeError when there is none."""
        return current_database()  # type: ignore[return-value]

    @db.setter
    def db(self, value: Engine[Any]) -> None:
        raise RuntimeError("a table has no database of its own: use `open_database`")


class Row(Table):
    """A row with a time-ordered id. Constraints are named after their table, for names are shared in PostgreSQL."""

    id = UUID(primary_key=True, default=new_id)

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls._meta.__class__ = LiveMeta
        cls._meta.constraints = [copy(constraint) for constraint in cls._meta.constraints]
        for constraint in cls._meta.constraints:
            constraint._meta = copy(constraint._meta)
            constraint._meta.name = f"{cls._meta.tablename}_{constraint._meta.name}"
