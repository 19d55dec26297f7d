"""The glossary: every word and sign on the screen, explained; read from a file per language."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from learnscope import assets
from learnscope.gui.text.language import LANGUAGES


class GlossaryError(ValueError):
    """A glossary's file is not what it should be."""


class Entry(NamedTuple):
    """One term."""

    id: str
    term: str
    #: How it is written in formulas and on the screen; empty for most.
    symbol: str
    #: One sentence.
    short: str
    #: A few more, with an example.
    long: str
    #: The ids of entries to read next.
    see: tuple[str, ...]
    #: The object names of the widgets and actions that it explains.
    widgets: tuple[str, ...]
    #: What others, such as schoolbooks, call it.
    also: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The term, with its symbol where the term does not have it."""
        return self.term if self.symbol in self.term else f"{self.term}  {self.symbol}"


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms in one language, in the order in which one would learn them."""

    language: str
    entries: tuple[Entry, ...]
    #: The English term of each entry, by which it is found in any language.
    english: Mapping[str, str]

    def __getitem__(self, id_: str) -> Entry:
        """Return an entry.

        Raises
        ------
        KeyError
            If there is none of this id.
        """
        for entry in self.entries:
            if entry.id == id_:
                return entry
        raise KeyError(id_)

    def search(self, text: str) -> list[Entry]:
        """Return the entries in which every word of a text occurs; all of them for no text.

        Neither capitals nor spaces make a difference. Those with the text in one of their names or
        their symbol come first, the others after them, each in the order of the alphabet.
        """
        wanted = list(filter(None, map(_squeezed, text.split())))
        found: list[tuple[bool, str, Entry]] = []
        for entry in self.entries:
            also = " ".join(entry.also)
            name = _squeezed(f"{entry.term} {also} {entry.symbol} {self.english[entry.id]}")
            everything = name + _squeezed(f"{entry.short} {entry.long}")
            if all(word in everything for word in wanted):
                elsewhere = not all(word in name for word in wanted)
                found.append((elsewhere, _plain(entry.term), entry))
        return [entry for *_, entry in sorted(found, key=lambda row: row[:2])]


@cache
def glossary(language: str) -> Glossary:
    """Return the glossary in a language.

    Raises
    ------
    GlossaryError
        If its file is damaged.
    """
    entries = _read(language)
    english = entries if language == "en" else _read("en")
    return Glossary(language, entries, {entry.id: entry.term for entry in english})


def parse(text: str, language: str) -> tuple[Entry, ...]:
    """Read the entries of a glossary.

    Parameters
    ----------
    text : str
        JSON: an object with ``language`` and ``entries``, a list of objects with the fields of
        `Entry`.
    language : str
        The language that it should be in, a key of `language.LANGUAGES`.

    Raises
    ------
    GlossaryError
        If it is anything else: what is wrong, and in which entry.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        raise GlossaryError(f"{language}: not JSON ({error})") from None
    if not isinstance(data, dict) or data.keys() != {"language", "entries"}:
        raise GlossaryError(f"{language}: not an object with language and entries")
    if data["language"] != language or language not in LANGUAGES:
        raise GlossaryError(f"{language}: the language is {data['language']!r}")
    if not isinstance(data["entries"], list):
        raise GlossaryError(f"{language}: the entries are not a list")
    entries = tuple(_entry(value, language) for value in data["entries"])
    ids = [entry.id for entry in entries]
    if len(set(ids)) != len(ids):
        raise GlossaryError(f"{language}: two entries have the same id")
    for entry in entries:
        for other in entry.see:
            if other not in ids or other == entry.id:
                raise GlossaryError(f"{language}: {entry.id} leads to {other!r}")
    return entries


def _read(language: str) -> tuple[Entry, ...]:
    return parse(assets.path("glossary", f"{language}.json").read_text("utf-8"), language)


def _entry(value: Any, language: str) -> Entry:
    if not isinstance(value, dict) or sorted({**value, "also": []}) != sorted(Entry._fields):
        raise GlossaryError(f"{language}: not an entry with {', '.join(Entry._fields)}: {value!r}")
    where = f"{language}: {value['id']!r}"
    for name in ("id", "term", "symbol", "short", "long"):
        if not isinstance(value[name], str) or not (value[name] or name == "symbol"):
            raise GlossaryError(f"{where}: {name} is {value[name]!r}")
    for name in ("see", "widgets", "also"):
        items = value.get(name, [])
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise GlossaryError(f"{where}: {name} is not a list of names")
    lists = {name: tuple(value.get(name, ())) for name in ("see", "widgets", "also")}
    return Entry(**(value | lists))


def _plain(text: str) -> str:
    """Return a text as it is compared: no capitals, each Hangul syllable as one letter."""
    return unicodedata.normalize("NFC", text).casefold()


def _squeezed(text: str) -> str:
    """Return a text as it is searched, without its spaces."""
    return "".join(_plain(text).split())
