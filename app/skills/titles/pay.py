"""Pay as a title writes it: 月薪8000, 5K-8K, 20元/时, 300/天, 月入过万, 15-20w a year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.sentences import Sentence, say
from app.skills.titles.numbers import DIGIT, in_fen
from app.skills.titles.readings import Condition, Reading, reading


class PayUnit(StrEnum):
    """What one amount is paid for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    PIECE = "piece"


UNIT_LABELS: dict[PayUnit, Sentence] = {
    PayUnit.HOUR: say("an hour"),
    PayUnit.DAY: say("a day"),
    PayUnit.WEEK: say("a week"),
    PayUnit.MONTH: say("a month"),
    PayUnit.YEAR: say("a year"),
    PayUnit.PIECE: say("a piece"),
}


@dataclass(frozen=True, slots=True)
class Pay:
    """An advertised pay in fen per `unit`, which is evidence of nothing; `high_fen` is None without an upper end."""

    low_fen: int
    high_fen: int | None
    unit: PayUnit
    at_least: bool = False


_UNIT_WORDS: dict[str, PayUnit] = {
    **dict.fromkeys(("小时", "时", "h", "钟", "时薪"), PayUnit.HOUR),
    **dict.fromkeys(("天", "日", "day", "日薪", "日入", "日结"), PayUnit.DAY),
    **dict.fromkeys(("周", "周薪"), PayUnit.WEEK),
    **dict.fromkeys(("月", "月薪", "月入"), PayUnit.MONTH),
    **dict.fromkeys(("年", "年薪", "年入"), PayUnit.YEAR),
    **dict.fromkeys(("单", "件", "个", "次", "课时", "节"), PayUnit.PIECE),
}
_PLAUSIBLE_FEN: dict[PayUnit, tuple[int, int]] = {
    PayUnit.HOUR: (500, 100_000),
    PayUnit.DAY: (3_000, 500_000),
    PayUnit.WEEK: (20_000, 2_000_000),
    PayUnit.MONTH: (50_000, 20_000_000),
    PayUnit.YEAR: (1_000_000, 500_000_000),
    PayUnit.PIECE: (10, 1_000_000),
}
"""Outside these an amount is something else: a product, a year, a page count."""
_YEARLY_FROM_FEN = 10_000_000
"""A range that begins at 100,000 yuan without a unit is a year's pay."""

_BEFORE = (
    r"(?P<before>日结|[月年日时周]薪资?|[月年日]入|每[天月]|一天|底薪|起薪|保底|工资|薪资|综合|无责|收入|待遇|挣|月)"
    r"(?:[资薪]|工资|薪资|综合|保底|底薪|保障|无责|大概|到手|[约达到为至:：])*"
)
_SCALE = r"[kKwW千万百]?"
_TO = r"\s*[-~～至到—–]+\s*"
_UNIT = r"(?P<after>小时|时|h|H|钟|天|日|day|周|月|年|单|件|个|次|课时|节)(?!结)"
_AFTER = rf"(?:元|块|多|左右|以上|起|\+)*\s*(?:(?:/|每|一|元|块|(?<=[元块])/)\s*{_UNIT})?"
_RANGE = re.compile(
    rf"(?:{_BEFORE})?(?<![\d.A-Za-z])(?P<low>{DIGIT})(?P<low_scale>{_SCALE}){_TO}(?P<high>{DIGIT})(?P<high_scale>{_SCALE}){_AFTER}(?!点|岁|周岁|人|名|年级|楼|线|\d)"
)
_SINGLE = re.compile(
    rf"(?:{_BEFORE})?(?<![\d.A-Za-z])(?P<low>{DIGIT})(?P<low_scale>{_SCALE})(?P<open>\+(?=$|[^\w])|以上|起|多)?{_AFTER}"
    r"(?!点|岁|周岁|人|名|强|预支|押金|年级|个月|年以上|年经验|楼|线|\d|[A-Za-z])"
)
_FLOOR_WORDS = ("保底", "底薪", "起薪", "无责")
"""Words of a base pay: commission comes on top."""
_OVER_TEN_THOUSAND = re.compile(
    r"(?P<unit>月|周|年)?(?:薪资?|入|工资|收入)?(?:高)?[过破上](?P<number>[一两三]?)万|(?P<plain>薪)高?过万"
)


