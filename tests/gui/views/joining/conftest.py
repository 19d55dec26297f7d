"""The joining lines beside a lab."""

from collections.abc import Callable, Iterator

import pytest
from joining_hands import THREE
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.hidden.joining import JoiningView


@pytest.fixture
def lab(make_lab: Callable[[Experiment], Lab]) -> Iterator[Lab]:
    """A run on three bent lines."""
    lab = make_lab(THREE)
    yield lab
    lab.pause()


@pytest.fixture
def view(qtbot: QtBot, lab: Lab) -> Iterator[JoiningView]:
    """The view as it stands in a window, connected as the window connects it."""
    window = QWidget()
    qtbot.addWidget(window)
    view = JoiningView(window)
    view.resize(448, 300)
    window.resize(460, 320)
    view.parameters_edited.connect(lab.edit)
    view.quantity_hovered.connect(lab.light)
    view.row_chosen.connect(lab.select)
    view.unit_chosen.connect(lab.select_unit)
    lab.frame.connect(view.display)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    lab.refresh()
    yield view
    lab.frame.disconnect(view.display)
    window.close()
