"""The first page: the town where there is a demonstration, else what the program is for."""

from typing import Any

from litestar import Response, get
from litestar.response import Redirect

from app.web import language
from app.web.audience import Audience
from app.web.pages import AnyRequest, address_with, page


@get("/", opt={"who": Audience.ANYONE})
async def first_page(request: AnyRequest) -> Response[Any]:
    """The address people type."""
    if request.app.state.demonstration is not None:
        return Redirect(address_with("/town", lang=language.chosen(request)))
    return page(request, "public/first.html")
