"""What a person or an advertisement says they can do or hold, read into skills with levels and exact licences."""

import re
from collections.abc import Iterator
from functools import cache

from app.skills.levels import ANY_LEVEL, WORDS
from app.skills.licences import licence_pattern, licence_written
from app.skills.titles.readings import plain
from app.skills.values import HeldSkill, Licence, SkillLevel
from app.skills.vocabulary import words

_DRIVING = re.compile(
    r"(?<![A-Za-z0-9])(?P<first>[ABC][123]|[DE])(?:类|级)?(?:(?:/|、|或|和|,)[ABC][123])*(?:类|级)?(?:机动车)?(?:驾驶证|驾照|照|证|本|牌)"
    r"|(?:驾驶证|驾照)[:(（ ]*(?P<after>[ABC][123]|[DE])(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_DRIVING_CLASS = re.compile(r"[ABC][123]|[DE]", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[,，。;；!！?？\n]|但是?|却|(?<![不没学太么])会")
_REFUSES_CLAUSE = re.compile(
    r"不太?会|不怎么会|不懂|不能|不擅长|不熟悉|不做|不是|不想|[没未]有?(?:学|做|干|当|从事)|(?:想|打算|准备|希望)(?:要|去)?(?:学|做|当|干|找|应聘)"
)
"""Denials, and wishes: who wants to learn a trade does not know it yet."""
_REFUSES_NEXT = re.compile(r"(?:无|没有?|未持|未取得|不太|不大|不怎么|不|非)(?:任何|过)?$")
_PARTICLES = re.compile(r"(?<=[开照看伺候顾做干当学踩修送跑卖管带养种])[过了着](?!敏|期|程|解)")
"""Signs of the past inside a phrase: 开过公交车 speaks of 开公交车."""
_LEVEL_BEFORE = re.compile(rf"(?:{ANY_LEVEL})(?:的)?$|(?:^|[\s,、;；，])(?:{ANY_LEVEL})\s$")
_LEVEL_AFTER = re.compile(rf"^(?:工|师|员)?[(（ :：]*(?:{ANY_LEVEL})(?=$|[^\w]|工|证)")
_ANY_LEVEL = re.compile(ANY_LEVEL)


def read_skills(text: str) -> list[HeldSkill]:
    """The skills a text claims, each once at its highest level, in order of appearance; what it denies is left out.

    Licences are taken out first, for a licence is not a skill: 低压电工证 says nothing of 电工.
    """
    said = _PARTICLES.sub("", _without_licences(plain(text)))
    found: dict[str, SkillLevel] = {}
    for match in _skill_pattern().finditer(said):
        if not is_denied(said, match.start()):
            name = words()[match.group()]
            found[name] = max(found.get(name, SkillLevel.NONE), _level_beside(said, match))
    return [HeldSkill(name, level) for name, level in found.items()]


def read_licences(text: str) -> list[Licence]:
    """The licences a text names, exactly, each once, in order of appearance; what it denies is left out."""
    said = plain(text)
    found = [licence for start, _, licence in sorted(_licences(said)) if not is_denied(said, start)]
    return list(dict.fromkeys(found))


def is_denied(text: str, place: int) -> bool:
    """Whether what stands at `place` is denied: "不会开车、电焊" denies both, "不会开车，会电焊" only the first."""
    before = text[:place]
    clause = before[max((match.end() for match in _CLAUSE_ENDS.finditer(before)), default=0) :]
    return bool(_REFUSES_CLAUSE.search(clause) or _REFUSES_NEXT.search(clause))


def _licences(said: str) -> Iterator[tuple[int, int, Licence]]:
    for match in _DRIVING.finditer(said):
        for each in _DRIVING_CLASS.finditer(said, match.start(), match.end()):
            yield each.start(), match.end(), Licence(f"driving-{each.group().lower()}")
    for match in licence_pattern().finditer(said):
        yield match.start(), match.end(), licence_written(match.group())


def _without_licences(said: str) -> str:
    letters = list(said)
    for start, end, _ in _licences(said):
        letters[start:end] = "|" * (end - start)
    return "".join(letters)


def _level_beside(said: str, match: re.Match[str]) -> SkillLevel:
    """The level written against the skill: before it (高级电工), else after it (电工 三级)."""
    before = _LEVEL_BEFORE.search(said[: match.start()])
    found = before or _LEVEL_AFTER.search(said[match.end() :])
    if found is None:
        return SkillLevel.NONE
    named = _ANY_LEVEL.search(found.group())
    return WORDS[named.group()] if named else SkillLevel.NONE


@cache
def _skill_pattern() -> re.Pattern[str]:
    longest_first = sorted(words(), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))
