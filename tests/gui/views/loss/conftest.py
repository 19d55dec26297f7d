"""The loss view."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.gui.views.curves.loss import LossView


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[LossView]:
    """The view as it stands in a window, 560 × 270 pixels."""
    window = QWidget()
    qtbot.addWidget(window)
    view = LossView(window)
    view.resize(560, 270)
    window.resize(600, 400)
    window.show()
    yield view
    window.close()
