"""What machines ask."""

import pytest

from app.db.migrate import migrate
from tests.web.conftest import Client


async def test_a_program_whose_tables_are_up_to_date_is_alive_and_ready(client: Client) -> None:
    await migrate()
    alive, ready = await client.get("/healthz"), await client.get("/readyz")

    assert (alive.status_code, alive.text) == (200, "alive\n")
    assert (ready.status_code, ready.text) == (200, "ready\n")


async def test_a_program_whose_database_has_no_tables_is_alive_but_not_ready(client: Client) -> None:
    alive, ready = await client.get("/healthz"), await client.get("/readyz")

    assert (alive.status_code, ready.status_code) == (200, 503)


async def test_the_log_holds_the_route_and_nothing_of_the_visitor(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    await client.get("/nowhere/018f2f6e?name=li", headers={"User-Agent": "somebody"})
    await client.get("/healthz")
    logged = capsys.readouterr().err

    assert "(unknown)" in logged
    assert not [word for word in ("018f2f6e", "name=li", "somebody", "healthz") if word in logged]
