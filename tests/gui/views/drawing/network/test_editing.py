"""Every weight in the drawing of a network is taken hold of: by wheel, drag and typing."""

import pytest
from network_hands import CTRL, LEFT, MANY, NONE, SHIFT, Key, button, move, place, theta, xor
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from learnscope.core.network import Network
from learnscope.gui.session.lab import Lab
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.drawing.network.network_view import NetworkView

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support raise"),
    pytest.mark.usefixtures("faster_engine"),
]


def wheel(view: NetworkView, at: QPoint, notches: float, modifiers: Qt.KeyboardModifier) -> None:
    QApplication.sendEvent(
        view,
        QWheelEvent(
            QPointF(at),
            QPointF(view.mapToGlobal(at)),
            QPoint(),
            QPoint(0, round(120 * notches)),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


@pytest.mark.parametrize("name", ["h1.1.w1", "h1.2.w1", "h1.2.b", "y.w2", "y.b"])
@pytest.mark.parametrize(("modifiers", "change"), [(NONE, 0.2), (SHIFT, 0.02), (CTRL, 2.0)])
def test_the_wheel_changes_the_parameter_under_it_and_no_other(
    view: NetworkView, lab: Lab, name: str, modifiers: Qt.KeyboardModifier, change: float
) -> None:
    before = theta(lab)

    wheel(view, place(view, name), 2, modifiers)

    assert theta(lab) == before | {name: round(before[name] + change, 12)}


def test_in_the_largest_network_the_wheel_finds_every_line(qtbot: QtBot) -> None:
    lab = Lab(xor(8, 8, 8, 8))
    view = NetworkView()
    qtbot.addWidget(view)
    view.resize(570, 292)
    view.parameters_edited.connect(lab.edit)
    lab.frame.connect(view.display)
    lab.refresh()
    view.grab()

    for name in lab.experiment.model.parameter_names[::7]:
        before = theta(lab)
        wheel(view, place(view, name), 1, NONE)
        assert theta(lab) == before | {name: round(before[name] + 0.1, 12)}
    lab.frame.disconnect(view.display)


def test_a_drag_up_adds_and_is_undone_at_once(qtbot: QtBot, view: NetworkView, lab: Lab) -> None:
    before = theta(lab)
    at = place(view, "h1.2.w1")

    qtbot.mousePress(view, LEFT, NONE, at)
    for height in (10, 20, 30):
        move(view, at - QPoint(0, height))
    qtbot.mouseRelease(view, LEFT, NONE, at - QPoint(0, 30))

    assert theta(lab) == before | {"h1.2.w1": pytest.approx(before["h1.2.w1"] + 0.3)}
    lab.undo()
    assert theta(lab) == before


def test_a_weight_that_is_held_slips_the_hand_when_the_network_changes(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    at = place(view, "h1.2.w1")
    qtbot.mousePress(view, LEFT, NONE, at)
    move(view, at - QPoint(0, 10))
    lab.set_network(Network((1,)))
    before = theta(lab)
    move(view, at - QPoint(0, 20))
    qtbot.mouseRelease(view, LEFT, NONE, at - QPoint(0, 20))

    assert theta(lab) == before
    assert not view.editor.dragging


def test_what_is_typed_for_a_weight_is_forgotten_when_the_network_changes(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    qtbot.mouseDClick(view, LEFT, NONE, place(view, "y.w1"))
    entry = view.findChild(QLineEdit, "weight_entry")
    qtbot.keyClicks(entry, "7")
    qtbot.mouseClick(button(view, "unit_add_1"), LEFT)

    assert lab.experiment.network.hidden == (3,)
    assert not entry.isVisible()
    assert 7.0 not in theta(lab).values()


def test_a_double_click_opens_a_field_and_enter_sets(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    before = theta(lab)

    qtbot.mouseDClick(view, LEFT, NONE, place(view, "y.w1"))
    entry = view.findChild(QLineEdit, "weight_entry")
    assert entry.text() == exact(before["y.w1"])
    qtbot.keyClicks(entry, "1/4")
    qtbot.keyClick(entry, Key.Key_Return)

    assert theta(lab) == before | {"y.w1": 0.25}


def test_nonsense_is_refused(qtbot: QtBot, view: NetworkView, lab: Lab) -> None:
    before = theta(lab)
    qtbot.mouseDClick(view, LEFT, NONE, place(view, "y.w1"))
    entry = view.findChild(QLineEdit, "weight_entry")
    qtbot.keyClicks(entry, "much")
    with qtbot.waitSignal(view.input_refused) as refused:
        qtbot.keyClick(entry, Key.Key_Return)

    assert refused.args[:2] == ["y.w1", "much"]
    assert theta(lab) == before


def test_a_later_update_of_an_epoch_cannot_be_edited(qtbot: QtBot, view: NetworkView) -> None:
    lab = Lab(MANY["batches"])
    for _ in range(5):
        lab.look_inside()
    view.display(lab.snapshot())
    at = place(view, "y.b")

    with qtbot.assertNotEmitted(view.parameters_edited):
        wheel(view, at, 1, NONE)
