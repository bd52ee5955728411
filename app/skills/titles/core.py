"""The work itself in an advertisement: what is left of a title without pay, benefits, places and shouting."""

import re
from functools import cache

from app.regions.divisions import find_divisions
from app.skills.titles.readings import plain

SEPARATOR = "/"

_MONEY = r"\d+(?:\.\d+)?[kw万千元块]?\+?"
_PER = r"(?:/?(?:月|天|时|小时|h|年|日))?(?:以上|起)?"
_PAY_WORD = r"(?:月薪|年薪|日薪|时薪|周薪|底薪|薪资|工资|月入|日入|年入|保底|起薪|补贴|无责底薪|无责|月)"

NOISE: tuple[str, ...] = (
    r"\(?j\d{4,}\)?",
    rf"(?:[日月周]结)?(?:综合)?{_PAY_WORD}?[约达到:]*{_MONEY}[-~到至—]+{_MONEY}{_PER}",
    rf"(?:综合)?{_PAY_WORD}[约达到过:]*[\d一两三四五六七八九十]*(?:\.\d+)?[kw万千元块百]*\+?(?:以上|起|起步)?{_PER}",
    rf"\d+(?:\.\d+)?[kw万千元块]\+?{_PER}",
    r"\d+(?:/|一)(?:月|天|时|小时|h|年|日)",
    r"\d{3,}\+?",
    r"[二三四五六七5-7]险(?:[一二两三]金)?",
    r"社保|公积金|[一二两三]金",
    r"(?:周末|固定|银行|六日|国企)?(?:[双单]|大小)休",
    r"[周月]休\d*(?:-\d+)?天?",
    r"[做上][一二三四五六]休[一二]",
    r"(?:包|管|免费|提供|有|含|供)(?:吃|食|住|宿|餐|吃住|食宿|住宿|吃包住|吃管住|两餐|三餐|水电|宿舍|工作餐|午餐)+",
    r"吃住|食宿",
    r"[早朝][\d一二三四五六七八九十]+晚[\d一二三四五六七八九十]+",
    r"(?:不|无需|无|非|免)(?:加班|外出|打卡|内卷|坐班|露脸|出差|倒班|穿无尘服|销售|押金|打电话|业绩考核|责|经验)",
    r"(?:无|零|免|不限|无需|无须|不需要|可无|接受无)(?:责|经验|基础)(?:要求)?|经验不限|不限经验",
    r"(?:可|接受|欢迎|适合)?(?:小白|新人|应届生|应届|新手|应往届)(?:亦可|均可|可)?",
    r"(?:带薪|入职)(?:培训|年假|休假|假期)|[包有]培训",
    r"高薪|急聘|急招|诚聘|直招|直聘|诚招|热招|招募|招聘(?!专|顾|主|经|师|助|总|负|运|人事)|^招(?!聘|商|生|标|投|募|采|展)",
    r"月入过万|[日周月]结|结算快|就近(?:分配|安排|派单|入职)?",
    r"高?(?:底薪|提成|补贴|补助|福利|奖金|年终奖|下午茶|团建|年假|法假|待遇|薪资|保底|薪)[高好优]?",
    r"晋升(?:快|空间大|机制)?",
    r"[长纯]?[白夜早晚]班|坐岗|坐班",
    r"(?:工作)?(?:轻松|稳定|简单|自由)|时间自由(?:安排)?",
    r"\d+[名人个]|急|可学|\d{2}[届k]|校招|社招|20\d\d",
    r"高级|中级|初级|资深|首席|特级",
)
"""What advertisements add to a job's name, as patterns over lower-case text: kinds of noise, not single rows."""

_NOISE = tuple(re.compile(pattern) for pattern in NOISE)
_NOT_WORDS = re.compile(r"[^\w+#]+")
_SIGNS = re.compile(r"[^\w+#/()\-~.、,&:|【】\[\] —·]")
_SEPARATORS = re.compile(r"/+")
_LONE_NUMBERS = re.compile(r"(^|/)[+\d.]+(?=/|$)")
_UNIT_SIGNS = frozenset("市区县")
_ENDINGS = re.compile(r"(?:特别行政区|自治区|自治州|自治县|地区|新区|省|市|区|县|旗|盟|州)$")
_PEOPLES = re.compile(
    r"(?:壮族|回族|维吾尔|藏族|彝族|苗族|侗族|土家族|布依族|哈尼族|傣族|蒙古族?|朝鲜族|哈萨克|满族|白族|羌族|黎族|瑶族).*$"
)


def core(text: str) -> str:
    """The parts of a title that name work, lower-case, joined by "/"; the whole title if nothing would be left."""
    title = plain(text).lower()
    kept = _SIGNS.sub(SEPARATOR, title)
    for pattern in _NOISE:
        kept = pattern.sub(SEPARATOR, kept)
    kept = joined(_without_places(kept))
    return kept if len(kept) >= 2 else title


def joined(text: str) -> str:
    """The runs of letters in a text, lower-case, joined by "/"; numbers that stand alone are left out."""
    kept = _NOT_WORDS.sub(SEPARATOR, plain(text).lower()).replace("_", SEPARATOR)
    kept = _LONE_NUMBERS.sub(SEPARATOR, kept)
    return _SEPARATORS.sub(SEPARATOR, kept).strip("/+")


def _without_places(text: str) -> str:
    """The text with the longest place name at each position replaced by a separator."""
    names, longest = _place_names()
    kept: list[str] = []
    place = 0
    while place < len(text):
        ends = range(min(place + longest, len(text)), place + 1, -1)
        end = next((end for end in ends if text[place:end] in names), None)
        if end is None:
            kept.append(text[place])
            place += 1
        else:
            kept.append(SEPARATOR)
            place = end + (text[end : end + 1] in _UNIT_SIGNS)
    return "".join(kept)


@cache
def _place_names() -> tuple[frozenset[str], int]:
    """Names of divisions, whole and without their ending, and the length of the longest."""
    found = {division.name for sign in "省市区县旗州盟" for division in find_divisions(sign, limit=10_000)}
    names = frozenset(name for name in found | {_short(name) for name in found} if len(name) >= 2)
    return names, max(map(len, names))


def _short(name: str) -> str:
    bare = _ENDINGS.sub("", name)
    return _PEOPLES.sub("", bare) or bare
