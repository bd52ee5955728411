"""All rooms' tables as one Piccolo app, so that they share one migration history."""

from pathlib import Path
from typing import cast

from piccolo.conf.apps import AppConfig
from piccolo.table import Table

from app.db.schema import all_tables

APP_NAME = "nuangang"
MIGRATIONS_FOLDER = Path(__file__).parent / "migrations"

APP_CONFIG = AppConfig(
    app_name=APP_NAME,
    migrations_folder_path=MIGRATIONS_FOLDER,
    table_classes=cast(list[type[Table]], all_tables()),
)
