"""Units are chosen in the drawing of a network, and everything in it says what it is."""

import pytest
from network_hands import LEFT, NONE, Key, move, place, theta
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from learnscope.gui.session.lab import Lab
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.views.drawing.network.network_view import NetworkView

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support raise"),
    pytest.mark.usefixtures("faster_engine"),
]


def hover(view: NetworkView, key: str) -> None:
    move(view, place(view, key), Qt.MouseButton.NoButton)


def test_a_click_on_a_unit_chooses_it_and_one_on_the_output_comes_back(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    qtbot.mouseClick(view, LEFT, NONE, place(view, "h1.2"))
    assert lab.snapshot().unit == "h1.2"

    qtbot.mouseClick(view, LEFT, NONE, place(view, "y"))
    assert lab.snapshot().unit == "y"


def test_escape_comes_back_although_a_click_leaves_the_keys_to_the_run(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    view.window().setFocus()
    qtbot.mouseClick(view, LEFT, NONE, place(view, "h1.1"))
    assert not view.hasFocus()

    qtbot.keyClick(view.window(), Key.Key_Escape)
    assert lab.snapshot().unit == "y"


def test_a_click_on_a_number_copies_it_in_full(qtbot: QtBot, view: NetworkView, lab: Lab) -> None:
    sample = lab.snapshot().sample
    for key, value in (
        ("y.w2", theta(lab)["y.w2"]),
        ("h1.1.b", theta(lab)["h1.1.b"]),
        ("value_h1.2", sample.layers[0][1].output),
        ("value_x1", sample.inputs[0]),
        ("loss", sample.loss),
        ("target", float(sample.target)),
    ):
        qtbot.mouseClick(view, LEFT, NONE, place(view, key))
        assert QGuiApplication.clipboard().text() == exact(value), key
    assert lab.snapshot().unit == "y"


@pytest.mark.parametrize(
    ("key", "lit"),
    [
        ("h1.2.w1", "h1.2.w1"),
        ("y.b", "y.b"),
        ("h1.2", "h1.2"),
        ("y", "output"),
        ("x2", "x2"),
        ("target", "target"),
        ("loss", "loss"),
    ],
)
def test_hovering_lights_a_quantity_and_leaving_lights_none(
    view: NetworkView, lab: Lab, key: str, lit: str
) -> None:
    hover(view, key)
    assert lab.snapshot().lit == lit

    move(view, QPoint(view.width() - 3, view.height() // 4), Qt.MouseButton.NoButton)
    assert lab.snapshot().lit == ""


@pytest.mark.parametrize("lit", ["h1.2.w1", "h1.1.b", "h1.2", "h1.2.z", "output", "slope", "x1"])
def test_what_is_lit_elsewhere_is_lit_in_the_drawing(view: NetworkView, lab: Lab, lit: str) -> None:
    before = view.grab().toImage()
    lab.light(lit)
    assert view.grab().toImage() != before
    lab.light("")
    assert view.grab().toImage() == before


def test_a_weight_says_where_it_stands_its_value_and_its_slope(view: NetworkView, lab: Lab) -> None:
    target = view.target_at(QPointF(place(view, "h1.2.w1")))
    assert target is not None
    position = lab.experiment.model.parameter_names.index("h1.2.w1")
    slope = lab.snapshot().sample.dloss_dparameters[position]

    for said in ("h1.2.w1", "from x1 to unit 2 of layer 1"):
        assert said in target.tip()
        assert said in target.note()
    assert exact(theta(lab)["h1.2.w1"]) in target.tip()
    assert fixed(theta(lab)["h1.2.w1"]) in target.note()
    assert exact(slope) in target.tip()
    assert fixed(slope) in target.note()
    assert "double-click to type" in target.tip()


def test_a_unit_says_its_output_its_scale_and_what_a_click_does(
    view: NetworkView, lab: Lab
) -> None:
    target = view.target_at(QPointF(place(view, "h1.2")))
    assert target is not None
    tip = target.tip()

    assert "Unit 2 of layer 1" in tip
    assert exact(lab.snapshot().sample.layers[0][1].output) in tip
    assert "orange −1, blue 1" in tip
    assert "Click to look at it" in tip
    assert "copy" not in tip
