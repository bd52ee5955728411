"""The command `nuangang`: each subcommand is a few lines that call a room."""

import asyncio
import json
from pathlib import Path

import click

from app.settings import Settings, read_settings


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

    asyncio.run(bring_up_to_date(settings.database_url))


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def backup(settings: Settings, file: Path) -> None:
    """Write a consistent copy of the database to FILE, also while it is in use."""
    from app.db.backup import backup as copy_to

    asyncio.run(copy_to(settings.database_url, file))
    click.echo(f"{file}: {file.stat().st_size:,} bytes")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.confirmation_option(prompt="This replaces every row of the present database. Go on?")
@click.pass_obj
def restore(settings: Settings, file: Path) -> None:
    """Replace the database by the backup in FILE, once it has been checked."""
    from app.db.backup import NotABackup
    from app.db.backup import restore as replace_by

    try:
        asyncio.run(replace_by(settings.database_url, file))
    except NotABackup as error:
        raise click.ClickException(str(error)) from error


@main.group()
def history() -> None:
    """The record of everything that happened."""


@history.command("verify")
@click.pass_obj
def verify_history(settings: Settings) -> None:
    """Find the first edited, deleted or swapped entry, if there is one."""
    from app.db import open_database
    from app.history import verify

    async def read_chain() -> None:
        async with open_database(settings.database_url):
            found = await verify()
        if found.broken is not None:
            raise click.ClickException(f"entry {found.broken.number}: {found.broken.damage.value}")
        click.echo(f"{found.entries} entries, unbroken, ending with {found.hash}")

    asyncio.run(read_chain())
