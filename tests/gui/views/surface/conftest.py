"""The output surface as it stands in a window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.gui.views.surface.surface import SurfaceView


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[SurfaceView]:
    """The view as it stands in a window, 448 × 400 pixels."""
    window = QWidget()
    qtbot.addWidget(window)
    view = SurfaceView(window)
    view.resize(448, 400)
    window.resize(600, 500)
    window.show()
    yield view
    window.close()
