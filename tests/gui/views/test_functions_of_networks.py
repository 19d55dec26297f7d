"""The activation and the loss of hidden units, of many samples and of numbers."""

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest
from cases import each_telling
from moments import Moment
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Curve, Experiment, Gate, Network, Optimizer, OwnData, RandomStart
from learnscope.core.activations import ACTIVATIONS
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.curves.activation import ActivationView, DrawnActivation
from learnscope.gui.views.curves.graph import MOST, rows_shown, sample_points
from learnscope.gui.views.curves.loss_functions import LossFunctionsView
from learnscope.gui.widgets.view import View

Kind = TypeVar("Kind", bound=View)
LEFT = Qt.MouseButton.LeftButton

XOR = Experiment(Gate("xor"), Network((3,)), start=RandomStart(1, "xavier"))
CLOUD = Experiment(Cloud("circle", 500), Network((4, 2), "relu"), start=RandomStart(2, "he"))
SINE = Experiment(
    Curve("sine", 30, noise=0.1, test_share=0.2),
    Network((6,)),
    "squared",
    Optimizer(learning_rate=0.05),
    start=RandomStart(3),
)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 500)
    window.show()
    yield window
    window.close()


def placed(kind: type[Kind], window: QWidget) -> Kind:
    view = kind(window)
    view.resize(420, 300)
    view.show()
    QCoreApplication.processEvents()
    return view


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_each_activation_fits_between_its_heights(name: str) -> None:
    bend = DrawnActivation(name)
    for limit in (bend.least, 50.0):
        z = np.linspace(-limit, limit, 101)
        low, high = bend.heights(limit, slope_too=True)
        for values in (bend.values(z), bend.slopes(z)):
            assert low < values.min()
            assert values.max() < high
        for at in (-limit, -0.3, 0.7):
            assert bend.value(at) == pytest.approx(float(bend.values(np.array([at]))[0]))
            assert bend.slope(at) == pytest.approx(float(bend.slopes(np.array([at]))[0]))


@pytest.mark.parametrize("experiment", [XOR, CLOUD, SINE], ids=["xor", "cloud", "sine"])
def test_the_samples_numbers_are_those_of_their_traces(experiment: Experiment) -> None:
    lab = Lab(experiment)
    lab.trainer.advance(5)
    snapshot = lab.snapshot()
    for layer, names in enumerate(experiment.model.unit_names):
        for place, name in enumerate(names):
            for sample in sample_points(snapshot, name)[::17]:
                trace = lab.trainer.trace_row(sample.mark.row)
                unit = trace.layers[layer][place]
                assert sample.trace.z == pytest.approx(unit.z, rel=1e-9, abs=1e-12)
                assert sample.trace.output == pytest.approx(unit.output, rel=1e-9, abs=1e-12)
                assert sample.trace.doutput_dz == pytest.approx(unit.doutput_dz, abs=1e-12)
                assert sample.trace.loss == pytest.approx(trace.loss, rel=1e-9, abs=1e-12)
                expected = trace.dloss_doutput
                assert sample.trace.dloss_doutput == pytest.approx(expected, rel=1e-9, abs=1e-12)
                assert sample.mark.answer == int(trace.output > 0.5)
    lab.deleteLater()


def test_of_many_samples_some_are_shown_and_the_selected_one_always() -> None:
    assert rows_shown(MOST, 3) == list(range(MOST))
    rows = rows_shown(10_000, 5)
    assert len(rows) <= MOST + 1
    assert 5 in rows
    assert rows == sorted(set(rows))
    assert (rows[0], rows[-1]) == (0, 9999)


def test_a_hidden_units_own_activation_is_shown(
    window: QWidget, moment: Moment, qtbot: QtBot
) -> None:
    view = placed(ActivationView, window)
    snapshot = dataclasses.replace(moment(20, XOR, 1), unit="h1.2")
    view.display(snapshot)
    (curve,) = view.plot.curves()
    assert np.array_equal(curve.ys, ACTIVATIONS["tanh"].of(curve.xs))
    unit = snapshot.sample.layers[0][1]
    assert view.plot.y_title == "h1.2 = tanh(z)"
    assert view.plot.place_of(view.plot.selected) == (unit.z, unit.output)
    assert view.plot.slope_of(view.plot.selected) == unit.doutput_dz
    assert view.plot.quantities == ("h1.2.z", "h1.2", "h1.2.slope")
    qtbot.mouseClick(view.slope_button, LEFT)
    slopes, _ = view.plot.curves()
    assert np.array_equal(slopes.ys, ACTIVATIONS["tanh"].slope_of(slopes.xs))
    assert "h1.2" in view.accessibleDescription()
    view.display(moment(20, XOR))
    assert view.plot.y_title == "ŷ = σ(z)"


def test_it_says_how_many_samples_are_shown(window: QWidget, moment: Moment) -> None:
    view = placed(ActivationView, window)
    view.display(moment(1, CLOUD))
    assert view.caption.isVisible()
    assert view.caption.text() == f"{len(view.plot.samples)} of 500 samples are shown."
    view.display(moment(1, XOR))
    assert not view.caption.isVisible()


