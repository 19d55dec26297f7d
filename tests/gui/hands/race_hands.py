"""A race that is over soon, and the hands that ask for it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from learnscope.gui.session.beside.race_state import RaceAsked, RaceState
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.beside.race import RaceView

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton

#: So little that interpreted, too, it is over soon.
ASKED = RaceAsked(target_loss=0.4, epochs=12, low=1e-2, high=100.0)


def choose(view: RaceView, between: str, at: str) -> None:
    for box, entry in ((view.settings.between, between), (view.settings.at, at)):
        box.setCurrentIndex(box.findData(entry))


def click(qtbot: QtBot, view: RaceView, name: str) -> None:
    qtbot.mouseClick(view.buttons[name], LEFT)


def ask_for_little(view: RaceView) -> RaceView:
    """Set a view to a race that is over soon."""
    for name in ("target_loss", "epochs", "low", "high"):
        view.settings.fields[name].put_value(float(getattr(ASKED, name)))
    return view


def run_race(qtbot: QtBot, lab: Lab, view: RaceView) -> RaceState:
    click(qtbot, view, "start")
    qtbot.waitUntil(lambda: not view.runs)
    state = lab.race.state
    assert state is not None
    return state
