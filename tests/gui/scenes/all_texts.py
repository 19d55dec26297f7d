"""Every text of a window: what stands in it, what is painted, said on demand and read aloud."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from learnscope.gui.views.drawing.hit_targets import neuron_targets


def told(part: QWidget) -> Iterator[str]:
    """Return what a widget says."""
    yield from (part.toolTip(), part.whatsThis(), part.statusTip())
    yield from (part.accessibleName(), part.accessibleDescription(), part.windowTitle())
    if isinstance(part, (QLabel, QAbstractButton, QLineEdit)):
        yield part.text()
    if isinstance(part, QComboBox):
        yield from (part.itemText(i) for i in range(part.count()))
    if isinstance(part, QAbstractItemView) and part.model() is not None:
        model = part.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                for role in range(14):
                    data = model.index(row, column).data(role)
                    if isinstance(data, str):
                        yield data


def drawn(window: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what all views and the window itself paint."""
    texts: list[str] = []
    original = QPainter.drawText

    def record(painter: QPainter, *arguments: Any) -> Any:
        texts.extend(each for each in arguments if isinstance(each, str))
        return original(painter, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(QPainter, "drawText", record)
        for view in window.parts.views.values():
            view.grab()
        window.grab()
    return texts


def all_texts(window: Any, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return every text of a window, each with where it stands."""
    texts = [
        (part.objectName() or type(part).__name__, text)
        for part in window.findChildren(QWidget)
        # What is folded or closed says nothing to anybody; what is behind a tab is read aloud.
        if part.isVisibleTo(window)
        for text in told(part)
        if text
    ]
    for action in window.findChildren(QAction):
        texts += [(action.objectName(), text) for text in (action.text(), action.toolTip())]
    texts += [("painted", text) for text in drawn(window, monkeypatch)]
    state = window.parts.single_neuron.state
    if state is not None and not state.experiment.network.hidden:
        for key, target in neuron_targets(state).items():
            texts += [(key, target.tip()), (key, target.note())]
    return texts
