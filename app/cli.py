"""The command `nuangang`: each subcommand is a few lines that call a room."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import click

from app.settings import Settings, read_settings

Result = TypeVar("Result")


@click.group()
@click.pass_context
def main(context: click.Context) -> None:
    """Nuangang: from aid to stable income."""
    try:
        context.obj = read_settings()
    except ValueError as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=int, help="Port to listen on.")
@click.pass_obj
def serve(settings: Settings, host: str | None, port: int | None) -> None:
    """Serve the pages, and run what falls due."""
    import uvicorn

    from app.main import create_app

    host, port = host or settings.host, port or settings.port
    click.echo(f"http://{host}:{port}")
    uvicorn.run(create_app(settings), host=host, port=port, log_config=None, access_log=False)


@main.command()
@click.option("--seed", default=1, show_default=True, help="Another seed is another town.")
@click.option("--months", default=14, show_default=True, type=click.IntRange(1, 14), help="How many months pass.")
@click.option("--lang", "locale", default="zh_CN", show_default=True, type=click.Choice(["zh_CN", "en"]))
@click.option("--json", "as_json", is_flag=True, help="Print the result for machines.")
@click.pass_obj
def demo(settings: Settings, seed: int, months: int, locale: str, as_json: bool) -> None:
    """Build the invented town, let the months pass, and tell each family's story."""
    from app.demonstration.build import DatabaseNotEmpty, build
    from app.demonstration.telling import tell

    try:
        result = asyncio.run(build(settings, seed, months, quiet=as_json))
    except DatabaseNotEmpty as error:
        raise click.ClickException(str(error)) from error
    click.echo(json.dumps(result.to_json(), ensure_ascii=False, indent=1) if as_json else tell(result, locale))


@main.command()
@click.pass_obj
def migrate(settings: Settings) -> None:
    """Bring the database up to date."""
    from app.db.migrate import migrate as bring_up_to_date

    for migration in _in_database(settings, bring_up_to_date):
        click.echo(migration)


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def backup(settings: Settings, file: Path) -> None:
    """Write a consistent copy of the database to FILE, also while it is in use."""
    from app.db.backup import BackupRefused
    from app.db.backup import backup as copy_to

    try:
        _in_database(settings, lambda: copy_to(file))
    except BackupRefused as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(f"{file}: {file.stat().st_size:,} bytes")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.confirmation_option(prompt="This replaces every row of the present database. Go on?")
@click.pass_obj
def restore(settings: Settings, file: Path) -> None:
    """Replace the database by the backup in FILE, once it has been checked; then verify its history."""
    from app.db.backup import BackupRefused
    from app.db.backup import restore as replace_by

    try:
        _in_database(settings, lambda: replace_by(file))
    except BackupRefused as refused:
        raise click.ClickException(str(refused)) from refused
    _verify(settings)


@main.group()
def history() -> None:
    """The record of everything that happened."""


@history.command("verify")
@click.pass_obj
def verify_history(settings: Settings) -> None:
    """Find the first edited, deleted or swapped entry, if there is one."""
    _verify(settings)


def _verify(settings: Settings) -> None:
    from app.history import verify

    found = _in_database(settings, verify)
    if found.broken is not None:
        raise click.ClickException(f"entry {found.broken.number}: {found.broken.damage.value}")
    click.echo(f"{found.entries} entries, unbroken, ending with {found.hash}")


def _in_database(settings: Settings, work: Callable[[], Awaitable[Result]]) -> Result:
    from app.db import open_database

    async def run() -> Result:
        async with open_database(settings.database_url):
            return await work()

    return asyncio.run(run())
