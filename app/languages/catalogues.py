"""The catalogues of translations, read once from `<locale>/*.po`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated text, and the file it stands in."""

    template: str
    translation: str
    file: str


@cache
def translations(locale: str) -> dict[str, str]:
    """Every template that has a translation into `locale`. English has none: the templates are English."""
    return {entry.template: entry.translation for entry in entries(locale) if entry.translation}


def entries(locale: str, folder: Path = FOLDER) -> Iterator[Entry]:
    """The entries of every catalogue of `locale`, file by file. Raises PoFileError for a broken file."""
    for path in sorted((folder / locale).glob("*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=locale, charset="utf-8", abort_invalid=True)
        for message in catalogue:
            if message.id:
                yield Entry(str(message.id), str(message.string), path.name)
