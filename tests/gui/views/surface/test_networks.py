"""The map of networks and clouds: hidden units, many samples, and no line to drag."""

import dataclasses
from dataclasses import replace

import numpy as np
import pytest
from moments import Moment
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from surface_pages import CIRCLE, LEFT, XOR, point_at, showing

from learnscope.core import Cloud, Experiment
from learnscope.core.inspection.units import unit_values
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.views.surface.scale import grid, half_line, plane_of
from learnscope.gui.views.surface.surface import SurfaceView

pytestmark = pytest.mark.usefixtures("faster_engine")


@pytest.mark.parametrize("experiment", [XOR, CIRCLE], ids=["xor", "circle"])
def test_the_image_holds_the_networks_answers(
    view: SurfaceView, moment: Moment, experiment: Experiment
) -> None:
    snapshot = showing(view, moment(50, experiment))
    inputs = grid(64, True, plane_of(experiment.problem))
    expected = experiment.model.forward(snapshot.parameters, inputs)
    assert view.map.image.image == pytest.approx(expected, abs=1e-6)


def test_the_plane_of_a_cloud_is_its_extent(view: SurfaceView, moment: Moment) -> None:
    showing(view, moment(0, CIRCLE))
    ((x0, x1), (y0, y1)) = CIRCLE.problem.extent
    assert view.map.box.state["viewRange"] == [pytest.approx([x0, x1]), pytest.approx([y0, y1])]
    inputs = CIRCLE.problem.inputs
    places = view.map.places()
    for row in (0, 7, 119):
        at = view.map.point(*inputs[row].tolist())
        assert places[row] == pytest.approx((at.x(), at.y()))


def test_on_the_line_the_networks_answer_is_one_half(view: SurfaceView, moment: Moment) -> None:
    snapshot = showing(view, moment(600, XOR))
    x, y = view.map.half.getData()
    assert len(x) > 40
    ends = np.column_stack((x, y))
    assert XOR.model.forward(snapshot.parameters, ends) == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("unit", ["h1.1", "h1.3"])
@pytest.mark.parametrize("quantity", ["output", "z"])
def test_a_hidden_unit_is_shown_on_a_scale_that_fits(
    view: SurfaceView, moment: Moment, unit: str, quantity: str
) -> None:
    snapshot = dataclasses.replace(moment(50, XOR), unit=unit)
    view.set_quantity(quantity)
    showing(view, snapshot)
    inputs = grid(64, True)
    values = unit_values(XOR.model, snapshot.parameters, inputs.reshape(-1, 2), unit)
    expected = (values.z if quantity == "z" else values.output).reshape(64, 64)
    low, high = view.map._limits
    assert (low, high) == (-1.0, 1.0) or quantity == "z"
    assert low == -high
    assert low + view.map.image.image * (high - low) == pytest.approx(expected, abs=1e-5 * high)
    ends = np.column_stack(view.map.half.getData())
    on_line = unit_values(XOR.model, snapshot.parameters, ends, unit).z
    assert on_line == pytest.approx(0.0, abs=1e-6)
    assert unit in view.map.accessibleName()
    assert unit in view.caption.text()


