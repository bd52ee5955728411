"""Who a title asks for: how many, and limits of age and sex, which moderation must see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.sentences import Sentence, say
from app.skills.titles.numbers import whole
from app.skills.titles.readings import Condition, Reading, reading


class Sex(StrEnum):
    """The sex a title asks for."""

    FEMALE = "female"
    MALE = "male"


SEX_LABELS: dict[Sex, Sentence] = {Sex.FEMALE: say("women"), Sex.MALE: say("men")}


@dataclass(frozen=True, slots=True)
class AgeLimit:
    """Ages in whole years, both ends included; None for an open end, for both where it says "young"."""

    lowest: int | None
    highest: int | None


_AGES = re.compile(r"(?P<low>\d{2})\s*周?岁?\s*[-~至到—]+\s*(?P<high>\d{2})\s*周?岁")
_AGE = re.compile(r"(?P<age>\d{2})\s*周?岁(?P<side>[以之]?[下内]|[以之]?上)?")
_YOUNG = re.compile(r"(?:适合|仅限|只要|限|欢迎)年轻人|年轻人?优先")
_SEX = re.compile(
    r"(?:限|只要|只招|仅招|要求|需要?|招)(?P<asked>[男女])(?!女|装|鞋|包|科|朋|生产|婴|童)(?:性|生|士|工)?"
    r"|(?P<preferred>[男女])(?:性|士|生|孩)?优先"
    r"|(?<![男妇儿子美])(?P<named>[男女])(?:性|士|生)?(?=主播|服务员|工(?!程|艺)|保安|营业员|司机|教练|文员|助理|导购|会计|客服|店员|普工)"
)
_COUNT = re.compile(
    r"(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})\s*名(?!校|企|品|店|厨|师|额)"
    r"|(?:招聘?|聘|急需|需|缺)(?P<people>\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:个|位)?人?(?=[^\d岁元天月年kKwW休险金万千])(?<=[人个位])"
)


def limits(text: str) -> Iterator[Reading]:
    """What a plain title says of age, sex and headcount."""
    spans = [reading(Condition.AGE_LIMIT, AgeLimit(int(f["low"]), int(f["high"])), f) for f in _AGES.finditer(text)]
    yield from spans
    for found in _AGE.finditer(text):
        if not any(span.start <= found.start() < span.end for span in spans):
            yield reading(Condition.AGE_LIMIT, _age_limit(int(found["age"]), found["side"] or "下"), found)
    for found in _YOUNG.finditer(text):
        yield reading(Condition.AGE_LIMIT, AgeLimit(None, None), found)
    for found in _SEX.finditer(text):
        sign = found["asked"] or found["preferred"] or found["named"]
        yield reading(Condition.SEX_LIMIT, Sex.FEMALE if sign == "女" else Sex.MALE, found)
    for found in _COUNT.finditer(text):
        if count := _whole_or_nothing(found["count"] or found["people"]):
            yield reading(Condition.HEADCOUNT, count, found)


def _age_limit(age: int, side: str) -> AgeLimit:
    return AgeLimit(age, None) if side.endswith("上") else AgeLimit(None, age)


def _whole_or_nothing(number: str) -> int:
    try:
        return whole(number)
    except ValueError:
        return 0
