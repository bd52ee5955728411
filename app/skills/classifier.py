"""Learns from names and labelled titles which occupation a text means: near neighbours and n-gram statistics together.

Two judges of different temper are added up in logarithms: the nearest known names vote by their cosine similarity, and
a smoothed naive Bayes weighs every character n-gram by what it says about each class. Plain Python over inverted lists.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

_LONGEST_NGRAM = 2
_COMMON = 400
"""A feature of more known texts than this finds nobody by itself."""
_CONSIDERED = 150
"""Known texts looked at closely for each question."""

Features = Callable[[str], Sequence[str]]


class Source(StrEnum):
    """Where a text with a known class comes from."""

    NAME = "name"
    DESCRIPTION = "description"
    ADVERTISEMENT = "advertisement"


@dataclass(frozen=True, slots=True)
class Known:
    """A text whose class is known: a name or alias of the book, its description, or a labelled advertisement."""

    text: str
    code: str
    source: Source = Source.NAME


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each judge counts; found by cross-validation over the labelled titles."""

    neighbours: int = 30
    neighbour_power: int = 3
    name_vote: float = 0.7
    vote: float = 1.0
    vote_floor: float = 0.003
    best_name: float = 1.0
    ngram: float = 0.25
    prior: float = 0.5
    name_count: float = 0.15
    smoothing: float = 600.0
    worker_tilt: float = 2.5


WORKER_CLASSES = frozenset("3456")
"""Major classes in which nearly all openings of this platform lie: clerks, services, farming, production."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One class with its share of belief (0..1 over all classes) and the known text nearest to the question."""

    code: str
    belief: float
    nearest: Known | None


class Classifier:
    """Everything learnt from a collection of known texts."""

    def __init__(self, known: Iterable[Known], features: Features, weights: Weights | None = None) -> None:
        self._weights = weights or Weights()
        self._features = features
        self._known = tuple(known)
        counted = [Counter(features(each.text)) for each in self._known]
        self._rarity = _rarity(counted)
        self._parts = [_directions(features, self._rarity) for features in counted]
        self._containing = _inverted(counted)
        self._ngrams = _NgramStatistics(zip(self._known, counted, strict=True), self._weights)

    def verdicts(self, text: str, limit: int) -> list[Verdict]:
        """The likeliest classes, best first, ties by code; empty when no part of the text is known."""
        features = Counter(self._features(text))
        closest = self._closest(features)
        if not closest:
            return []
        scores = self._ngrams.scores(features)
        nearest = self._nearest(closest)
        floor = self._weights.vote_floor
        for code, share in self._votes(closest[: self._weights.neighbours]).items():
            scores[code] += self._weights.vote * (math.log(share + floor) - math.log(floor))
        for code, (closeness, known) in nearest.items():
            scores[code] += self._weights.best_name * closeness * (known.source != Source.ADVERTISEMENT)
        return _ranked(scores, {code: known for code, (_, known) in nearest.items()}, limit)

    def _closest(self, features: Mapping[str, int]) -> list[tuple[float, Known]]:
        """The known texts with the highest cosine similarity, best first, as many as may matter.

        Candidates share something that is not in every other text; what is common then only adds to their closeness,
        which spares the longest lists.
        """
        weights = {
            name: _damped(count) * self._rarity[name] for name, count in features.items() if name in self._rarity
        }
        telling = [name for name in weights if len(self._containing[name]) <= _COMMON] or list(weights)
        found = set().union(*(self._containing[name] for name in telling))
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        asked = [(name, weight / length) for name, weight in weights.items()]
        similar = []
        for index in found:
            parts = self._parts[index]
            closeness = sum(weight * parts[name] for name, weight in asked if name in parts)
            similar.append((closeness, -index))
        return [(closeness, self._known[-index]) for closeness, index in heapq.nlargest(_CONSIDERED, similar)]

    def _votes(self, closest: Sequence[tuple[float, Known]]) -> dict[str, float]:
        votes: dict[str, float] = defaultdict(float)
        for closeness, known in closest:
            weight = 1.0 if known.source == Source.ADVERTISEMENT else self._weights.name_vote
            votes[known.code] += weight * closeness**self._weights.neighbour_power
        total = sum(votes.values()) or 1.0
        return {code: vote / total for code, vote in votes.items()}

    @staticmethod
    def _nearest(closest: Sequence[tuple[float, Known]]) -> dict[str, tuple[float, Known]]:
        """The closest known text of each class; a name wins over an advertisement, for it explains better."""
        nearest: dict[str, tuple[float, Known]] = {}
        for closeness, known in closest:
            held = nearest.get(known.code)
            if held is None or (held[1].source != Source.NAME and known.source == Source.NAME):
                nearest[known.code] = (closeness, known)
        return nearest