def pays(text: str) -> Iterator[Reading]:
    """The pays a plain title names, those with a word or unit of their own first."""
    ranges = list(_ranges(text))
    singles = [found for found in _singles(text) if not any(_overlap(found, wider) for wider in ranges)]
    yield from sorted(ranges + singles + list(_over(text)), key=lambda found: (_is_bare(found.text), found.start))


def _ranges(text: str) -> Iterator[Reading]:
    for found in _RANGE.finditer(text):
        high_scale = found["high_scale"]
        low_scale = found["low_scale"] or (high_scale if not _is_larger(found["low"], found["high"]) else "")
        amounts = _amounts(found["low"], low_scale), _amounts(found["high"], high_scale or found["low_scale"])
        low, high = amounts
        if low is None or high is None or high < low:
            continue
        named = _named_unit(found)
        unit = named or (PayUnit.YEAR if low >= _YEARLY_FROM_FEN else PayUnit.MONTH)
        if _is_plausible(low, unit) and (named or found["before"] or high_scale or low >= 100_000):
            yield reading(Condition.PAY, Pay(low, high, unit), found)


def _singles(text: str) -> Iterator[Reading]:
    for found in _SINGLE.finditer(text):
        low = _amounts(found["low"], found["low_scale"])
        unit = _named_unit(found) or PayUnit.MONTH
        if low is not None and _is_plausible(low, unit) and _is_meant(found):
            open_ended = bool(found["open"]) or any(word in found.group() for word in _FLOOR_WORDS)
            yield reading(Condition.PAY, Pay(low, None, unit, open_ended), found)


def _over(text: str) -> Iterator[Reading]:
    for found in _OVER_TEN_THOUSAND.finditer(text):
        unit = _UNIT_WORDS.get(found["unit"] or "月", PayUnit.MONTH)
        fen = in_fen(found["number"] or "一", "万")
        yield reading(Condition.PAY, Pay(fen, None, unit, at_least=True), found)


def _named_unit(found: re.Match[str]) -> PayUnit | None:
    after = (found["after"] or "").lower()
    before = (found["before"] or "").removesuffix("资").removeprefix("每").removeprefix("一")
    return _UNIT_WORDS.get(after) or _UNIT_WORDS.get(before)


def _is_meant(found: re.Match[str]) -> bool:
    """A number without any word of pay counts only if it is scaled (8k) or a round four or five digits."""
    if found["before"] or found["after"]:
        return found["low"][0].isdigit() or bool(found["low_scale"])
    if found["low_scale"] in ("百", "千", "万"):
        return found["low"][0].isdigit()
    return bool(found["low_scale"]) or re.fullmatch(r"\d{3,4}00|\d{3}0", found["low"]) is not None


def _is_plausible(fen: int, unit: PayUnit) -> bool:
    low, high = _PLAUSIBLE_FEN[unit]
    return low <= fen <= high


def _is_larger(low: str, high: str) -> bool:
    """Whether the lower end is already written out, as in 6000-1万."""
    return low[0].isdigit() and high[0].isdigit() and float(low) > float(high)


def _amounts(number: str, scale: str) -> int | None:
    try:
        return in_fen(number, scale)
    except ValueError:
        return None


def _is_bare(text: str) -> bool:
    return text[0].isdigit() and not re.search(r"[/每]|天|时|[kKwW]", text)


def _overlap(one: Reading, other: Reading) -> bool:
    return one.start < other.end and other.start < one.end
