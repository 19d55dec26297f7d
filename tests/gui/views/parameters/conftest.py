"""The table of the parameters beside a lab."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.parameters import ParametersView

WORKED = Experiment.from_json(json.dumps({"problem": {"kind": "gate", "name": "and", "rows": [2]}}))


@pytest.fixture
def lab() -> Iterator[Lab]:
    """A run of the worked example, row 1 0 alone."""
    lab = Lab(WORKED)
    yield lab
    lab.pause()


@pytest.fixture
def view(qtbot: QtBot, lab: Lab) -> Iterator[ParametersView]:
    """The table as it stands in a window, connected as the window connects it."""
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    qtbot.addWidget(window)
    view = ParametersView(window)
    for widget in (view, window):
        widget.resize(440, 280)
    view.parameters_edited.connect(lab.edit)
    view.quantity_hovered.connect(lab.light)
    lab.frame.connect(view.display)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    lab.refresh()
    yield view
    lab.frame.disconnect(view.display)
    window.close()
