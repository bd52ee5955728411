"""A match in words: what fits ✓, what falls short △, what is in the way ✕, and the change that would open it."""

from collections.abc import Iterable

from app.casework.matches import Explained
from app.matching.lists import standing_text
from app.matching.results import Explanation, Gain, GateFinding
from app.matching.results import Fit as EmployerFit
from app.matching.terms import OPENING_KIND_LABELS
from app.matching.values import Record
from app.matching.weights import FULL, Part
from app.web.public.opening_words import path_of
from app.web.public.views import Fit, MatchView, Opener, Reason

GOOD_SHARE = 60
"""From this share of its points, in per cent, a part is said to fit; below, to fall short."""
OPENERS_SHOWN = 3


def match_view(explained: Explained) -> MatchView:
    """One match as a card."""
    opening, explanation = explained.opening, explained.explanation
    return MatchView(
        path=path_of(opening),
        title=opening.title,
        kind=OPENING_KIND_LABELS[opening.kind],
        percent=percent(explanation.match.score) if explanation.match.possible else None,
        headline=explanation.headline,
        reasons=(*_closed(explanation.gates), *_opens(explained), *_parts(explained), *_cautions(explanation)),
        openers=tuple(change.text for change in explanation.changes[:OPENERS_SHOWN]),
    )


def fit_view(fit: EmployerFit) -> Fit:
    """One person as the employer may know them."""
    return Fit(percent(fit.points), fit.text)


def opener(gain: Gain) -> Opener:
    """A change the employer could make, and how many people it adds."""
    return Opener(gain.text, len(gain.candidate_ids))


def percent(points: int) -> int:
    """Basis points as whole per cent, rounded."""
    return (points + 50) // 100


def _closed(gates: Iterable[GateFinding]) -> list[Reason]:
    return [Reason("blocks", gate.reason) for gate in gates if not gate.is_open]


def _opens(explained: Explained) -> list[Reason]:
    """What a course opens, or that it teaches nothing new."""
    text = standing_text(explained.listed) if explained.listed else None
    return [Reason("fits" if explained.listed and explained.listed.opens else "short", text)] if text else []


def _parts(explained: Explained) -> list[Reason]:
    same_for_all = {Part.UNCERTAINTY} if explained.opening.record != Record() else {Part.UNCERTAINTY, Part.RECORD}
    known = [part for part in explained.explanation.parts if part.points is not None and part.part not in same_for_all]
    return [
        Reason("fits" if (part.points or 0) * 100 >= GOOD_SHARE * FULL else "short", part.reason)
        for part in sorted(known, key=lambda part: -part.weight)
    ]


def _cautions(explanation: Explanation) -> list[Reason]:
    return [Reason("short", caution) for caution in explanation.cautions]
