"""What Qt calls in our classes lets no exception out.

Qt is written in C++: an exception that leaves a painting or event method called from there can end
the process, and the learner's work with it. So every class that answers Qt is `guarded`: what goes
wrong in it is logged once, what was to be painted says so in its place, and the program goes on.
"""

import functools
import logging
import sys
import traceback
from collections.abc import Callable
from types import FunctionType, TracebackType
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractItemModel, QObject, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPalette,
    QPixmap,
    QValidator,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QGraphicsItem,
    QGraphicsView,
    QStyledItemDelegate,
    QWidget,
)

from learnscope.gui.look.theme import GRID
from learnscope.gui.text.language import translate

_log = logging.getLogger(__name__)

_CENTRED = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value

_Class = TypeVar("_Class", bound=type)
#: What Qt gets instead of what a method failed to answer, from the object and what it was asked.
_Answer = Callable[..., Any]


def _nothing(_self: object, *_asked: object) -> None:
    return None


def _no(_self: object, *_asked: object) -> bool:
    return False


def _zero(_self: object, *_asked: object) -> int:
    return 0


def _any_size(_self: object, *_asked: object) -> QSize:
    return QSize()


#: What Qt may call, besides events, and what it gets instead of an exception.
_ANSWERS: dict[type, dict[str, _Answer]] = {
    QObject: {"event": _no, "eventFilter": _no},
    QWidget: {
        "sizeHint": _any_size,
        "minimumSizeHint": _any_size,
        "heightForWidth": lambda _self, _width: -1,
        "hasHeightForWidth": _no,
        "focusNextPrevChild": _no,
    },
    QAbstractScrollArea: {
        "viewportEvent": _no,
        "viewportSizeHint": _any_size,
        "scrollContentsBy": _nothing,
    },
    QAbstractSpinBox: {
        "stepBy": _nothing,
        "fixup": lambda _self, text: text,
        "validate": lambda _self, text, at: (QValidator.State.Intermediate, text, at),
        "textFromValue": lambda _self, value: str(value),
        "valueFromText": lambda self, _text: self.value(),
    },
    QAbstractItemModel: {
        "rowCount": _zero,
        "columnCount": _zero,
        "data": _nothing,
        "headerData": _nothing,
        "setData": _no,
        "flags": lambda _self, _index: Qt.ItemFlag.NoItemFlags,
    },
    QAbstractItemView: {
        "currentChanged": _nothing,
        "selectionChanged": _nothing,
        "keyboardSearch": _nothing,
        "dataChanged": _nothing,
    },
    QStyledItemDelegate: {
        "initStyleOption": _nothing,
        "paint": _nothing,
        "sizeHint": _any_size,
        "createEditor": _nothing,
        "setEditorData": _nothing,
        "setModelData": _nothing,
    },
    QGraphicsItem: {
        "boundingRect": lambda _self: QRectF(),
        "shape": lambda _self: QPainterPath(),
        "paint": _nothing,
        "itemChange": lambda _self, _change, value: value,
    },
    QIconEngine: {
        "pixmap": lambda _self, size, *_asked: QPixmap(size),
        "paint": _nothing,
        "clone": _nothing,
    },
    QGraphicsView: {"drawBackground": _nothing, "drawForeground": _nothing},
}

#: Where the classes come from that are written in C++ alone.
_IN_CPP = ("PySide6.", "Shiboken", "builtins")

#: Whether something went wrong in each of the paintings under way, the innermost last.
_paintings: list[bool] = []

#: What has been logged: the method, what went wrong in it, and in which line.
_told: set[tuple[str, str, str]] = set()


def guarded(cls: _Class) -> _Class:
    """Let no exception out of the methods of a class that Qt calls; for use as a decorator.

    What the class inherits from another library in Python is guarded with it. A subclass with
    such methods of its own is to be guarded too.
    """
    for name in sorted(_written(cls)):
        answer = answer_to(cls, name)
        if answer is None:
            continue
        method = _found(cls, name)
        if not isinstance(method, FunctionType) or is_guarded(method):
            continue
        if name == "paintEvent":
            kept = _painted(method)
        elif name == "drawBackground":
            kept = _kept_background(method)
        else:
            kept = _answered(method, answer)
        kept.__guarded__ = True
        setattr(cls, name, kept)
    return cls


