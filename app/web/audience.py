"""Who may use a route: each one says so in `opt={"who": ...}`, and the app does not start when one does not."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from litestar import Litestar
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler, HTTPRouteHandler
from litestar.routes import HTTPRoute

from app.errors import NotFound


class Audience(StrEnum):
    """Who a route is for."""

    ANYONE = "anyone"
    """Every visitor: pages without a person's data."""
    DEMONSTRATION = "demonstration"
    """Every visitor, while the database holds an invented town and nobody real."""


async def admit(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Let the connection through to `handler` if it is meant for it. Raises NotFound, never "forbidden"."""
    if handler.opt["who"] is Audience.DEMONSTRATION and not connection.app.state.demonstration:
        raise NotFound


def undeclared(app: Litestar) -> Iterator[str]:
    """The routes that do not say who may use them."""
    for route in app.routes:
        for handler in _handlers(route):
            if not isinstance(handler.opt.get("who"), Audience):
                yield f"{route.path}: {handler}"


def _handlers(route: Any) -> list[Any]:
    if not isinstance(route, HTTPRoute):
        return [route.route_handler]
    # Litestar answers OPTIONS by itself, with nothing but the names of the methods.
    return [handler for handler in route.route_handlers if not _is_automatic(handler)]


def _is_automatic(handler: HTTPRouteHandler) -> bool:
    return handler.http_methods == {"OPTIONS"}
