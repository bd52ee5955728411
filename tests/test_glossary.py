"""docs/glossary.md and the code use the same words."""

import re

from app.db.schema import all_tables
from tests.defined_names import ROOT, defined_names

ROW = re.compile(r"^\| (?P<chinese>[^|]+) \| (?P<code>[^|]+) \| (?P<meaning>[^|]+) \|$", re.MULTILINE)

ROWS_WITHOUT_A_WORD = {
    "AnswerGiven": "what a repeated command is answered; no one speaks of it",
    "OutcomeReview": "the day a placement is decided next",
    "PersonSkill": "a person's `Skill`",
    "PersonLicence": "a person's `Licence`",
}
"""Tables nobody outside the program needs a word for, and why."""


def test_every_code_name_of_the_glossary_exists() -> None:
    assert [name for name in names_in_the_glossary() if name not in defined_names()] == []


def test_every_table_has_a_word() -> None:
    tables = {table.__name__ for table in all_tables()}

    assert tables - set(names_in_the_glossary()) == set(ROWS_WITHOUT_A_WORD)


def test_every_idea_has_one_line_and_a_chinese_word() -> None:
    names = names_in_the_glossary()

    assert len(names) > 40
    assert sorted(set(names)) == sorted(names)
    assert all(re.search(r"[\u4e00-\u9fff]", row["chinese"]) for row in lines())


def names_in_the_glossary() -> list[str]:
    return [name for row in lines() for name in re.findall(r"`([^`]+)`", row["code"])]


def lines() -> list[re.Match[str]]:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    return [row for row in ROW.finditer(text) if "`" in row["code"]]
