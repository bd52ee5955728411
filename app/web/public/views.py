"""What the pages of the demonstration show: plain values, so that templates only loop."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.sentences import Money, Sentence
from app.web.drawings.ledger import LedgerDrawing
from app.web.drawings.week import WeekDrawing
from app.web.public.moments import Moment


@dataclass(frozen=True, slots=True)
class Tag:
    """A word about something; `tone` is "good", "warn", "bad", "info" or empty."""

    text: Sentence
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """A line of a summary: what, and one or more values."""

    name: Sentence
    values: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason of a match or a decision: `kind` is "fits", "short" or "blocks"."""

    kind: str
    text: Sentence


@dataclass(frozen=True, slots=True)
class Card:
    """A card that leads to a page: a family or an opening. `path` is its address."""

    path: str
    title: Sentence
    lines: tuple[Sentence, ...]
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the town."""

    name: Sentence
    number: int


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A line of the closing table: how many placements are in a class, and of these how many are counted apart."""

    name: Sentence
    number: int
    percent: int
    tone: str = ""


@dataclass(frozen=True, slots=True)
class TownView:
    """The first page of the demonstration. The numbers of `outcomes` add up to `placements`."""

    today: date
    figures: tuple[Figure, ...]
    outcomes: tuple[OutcomeRow, ...]
    placements: int
    notes: tuple[Sentence, ...]
    families: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter."""

    value: str
    name: Sentence
    chosen: bool


@dataclass(frozen=True, slots=True)
class ListView:
    """A list with search, one filter and paging by key; `following` is the key of the next page, if any.

    `total` is None where counting would read the whole list.
    """

    search: str
    filter_name: str
    choices: tuple[Choice, ...]
    cards: tuple[Card, ...]
    total: int | None
    following: str | None
    first: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchView:
    """One opening for one person. `percent` is the score of 100, None when something blocks."""

    path: str
    title: str
    kind: Sentence
    percent: int | None
    headline: Sentence
    reasons: tuple[Reason, ...]
    openers: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What was decided about one placement, with a line for each rule, and its months."""

    title: str
    tag: Tag
    stage: Sentence
    decided_on: date
    working: tuple[Reason, ...]
    ledger: LedgerDrawing | None


@dataclass(frozen=True, slots=True)
class TalkView:
    """The talks about another post in the same firm: what changes, who said what, and how they ended."""

    title: str
    tag: Tag
    about: tuple[Detail, ...]
    notes: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class StudentMonth:
    """A student's month: in which slots, how many hours, what pay, and what is to be said about the caps."""

    month: date
    slots: tuple[str, ...]
    hours: Sentence
    pay: Money
    notes: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member of a family: who they are, their week, what fits and what does not, what became of it."""

    name: str
    about: tuple[Detail, ...]
    week: WeekDrawing | None
    fits: tuple[MatchView, ...]
    near: tuple[MatchView, ...]
    outcomes: tuple[OutcomeView, ...]
    talks: tuple[TalkView, ...]
    student_months: tuple[StudentMonth, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A family's whole story."""

    title: Sentence
    tags: tuple[Tag, ...]
    about: tuple[Detail, ...]
    tier_working: tuple[Sentence, ...]
    members: tuple[MemberView, ...]
    timeline: tuple[Moment, ...]
    answered_in_time: int


@dataclass(frozen=True, slots=True)
class Fit:
    """One person for whom an opening fits, as an employer may know them: skills, no name, limit, tier or cause."""

    percent: int
    text: Sentence


@dataclass(frozen=True, slots=True)
class Opener:
    """A change of the opening, and how many more people it would then fit."""

    change: Sentence
    more: int


@dataclass(frozen=True, slots=True)
class OpeningView:
    """An opening and who fits, as its employer sees it; `fitting` is None when it is meant for one worker."""

    title: str
    tags: tuple[Tag, ...]
    about: tuple[Detail, ...]
    week: WeekDrawing
    fitting: int | None
    fits: tuple[Fit, ...]
    openers: tuple[Opener, ...]


def free_text(text: str) -> Sentence:
    """Words of people as a sentence: names, titles, notes; they stay in the language they were written in."""
    return Sentence("{text}", (("text", text),))


def percents_of(numbers: Sequence[int]) -> list[int]:
    """Each number as whole per cent of their sum, adding up to exactly 100 (largest remainders first); 0 of nothing."""
    whole = sum(numbers)
    if not whole:
        return [0] * len(numbers)
    shares = [100 * number // whole for number in numbers]
    by_remainder = sorted(range(len(numbers)), key=lambda at: -(100 * numbers[at] % whole))
    for at in by_remainder[: 100 - sum(shares)]:
        shares[at] += 1
    return shares
