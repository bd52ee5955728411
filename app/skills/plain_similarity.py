"""The plain yardstick: nearest known text by cosine over character n-grams weighted by rarity."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from app.skills.classifier import Known


class PlainSimilarity:
    """Character n-grams of one to three, TF-IDF, each class by its nearest text."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._codes = [each.code for each in known]
        counted = [Counter(_characters(each.text)) for each in known]
        holding = Counter(name for features in counted for name in features)
        self._rarity = {name: math.log(len(known) / count) + 1 for name, count in holding.items()}
        self._containing: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, features in enumerate(counted):
            length = math.sqrt(sum((count * self._rarity[name]) ** 2 for name, count in features.items())) or 1.0
            for name, count in features.items():
                self._containing[name].append((index, count * self._rarity[name] / length))

    def codes(self, text: str) -> list[str]:
        """The classes that share anything with the text, nearest first."""
        best: dict[str, float] = {}
        for index, closeness in self._closeness(text).items():
            code = self._codes[index]
            best[code] = max(best.get(code, 0.0), closeness)
        return sorted(best, key=lambda code: (-best[code], code))

    def _closeness(self, text: str) -> dict[int, float]:
        closeness: dict[int, float] = defaultdict(float)
        for name, count in Counter(_characters(text)).items():
            for index, part in self._containing.get(name, ()):
                closeness[index] += count * self._rarity[name] * part
        return closeness


def _characters(text: str) -> list[str]:
    return [text[start : start + length] for length in (1, 2, 3) for start in range(len(text) - length + 1)]
