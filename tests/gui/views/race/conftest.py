"""A race in a window, in sight."""

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot
from race_hands import ASKED

from learnscope.gui import MainWindow
from learnscope.gui.views.race.race import RaceView


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> RaceView:
    """The view in a window, in sight, set to a race that is over soon."""
    window.findChild(QAction, "race").trigger()
    view = window.parts.view("race")
    assert isinstance(view, RaceView)
    qtbot.waitUntil(view.isVisible)
    for name in ("target_loss", "epochs", "low", "high"):
        view.settings.fields[name].put_value(float(getattr(ASKED, name)))
    return view
