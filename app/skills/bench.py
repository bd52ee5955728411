"""Figures of the words: accuracy beside two baselines of the same run, and the time one title takes."""

import time
from dataclasses import asdict
from typing import Any

from app.skills.accuracy import FOLDS, METHODS, cross_validated
from app.skills.guesses import find_occupations, labelled_titles

_ALL_CLASSES = frozenset("12345678")
_TIMED = 400


def measure(folds: int = FOLDS) -> dict[str, Any]:
    """Accuracy of every method on classes 3-6, of ours on all classes too, and processor milliseconds a title."""
    return {
        "folds": folds,
        "classes 3-6": {name: asdict(cross_validated(method, folds=folds)) for name, method in METHODS.items()},
        "all classes": {"ours": asdict(cross_validated(METHODS["ours"], folds=folds, majors=_ALL_CLASSES))},
        "processor_ms_a_title": round(_milliseconds_a_title(), 2),
    }


def report(figures: dict[str, Any]) -> str:
    """The figures as a table to read."""
    lines = [f"{'occupation of a title':<28}{'titles':>8}{'top-1':>8}{'top-5':>8}{'major':>8}"]
    for classes in ("classes 3-6", "all classes"):
        for name, found in figures[classes].items():
            shares = "".join(f"{found[share]:>8.3f}" for share in ("top1", "top5", "major"))
            lines.append(f"{name + ', ' + classes:<28}{found['titles']:>8}{shares}")
    lines.append(f"{figures['processor_ms_a_title']} ms of processor time a title, {figures['folds']} folds")
    return "\n".join(lines)


def _milliseconds_a_title() -> float:
    texts = [known.text for known in labelled_titles()[:_TIMED]]
    find_occupations(texts[0])
    begun = time.process_time()
    for text in texts:
        find_occupations(text)
    return (time.process_time() - begun) * 1000 / len(texts)


if __name__ == "__main__":
    print(report(measure()))
