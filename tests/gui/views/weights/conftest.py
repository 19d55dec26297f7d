"""The weights view."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.gui.views.curves.weights import WeightsView


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[WeightsView]:
    """The view as it stands in a window, 448 × 230 pixels."""
    window = QWidget()
    qtbot.addWidget(window)
    view = WeightsView(window)
    view.resize(448, 230)
    window.resize(600, 400)
    window.show()
    yield view
    window.close()
