"""The output surface of networks, clouds, curves and three inputs."""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import (
    Cloud,
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    OwnData,
    RandomStart,
)
from learnscope.core.inspection.units import unit_values
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.views.surface.scale import DRAWING_BOARD, grid, half_line, plane_of
from learnscope.gui.views.surface.surface import SurfaceView

Moment = Callable[..., Snapshot]
Brackets = Callable[[], AbstractContextManager[None]]
LEFT = Qt.MouseButton.LeftButton

XOR = Experiment(Gate("xor"), Network((4,)), start=RandomStart(1, "xavier"))
CIRCLE = Experiment(Cloud("circle", 120, test_share=0.25), Network((4,)), start=RandomStart(2))
SINE = Experiment(
    Curve("sine", 30, noise=0.1, test_share=0.2),
    Network((6,)),
    "squared",
    Optimizer(learning_rate=0.05),
    start=RandomStart(3),
)
PARITY = Experiment(Gate("parity"), Network((3,)), start=RandomStart(4))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[SurfaceView]:
    """The view as it stands in a window, 448 × 400 pixels."""
    window = QWidget()
    qtbot.addWidget(window)
    view = SurfaceView(window)
    view.resize(448, 400)
    window.resize(600, 500)
    window.show()
    yield view
    window.close()


def showing(view: SurfaceView, snapshot: Snapshot) -> Snapshot:
    view.display(snapshot)
    QCoreApplication.processEvents()
    return snapshot


def point_at(widget: QWidget, qtbot: QtBot, at: QPointF) -> QPoint:
    """Move the pointer to a pixel, from a little aside, and return it."""
    pixel = at.toPoint()
    for aside in (25, 0):
        qtbot.mouseMove(widget, pixel + QPoint(aside, 0))
    return pixel


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
    spots = [view.cube.spot(point) for point in points]
    assert view.cube.places().tolist() == [[at.x(), at.y()] for at in spots]
    (tests,) = problem.held_out
    point_at(view.cube.viewport(), qtbot, spots[tests])
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


# All at once


def own(count: int) -> Experiment:
    random = np.random.default_rng(count)
    points = tuple(map(tuple, random.normal(size=(count, 2)).tolist()))
    targets = tuple(random.integers(0, 2, count).tolist())
    share = 0.2 if count > 5 else 0.0
    return Experiment().with_problem(OwnData(points, targets, test_share=share))


VERY_DIFFERENT = {
    "neuron": Experiment(),
    "xor": XOR,
    "circle": CIRCLE,
    "sine": SINE,
    "parity": PARITY,
    "one row": Experiment(Gate("and", (2,))),
    "three inputs, no layer": Experiment().with_problem(Gate("majority")),
    "deep": Experiment(
        Cloud("spiral", 500), Network((8, 8, 8, 8), "relu"), start=RandomStart(5, "he")
    ),
    "steps": replace(XOR, network=Network((2,), "step")),
    "line": replace(SINE, network=Network(())),
    "drawn": replace(SINE, problem=Curve("drawn", 2, values=(-2.0, 2.0)), loss="absolute"),
    "one point": own(1).with_network(Network((3,))),
    "ten thousand": own(10_000).with_network(Network((8, 8))),
    "one number": replace(
        SINE, problem=OwnData(((1e6,),), (-1e6,), "regression"), network=Network((2,), "softplus")
    ),
    "same x": replace(
        SINE, problem=OwnData(((0.5,), (0.5,)), (1.0, 1.0), "regression"), network=Network((2,))
    ),
    "corners": Experiment().with_problem(
        OwnData(((0, 1, 1), (1, 0, 0), (1, 0, 0), (1, 0, 0)), (0, 1, 0, 1), test_share=0.5)
    ),
    "far apart": Experiment().with_problem(OwnData(((-1e6, 1e-6), (1e6, 1e-6)), (0, 1))),
}


@pytest.mark.parametrize("name", VERY_DIFFERENT)
def test_any_experiment_shows(view: SurfaceView, name: str) -> None:
    experiment = VERY_DIFFERENT[name]
    lab = Lab(experiment)
    lab.frame.connect(view.display)
    view.apply_theme(DARK if len(name) % 2 else LIGHT)
    lab.refresh()
    for unit in ("y", *experiment.model.unit_names[0]):
        lab.select_unit(unit)
        for quantity in ("z", "output"):
            view.set_quantity(quantity)
            assert not view.grab().isNull()
    lab.step()
    lab.select(len(experiment.problem.target_array) - 1)
    count = experiment.model.parameter_count
    for value in (0.0, 1e3, -1e150, 1e300):
        lab.edit((value,) * count)
        assert not view.grab().isNull()
    lab.look_inside()
    view.set_mode("3d")
    view.resize(180, 150)
    QCoreApplication.processEvents()
    assert not view.grab().isNull()
    assert view.accessibleDescription()
    view.set_mode("2d")
    lab.deleteLater()


def test_one_view_goes_from_any_experiment_to_any_other(
    view: SurfaceView, moment: Moment, in_brackets: Brackets
) -> None:
    snapshots = [moment(1, experiment, row=0) for experiment in VERY_DIFFERENT.values()]
    for before in snapshots[::3]:
        for after in snapshots:
            view.display(before)
            view.display(after)
            assert not view.grab().isNull()
    with in_brackets():
        for snapshot in snapshots:
            view.display(snapshot)
            assert view.caption.text().startswith("[")
            assert view.accessibleDescription().startswith("[")


def test_own_points_have_a_drawing_board_until_one_lies_beyond() -> None:
    near = OwnData(((0.2, -1.1), (1.2, 0.0)), (0, 1))
    assert plane_of(near).x1 == plane_of(near).x2 == DRAWING_BOARD
    far = near.with_point((3.0, 0.0), 1)
    assert (plane_of(far).x1, plane_of(far).x2) == far.extent
