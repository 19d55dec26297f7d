"""How everything on the screen explains itself: names, tool tips, What's this? and the glossary."""

from html import escape

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from learnscope.gui.text.glossary import Entry, glossary
from learnscope.gui.text.numbers import without_withheld
from learnscope.gui.widgets.number_field import NumberField
from learnscope.gui.widgets.view import View

#: Where a widget keeps what it says of itself, the whole of what it now says, and its tool tip.
_OWN, _WHOLE, _TIP = "own_explanation", "whole_explanation", "glossary_tip"

#: Where a widget keeps what the glossary says of it.
_GLOSSARY = "glossary_text"

#: Where a control keeps what it has been given last, whatever the glossary has added to it since.
_GIVEN = "explained"


def explain_control(control: QWidget, name: str, text: str) -> None:
    """Give a control a name, a tool tip and what it answers to What's this.

    The tool tip of a number's field has the exact number below the text.
    """
    given = f"{name}\n{text}"
    if control.property(_GIVEN) == given:
        return
    control.setProperty(_GIVEN, given)
    control.setAccessibleName(name)
    say_of_itself(control, text)
    if isinstance(control, NumberField):
        control.explain(text)
    else:
        control.setToolTip(text)


def say_of_itself(target: QWidget, text: str) -> None:
    """Set what a widget answers to What's this; what the glossary says of it stays above that."""
    if target.property(_GLOSSARY) is None:
        target.setWhatsThis(text)
    else:
        target.setProperty(_OWN, text)
        _put_together(target)


def explain(window: QWidget, language: str) -> None:
    """Put the glossary's text on every widget and action that it names.

    What's this? shows the glossary's text, and below it what the widget says of itself if its
    tool tip does not say that anyway. A widget without a tool tip gets the glossary's sentence.
    To be called again whenever the widgets have set their own texts anew.

    Parameters
    ----------
    window : QWidget
        The widget that has the others in it.
    language : str
        A key of `language.LANGUAGES`.
    """
    for entry in glossary(language).entries:
        for name in entry.widgets:
            target = window.findChild(QObject, name)
            if isinstance(target, QWidget | QAction):
                _explain(target, entry)


def _explain(target: QWidget | QAction, entry: Entry) -> None:
    if target.whatsThis() != target.property(_WHOLE):
        target.setProperty(_OWN, target.whatsThis())
    tip = target.toolTip()
    explained = without_withheld(f"{entry.short} {entry.long}")
    said = f"<p><b>{escape(entry.title)}</b></p><p>{escape(explained)}</p>"
    target.setProperty(_GLOSSARY, said)
    _put_together(target)
    # Views and tables have a tip of their own for each thing in them, and a tip for the whole
    # would cover what it speaks of.
    tells_parts = isinstance(target, QAction | View | QAbstractScrollArea)
    if not tells_parts and tip in {"", target.property(_TIP)}:
        target.setToolTip(entry.short)
        target.setProperty(_TIP, entry.short)


def _put_together(target: QWidget | QAction) -> None:
    """Answer to What's this with the glossary's words, and below them the widget's own."""
    own = str(target.property(_OWN) or "")
    paragraphs = [] if own in target.toolTip() else own.split("\n")
    more = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs if paragraph)
    whole = f"{target.property(_GLOSSARY)}{more}"
    target.setProperty(_WHOLE, whole)
    target.setWhatsThis(whole)
