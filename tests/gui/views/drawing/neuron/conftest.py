"""The drawing of the neuron beside a lab."""

from collections.abc import Iterator

import pytest
from neuron_hands import WORKED
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.gui.session.lab import Lab
from learnscope.gui.views.drawing.neuron_view import NeuronView


@pytest.fixture
def lab() -> Iterator[Lab]:
    """A run at the worked example's start."""
    lab = Lab(WORKED)
    yield lab
    lab.pause()


@pytest.fixture
def view(qtbot: QtBot, lab: Lab) -> Iterator[NeuronView]:
    """The drawing as it stands in a window, connected as the window connects it."""
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    qtbot.addWidget(window)
    view = NeuronView(window)
    view.resize(570, 330)
    window.resize(570, 330)
    view.parameters_edited.connect(lab.edit)
    view.quantity_hovered.connect(lab.light)
    lab.frame.connect(view.display)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    lab.refresh()
    view.grab()
    yield view
    lab.frame.disconnect(view.display)
    window.close()
