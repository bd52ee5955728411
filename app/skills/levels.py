"""The eight skill levels in words: found in a text, and compared apart from the skill."""

import re

from app.skills.values import SkillLevel

WORDS: dict[str, SkillLevel] = {
    "首席技师": SkillLevel.CHIEF,
    "特级技师": SkillLevel.MASTER,
    "高级技师": SkillLevel.SENIOR_TECHNICIAN,
    "一级": SkillLevel.SENIOR_TECHNICIAN,
    "技师": SkillLevel.TECHNICIAN,
    "二级": SkillLevel.TECHNICIAN,
    "高级工": SkillLevel.SENIOR,
    "高级": SkillLevel.SENIOR,
    "三级": SkillLevel.SENIOR,
    "中级工": SkillLevel.INTERMEDIATE,
    "中级": SkillLevel.INTERMEDIATE,
    "四级": SkillLevel.INTERMEDIATE,
    "初级工": SkillLevel.JUNIOR,
    "初级": SkillLevel.JUNIOR,
    "五级": SkillLevel.JUNIOR,
    "学徒工": SkillLevel.APPRENTICE,
    "学徒": SkillLevel.APPRENTICE,
}
"""Names of the 2022 system and the older numbered grades (五级 is 初级工, 一级 is 高级技师)."""

ANY_LEVEL = "|".join(WORDS)
_WORD = re.compile(ANY_LEVEL)


def read_level(text: str) -> SkillLevel:
    """The first level a text names; NONE if it names none."""
    found = _WORD.search(text)
    return WORDS[found.group()] if found else SkillLevel.NONE


def without_levels(text: str) -> str:
    """The text with every level word taken out."""
    return _WORD.sub("", text)
