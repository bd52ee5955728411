"""The short words that migrations are written in where they make a table. Migrations are kept for ever: so is this."""

from typing import Any

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns import Column
from piccolo.constraints import Constraint


class NewTable:
    """A table that a migration makes, and what it has from the start."""

    def __init__(self, manager: MigrationManager, class_name: str, tablename: str) -> None:
        self._manager = manager
        self._table = {"table_class_name": class_name, "tablename": tablename}
        manager.add_table(class_name=class_name, tablename=tablename)

    def column(self, name: str, kind: type[Column], **params: Any) -> None:
        """A column; `params` are the column class's own, those left out have Piccolo's defaults."""
        self._manager.add_column(
            **self._table,
            column_name=name,
            db_column_name=name,
            column_class_name=kind.__name__,
            column_class=kind,
            params=params,
        )

    def constraint(self, name: str, kind: type[Constraint], **params: Any) -> None:
        """A constraint."""
        self._manager.add_constraint(**self._table, constraint_name=name, constraint_class=kind, params=params)
