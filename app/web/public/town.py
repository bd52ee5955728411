"""The town: how many families, what became of every placement, and the eight families."""

from collections.abc import Iterator

from litestar import Response, get

from app.actors import SYSTEM
from app.casework.matches import openings_on
from app.followups.lifecycle import CLASS_LABELS, STAGE_LABELS, OutcomeClass, Stage
from app.followups.queries import OutcomeTable, outcome_table
from app.people.queries import households
from app.sentences import Sentence, say
from app.web.audience import Audience
from app.web.pages import AnyRequest, page
from app.web.public.households import TOWN_SIZE, eight_families
from app.web.public.marker import shown_by
from app.web.public.outcome_words import TONES
from app.web.public.views import Figure, OutcomeRow, TownView, percents_of


@get("/town", opt={"who": Audience.DEMONSTRATION})
async def town_page(request: AnyRequest) -> Response[str]:
    """The first page of the demonstration."""
    demonstration = shown_by(request.app.state)
    day = demonstration.last_day
    table = await outcome_table(SYSTEM, day)
    view = TownView(
        today=day,
        figures=await _figures(table),
        outcomes=tuple(outcome_rows(table)),
        placements=table.started,
        notes=tuple(_notes(table)),
        families=await eight_families(demonstration),
    )
    return page(request, "public/town.html", view)


def outcome_rows(table: OutcomeTable) -> list[OutcomeRow]:
    """Every class once, the stable ones divided into lasting and not yet lasting: the rows add up to all placements."""
    counted = list(_counted(table))
    percents = percents_of([number for _, number, _ in counted])
    return [
        OutcomeRow(name, number, percent, TONES[outcome])
        for (name, number, outcome), percent in zip(counted, percents, strict=True)
    ]


def _counted(table: OutcomeTable) -> Iterator[tuple[Sentence, int, OutcomeClass]]:
    for outcome, number in table.counts.items():
        if outcome is OutcomeClass.STABLE:
            yield STAGE_LABELS[Stage.DURABLE], table.durable, outcome
            yield STAGE_LABELS[Stage.STABLE], number - table.durable, outcome
        else:
            yield CLASS_LABELS[outcome], number, outcome


async def _figures(table: OutcomeTable) -> tuple[Figure, ...]:
    return (
        Figure(say("Families"), len(await households(SYSTEM, limit=TOWN_SIZE))),
        Figure(say("Openings today"), len(await openings_on(table.day))),
        Figure(say("Placements started"), table.started),
        Figure(say("With a stable income"), table.counts[OutcomeClass.STABLE]),
    )


def _notes(table: OutcomeTable) -> Iterator[Sentence]:
    yield say("Unknown is not success: every placement that was started is counted, and each is in one line.")
    if apart := sum(table.apart.values()):
        stable = table.apart[OutcomeClass.STABLE]
        yield say(
            "{apart} of them are public-welfare or subsidised posts, {stable} of these stable.",
            apart=apart,
            stable=stable,
        )
