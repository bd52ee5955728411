"""Numbers as advertisements write them: 12, 3.5, 8k, 1万, 两千, 八."""

import re
from decimal import Decimal

DIGIT = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)"
"""A number without its unit, as a pattern."""

_CHINESE = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_SCALES = {"k": 1_000, "千": 1_000, "w": 10_000, "万": 10_000, "百": 100}


def whole(text: str) -> int:
    """The whole number a run of digits or Chinese numerals up to 99 stands for. Raises ValueError."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _sign(text)
    return (_sign(tens) if tens else 1) * 10 + (_sign(ones) if ones else 0)


def in_fen(number: str, scale: str) -> int:
    """An amount in fen: `number` yuan times its `scale` ("k", "千", "w", "万", "百" or none). Raises ValueError."""
    factor = _SCALES.get(scale.lower(), 1) * 100
    if re.fullmatch(r"\d+(?:\.\d+)?", number) is None:
        return whole(number) * factor
    return int(Decimal(number) * factor)


def _sign(text: str) -> int:
    if text not in _CHINESE:
        raise ValueError(f"not a number: {text!r}")
    return _CHINESE[text]
