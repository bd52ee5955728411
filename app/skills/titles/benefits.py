"""Board, lodging, rest days, insurance and the kind of engagement, as patterns over a title."""

import re
from collections.abc import Iterator
from enum import StrEnum

from app.sentences import Sentence, say
from app.skills.titles.numbers import whole
from app.skills.titles.readings import Condition, Reading, reading


class Insurance(StrEnum):
    """How much social insurance a title promises."""

    SOCIAL = "social"
    FIVE = "five"
    FIVE_AND_FUND = "five_and_fund"


class Settlement(StrEnum):
    """How often pay is handed over."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


INSURANCE_LABELS: dict[Insurance, Sentence] = {
    Insurance.SOCIAL: say("Social insurance, kinds not named"),
    Insurance.FIVE: say("The five social insurances"),
    Insurance.FIVE_AND_FUND: say("The five social insurances and the housing fund"),
}
SETTLEMENT_LABELS: dict[Settlement, Sentence] = {
    Settlement.DAILY: say("Paid every day"),
    Settlement.WEEKLY: say("Paid every week"),
    Settlement.MONTHLY: say("Paid every month"),
}

_GIVEN = r"(?:包|管|免费|提供|含|供|安排|解决|有)"
_REFUSED = r"(?:不|无|没有?|未)(?:再)?"
_TWO_DAYS_A_WEEK, _ONE_DAY_A_WEEK, _ALTERNATING = 8, 4, 6
"""Rest days a month behind 双休, 单休 and 大小休."""

PATTERNS: tuple[tuple[tuple[Condition, ...], object, str], ...] = (
    ((Condition.BOARD, Condition.LODGING), False, rf"{_REFUSED}(?:包|管|提供)(?:吃包住|吃管住|吃住|食宿)|食宿自理"),
    ((Condition.BOARD,), False, rf"{_REFUSED}(?:包|管|提供)(?:吃|餐|食)"),
    ((Condition.LODGING,), False, rf"{_REFUSED}(?:包|管|提供)(?:住宿|住|宿)|不住(?:家|宿)|无住宿|住宿自理"),
    (
        (Condition.BOARD, Condition.LODGING),
        True,
        rf"{_GIVEN}*(?:吃[、和+]?[包管]?住(?!院|宅)|食宿|吃宿|餐宿|包吃[^,，。]{{0,4}}吃住)",
    ),
    (
        (Condition.BOARD,),
        True,
        r"(?:包|管|免费|供|含|提供)(?:一日|每天|员工)?(?:[一二两三四1-4]餐|吃|食(?!品|材|堂)|餐(?!饮|厅|补|具|车)|工作餐|伙食|[早午中晚]+餐)",
    ),
    (
        (Condition.LODGING,),
        True,
        rf"(?:{_GIVEN}|可|配|吃)(?:吃|餐|车辆|车|员工|免费|提供)*[、和+]?(?:住宿|宿舍|住(?!院|宅|建)|宿)|住家|住宿(?!服务|部|业)",
    ),
    ((Condition.INSURANCE,), Insurance.FIVE_AND_FUND, r"[五六七5-7]险[一二两三1-3]金|(?:社保|五险)[+、和]?公积金"),
    ((Condition.INSURANCE,), Insurance.FIVE, r"[五六七5-7](?:社会?保)?险(?!公司)"),
    ((Condition.INSURANCE,), Insurance.SOCIAL, r"社保(?!局|专员|代理|代办|经办)|社会保险"),
    ((Condition.REST,), _ALTERNATING, r"大小[休周]|单双休"),
    ((Condition.REST,), _TWO_DAYS_A_WEEK, r"双休|周休二日|周末休息|周休[2二两]天?"),
    ((Condition.REST,), _TWO_DAYS_A_WEEK, r"做[五5]休[二2两]|上[五5]休[二2两]"),
    ((Condition.REST,), _ONE_DAY_A_WEEK, r"单休|周休[1一]天?|[做上][六6]休[一1]"),
    ((Condition.OVERTIME,), False, r"(?:不|无|零|没有?|从不)加班"),
    ((Condition.SETTLEMENT,), Settlement.DAILY, r"(?:当?日|当天|天天)结|当天结算"),
    ((Condition.SETTLEMENT,), Settlement.WEEKLY, r"周结|周薪|一周一结"),
    ((Condition.SETTLEMENT,), Settlement.MONTHLY, r"月结(?!会计|员)"),
    (
        (Condition.CASUAL,),
        True,
        r"临时工?|短期|长短期|小时工(?!作)|钟点工|零工|散工|过渡|当?日结工?|当天结算|人走账清|寒暑假|[寒暑]假(?:工|兼职)|暑期工|假期工",
    ),
    ((Condition.PART_TIME,), False, r"(?:非|不招|勿扰)兼职|兼职勿扰"),
    ((Condition.PART_TIME,), True, r"兼职|半天班|非全日制|半日制"),
    ((Condition.FULL_TIME,), True, r"全职|长期工"),
    ((Condition.STUDENT,), False, r"(?:不招|不要|非|谢绝)(?:学生|实习生?)|学生勿扰"),
    (
        (Condition.STUDENT,),
        True,
        r"实习生?(?!基地|督导|指导)|见习生|在校(?:大?学)?生|大学生|学生(?:工|兼职|可|均可|优先|假期)|[寒暑]假工|暑期工|假期工|[寒暑]假兼职",
    ),
    ((Condition.HOLIDAY_WORK,), True, r"寒暑假|[寒暑]假工|[寒暑]假|暑期|假期工|节假日[^,，+]{0,3}(?:兼职|工)"),
    ((Condition.APPRENTICE,), True, r"学徒工?|徒弟|中小工"),
    ((Condition.NO_EXPERIENCE,), False, r"(?:非|不要|不招)(?:小白|新手)|小白勿扰"),
    (
        (Condition.NO_EXPERIENCE,),
        True,
        r"(?:无需|无须|不需要?|不要求|无|零|0|没有?|不限)(?:任何|工作|相关|销售|从业)?(?:经验|基础)|(?:经验|基础)(?:不限|不拘)"
        r"|小白|新手(?:可|均可|也可)|可?新人(?:可|均可|无业绩)|可新人|接受无经验",
    ),
)

_COMPILED = tuple((conditions, value, re.compile(pattern)) for conditions, value, pattern in PATTERNS)
_REST_OF_A_MONTH = re.compile(
    r"月(?:休|均休息?)\s*(?P<low>\d+|[一二两三四五六七八九十]+)(?:\s*[-~至到]\s*(?:\d+|[一二两三四五六七八九十]+))?\s*天?"
)


def benefits(text: str) -> Iterator[Reading]:
    """What a plain title says of board, lodging, rest, insurance and engagement; a refusal comes before a promise."""
    for conditions, value, pattern in _COMPILED:
        for found in pattern.finditer(text):
            for condition in conditions:
                yield reading(condition, value, found)
    for found in _REST_OF_A_MONTH.finditer(text):
        yield reading(Condition.REST, whole(found["low"]), found)
