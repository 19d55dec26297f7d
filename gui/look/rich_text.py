"""Texts to be read, as rich text: parameters in their colours, lines broken where one may."""

import html
import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.look.theme import Theme

#: The name of a parameter that is no part of another word; `b` as well before a Korean particle.
_PARAMETER = re.compile(rf"(?<![A-Za-z0-9_])({'|'.join(PARAMETER_NAMES)})(?![A-Za-z0-9_])")

#: Between two Hangul syllables Qt would break the line anywhere; Korean breaks between words.
_WITHIN_WORD = re.compile("(?<=[가-힣])(?=[가-힣])")
#: What is so short between brackets that no line breaks in it, such as (1 − ŷ).
_IN_BRACKETS = re.compile(r"\([^() ]{1,4} [−+·] [^() ]{1,4}\)")
#: Between two factors, and before what is derived by.
_FACTORS = re.compile(r"(?<=\S) · (?=\S)")
_DERIVATIVE = re.compile(r"(∂[^\s/]{1,3})/∂")
#: A power, such as e^−z.
_POWER = re.compile(r"\^([−0-9A-Za-z]+)")

_WORD_JOINER = "\u2060"

#: Qt sets lines closer than a text of several sentences can be read at ease.
_LINE_HEIGHT = 125


def label(name: str, role: str = "") -> QLabel:
    """Return a label for rich text that wraps."""
    made = QLabel()
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.RichText)
    if role:
        made.setProperty("role", role)
    return made


def rich(text: str, theme: Theme) -> str:
    """Return a plain text as rich text."""

    def coloured(match: re.Match[str]) -> str:
        name = match[1]
        return f'<span style="color:{theme.colour(name).name()};font-weight:600">{name}</span>'

    kept = _WITHIN_WORD.sub(_WORD_JOINER, html.escape(text, quote=False))
    # An equation's two sides stay together, a difference in brackets, and a derivative.
    kept = kept.replace(" = ", "\u00a0=\u00a0")
    kept = _IN_BRACKETS.sub(lambda found: found[0].replace(" ", "\u00a0"), kept)
    kept = _FACTORS.sub("\u00a0·\u00a0", kept)
    kept = _DERIVATIVE.sub(rf"\1{_WORD_JOINER}/{_WORD_JOINER}∂", kept)
    kept = _POWER.sub(r"<sup>\1</sup>", kept)
    return f'<p style="line-height:{_LINE_HEIGHT}%">{_PARAMETER.sub(coloured, kept)}</p>'
