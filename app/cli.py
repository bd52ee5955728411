"""The command `nuangang`: each subcommand is a few lines that call a room."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import click

from app.cli_words import WORDS
from app.errors import Refusal
from app.settings import Settings, read_settings

Result = TypeVar("Result")


@click.group()
@click.pass_context
def main(context: click.Context) -> None:
    """Nuangang: from aid to stable income."""
    from app.web.logs import write_json_lines

    # Standard output is for what a command answers; the log is for what went wrong. `serve` logs everything.
    write_json_lines(logging.WARNING)
    try:
        context.obj = read_settings()
    except ValueError as error:
        raise click.ClickException(str(error)) from error


for command in WORDS:
    main.add_command(command)


@main.command()
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=int, help="Port to listen on.")
@click.pass_obj
def serve(settings: Settings, host: str | None, port: int | None) -> None:
    """Bring the database up to date, serve the pages, and run what falls due."""
    import uvicorn

    from app.main import create_app
    from app.web.public.marker import is_unfinished

    if is_unfinished(settings):
        text = "a demonstration was begun in this database and not finished: run `nuangang demo`, which begins anew"
        raise click.ClickException(text)
    _in_database(settings, _bring_up_to_date)
    host, port = host or settings.host, port or settings.port
    click.echo(f"http://{host}:{port}")
    uvicorn.run(create_app(settings), host=host, port=port, log_config=None, access_log=False)


@main.command()
@click.option("--seed", default=1, show_default=True, help="Another seed is another town.")
@click.option("--months", default=14, show_default=True, type=click.IntRange(1, 14), help="How many months pass.")
@click.option("--lang", "locale", default="zh_CN", show_default=True, type=click.Choice(["zh_CN", "en"]))
@click.option("--json", "as_json", is_flag=True, help="Print the result for machines.")
@click.option("--once", is_flag=True, help="Do nothing when this database holds a finished demonstration.")
@click.pass_obj
def demo(settings: Settings, seed: int, months: int, locale: str, as_json: bool, once: bool) -> None:
    """Build the invented town, let the months pass, and tell each family's story.

    A demonstration that was begun here and never finished is removed first; anything else is refused.
    """
    from app.demonstration.build import DatabaseNotEmpty, build
    from app.demonstration.telling import tell
    from app.web.public.marker import demonstration

    if once and demonstration(settings) is not None:
        return
    try:
        result = _run(build(settings, seed, months, quiet=as_json))
    except DatabaseNotEmpty as error:
        raise click.ClickException(str(error)) from error
    click.echo(json.dumps(result.to_json(), ensure_ascii=False, indent=1) if as_json else tell(result, locale))


@main.command()
@click.pass_obj
def migrate(settings: Settings) -> None:
    """Bring the database up to date: its tables, and the shipped numbers of law with their dates."""
    for line in _in_database(settings, _bring_up_to_date):
        click.echo(line)


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
        raise click.ClickException(_plainly(refused)) from refused
    click.echo(f"{file}: {file.stat().st_size:,} bytes")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.confirmation_option(prompt="This replaces every row of the present database. Go on?")
@click.pass_obj
def restore(settings: Settings, file: Path) -> None:
    """Replace the database by the backup in FILE, once it has been checked; then verify its history."""
    from app.db.backup import BackupRefused
    from app.db.backup import restore as replace_by
    from app.web.public.marker import history_hash, unmark

    try:
        _in_database(settings, lambda: replace_by(file))
    except BackupRefused as refused:
        raise click.ClickException(_plainly(refused)) from refused
    if _verify(settings) != history_hash(settings):
        unmark(settings)


@main.group()
def history() -> None:
    """The record of everything that happened."""


@history.command("verify")
@click.pass_obj
def verify_history(settings: Settings) -> None:
    """Find the first edited, deleted or swapped entry, if there is one."""
    _verify(settings)


def _plainly(refusal: Refusal) -> str:
    from app.languages import render

    return render(refusal.message, "en")


def _verify(settings: Settings) -> str:
    """The hash the history ends with. Raises ClickException when it is broken."""
    from app.db.migrate import migrations_run
    from app.history import verify

    if not _in_database(settings, migrations_run):
        raise click.ClickException("this database has no tables yet: run `nuangang migrate`")
    found = _in_database(settings, verify)
    if found.broken is not None:
        raise click.ClickException(f"entry {found.broken.number}: {found.broken.damage.value}")
    click.echo(f"{found.entries} entries, unbroken, ending with {found.hash}")
    return found.hash


async def _bring_up_to_date() -> list[str]:
    from app.actors import SYSTEM
    from app.db.migrate import migrate as run_migrations
    from app.regions.actions import seed_defaults

    done = list(await run_migrations())
    if entered := await seed_defaults(SYSTEM):
        done.append(f"{entered} numbers of law entered")
    return done


def _in_database(settings: Settings, work: Callable[[], Awaitable[Result]]) -> Result:
    from app.db import open_database

    async def run() -> Result:
        async with open_database(settings.database_url):
            return await work()

    return _run(run())


def _run(work: Coroutine[Any, Any, Result]) -> Result:
    """Run `work`. Raises ClickException when there is no database at the address."""
    from app.db import DatabaseUnreachable

    try:
        return asyncio.run(work)
    except DatabaseUnreachable as error:
        raise click.ClickException(f"the database at DATABASE_URL cannot be opened: {error}") from error
