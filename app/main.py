"""Puts the program together: routes, error pages, headers, the database; nothing else."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.types import ControllerRouterHandler

from app.db import open_database
from app.db.migrate import migration_files, migrations_run
from app.history import connect
from app.reactions import REACTIONS
from app.scheduler import SCHEDULE, Periodic, start_scheduler
from app.settings import Settings
from app.web import assets, health, problems
from app.web.access_log import AccessLog
from app.web.audience import admit, undeclared
from app.web.head_requests import HeadAsGet
from app.web.headers import add_security_headers
from app.web.logs import write_json_lines
from app.web.public import ROUTES as PUBLIC_ROUTES
from app.web.public.marker import demonstration

ROUTES: tuple[ControllerRouterHandler, ...] = (
    health.alive,
    health.ready,
    assets.static_file,
    *PUBLIC_ROUTES,
)
LARGEST_BODY = 1_000_000
"""Bytes of a form; files get a limit of their own where they are taken in."""


class UndeclaredAudience(Exception):
    """A route does not say who may use it, so the program does not start."""


def create_app(
    settings: Settings,
    routes: Sequence[ControllerRouterHandler] = ROUTES,
    schedule: tuple[Periodic, ...] = SCHEDULE,
) -> Litestar:
    """The web application; between start-up and shutdown its database is open and its `schedule` runs.

    Raises UndeclaredAudience when a route has no `opt={"who": ...}`.
    """
    write_json_lines()
    shown = demonstration(settings)
    app = Litestar(
        route_handlers=list(routes),
        guards=[admit],
        exception_handlers=problems.handlers(),
        before_send=[add_security_headers],
        compression_config=CompressionConfig(backend="gzip", minimum_size=600),
        lifespan=[_with_database, _acting_by_itself(() if shown else schedule)],
        state=State({"settings": settings, "demonstration": shown, "is_ready": _is_ready}),
        request_max_body_size=LARGEST_BODY,
        openapi_config=None,
        logging_config=None,
        debug=False,
    )
    if missing := list(undeclared(app)):
        raise UndeclaredAudience("; ".join(missing))
    # Litestar chooses the route before it runs its middleware; these two must come before, also for unknown addresses.
    app.asgi_handler = AccessLog(HeadAsGet(app.asgi_handler))
    return app


@asynccontextmanager
async def _with_database(app: Litestar) -> AsyncIterator[None]:
    async with open_database(app.state.settings.database_url):
        yield


def _acting_by_itself(schedule: tuple[Periodic, ...]) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    """Let events have their consequences, and wake what falls due; in a demonstration time stands still."""

    @asynccontextmanager
    async def running(app: Litestar) -> AsyncIterator[None]:
        connect(REACTIONS)
        ticker = start_scheduler(schedule)
        try:
            yield
        finally:
            ticker.shutdown()
            connect({})

    return running


async def _is_ready() -> bool:
    return set(migration_files()) <= set(await migrations_run())
