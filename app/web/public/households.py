"""The pages of families: the list with the eight first, and one family's story."""

from collections.abc import Sequence
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from app.actors import SYSTEM
from app.people.queries import HouseholdSummary, find_people, households, members_of
from app.people.terms import TIER_LABELS, HardshipTier
from app.regions.divisions import full_name
from app.sentences import say
from app.web.audience import Audience
from app.web.pages import AnyRequest, page
from app.web.public.household_story import family_tags, family_title, story
from app.web.public.marker import Demonstration, shown_by
from app.web.public.views import Card, Choice, ListView, free_text

AT_ONCE = 24
"""Cards of one page of the list."""
NAMES_FOUND = 200
TOWN_SIZE = 5_000
"""More households than any demonstration has; a search looks through these."""


@get("/households", opt={"who": Audience.DEMONSTRATION})
async def households_page(
    request: AnyRequest, search: FromQuery[str] = "", tier: FromQuery[str] = "", after: FromQuery[str] = ""
) -> Response[str]:
    """Every family, by hardship and a member's name; the eight families first."""
    demonstration = shown_by(request.app.state)
    found = await _found(search.strip(), HardshipTier(tier) if tier in TIER_LABELS else None, key_of(after))
    view = ListView(
        search=search,
        filter_name="tier",
        choices=_choices(tier),
        cards=await cards_of(found[:AT_ONCE], demonstration),
        total=None,
        following=str(found[AT_ONCE - 1].id) if len(found) > AT_ONCE else None,
        first=() if search or tier or after else await eight_families(demonstration),
    )
    return page(request, "public/households.html", view)


@get("/households/{household_id:uuid}", opt={"who": Audience.DEMONSTRATION})
async def household_page(request: AnyRequest, household_id: FromPath[UUID]) -> Response[str]:
    """One family's story. Raises NotFound."""
    return page(request, "public/household.html", await story(household_id, shown_by(request.app.state)))


async def eight_families(demonstration: Demonstration) -> tuple[Card, ...]:
    """The cards of S1...S8, in that order."""
    ids = list(dict.fromkeys(demonstration.families.values()))
    found = {household.id: household for household in await households(SYSTEM, limit=TOWN_SIZE)} if ids else {}
    return await cards_of([found[identifier] for identifier in ids if identifier in found], demonstration)


async def cards_of(shown: Sequence[HouseholdSummary], demonstration: Demonstration) -> tuple[Card, ...]:
    """The cards of these households, in one query for all members."""
    members = await members_of(SYSTEM, [household.id for household in shown])
    return tuple(
        Card(
            path=f"/households/{household.id}",
            title=family_title(members[household.id], demonstration.code_of(household.id)),
            lines=(
                say("People at home: {number}", number=len(members[household.id])),
                free_text(full_name(household.division)),
            ),
            tags=family_tags(household),
        )
        for household in shown
    )


def key_of(text: str) -> UUID | None:
    """The key a page begins after; None for an address that holds no id."""
    try:
        return UUID(text)
    except ValueError:
        return None


async def _found(search: str, tier: HardshipTier | None, after: UUID | None) -> list[HouseholdSummary]:
    """One more household than a page shows, so that the page knows whether there is another."""
    if not search:
        return await households(SYSTEM, tier=tier, after=after, limit=AT_ONCE + 1)
    wanted = {member.household_id for member in await find_people(SYSTEM, search, NAMES_FOUND)}
    every = await households(SYSTEM, tier=tier, after=after, limit=TOWN_SIZE) if wanted else []
    return [household for household in every if household.id in wanted][: AT_ONCE + 1]


def _choices(tier: str) -> tuple[Choice, ...]:
    every = Choice("", say("Every kind"), tier not in TIER_LABELS)
    return (every, *(Choice(one, label, one == tier) for one, label in TIER_LABELS.items()))
