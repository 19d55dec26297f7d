"""The drawing of a network beside a lab."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from network_hands import xor
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.gui.session.lab import Lab
from learnscope.gui.views.drawing.network.network_view import NetworkView


@pytest.fixture
def lab() -> Iterator[Lab]:
    lab = Lab(xor(2))
    yield lab
    lab.pause()


@pytest.fixture
def view(qtbot: QtBot, lab: Lab) -> Iterator[NetworkView]:
    """The drawing as it stands in a window, connected as the window connects it."""
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    qtbot.addWidget(window)
    view = NetworkView(window)
    window.resize(570, 292)
    view.resize(570, 292)
    view.parameters_edited.connect(lab.edit)
    view.quantity_hovered.connect(lab.light)
    view.unit_chosen.connect(lab.select_unit)
    view.hidden_chosen.connect(
        lambda hidden: lab.change(
            lambda e: e.with_network(replace(e.network, hidden=hidden)), "network"
        )
    )
    lab.frame.connect(view.display)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.setFocus()
    lab.refresh()
    view.grab()
    yield view
    lab.frame.disconnect(view.display)
    window.close()
