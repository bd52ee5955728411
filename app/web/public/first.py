"""The first page: the town where there is a demonstration, else what the program is for."""

from litestar import Response, get

from app.web.audience import Audience
from app.web.pages import AnyRequest, page


@get("/", opt={"who": Audience.ANYONE})
async def first_page(request: AnyRequest) -> Response[str]:
    """The address people type."""
    return page(request, "public/first.html")
