"""Free text to occupations: the likeliest classes with a score and the words that speak for each."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app.sentences import Sentence, say
from app.skills.classifier import Classifier, Known, Verdict, Weights, ngrams
from app.skills.occupations import DATA, occupation, occupations
from app.skills.titles.core import core

FULL_SCORE = 10_000


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
    return Classifier([*names(), *(_cored(each) for each in examples)], ngrams, weights)


@cache
def names() -> tuple[Known, ...]:
    """Every name and alias of the book with its class."""
    return tuple(_cored(Known(name, each.code)) for each in occupations() for name in (*each.aliases, each.name))


@cache
def labelled_titles() -> tuple[Known, ...]:
    """The real advertisements that come with a class; their labels are noisy."""
    with (DATA / "labelled_titles.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(Known(row["title"], row["csco_code"], is_advertisement=True) for row in csv.DictReader(lines))


@cache
def _classifier() -> Classifier:
    return classifier_from(labelled_titles())


@cache
def _core_of(text: str) -> str:
    return core(text)


def _cored(known: Known) -> Known:
    return Known(_core_of(known.text), known.code, known.is_advertisement)


def _guess(text: str, verdict: Verdict) -> OccupationGuess:
    score = round(verdict.belief * FULL_SCORE)
    return OccupationGuess(verdict.code, occupation(verdict.code).name, score, _because(text, verdict))


def _because(text: str, verdict: Verdict) -> Sentence:
    if verdict.nearest is None:
        return say("Often meant by titles with these words.")
    shared = _longest_shared(core(text), verdict.nearest.text)
    if verdict.nearest.is_advertisement:
        return say("“{words}” stands in similar advertisements: {example}.", words=shared, example=verdict.nearest.text)
    return say("“{words}” fits the job name {example}.", words=shared, example=verdict.nearest.text)


def _longest_shared(one: str, other: str) -> str:
    runs = (one[start:end] for start in range(len(one)) for end in range(start + 1, len(one) + 1))
    return max((run for run in runs if run in other and "/" not in run), key=len, default="")
