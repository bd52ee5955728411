"""Finding in the town what a story speaks of: one opening in a member's matches, and what is said about it."""

from app.casework.matches import Explained, PersonMatches
from app.languages import ENGLISH, render
from app.matching.gates import Gate
from app.matching.weights import Part
from app.sentences import Sentence
from tests.stories.town import StoryTown


def told(sentence: Sentence) -> str:
    """The words of the rule itself; its translation may be polished at any time."""
    return render(sentence, ENGLISH)


def everything(found: PersonMatches) -> list[Explained]:
    """What fits and what does not, the best first."""
    return [*found.fitting, *found.near_misses]


def one(town: StoryTown, code: str, found: PersonMatches, word: str) -> Explained:
    """The opening a diary keeps as `word`, as it stands in a member's matches; it must be there."""
    opening_id = str(town.diary(code).kept[word])
    return next(each for each in everything(found) if each.opening.id == opening_id)


def place_in_list(town: StoryTown, code: str, found: PersonMatches, word: str) -> int:
    """Its place among what fits, the first being 1. Raises ValueError when it does not fit."""
    opening_id = str(town.diary(code).kept[word])
    return 1 + [each.opening.id for each in found.fitting].index(opening_id)


def reason(explained: Explained, gate: Gate) -> str:
    """What is said of a gate."""
    return next(told(finding.reason) for finding in explained.explanation.gates if finding.gate is gate)


def part(explained: Explained, which: Part) -> str:
    """What is said of a part of the score."""
    return next(told(finding.reason) for finding in explained.explanation.parts if finding.part is which)


def points(explained: Explained, which: Part) -> int | None:
    """The points of a part of the score; None without data."""
    return dict(explained.explanation.match.parts).get(which)


def changes(explained: Explained) -> list[str]:
    """What would open it."""
    return [told(change.text) for change in explained.explanation.changes]


def cautions(explained: Explained) -> list[str]:
    """What to keep in mind."""
    return [told(caution) for caution in explained.explanation.cautions]
