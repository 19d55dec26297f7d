"""Two classes over one input: the step, the place where it is ½, and samples set on it by hand."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from kinds_of_data import HOURS, NOT, learning
from moments import Moment
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot
from surface_pages import LEFT, point_at, showing

from learnscope.core import Experiment, Network, OwnData
from learnscope.core.inspection.units import unit_values
from learnscope.gui.session.experiment_commands import (
    with_class,
    with_moved,
    with_point,
    without_point,
)
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.surface.surface import SurfaceView

pytestmark = pytest.mark.usefixtures("faster_engine")

PASSED = learning(HOURS)
SCALED = learning(OwnData(HOURS.points, HOURS.targets, scaling="standard"))


@pytest.fixture
def joined(qtbot: QtBot, make_lab: Callable[[Experiment], Lab]) -> Iterator[Callable[..., Lab]]:
    """Show a lab in a view, joined as in the window."""
    window = QWidget()
    qtbot.addWidget(window)
    view = SurfaceView(window)
    view.resize(448, 400)
    window.resize(600, 500)
    window.show()

    def join(experiment: Experiment, epochs: int = 100) -> tuple[Lab, SurfaceView]:
        lab = make_lab(experiment)
        lab.frame.connect(view.display)
        view.row_chosen.connect(lab.select)
        view.parameters_edited.connect(lab.edit)
        view.point_added.connect(lambda x, y: lab.change(with_point(x, y), "data"))
        view.point_moved.connect(lambda row, at: lab.change(with_moved(row, at), "data"))
        view.point_relabelled.connect(lambda row, y: lab.change(with_class(row, y), "data"))
        view.point_removed.connect(lambda row: lab.change(without_point(row), "data"))
        lab.train(epochs)
        lab.refresh()
        QCoreApplication.processEvents()
        return lab, view

    yield join
    window.close()


Joined = Callable[..., tuple[Lab, SurfaceView]]


def own(lab: Lab) -> OwnData:
    problem = lab.experiment.problem
    assert isinstance(problem, OwnData)
    return problem


def test_the_step_is_the_models_answer_and_the_samples_stand_at_0_and_1(
    view: SurfaceView, moment: Moment
) -> None:
    snapshot = showing(view, moment(100, PASSED, 0))
    x, heights = view.steps.model.getData()
    assert np.array_equal(heights, PASSED.model.forward(snapshot.parameters, x[:, np.newaxis]))
    levels = {round(view.steps.y_pixel(target), 6) for target in (0.0, 1.0)}
    assert {round(y, 6) for _, y in view.steps.places().tolist()} == levels
    assert view.steps.x_title == "x · Hours"
    assert view.steps.y_title == "ŷ, Y · Passed"


def test_the_upright_line_stands_where_the_answer_is_a_half(
    view: SurfaceView, moment: Moment
) -> None:
    for experiment in (PASSED, learning(NOT), SCALED, learning(HOURS, (3,))):
        snapshot = showing(view, moment(300, experiment, 0))
        (at,) = view.steps.halves.tolist()
        exact = 1e-3 if experiment.network.hidden else 1e-12
        assert float(experiment.model.forward(snapshot.parameters, (at,))) == pytest.approx(
            0.5, abs=exact
        )


def test_z_is_a_line_with_the_samples_on_it(view: SurfaceView, moment: Moment) -> None:
    snapshot = showing(view, moment(100, PASSED, 0))
    view.set_quantity("z")
    x, heights = view.steps.model.getData()
    z = unit_values(PASSED.model, snapshot.parameters, x[:, np.newaxis], "y").z
    assert np.array_equal(heights, z)
    low, high = view.steps.box.state["viewRange"][1]
    assert low == -high
    inputs = HOURS.inputs
    own_z = unit_values(PASSED.model, snapshot.parameters, inputs, "y").z
    assert view.steps.places() == pytest.approx(view.steps.pixels(inputs[:, 0], own_z))
    assert view.steps.y_title == "z"
    assert view.steps.class_at((0.0, 0.5)) == 1
    assert view.steps.class_at((0.0, -0.5)) == 0


def test_the_step_is_read_exactly(view: SurfaceView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = showing(view, moment(100, PASSED, 0))
    place = view.steps.places()[2].tolist()
    point_at(view.steps.viewport(), qtbot, QPointF(*place))
    texts = [(row.label, row.text) for row in view.steps.readout.rows()]
    assert texts[:3] == [
        ("x · Hours", "2.0"),
        ("ŷ", repr(snapshot.outputs[2])),
        ("Y · Passed", "1 = yes"),
    ]
    view.set_quantity("z")
    at = QPointF(view.steps.area.left() + 40.0, view.steps.area.top() + 40.0)
    point_at(view.steps.viewport(), qtbot, at)
    rows = {row.label: row.text for row in view.steps.readout.rows()}
    x = float(rows["x · Hours"])
    assert float(rows["z"]) == float(unit_values(PASSED.model, snapshot.parameters, (x,), "y").z)
    reading = view.steps.readout.reading()
    assert reading is not None
    assert reading.copies == rows["z"]


@pytest.mark.parametrize("experiment", [PASSED, SCALED], ids=["plain", "scaled"])
def test_the_upright_line_is_pulled_by_its_bias_alone(
    joined: Joined, qtbot: QtBot, experiment: Experiment
) -> None:
    lab, view = joined(experiment)
    page, weight = view.steps, lab.trainer.parameters[0]
    level = page.area.top() + 0.4 * page.area.height()
    begin = QPointF(page.x_pixel(float(page.halves[0])), level)
    assert page.on_half(begin)
    end = QPointF(page.x_pixel(4.0), level)
    qtbot.mousePress(page.viewport(), LEFT, pos=begin.toPoint())
    for share in (0.5, 1.0):
        qtbot.mouseMove(page.viewport(), (begin + (end - begin) * share).toPoint())
    assert page.readout.rows()[-1].label == "b"
    qtbot.mouseRelease(page.viewport(), LEFT, pos=end.toPoint())
    assert lab.trainer.parameters[0] == weight
    assert page.halves[0] == pytest.approx(4.0, abs=0.05)
    lab.undo()
    assert lab.trainer.parameters[0] == weight
    assert page.halves[0] != pytest.approx(4.0, abs=0.05)


def test_esc_puts_the_upright_line_back(joined: Joined, qtbot: QtBot) -> None:
    lab, view = joined(PASSED)
    page, before = view.steps, lab.trainer.parameters.tolist()
    begin = QPointF(page.x_pixel(float(page.halves[0])), page.area.center().y() - 40.0)
    qtbot.mousePress(page.viewport(), LEFT, pos=begin.toPoint())
    qtbot.mouseMove(page.viewport(), (begin + QPointF(60.0, 0.0)).toPoint())
    assert lab.trainer.parameters.tolist() != before
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert lab.trainer.parameters.tolist() == before
    qtbot.mouseRelease(page.viewport(), LEFT, pos=begin.toPoint())


def test_without_a_bias_or_with_a_layer_the_line_is_not_pulled(joined: Joined) -> None:
    for network in (Network(bias=False), Network((2,))):
        _, view = joined(PASSED.with_network(network))
        page = view.steps
        for at in page.halves.tolist():
            assert not page.on_half(QPointF(page.x_pixel(at), page.area.center().y()))


@pytest.mark.parametrize(
    ("height", "button", "target"),
    [
        (0.85, LEFT, 1),
        (0.2, LEFT, 0),
        (0.85, Qt.MouseButton.RightButton, 0),
        (0.2, Qt.MouseButton.RightButton, 1),
    ],
)
def test_a_click_in_the_upper_half_adds_a_1_and_in_the_lower_a_0(
    joined: Joined, qtbot: QtBot, height: float, button: Qt.MouseButton, target: int
) -> None:
    lab, view = joined(PASSED)
    at = view.steps.point(3.0, height)
    qtbot.mouseClick(view.steps.viewport(), button, pos=at.toPoint())
    assert len(own(lab).points) == 7
    assert own(lab).points[6] == pytest.approx((3.0,), abs=0.05)
    assert own(lab).targets[6] == target
    assert own(lab).names == ("Hours",)


def test_a_sample_that_is_dragged_to_the_other_rail_changes_its_class(
    joined: Joined, qtbot: QtBot
) -> None:
    lab, view = joined(PASSED)
    page = view.steps
    begin, end = page.point(0.5, 0.0), page.point(1.5, 1.0)
    qtbot.mousePress(page.viewport(), LEFT, pos=begin.toPoint())
    qtbot.mouseMove(page.viewport(), ((begin + end) / 2).toPoint())
    qtbot.mouseMove(page.viewport(), end.toPoint())
    qtbot.mouseRelease(page.viewport(), LEFT, pos=end.toPoint())
    assert own(lab).points[0] == pytest.approx((1.5,), abs=0.05)
    assert own(lab).targets[0] == 1
    lab.undo()
    assert own(lab) == HOURS


def test_keys_add_relabel_and_remove_samples(joined: Joined, qtbot: QtBot) -> None:
    lab, view = joined(PASSED)
    page = view.steps
    page.setFocus(Qt.FocusReason.TabFocusReason)
    lab.select(0)
    qtbot.keyClick(page, Qt.Key.Key_1)
    assert own(lab).targets[0] == 1
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Return):
        qtbot.keyClick(page, key)
    assert own(lab).targets[-1] == 1
    qtbot.keyClick(page, Qt.Key.Key_Delete)
    assert len(own(lab).points) == 6


def test_there_is_no_surface_in_space_over_one_input_but_z(
    view: SurfaceView, moment: Moment
) -> None:
    showing(view, moment(1, PASSED, 0))
    shown = {
        name: view.findChild(QToolButton, f"surface_{name}").isVisible()
        for name in ("2d", "3d", "z", "output")
    }
    assert shown == {"2d": False, "3d": False, "z": True, "output": True}
    assert "upper half" in view.caption.text()
    assert "0 and 1 make it one of that class" in view.steps.whatsThis()
