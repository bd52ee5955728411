"""No text of the program stays untranslated, and no translation outlives its text."""

from pathlib import Path

import pytest

from app.languages.catalogues import Entry, entries
from app.languages.extract import Text, findings, in_page, in_python, texts
from app.languages.rendering import SIMPLIFIED_CHINESE


def test_every_text_of_the_program_is_translated_and_no_translation_is_stale() -> None:
    assert findings(texts(), entries(SIMPLIFIED_CHINESE)) == []


def test_texts_are_found_in_modules_also_over_several_lines() -> None:
    source = 'sentence = say("One {name}" " and two",\n name=1)\nother = sentences.say("Three")\nprint("Four")'

    assert [text.template for text in in_python(source, "module")] == ["One {name} and two", "Three"]


def test_texts_are_found_in_pages() -> None:
    source = "<p title=\"{{ _('One') }}\">{{ _('Two {name}', name=name) }} Three</p>"

    assert [text.template for text in in_page(source, "page")] == ["One", "Two {name}"]


@pytest.mark.parametrize(("find", "source"), [(in_python, "say(template)"), (in_page, "{{ _(template) }}")])
def test_a_text_that_is_not_a_literal_is_refused(find: object, source: str) -> None:
    with pytest.raises(ValueError, match="somewhere:1"):
        list(find(source, "somewhere"))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("entry", "finding"),
    [
        (Entry("Hello {name}", "", "room.po"), "page:1: not translated: 'Hello {name}'"),
        (Entry("Hello {name}", "你好，{nom}", "room.po"), "room.po: other names: 'Hello {name}' -> '你好，{nom}'"),
    ],
)
def test_an_entry_that_is_empty_or_has_other_names_is_found(entry: Entry, finding: str) -> None:
    assert findings([Text("Hello {name}", "page:1")], [entry]) == [finding]


def test_a_stale_entry_is_found() -> None:
    assert findings([], [Entry("Gone", "没有了", "room.po")]) == ["room.po: stale: 'Gone'"]


def test_two_translations_of_one_text_are_found() -> None:
    catalogue = [Entry("Yes", "是", "a.po"), Entry("Yes", "好", "b.po")]

    assert findings([Text("Yes", "page:1")], catalogue) == ["b.po: translated otherwise in a.po: 'Yes'"]


def test_a_catalogue_is_read_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "zh_CN").mkdir()
    for name, text in [("b", "Two"), ("a", "One")]:
        (tmp_path / "zh_CN" / f"{name}.po").write_text(f'msgid "{text}"\nmsgstr "好"\n', encoding="utf-8")

    assert list(entries("zh_CN", tmp_path)) == [Entry("One", "好", "a.po"), Entry("Two", "好", "b.po")]
