"""The pages every visitor may see: of an invented town, only while the database holds nobody real."""

from litestar.types import ControllerRouterHandler

from app.web.public.first import first_page

ROUTES: tuple[ControllerRouterHandler, ...] = (first_page,)
