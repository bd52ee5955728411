"""`Row`, what every table derives from: an id, and the database looked up when a query runs."""

from copy import copy
from typing import Any

from piccolo.columns import UUID, Column, ForeignKey
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


def _quick_attribute(self: ForeignKey[Any], name: str) -> Any:
    """An attribute of a foreign key; what Piccolo does for columns behind it and for tables not loaded yet, it does."""
    try:
        value = object.__getattribute__(self, name)
    except AttributeError:
        return _thorough_attribute(self, name)
    return _thorough_attribute(self, name) if isinstance(value, Column) else value


# Piccolo lists all attributes of a foreign key whenever one is read, which took a tenth of the program's time.
_thorough_attribute = ForeignKey.__getattribute__
ForeignKey.__getattribute__ = _quick_attribute  # type: ignore[method-assign]


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