def test_keys_go_on_to_samples_that_are_not_shown(
    window: QWidget, moment: Moment, qtbot: QtBot
) -> None:
    view = placed(ActivationView, window)
    view.display(moment(1, CLOUD, 499))
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.keyClick(view.plot, Qt.Key.Key_Down)
    assert chosen.args == [0]
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.keyClick(view.plot, Qt.Key.Key_Up)
    assert chosen.args == [498]


@pytest.mark.parametrize("loss", ["squared", "absolute"])
def test_the_losses_of_numbers_are_drawn_over_the_difference(
    window: QWidget, moment: Moment, loss: str
) -> None:
    view = placed(LossFunctionsView, window)
    snapshot = moment(20, replace(SINE, loss=loss), 4)
    view.display(snapshot)
    assert view.numbers.isVisible()
    assert not view.plot.isVisible()
    faint, firm = view.numbers.curves()
    squares, sizes = (firm, faint) if loss == "squared" else (faint, firm)
    assert np.array_equal(squares.ys, squares.xs**2)
    assert np.array_equal(sizes.ys, np.abs(sizes.xs))
    sample = snapshot.sample
    assert view.numbers.place_of(view.numbers.selected) == (
        sample.output - sample.target,
        sample.loss,
    )
    assert view.buttons[loss].isChecked()


def test_only_the_losses_of_the_task_can_be_chosen(
    window: QWidget, moment: Moment, qtbot: QtBot
) -> None:
    view = placed(LossFunctionsView, window)
    view.display(moment(1, SINE))
    visible = {loss for loss, button in view.buttons.items() if button.isVisible()}
    assert visible == {"squared", "absolute"}
    with qtbot.waitSignal(view.loss_chosen) as chosen:
        qtbot.mouseClick(view.findChild(QToolButton, "loss_absolute"), LEFT)
    assert chosen.args == ["absolute"]
    assert view.buttons["squared"].isChecked()
    view.display(moment(1, XOR))
    assert all(button.isVisible() for button in view.buttons.values())
    assert view.plot.isVisible()
    assert view.buttons["bce"].isChecked()


def test_pointing_reads_both_losses_of_a_difference(
    window: QWidget, moment: Moment, qtbot: QtBot
) -> None:
    view = placed(LossFunctionsView, window)
    view.display(moment(20, SINE))
    port, pixel = view.numbers.viewport(), view.numbers.point(-0.7, 0.9).toPoint()
    for aside in (25, 0):
        qtbot.mouseMove(port, pixel + QPoint(aside, 0))
    rows = {row.label: row.text for row in view.numbers.readout.rows()}
    d = float(rows["ŷ − Y"])
    assert d == pytest.approx(-0.7, abs=0.02)
    assert float(rows["L = (ŷ − Y)²"]) == d * d
    assert float(rows["∂L/∂ŷ"]) == 2.0 * d
    assert float(rows["|ŷ − Y|"]) == -d


def test_a_sample_of_a_cloud_is_read_with_its_inputs(
    window: QWidget, moment: Moment, qtbot: QtBot
) -> None:
    view = placed(LossFunctionsView, window)
    snapshot = moment(2, CLOUD, 7)
    view.display(snapshot)
    sample = view.plot.selected
    rows = {row.label: row.text for row in view.plot.rows_of(sample)}
    assert (float(rows["x1"]), float(rows["x2"])) == tuple(CLOUD.problem.inputs[7])
    assert float(rows["ŷ"]) == snapshot.sample.output
    at = view.plot.pixel_of(sample)
    assert view.plot.sample_under(at) is not None
    assert view.plot.area.contains(QPointF(at))


DIFFERENT = {
    "neuron": Experiment(),
    "xor": XOR,
    "cloud": CLOUD,
    "sine": SINE,
    "parity": Experiment().with_problem(Gate("parity")),
    "steps": replace(XOR, network=Network((2,), "step")),
    "softplus": replace(SINE, network=Network((2,), "softplus"), loss="absolute"),
    "one": replace(SINE, problem=OwnData(((1e6,),), (-1e6,), "regression")),
    "deep": Experiment(Cloud("moons", 2000), Network((8,) * 4, "leaky_relu"), start=RandomStart(1)),
    "identity": replace(XOR, network=Network((2,), "identity")),
}


@pytest.mark.parametrize("kind", [ActivationView, LossFunctionsView])
@each_telling("name", {name: name for name in DIFFERENT}, *list(DIFFERENT)[1::2])
def test_any_experiment_shows(window: QWidget, kind: type[View], name: str) -> None:
    experiment = DIFFERENT[name]
    view = placed(kind, window)
    lab = Lab(experiment)
    lab.frame.connect(view.display)
    for unit in ("y", *experiment.model.unit_names[0]):
        lab.select_unit(unit)
        assert not view.grab().isNull()
    lab.step()
    for value in (0.0, 1e3, -1e150, 1e300):
        lab.edit((value,) * experiment.model.parameter_count)
        assert not view.grab().isNull()
    lab.look_inside()
    view.resize(150, 120)
    assert not view.grab().isNull()
    assert view.accessibleDescription()
    lab.deleteLater()
