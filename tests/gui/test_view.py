"""What every view has in common."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.widgets.view import View

NAMES = ("neuron", "surface", "loss", "weights", "inside", "activation", "loss_functions")


class Told(View):
    """Counts how often it is asked for its line."""

    asked = 0

    def summary(self, snapshot: Snapshot) -> str:
        self.asked += 1
        return f"epoch {snapshot.epoch}"


@pytest.fixture
def told(qtbot: QtBot) -> Told:
    view = Told()
    qtbot.addWidget(view)
    return view


@pytest.mark.parametrize("name", NAMES)
def test_a_view_says_its_moment_in_one_line(window: Any, name: str) -> None:
    window.lab.train(7)
    window.lab.look_inside()
    window.docks.bring_forward(name)
    view = window.parts.views[name]
    said = view.summary(window.lab.snapshot())
    assert said
    assert "\n" not in said
    assert view.accessibleDescription() == said


def test_while_it_runs_the_line_is_renewed_only_now_and_then(told: Told, qtbot: QtBot) -> None:
    lab = Lab()
    lab.run()
    for _ in range(50):
        told.renew_summary(lab.snapshot())
    # At first, and then twice a second; fifty times take far less than ten seconds.
    assert 1 <= told.asked < 20
    before = told.asked
    lab.pause()
    told.renew_summary(lab.snapshot())
    assert told.asked == before + 1
    assert told.accessibleDescription() == f"epoch {lab.trainer.epoch}"
    lab.deleteLater()
