"""One input is a curve and three are a cube, read and chosen from like the map."""

import dataclasses

import numpy as np
import pytest
from moments import Moment
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from surface_pages import LEFT, PARITY, SINE, XOR, point_at, showing

from learnscope.core import Experiment, OwnData
from learnscope.core.inspection.units import unit_values
from learnscope.gui.views.surface.surface import SurfaceView

pytestmark = pytest.mark.usefixtures("faster_engine")


# One input


def test_the_models_curve_is_its_answers(view: SurfaceView, moment: Moment) -> None:
    snapshot = showing(view, moment(100, SINE))
    x, y = view.curve.model.getData()
    assert (x[0], x[-1]) == SINE.problem.extent[0]
    assert np.array_equal(y, SINE.model.forward(snapshot.parameters, x[:, np.newaxis]))
    x, y = view.curve.target.getData()
    assert np.array_equal(y, SINE.problem.target_curve(x))
    assert not view.curve.unit.isVisible()


def test_a_hidden_units_curve_has_an_axis_of_its_own(view: SurfaceView, moment: Moment) -> None:
    snapshot = showing(view, dataclasses.replace(moment(100, SINE), unit="h1.2"))
    x, heights = view.curve.unit.getData()
    low, high = view.curve.box.state["viewRange"][1]
    shares = (heights - low) / (high - low)
    values = unit_values(SINE.model, snapshot.parameters, x[:, np.newaxis], "h1.2").output
    assert shares * 2.0 - 1.0 == pytest.approx(values)
    assert view.curve.right_margin > 16
    assert "h1.2" in view.caption.text()


def test_the_curve_is_read_exactly_and_copied(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = showing(view, moment(100, SINE))
    port = view.curve.viewport()
    at = point_at(port, qtbot, view.curve.area.topLeft() + QPointF(90, 12))
    assert view.curve.sample_at(QPointF(at)) is None
    rows = view.curve.readout.rows()
    texts = {row.label: row.text for row in rows}
    x = float(texts["x"])
    assert float(texts["ŷ"]) == float(SINE.model.forward(snapshot.parameters, (x,)))
    assert float(texts["target"]) == float(SINE.problem.target_curve(x))
    qtbot.mouseClick(port, LEFT, pos=at)
    assert QGuiApplication.clipboard().text() == texts["ŷ"]


def test_a_sample_of_the_curve_is_read_exactly_and_chosen(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = showing(view, moment(100, SINE))
    at = point_at(view.curve.viewport(), qtbot, QPointF(*view.curve.places()[12].tolist()))
    texts = {row.label: row.text for row in view.curve.readout.rows()}
    target = float(SINE.problem.target_array[12])
    assert float(texts["x"]) == SINE.problem.inputs[12, 0]
    assert float(texts["Y"]) == target
    assert float(texts["ŷ − Y"]) == snapshot.outputs[12] - target
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.mouseClick(view.curve.viewport(), LEFT, pos=at)
    assert chosen.args == [12]


def test_the_curve_is_read_by_keys(view: SurfaceView, moment: Moment, qtbot: QtBot) -> None:
    showing(view, moment(10, SINE, row=4))
    qtbot.keyClick(view.curve, Qt.Key.Key_Period)
    first = float(view.curve.readout.rows()[0].text)
    assert first > SINE.problem.inputs[4, 0]
    qtbot.keyClick(view.curve, Qt.Key.Key_Comma)
    qtbot.keyClick(view.curve, Qt.Key.Key_Comma)
    assert float(view.curve.readout.rows()[0].text) < first
    qtbot.keyClick(view.curve, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == view.curve.readout.rows()[1].text
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.keyClick(view.curve, Qt.Key.Key_Up)
    assert chosen.args == [3]


def test_the_axes_of_the_curve_stand_still_while_one_trains(
    view: SurfaceView, moment: Moment
) -> None:
    showing(view, moment(0, SINE))
    before = view.curve.box.state["viewRange"]
    showing(view, moment(200, SINE))
    assert view.curve.box.state["viewRange"] == before


# Three inputs


def test_the_corners_of_the_cube_hold_the_answers(view: SurfaceView, moment: Moment) -> None:
    snapshot = showing(view, moment(100, PARITY))
    assert view.cube.isVisible()
    assert view.cube.values.tolist() == list(snapshot.outputs)
    places = view.cube.places()
    assert len({tuple(place) for place in places.round().tolist()}) == 8
    assert all(view.cube.rect().contains(QPointF(*at).toPoint()) for at in places.tolist())
    # x1 to the right, x2 up, x3 to the right and up.
    assert places[4, 0] > places[0, 0]
    assert places[2, 1] < places[0, 1]
    assert places[1, 0] > places[0, 0]
    assert places[1, 1] < places[0, 1]
    showing(view, dataclasses.replace(snapshot, unit="h1.2"))
    inputs = PARITY.problem.inputs
    expected = unit_values(PARITY.model, snapshot.parameters, inputs, "h1.2").output
    assert np.array_equal(view.cube.values, expected)


def test_a_corner_is_read_and_chosen(view: SurfaceView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = showing(view, moment(100, PARITY))
    at = point_at(view.cube.viewport(), qtbot, QPointF(*view.cube.places()[5].tolist()))
    texts = {row.label: row.text for row in view.cube.readout.rows()}
    assert [texts[name] for name in ("x1", "x2", "x3")] == ["1", "0", "1"]
    assert float(texts["ŷ"]) == snapshot.outputs[5]
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.mouseClick(view.cube.viewport(), LEFT, pos=at)
    assert chosen.args == [5]
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.keyClick(view.cube, Qt.Key.Key_Up)
    assert chosen.args == [(snapshot.selected - 1) % 8]


def test_own_samples_stand_at_their_corners_of_the_cube(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    points = ((1, 0, 1), (0, 1, 0), (1, 0, 1), (0, 0, 1))
    problem = OwnData(points, (0, 1, 1, 0), test_share=0.25, seed=3)
    snapshot = showing(view, moment(20, Experiment().with_problem(problem), 0))
    assert view.cube.isVisible()
    assert view.cube.values.tolist() == list(snapshot.outputs)
    places = [view.cube.place_of(point) for point in points]
    assert view.cube.places().tolist() == [[at.x(), at.y()] for at in places]
    (tests,) = problem.held_out
    point_at(view.cube.viewport(), qtbot, places[tests])
    texts = [row.text for row in view.cube.readout.rows()]
    assert texts[:3] == [str(x) for x in points[tests]]
    assert "held out to test" in texts


def test_the_page_follows_the_number_of_inputs_and_back(view: SurfaceView, moment: Moment) -> None:
    buttons = [view.findChild(QToolButton, f"surface_{name}") for name in ("2d", "3d")]
    for experiment, page in (
        (XOR, view.map),
        (SINE, view.curve),
        (PARITY, view.cube),
        (Experiment(), view.map),
    ):
        showing(view, moment(1, experiment))
        assert page.isVisible()
        assert all(button.isVisible() is (page is view.map) for button in buttons)
        assert view.caption.text()
        assert view.accessibleName()
