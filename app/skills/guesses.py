"""Free text to occupations: the likeliest classes with a score and the words that speak for each."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app.sentences import Sentence, say
from app.skills.classifier import Classifier, Known, Source, Verdict, Weights, ngrams
from app.skills.occupations import DATA, occupation, occupations
from app.skills.titles.core import core, joined
from app.skills.vocabulary import skills

FULL_SCORE = 10_000
_DESCRIPTION_LENGTH = 60
"""Letters of a definition that say what the work is; the rest repeats it."""


@dataclass(frozen=True, slots=True)
class OccupationGuess:
    """A class the text may mean; `score` is its share of belief in basis points (all classes together 10,000)."""

    code: str
    name: str
    score: int
    because: Sentence


def find_occupations(text: str, limit: int = 5) -> list[OccupationGuess]:
    """The likeliest classes of 2022 for a job title or a few words, best first; none if nothing is known."""
    if not text.strip():
        return []
    return [_guess(text, verdict) for verdict in _classifier().verdicts(core(text), limit)]


def classifier_from(examples: Iterable[Known], weights: Weights | None = None) -> Classifier:
    """A classifier that knows the book, its aliases and these labelled titles."""
    return Classifier([*(_cored(each) for each in (*book(), *vocabulary_words(), *examples))], ngrams, weights)


@cache
def book() -> tuple[Known, ...]:
    """Every name, alias and the beginning of every description of the book, with its class."""
    named = [Known(name, each.code) for each in occupations() for name in (*each.aliases, each.name)]
    described = [
        Known(each.definition[:_DESCRIPTION_LENGTH], each.code, Source.DESCRIPTION)
        for each in occupations()
        if each.definition
    ]
    return (*named, *described)


@cache
def vocabulary_words() -> tuple[Known, ...]:
    """The words for skills that no name of the book contains (水案, 大盘鸡), with the occupation they are core of."""
    names = "\n".join(known.text for known in book() if known.source == Source.NAME)
    return tuple(
        Known(word, skill.occupations[0])
        for skill in skills()
        if skill.occupations
        for word in (skill.name, *skill.synonyms)
        if word not in names
    )


@cache
def labelled_titles() -> tuple[Known, ...]:
    """The real advertisements that come with a class; their labels are noisy."""
    with (DATA / "labelled_titles.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(Known(row["title"], row["csco_code"], Source.ADVERTISEMENT) for row in csv.DictReader(lines))


@cache
def _classifier() -> Classifier:
    return classifier_from(labelled_titles())


@cache
def _core_of(text: str) -> str:
    return core(text)


def _cored(known: Known) -> Known:
    """Advertisements are freed of their noise; names and descriptions have none."""
    text = _core_of(known.text) if known.source == Source.ADVERTISEMENT else joined(known.text)
    return Known(text, known.code, known.source)


def _guess(text: str, verdict: Verdict) -> OccupationGuess:
    score = round(verdict.belief * FULL_SCORE)
    return OccupationGuess(verdict.code, occupation(verdict.code).name, score, _because(text, verdict))


def _because(text: str, verdict: Verdict) -> Sentence:
    nearest = verdict.nearest
    shared = _longest_shared(core(text), nearest.text) if nearest else ""
    if nearest is None or len(shared) < 2:
        return say("Titles with words like these often mean this work.")
    match nearest.source:
        case Source.NAME:
            return say("“{words}” fits the job name {example}.", words=shared, example=nearest.text)
        case Source.DESCRIPTION:
            return say("“{words}” stands in the description of this work.", words=shared)
        case Source.ADVERTISEMENT:
            return say("“{words}” stands in similar advertisements: {example}.", words=shared, example=nearest.text)


def _longest_shared(one: str, other: str) -> str:
    runs = (one[start:end] for start in range(len(one)) for end in range(start + 1, len(one) + 1))
    return max((run for run in runs if run in other and "/" not in run), key=len, default="")
