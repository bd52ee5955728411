"""The pages of openings: the list of all four kinds, and one opening with who fits."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from app.actors import SYSTEM
from app.casework.matches import OpeningMatches, openings_on, who_fits
from app.jobs.openings import transfer_openings
from app.matching.terms import OPENING_KIND_LABELS, OpeningKind
from app.matching.values import Opening
from app.organisations.queries import organisations
from app.sentences import say
from app.web.audience import Audience
from app.web.pages import AnyRequest, page
from app.web.public.marker import shown_by
from app.web.public.match_words import fit_view, opener
from app.web.public.opening_words import card_of, details_of, drawn_week, tags_of
from app.web.public.views import Choice, ListView, OpeningView

AT_ONCE = 24
"""Cards of one page of a list."""
FITS_SHOWN = 10


@get("/openings", opt={"who": Audience.DEMONSTRATION})
async def openings_page(
    request: AnyRequest, search: FromQuery[str] = "", kind: FromQuery[str] = "", after: FromQuery[str] = ""
) -> Response[str]:
    """Every live opening, by kind and part of the title."""
    found = matching(await _every_opening(shown_by(request.app.state).last_day), search, kind)
    shown = [opening for opening in found if opening.id > after][: AT_ONCE + 1]
    firms = await _firms(shown)
    view = ListView(
        search=search,
        filter_name="kind",
        choices=_choices(kind),
        cards=tuple(card_of(opening, firms) for opening in shown[:AT_ONCE]),
        total=len(found),
        following=shown[AT_ONCE - 1].id if len(shown) > AT_ONCE else None,
    )
    return page(request, "public/openings.html", view)


@get("/openings/{opening_id:uuid}", opt={"who": Audience.DEMONSTRATION})
async def opening_page(request: AnyRequest, opening_id: FromPath[UUID]) -> Response[str]:
    """One opening, and who fits as its employer sees it. Raises NotFound."""
    day = shown_by(request.app.state).last_day
    found = await _who_fits(opening_id, day)
    view = OpeningView(
        title=found.opening.title,
        tags=tags_of(found.opening),
        about=details_of(found.opening, await _firms([found.opening])),
        week=drawn_week(found.opening),
        fitting=None if found.opening.kind is OpeningKind.TRANSFER else len(found.fits),
        fits=tuple(fit_view(fit) for fit in found.fits[:FITS_SHOWN]),
        openers=tuple(opener(gain) for gain in found.gains),
    )
    return page(request, "public/opening.html", view)


def matching(openings: Iterable[Opening], search: str, kind: str) -> list[Opening]:
    """The openings of a kind (any, for an unknown one) whose title holds the words searched for, in their order."""
    words = search.casefold().split()
    return [
        opening
        for opening in openings
        if (kind not in OPENING_KIND_LABELS or opening.kind == kind)
        and all(word in opening.title.casefold() for word in words)
    ]


async def _every_opening(day: date) -> list[Opening]:
    return sorted([*await openings_on(day), *await _transfers(day)], key=lambda opening: opening.id)


async def _transfers(day: date) -> list[Opening]:
    return [opening for meant in (await transfer_openings(day)).values() for opening in meant]


async def _who_fits(opening_id: UUID, day: date) -> OpeningMatches:
    """Who fits; for a transfer nobody is looked for. Raises NotFound."""
    for opening in await _transfers(day):
        if opening.id == str(opening_id):
            return OpeningMatches(opening, (), ())
    return await who_fits(SYSTEM, opening_id, day, limit=None)


def _choices(kind: str) -> tuple[Choice, ...]:
    every = Choice("", say("All kinds"), kind not in OPENING_KIND_LABELS)
    return (every, *(Choice(one, label, one == kind) for one, label in OPENING_KIND_LABELS.items()))


async def _firms(openings: Sequence[Opening]) -> Mapping[str, str]:
    """The names of those who offer `openings`, by id, in one query."""
    ids = {UUID(opening.organisation_id) for opening in openings if opening.organisation_id}
    return {str(identifier): found.name for identifier, found in (await organisations(list(ids))).items()}
