"""What is shown in a window whose views lie behind one another or are covered by their parts."""

import pytest
from cases import named
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Curve, Experiment, Gate, Network, RandomStart
from learnscope.gui import MainWindow
from learnscope.gui.panel.truth_table import OUTPUT
from learnscope.gui.text.numbers import fixed
from learnscope.gui.widgets.view import is_on_screen

EXPERIMENTS = {
    "neuron": Experiment(),
    "network": Experiment(Gate("xor"), Network((3,)), start=RandomStart()),
    "cloud": Experiment(Cloud("moons", 40), Network((2, 2)), start=RandomStart()),
    "curve": Experiment(Curve("sine"), Network((4,)), "squared", start=RandomStart()),
    "cube": Experiment(Gate("parity"), Network((3,)), start=RandomStart()),
}


@pytest.fixture
def window(lent: MainWindow) -> MainWindow:
    """The main window as it opens first."""
    return lent


def test_whatever_is_in_front_follows_the_run(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show()
    qtbot.waitExposed(window)
    for name, experiment in EXPERIMENTS.items():
        window.lab.open(experiment)
        for dock in window.docks.by_name:
            window.docks.bring_forward(dock)
            if dock == "experiment":
                continue
            view = window.parts.views[dock]
            qtbot.waitUntil(lambda view=view: is_on_screen(view))
            shown = []
            display = view.display
            told = lambda snapshot, display=display, shown=shown: (  # noqa: E731
                shown.append(snapshot.epoch),
                display(snapshot),
            )
            with monkeypatch.context() as patch, named(name, dock):
                patch.setattr(view, "display", told)
                window.lab.step()
                assert shown == [window.lab.trainer.epoch]


def test_what_lies_behind_a_tab_is_not_seen(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    qtbot.waitExposed(window)
    window.docks.bring_forward("surface")
    qtbot.waitUntil(lambda: is_on_screen(window.parts.surface))
    assert not is_on_screen(window.parts.activation)
    window.docks.bring_forward("activation")
    qtbot.waitUntil(lambda: is_on_screen(window.parts.activation))
    assert not is_on_screen(window.parts.surface)
    window.hide()
    assert not is_on_screen(window.parts.activation)


def test_bars_and_panel_follow_while_they_are_out_of_sight(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As while docks are put elsewhere: nobody tells them afterwards what they have missed.
    monkeypatch.setattr("learnscope.gui.wiring.is_on_screen", lambda _part: False)
    window.lab.step()
    assert "1" in window.findChild(QLabel, "epoch_readout").text()
    assert window.parts.timeline.value() == 1
    shown = [window.parts.panel.table.item(row, OUTPUT).text() for row in range(4)]
    assert shown == [fixed(output) for output in window.lab.trainer.outputs()]
