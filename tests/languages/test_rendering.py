"""Sentences as people read them, in both languages."""

from datetime import UTC, date, datetime

import pytest

from app.languages import ENGLISH, SIMPLIFIED_CHINESE, render
from app.languages.catalogues import translations
from app.sentences import HalfHour, Money, Sentence, say

BOTH = [SIMPLIFIED_CHINESE, ENGLISH]


def written(value: object, locale: str) -> str:
    return render(Sentence("{value}", (("value", value),)), locale)  # type: ignore[arg-type]


def test_a_sentence_is_chinese_by_default() -> None:
    sentence = say("We could not find this. It may have been removed.")

    assert render(sentence) == "没有找到您要的内容，可能已被移除。"
    assert render(sentence, ENGLISH) == "We could not find this. It may have been removed."


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (date(2026, 11, 25), "2026年11月25日 (周三)", "Wed 25 Nov 2026"),
        (datetime(2026, 11, 24, 16, 30, tzinfo=UTC), "2026年11月25日 (周三) 00:30", "Wed 25 Nov 2026 00:30"),
        (Money(320_000), "3,200 元", "¥3,200"),
        (Money(320_050), "3,200.50 元", "¥3,200.50"),
        (Money(-5), "-0.05 元", "-¥0.05"),
        (HalfHour(17), "08:30", "08:30"),
        (HalfHour(48), "24:00", "24:00"),
        (2026, "2026", "2026"),
        (120_000, "120,000", "120,000"),
    ],
)
def test_values_are_written_as_people_write_them(value: object, chinese: str, english: str) -> None:
    assert [written(value, locale) for locale in BOTH] == [chinese, english]


def test_sentences_stand_inside_sentences() -> None:
    inner = say("We could not find this. It may have been removed.")

    assert written(inner, SIMPLIFIED_CHINESE) == "没有找到您要的内容，可能已被移除。"


def test_a_list_of_words_and_a_list_of_clauses_are_joined_differently() -> None:
    words = (Sentence("one"), Sentence("two"))
    clauses = (Sentence("one, or so"), Sentence("two"))

    assert [written(words, locale) for locale in BOTH] == ["one、two", "one, two"]
    assert [written(clauses, locale) for locale in BOTH] == ["one, or so；two", "one, or so; two"]


def test_braces_in_a_value_are_only_text() -> None:
    assert written("{value} {other}", ENGLISH) == "{value} {other}"


def test_a_name_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        render(Sentence("{missing}"), ENGLISH)


def test_a_language_the_program_does_not_speak_is_refused() -> None:
    with pytest.raises(ValueError, match="zh_TW"):
        render(Sentence("Hello"), "zh_TW")


def test_english_needs_no_catalogue() -> None:
    assert translations(ENGLISH) == {}
