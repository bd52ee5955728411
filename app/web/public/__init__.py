"""The pages every visitor may see: of an invented town, only while the database holds nobody real."""

from litestar.types import ControllerRouterHandler

from app.web.public.first import first_page
from app.web.public.households import household_page, households_page
from app.web.public.openings import opening_page, openings_page
from app.web.public.town import town_page

ROUTES: tuple[ControllerRouterHandler, ...] = (
    first_page,
    town_page,
    households_page,
    household_page,
    openings_page,
    opening_page,
)