class _NgramStatistics:
    """Smoothed naive Bayes: what each n-gram says for a class, against its frequency everywhere."""

    def __init__(self, counted: Iterable[tuple[Known, Counter[str]]], weights: Weights) -> None:
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        texts: dict[str, float] = defaultdict(float)
        totals: dict[str, float] = defaultdict(float)
        for known, features in counted:
            weight = 1.0 if known.source == Source.ADVERTISEMENT else weights.name_count
            texts[known.code] += weight
            totals[known.code] += weight * len(features)
            for name in features:
                counts[name][known.code] += weight
        self._weight = weights.ngram
        self._evidence = _evidence(counts, weights)
        everything = sum(texts.values())
        self._base = {
            code: weights.prior * math.log(count / everything) + weights.worker_tilt * (code[0] in WORKER_CLASSES)
            for code, count in texts.items()
        }
        self._absence = {
            code: weights.ngram * math.log(weights.smoothing / (totals[code] + weights.smoothing)) for code in texts
        }

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """For every class, the weighted logarithm of its likelihood."""
        told = [self._evidence[name] for name in features if name in self._evidence]
        scores = {code: base + len(told) * self._absence[code] for code, base in self._base.items()}
        for evidence in told:
            for code, weight in evidence:
                scores[code] += weight
        return scores


def ngrams(text: str) -> list[str]:
    """The single characters and pairs of neighbours inside each "/"-separated part."""
    return [
        part[start : start + length]
        for part in text.split("/")
        for length in range(1, _LONGEST_NGRAM + 1)
        for start in range(len(part) - length + 1)
    ]


def _evidence(counts: Mapping[str, Mapping[str, float]], weights: Weights) -> dict[str, list[tuple[str, float]]]:
    everything = sum(sum(by_class.values()) for by_class in counts.values())
    evidence: dict[str, list[tuple[str, float]]] = {}
    for name, by_class in counts.items():
        expected = weights.smoothing * sum(by_class.values()) / everything
        evidence[name] = [
            (code, weights.ngram * math.log((count + expected) / expected)) for code, count in by_class.items()
        ]
    return evidence


def _rarity(counted: Sequence[Counter[str]]) -> dict[str, float]:
    holding: Counter[str] = Counter()
    for features in counted:
        holding.update(features.keys())
    return {name: math.log(len(counted) / count) + 1 for name, count in holding.items()}


def _directions(features: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    """The features weighted by rarity, as a vector of length one."""
    weights = {name: _damped(count) * rarity[name] for name, count in features.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {name: weight / length for name, weight in weights.items()}


def _inverted(counted: Sequence[Counter[str]]) -> dict[str, list[int]]:
    containing: dict[str, list[int]] = defaultdict(list)
    for index, features in enumerate(counted):
        for name in features:
            containing[name].append(index)
    return containing


def _damped(count: int) -> float:
    return 1.0 if count == 1 else 1 + math.log(count)


def _ranked(scores: Mapping[str, float], nearest: Mapping[str, Known], limit: int) -> list[Verdict]:
    best = sorted((-score, code) for code, score in scores.items())
    highest = -best[0][0]
    total = sum(math.exp(-score - highest) for score, _ in best)
    return [Verdict(code, math.exp(-score - highest) / total, nearest.get(code)) for score, code in best[:limit]]
