"""A file's bytes as text: which encoding makes sense of them.

UTF-8 and UTF-16 say themselves what they are. All others are a matter of sense: the bytes of
“Größe” are a Chinese character between Latin letters in CP949, and those of “합격” signs such as °
and Ý within a word in Western Europe. So the letters beyond ASCII are looked at in their places, in
either reading, and where neither makes sense the file is refused.
"""

import codecs
import re
from collections import Counter
from typing import NamedTuple

from learnscope.core.tables.refusal import CsvError

#: What Western European spreadsheets write, the two that differ in a few signs.
WESTERN, WESTERN_WITH_EURO = "cp1252", "iso8859-15"
KOREAN = "cp949"

#: Signs of ISO-8859-15 in the places of others: €, Š, š, Ž, ž, Œ, œ, Ÿ.
_ONLY_IN_15 = "€ŠšŽžŒœŸ"

#: Runs of characters beyond ASCII, with the ones before and behind.
_RUNS = re.compile(r"(?<![^\x00-\x7f])[^\x00-\x7f]+")

#: What may stand alone, or beside others, outside of words.
_SIGNS = "°€£¥§©®±×÷¼½¾¿¡«»‘’“”„–—…·•™‰²³¹µº\xa0"

#: Those of the signs that may end a word, such as m², and those within one, such as l’été.
_ENDS_A_WORD, _WITHIN_A_WORD = frozenset("²³¹º"), frozenset("’·")

#: How workbooks begin: those of today, which are archives, and those before.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")

#: Letters that no language of Western Europe begins a word with.
_ALONE_NOWHERE = frozenset("ÿŸ")

_LOOKED_AT = 50

#: Of the places with letters beyond ASCII, the share that may make no sense: names are what they
#: are.
_TOLERATED = 0.1

_ALLOWED = "text in UTF-8, UTF-16, CP949 or Western European (cp1252, ISO-8859-15)"


class Text(NamedTuple):
    """A file's text, and the encoding that it was read in."""

    text: str
    encoding: str


def decode(data: bytes) -> Text:
    """Return bytes as text.

    Parameters
    ----------
    data : bytes
        In UTF-8, in UTF-16 if it says so at its beginning, in CP949, which Korean spreadsheets
        write, or in cp1252 or ISO-8859-15, which Western European ones write.

    Raises
    ------
    CsvError
        If none of them makes sense of the bytes, or they are a workbook's.
    """
    if data.startswith(_WORKBOOKS):
        raise CsvError("workbook", data[:4], _ALLOWED)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _read_as(data, "utf-16")
    if data.startswith(codecs.BOM_UTF8):
        return _read_as(data, "utf-8-sig")
    plain = _tried(data, "utf-8")
    if plain is not None:
        return Text(plain, "utf-8")
    korean, western = _tried(data, KOREAN), _western(data)
    found = [
        (_nonsense_in_korean(korean), korean, KOREAN) if korean is not None else None,
        (_nonsense_in_western(western.text), *western) if western is not None else None,
    ]
    # Of two that make as much sense, the first.
    best = min((each for each in found if each is not None), default=None, key=lambda f: f[0])
    if best is None or best[0] > _TOLERATED:
        raise _refusal(data)
    return Text(best[1], best[2])


def _read_as(data: bytes, encoding: str) -> Text:
    text = _tried(data, encoding)
    if text is None:
        raise _refusal(data)
    return Text(text, encoding.removesuffix("-sig"))


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _refusal(data: bytes) -> CsvError:
    return CsvError("encoding", data[:_LOOKED_AT], _ALLOWED)


def _western(data: bytes) -> Text | None:
    text = _tried(data, WESTERN)
    if text is None:
        return None
    other = data.decode(WESTERN_WITH_EURO)
    differ = [i for i, letter in enumerate(text) if letter != other[i]]
    if differ and all(_is_of_15(other, i) for i in differ):
        return Text(other, WESTERN_WITH_EURO)
    return Text(text, WESTERN)


def _is_of_15(text: str, i: int) -> bool:
    """Return whether a character that cp1252 reads as another stands well: € or a word's letter."""
    beside = text[max(i - 1, 0) : i] + text[i + 1 : i + 2]
    return text[i] == "€" or (text[i] in _ONLY_IN_15 and any(each.isalpha() for each in beside))


def _nonsense_in_western(text: str) -> float:
    """Return the share of runs beyond ASCII that are no letters of a Western European word."""
    runs = list(_RUNS.finditer(text))
    wrong = [run for run in runs if not _western_run(text, run)]
    return len(wrong) / len(runs)


def _western_run(text: str, run: re.Match[str]) -> bool:
    before, behind = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    letters = run[0].strip(_SIGNS)
    if not letters:
        signs = set(run[0])
        if before.isalpha() and behind.isalpha():
            return signs <= _WITHIN_A_WORD
        return not before.isalpha() or signs <= _ENDS_A_WORD | _WITHIN_A_WORD or len(signs) == 1
    if run[0].startswith(tuple(_SIGNS)):
        if before.isalpha() and run[0][0] not in _WITHIN_A_WORD:
            return False
        before = ""
    if run[0].endswith(tuple(_SIGNS)):
        if behind.isalpha() and run[0][-1] not in _WITHIN_A_WORD:
            return False
        behind = ""
    if not letters.isalpha() or len(letters) > 2 or run[0] in _ALONE_NOWHERE:
        return False
    if letters.islower():
        # Two together, as in Größe, only within a word of others.
        return len(letters) == 1 or before.isalpha() or behind.isalpha()
    if letters.istitle() and not before.isalpha():
        return True
    return letters.isupper() and before.isupper() and not behind.islower()


def _nonsense_in_korean(text: str) -> float:
    """Return the share of runs beyond ASCII that no Korean writes."""
    kinds = Counter(_korean_run(text, run) for run in _RUNS.finditer(text))
    # Chinese characters stand among words of syllables, and seldom.
    chinese = kinds["chinese"] if kinds["chinese"] > kinds["hangul"] else 0
    return (kinds["wrong"] + chinese) / kinds.total()


def _korean_run(text: str, run: re.Match[str]) -> str:
    """Return whether a run is ``"hangul"``, ``"chinese"``, ``"signs"``, or ``"wrong"``."""
    before, behind = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    letters = [letter for letter in run[0] if letter.isalpha()]
    hangul = [letter for letter in letters if "가" <= letter <= "힣"]
    common = [letter for letter in hangul if _is_common(letter)]
    within_a_word = before.isalpha() and behind.isalpha()
    if within_a_word or 2 * len(common) < len(hangul) or 0 < len(hangul) < len(letters):
        return "wrong"
    return "hangul" if hangul else "chinese" if letters else "signs"


def _is_common(syllable: str) -> bool:
    """Return whether a syllable is one of the 2,350 that are in use."""
    try:
        return len(syllable.encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False
