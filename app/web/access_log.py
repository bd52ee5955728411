"""One line for each request: method, route, status, milliseconds. No address, no query, no id, no name of anyone."""

from time import perf_counter
from typing import Any

import structlog
from litestar.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger("access")

QUIET = ("/healthz", "/readyz")
"""Routes asked every few seconds by machines; only their failures are logged."""


class AccessLog:
    """Wraps the whole app, so that unknown addresses are counted too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by the app, then log how it went."""
        started = perf_counter()
        status = 500

        async def noting_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = int(message["status"])
            await send(message)

        try:
            await self.app(scope, receive, noting_status)
        finally:
            _write(scope, status, perf_counter() - started)


def _write(scope: Any, status: int, seconds: float) -> None:
    # The template of the route, never the path: a path carries ids.
    route = scope.get("path_template", "(unknown)")
    if route in QUIET and status < 500:
        return
    log.info("request", method=scope.get("method"), route=route, status=status, milliseconds=round(seconds * 1000, 1))
