"""HEAD is GET without the body (RFC 9110, 9.3.2): link checkers and monitors ask so, and routes need not know."""

from typing import Any

from litestar.types import ASGIApp, Message, Receive, Send


class HeadAsGet:
    """Answers HEAD by the route for GET, headers only."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Answer by the app."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message["body"] = b""
            await send(message)

        scope["method"] = "GET"
        await self.app(scope, receive, without_body)
