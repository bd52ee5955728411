"""How often free text finds its occupation, cross-validated: no title is judged by its own label."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from app.skills.classifier import WORKER_CLASSES, Known, Weights
from app.skills.guesses import book, classifier_from, labelled_titles
from app.skills.plain_similarity import PlainSimilarity
from app.skills.titles.core import core
from app.skills.titles.readings import plain

FOLDS = 10
_TOP = 5

Answer = Callable[[str], Sequence[str]]
Method = Callable[[Sequence[Known]], Answer]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares of titles, 0..1: the first answer right, one of five right, the first in the right major class."""

    titles: int
    top1: float
    top5: float
    major: float


def cross_validated(method: Method, *, folds: int = FOLDS, majors: Iterable[str] = WORKER_CLASSES) -> Accuracy:
    """The accuracy of a method over the labelled titles of some major classes.

    Titles with the same plain text fall into one fold, so that no repeated advertisement answers itself.
    """
    judged: list[tuple[str, Sequence[str]]] = []
    wanted = frozenset(majors)
    for fold in range(folds):
        answer = method([each for each in labelled_titles() if fold_of(each.text, folds) != fold])
        for title in labelled_titles():
            if title.code[0] in wanted and fold_of(title.text, folds) == fold:
                judged.append((title.code, answer(title.text)[:_TOP]))
    return _accuracy(judged)


def fold_of(text: str, folds: int) -> int:
    """Which part a title falls into: by its text alone, so the same on every machine."""
    letters = plain(text).lower().replace(" ", "")
    return sum(place * ord(letter) for place, letter in enumerate(letters, 1)) % folds


def ours(examples: Sequence[Known], weights: Weights | None = None) -> Answer:
    """The method `find_occupations` uses."""
    learnt = classifier_from(examples, weights)
    return lambda text: [verdict.code for verdict in learnt.verdicts(core(text), _TOP)]


def plain_tfidf(examples: Sequence[Known]) -> Answer:
    """Baseline: the nearest names and titles by character TF-IDF cosine, nothing cleaned."""
    return PlainSimilarity([*book(), *examples]).codes


def weighted_ratio(examples: Sequence[Known]) -> Answer:
    """Baseline: the nearest names and titles by rapidfuzz WRatio."""
    known = [*book(), *examples]
    texts = [each.text for each in known]

    def answer(text: str) -> Sequence[str]:
        found = process.extract(text, texts, scorer=fuzz.WRatio, limit=30)
        return list(dict.fromkeys(known[index].code for _, _, index in found))

    return answer


METHODS: dict[str, Method] = {"ours": ours, "character TF-IDF": plain_tfidf, "rapidfuzz WRatio": weighted_ratio}


def _accuracy(judged: Sequence[tuple[str, Sequence[str]]]) -> Accuracy:
    count = len(judged)
    return Accuracy(
        titles=count,
        top1=sum(answers[:1] == [code] for code, answers in judged) / count,
        top5=sum(code in answers for code, answers in judged) / count,
        major=sum(bool(answers) and answers[0][0] == code[0] for code, answers in judged) / count,
    )