def test_the_way_back_from_a_hidden_unit_is_a_button(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = showing(view, moment(5, XOR))
    assert not view.header.isVisible()
    showing(view, dataclasses.replace(snapshot, unit="h1.2"))
    assert view.header.isVisible()
    back = view.findChild(QToolButton, "surface_back")
    with qtbot.waitSignal(view.unit_chosen) as chosen:
        qtbot.mouseClick(back, LEFT)
    assert chosen.args == ["y"]
    showing(view, snapshot)
    assert not view.header.isVisible()
    assert view.caption.text().startswith("Circle: right answer 0")


def test_pointing_reads_the_unit_and_the_answer(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = showing(view, dataclasses.replace(moment(50, XOR), unit="h1.2"))
    at = point_at(view.map.viewport(), qtbot, view.map.point(0.3, 0.6))
    inputs = view.map.pointed()
    rows = {row.label: row.text for row in view.map.readout.rows()}
    value = unit_values(XOR.model, snapshot.parameters, inputs, "h1.2").output
    assert float(rows["h1.2"]) == pytest.approx(float(value), rel=1e-14)
    assert float(rows["ŷ"]) == float(XOR.model.forward(snapshot.parameters, inputs))
    qtbot.mouseClick(view.map.viewport(), LEFT, pos=at)
    assert QGuiApplication.clipboard().text() == rows["h1.2"]
    assert view.map.readout.rows()[-1].text == "h1.2 copied"


def test_a_sample_of_a_cloud_is_read_exactly_and_chosen(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = showing(view, moment(20, CIRCLE))
    row = CIRCLE.problem.held_out[3]
    at = point_at(view.map.viewport(), qtbot, QPointF(*view.map.places()[row].tolist()))
    row = view.map.sample_at(QPointF(at))
    rows = {each.label: each.text for each in view.map.readout.rows()}
    x1, x2 = CIRCLE.problem.inputs[row].tolist()
    assert (float(rows["x1"]), float(rows["x2"])) == (x1, x2)
    assert float(rows["ŷ"]) == snapshot.outputs[row]
    assert int(rows["Y"]) == CIRCLE.problem.target_array[row]
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.mouseClick(view.map.viewport(), LEFT, pos=at)
    assert chosen.args == [row]


def test_test_samples_are_named_in_caption_and_read_out(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    showing(view, moment(0, CIRCLE))
    assert "held out" in view.caption.text()
    places = view.map.places()
    for row in CIRCLE.problem.held_out:
        at = point_at(view.map.viewport(), qtbot, QPointF(*places[row].tolist()))
        if view.map.sample_at(QPointF(at)) == row:
            break
    assert any(each.text == "held out to test" for each in view.map.readout.rows())
    showing(view, moment(0, replace(CIRCLE, problem=Cloud("circle", 120))))
    assert "held out" not in view.caption.text()


def test_keys_choose_among_all_samples(view: SurfaceView, moment: Moment, qtbot: QtBot) -> None:
    showing(view, moment(0, CIRCLE, row=119))
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.keyClick(view.map, Qt.Key.Key_Down)
    assert chosen.args == [0]


def test_a_single_neuron_on_a_cloud_keeps_its_line_to_drag(view: SurfaceView, qtbot: QtBot) -> None:
    lab = Lab(Experiment(Cloud("blobs", 40)))
    lab.frame.connect(view.display)
    view.parameters_edited.connect(lab.edit)
    lab.trainer.advance(30)
    showing(view, lab.snapshot())
    ends = half_line(lab.snapshot().parameters, view.map.plane)
    first, last = (view.map.point(*end) for end in ends)
    places = [first + (last - first) * share for share in np.linspace(0.05, 0.95, 40)]
    begin = next(p for p in places if view.map.part_at(p) == "line").toPoint()
    before = lab.snapshot().parameters
    qtbot.mousePress(view.map.viewport(), LEFT, pos=begin)
    qtbot.mouseMove(view.map.viewport(), begin + QPoint(14, 14))
    qtbot.mouseRelease(view.map.viewport(), LEFT, pos=begin + QPoint(14, 14))
    after = lab.snapshot().parameters
    assert after[:2] == before[:2]
    assert after[2] != before[2]
    lab.deleteLater()


def test_a_networks_line_cannot_be_dragged(view: SurfaceView, moment: Moment) -> None:
    showing(view, moment(300, XOR))
    x, y = view.map.half.getData()
    assert all(view.map.part_at(view.map.point(*at)) == "" for at in zip(x, y, strict=True))


def test_while_a_run_goes_on_a_coarser_image_will_do_and_a_pause_makes_it_fine(
    view: SurfaceView, moment: Moment
) -> None:
    snapshot = moment(3, XOR)
    view.map._resolution._moving = 32
    showing(view, replace(snapshot, state=RunState.RUNNING))
    assert view.map.image.image.shape == (32, 32)
    showing(view, replace(snapshot, state=RunState.PAUSED))
    assert view.map.image.image.shape == (64, 64)
