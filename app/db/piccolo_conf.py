"""What Piccolo's own migration code looks for: the engine, and where tables and migrations are."""

from typing import Any

from piccolo.conf.apps import AppRegistry

from app.db.engines import current_database

APP_REGISTRY = AppRegistry(apps=["app.db.piccolo_app"])


def __getattr__(name: str) -> Any:
    """`DB` is whichever database is open when Piccolo asks. Raises RuntimeError when there is none."""
    if name == "DB":
        return current_database()
    raise AttributeError(name)
