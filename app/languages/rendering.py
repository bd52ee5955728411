"""Puts a sentence into a language: the template translated, and each value written as people write it there."""

from datetime import date, datetime

from babel.dates import format_date

from app import clock
from app.languages.catalogues import translations
from app.sentences import HalfHour, Money, Sentence, Value

SIMPLIFIED_CHINESE = "zh_CN"
ENGLISH = "en"
LOCALES = (SIMPLIFIED_CHINESE, ENGLISH)
"""The languages of the program; the first is the default."""

DAY_PATTERNS = {SIMPLIFIED_CHINESE: "y年M月d日 (EEE)", ENGLISH: "EEE d MMM y"}
LISTS = {SIMPLIFIED_CHINESE: ("、", "；"), ENGLISH: (", ", "; ")}
"""What stands between the parts of a list: parts that are words, parts that have commas of their own."""


def render(sentence: Sentence, locale: str = SIMPLIFIED_CHINESE) -> str:
    """The sentence as text in `locale`; a text without a translation stays English.

    Raises ValueError for a locale the program does not speak, KeyError when a name in the template has no value.
    """
    if locale not in LOCALES:
        raise ValueError(f"not a language of this program: {locale!r}")
    template = translations(locale).get(sentence.template, sentence.template)
    return template.format_map({name: _written(value, locale) for name, value in sentence.values})


def _written(value: Value, locale: str) -> str:
    match value:
        case Sentence():
            return render(value, locale)
        case tuple():
            return _listed([render(part, locale) for part in value], locale)
        case Money():
            return _money(value, locale)
        case HalfHour():
            return f"{value.index // 2:02d}:{value.index % 2 * 30:02d}"
        case datetime():
            moment = value.astimezone(clock.CHINA)
            return f"{_day(moment.date(), locale)} {moment:%H:%M}"
        case date():
            return _day(value, locale)
        case int():
            # Grouped from 10,000 on: a year must stay 2026.
            return f"{value:,}" if abs(value) >= 10_000 else str(value)
        case str():
            return str(value)


def _day(day: date, locale: str) -> str:
    return format_date(day, DAY_PATTERNS[locale], locale=locale)


def _money(money: Money, locale: str) -> str:
    yuan, fen = divmod(abs(money.fen), 100)
    amount = f"{yuan:,}.{fen:02d}" if fen else f"{yuan:,}"
    sign = "-" if money.fen < 0 else ""
    return f"{sign}{amount} 元" if locale == SIMPLIFIED_CHINESE else f"{sign}¥{amount}"


def _listed(parts: list[str], locale: str) -> str:
    between_words, between_clauses = LISTS[locale]
    has_commas = any(mark in part for part in parts for mark in ("，", "、", ",", between_clauses))
    return (between_clauses if has_commas else between_words).join(parts)
