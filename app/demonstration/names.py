"""Invented names: any likeness to a living person is chance."""

from random import Random

SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
FEMALE_NAMES = (
    "秀英 桂兰 玉梅 丽华 春燕 海霞 雪梅 小红 凤琴 淑珍 月娥 红霞 美玲 "
    "彩云 翠萍 建芳 爱莲 冬梅 银花 巧云 慧敏 晓燕 文静 雅琴 丽娟"
)
MALE_NAMES = (
    "建国 志强 永福 海军 大勇 国庆 春生 文斌 长明 玉山 立新 宝林 永刚 "
    "家旺 卫东 德胜 新民 金龙 明辉 小军 学文 光荣 天佑 继红 少华"
)
YOUNG_NAMES = "子涵 宇轩 欣怡 浩然 思远 雨桐 佳琪 一鸣 梦瑶 俊杰 晨曦 诗雨 嘉豪 可欣 文博 若曦 天宇 静怡 泽宇 语嫣"
FIRM_WORDS = "恒达 宏远 金穗 顺兴 福临 瑞丰 华美 安康 百家 鑫源 绿洲 同乐 众诚 惠民 启航 新禾 晨光 佳和 永盛 东方"
FIRM_TRADES = {
    "food": "餐饮管理有限公司",
    "trade": "商贸有限公司",
    "factory": "制造有限公司",
    "service": "物业服务有限公司",
    "care": "养老服务中心",
    "transport": "物流有限公司",
}


def adult_name(random: Random, female: bool, surname: str | None = None) -> str:
    """A name of someone born between about 1965 and 1995."""
    given = random.choice((FEMALE_NAMES if female else MALE_NAMES).split())
    return (surname or random.choice(SURNAMES)) + given


def young_name(random: Random, surname: str) -> str:
    """A name of someone born after about 1998."""
    return surname + random.choice(YOUNG_NAMES.split())


def firm_name(random: Random, trade: str, place_name: str) -> str:
    """The name of an invented firm of a trade (a key of FIRM_TRADES)."""
    return f"{place_name.removesuffix('区').removesuffix('市')}{random.choice(FIRM_WORDS.split())}{FIRM_TRADES[trade]}"