def is_guarded(method: object) -> bool:
    """Return whether a method lets no exception out."""
    return getattr(method, "__guarded__", False)


def answer_to(cls: type, name: str) -> _Answer | None:
    """Return what Qt gets where a method of that name fails, or None if Qt never calls it."""
    if name.endswith("Event") and name[0].islower():
        return _nothing if issubclass(cls, (QObject, QGraphicsItem)) else None
    for kind, answers in _ANSWERS.items():
        if name in answers and issubclass(cls, kind):
            return answers[name]
    return None


def report(place: str, error: BaseException) -> None:
    """Log what went wrong with its traceback, the first time that it happens there."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    fault = (place, type(error).__name__, f"{last[0].filename}:{last[0].lineno}" if last else "")
    if fault not in _told:
        _told.add(fault)
        _log.error("something went wrong in %s, and was left out", place, exc_info=error)
    _let_go(error)


def report_uncaught(
    kind: type[BaseException], error: BaseException, tb: TracebackType | None
) -> None:
    """Log what nothing else caught, such as an exception of a slot; for `sys.excepthook`."""
    if issubclass(kind, Exception):
        report("a call from Qt", error.with_traceback(tb))
    else:
        sys.__excepthook__(kind, error, tb)


def forget_reports() -> None:
    """Log everything anew."""
    _told.clear()


def _written(cls: type) -> set[str]:
    """Return what a class has that may be written in Python, as nothing of Qt's own is."""
    kinds = [kind for kind in cls.__mro__ if not kind.__module__.startswith(_IN_CPP)]
    return {name for kind in kinds for name in vars(kind)}


def _found(cls: type, name: str) -> object:
    return next((vars(kind)[name] for kind in cls.__mro__ if name in vars(kind)), None)


def _failed(self: object, method: FunctionType, error: Exception) -> None:
    report(f"{type(self).__name__}.{method.__name__}", error)
    if _paintings:
        _paintings[-1] = True


def _answered(method: FunctionType, answer: _Answer) -> Any:
    @functools.wraps(method)
    def answered(self: object, *asked: Any, **named: Any) -> Any:
        try:
            return method(self, *asked, **named)
        except Exception as error:
            _failed(self, method, error)
        return answer(self, *asked)

    return answered


def _kept_background(method: FunctionType) -> Any:
    """Guard what paints a picture that Qt keeps: it is as wrong each time it is shown."""

    @functools.wraps(method)
    def kept(self: Any, *asked: Any) -> None:
        self.background_failed = False
        try:
            method(self, *asked)
        except Exception as error:
            self.background_failed = True
            _failed(self, method, error)

    return kept


def _painted(method: FunctionType) -> Any:
    """Guard what paints a widget: it says in its place that it could not be drawn.

    That includes what fails in whatever Qt calls meanwhile, such as the items of a plot.
    """

    @functools.wraps(method)
    def painted(self: Any, *asked: Any) -> None:
        _paintings.append(False)
        try:
            method(self, *asked)
        except Exception as error:
            _failed(self, method, error)
        failed = _paintings.pop() or getattr(self, "background_failed", False)
        if failed and _paintings:
            _paintings[-1] = True
        elif failed:
            paint_undrawn(self)

    return painted


def _let_go(error: BaseException | None) -> None:
    """Forget what the methods that failed held: a painter among it still holds its widget."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__context__


def undrawn_text() -> str:
    """Return what is said, and what helps."""
    return translate(
        "Undrawn",
        "This could not be drawn. Nothing is lost: change the range, the data or the parameters, "
        "and it is tried again.",
    )


def paint_undrawn(widget: QWidget) -> None:
    """Say it over all that a widget has painted; for the end of its ``paintEvent``."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        # It lies over something else, which can be read without it.
        return
    canvas = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    painter = QPainter(canvas)
    painter.fillRect(canvas.rect(), widget.palette().color(QPalette.ColorRole.Base))
    painter.setPen(widget.palette().color(QPalette.ColorRole.Text))
    painter.setFont(widget.font())
    room = QRectF(canvas.rect()).adjusted(GRID / 2, 0.0, -GRID / 2, 0.0)
    text, metrics = undrawn_text(), QFontMetricsF(widget.font())
    if metrics.boundingRect(room, _CENTRED, text).height() > room.height():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _CENTRED, text)
    painter.end()
