"""Pinned runs lie over the loss and, by choice, the weights: seen, named, and read exactly."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Curve, Experiment, Gate, Network, Optimizer, RandomStart, Trainer
from learnscope.gui.look.theme import DARK, LIGHT, Theme
from learnscope.gui.session.lab import Lab
from learnscope.gui.text.numbers import exact, fixed, signed
from learnscope.gui.views.curves.epochs import EpochPlot
from learnscope.gui.views.curves.loss import LossView
from learnscope.gui.views.curves.weights import WeightsView
from learnscope.gui.widgets.view import View

MakeLab = Callable[[Experiment], Lab]


def placed(qtbot: QtBot, view: View) -> Iterator[View]:
    window = QWidget()
    qtbot.addWidget(window)
    view.setParent(window)
    view.resize(560, 270)
    window.resize(600, 400)
    window.show()
    yield view
    window.close()


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[View]:
    """The loss, 560 × 270 pixels."""
    yield from placed(qtbot, LossView())


@pytest.fixture
def weights(qtbot: QtBot) -> Iterator[View]:
    """The weights, 560 × 270 pixels."""
    yield from placed(qtbot, WeightsView())


@pytest.fixture
def three(lab: Lab) -> Lab:
    """A run at rate 10, beside it one at rate 1 and one at rate 3 that went further."""
    for rate, epochs in ((1.0, 100), (3.0, 200)):
        lab.set_learning_rate(rate)
        lab.reset()
        lab.train(epochs)
        lab.pin()
    lab.set_learning_rate(10.0)
    lab.reset()
    lab.train(50)
    return lab


def trained(rate: float, epochs: int) -> Trainer:
    run = Trainer(Experiment().with_learning_rate(rate))
    run.advance(epochs)
    return run


def counted(view: LossView | WeightsView, colour: QColor, area: tuple[float, ...]) -> int:
    """Return how many pixels of about a colour stand between two epochs and anywhere upright."""
    plot = view.plot
    image = plot.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    across = slice(round(plot.x_pixel(area[0])), round(plot.x_pixel(area[1])))
    upright = slice(round(plot.area.top()), round(plot.area.bottom()))
    away = np.abs(pixels[upright, across, :3].astype(int) - colour.getRgb()[:3]).sum(axis=2)
    return int((away < 60).sum())


def point_at(qtbot: QtBot, plot: EpochPlot, epoch: float) -> None:
    at = plot.point(epoch, 0.0)
    qtbot.mouseMove(plot.viewport(), QPoint(round(at.x()), round(plot.area.center().y())))


# The loss


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_pinned_run_is_a_line_of_its_colour_as_far_as_it_went(
    view: LossView, three: Lab, theme: Theme
) -> None:
    view.apply_theme(theme)
    view.display(three.snapshot())
    assert view.plot.box.viewRange()[0][1] >= 200
    for style, inside, outside in (
        ("run_1", (50, 90), (150, 190)),
        ("run_2", (50, 190), None),
        ("run_3", None, (0, 190)),
    ):
        colour = theme.colour(style)
        assert inside is None or counted(view, colour, inside) > 10, style
        assert outside is None or counted(view, colour, outside) == 0, style


def test_its_dash_has_gaps_and_the_present_line_has_none(view: LossView, three: Lab) -> None:
    view.display(three.snapshot())
    plot = view.plot
    image = plot.viewport().grab().toImage()
    ground = LIGHT.colour("panel")

    def gaps(epochs: np.ndarray, losses: np.ndarray) -> int:
        missing = 0
        for x in range(round(plot.x_pixel(60)), round(plot.x_pixel(95))):
            epoch = plot.value_at(QPointF(x + 0.5, 0.0))[0]
            y = plot.y_pixel(float(np.interp(epoch, epochs, losses)))
            missing += all(image.pixelColor(x, round(y) + d) == ground for d in (-1, 0, 1))
        return missing

    pinned = three.pins[1]
    assert gaps(pinned.epochs, pinned.losses) > 3
    three.train(50)
    view.display(three.snapshot())
    image = plot.viewport().grab().toImage()
    curves = three.snapshot().curves
    assert gaps(curves.epochs, curves.losses) == 0


def test_the_pointer_reads_all_runs_at_that_epoch_each_against_the_baseline(
    view: LossView, three: Lab, qtbot: QtBot
) -> None:
    view.display(three.snapshot())
    point_at(qtbot, view.plot, 40)
    here, one, other = (trained(rate, 40).loss for rate in (10.0, 1.0, 3.0))
    rows = view.plot.readout.rows()
    assert [(row.label, row.text) for row in rows] == [
        ("", "epoch 40"),
        ("this run", f"{exact(here)}  ({signed(here - one)})"),
        ("rate 1", f"{exact(one)}  baseline"),
        ("rate 3", f"{exact(other)}  ({signed(other - one)})"),
    ]
    assert [row.colour for row in rows[2:]] == ["run_1", "run_2"]
    qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=point(view, 40))
    assert QGuiApplication.clipboard().text() == exact(here)


def point(view: LossView, epoch: float) -> QPoint:
    return QPoint(round(view.plot.x_pixel(epoch)), round(view.plot.area.center().y()))


def test_beyond_the_present_run_the_others_are_read_that_got_there(
    view: LossView, three: Lab, qtbot: QtBot
) -> None:
    view.display(three.snapshot())
    point_at(qtbot, view.plot, 150)
    rows = view.plot.readout.rows()
    assert [(row.label, row.text) for row in rows] == [
        ("", "epoch 150"),
        ("rate 3", exact(trained(3.0, 150).loss)),
    ]


def test_keys_read_all_runs_and_go_on_beyond_the_present_one(
    view: LossView, three: Lab, qtbot: QtBot
) -> None:
    view.display(three.snapshot())
    qtbot.keyClick(view.plot, Qt.Key.Key_Period)
    said = view.plot.accessibleDescription()
    assert "epoch 50" in said
    assert f"rate 1 {fixed(trained(1.0, 50).loss)}" in said
    qtbot.keyClick(view.plot, Qt.Key.Key_Period)
    assert "epoch 51" in view.plot.accessibleDescription()
    assert "this run" not in view.plot.accessibleDescription()
    for _ in range(12):
        qtbot.keyClick(view.plot, Qt.Key.Key_Greater)
    assert "epoch 200" in view.plot.accessibleDescription()


def test_an_epoch_that_a_longer_run_has_not_recorded_is_read_exactly(
    view: LossView, lab: Lab, qtbot: QtBot
) -> None:
    lab.train(5000)
    lab.pin()
    lab.reset()
    lab.train(101)
    view.display(lab.snapshot())
    qtbot.keyClick(view.plot, Qt.Key.Key_Period)
    assert 101 not in lab.pins[0].epochs
    row = view.plot.readout.rows()[2]
    assert (row.label, row.text) == ("rate 1", f"{exact(lab.trainer.loss)}  baseline")


def test_runs_measured_otherwise_are_named_and_not_drawn(
    view: LossView, lab: Lab, qtbot: QtBot
) -> None:
    lab.train(50)
    lab.pin()
    lab.reset()
    lab.set_loss("squared")
    lab.train(50)
    lab.pin()
    lab.set_gate("or")
    lab.train(50)
    view.display(lab.snapshot())
    assert view.plot.notes() == ["not comparable, so not drawn: rate 1, squared"]
    for style in ("run_1", "run_2"):
        assert counted(view, LIGHT.colour(style), (0, 50)) == 0
    point_at(qtbot, view.plot, 20)
    assert [row.label for row in view.plot.readout.rows()] == ["", "mean loss"]
    # Where the measure is the same again, they are drawn again.
    lab.undo()
    view.display(lab.snapshot())
    assert view.plot.notes() == ["not comparable, so not drawn: rate 1"]
    assert [line.pinned.style for line in view.plot.overlay.lines] == ["run_2"]


def test_the_test_loss_of_a_run_lies_beside_its_loss(
    view: LossView, make_lab: MakeLab, qtbot: QtBot
) -> None:
    experiment = Experiment(
        Curve("sine", 20, test_share=0.5),
        Network((4,)),
        "squared",
        Optimizer("adam", 0.05),
        start=RandomStart(1, "xavier"),
    )
    lab = make_lab(experiment)
    lab.train(30)
    lab.pin()
    view.display(lab.snapshot())
    assert [line.label for line in view.plot.overlay.lines] == ["Adam 0.05", "Adam 0.05, test"]
    point_at(qtbot, view.plot, 30)
    rows = view.plot.readout.rows()
    assert [row.label for row in rows[1:]] == ["this run", "test", "Adam 0.05", "Adam 0.05, test"]
    assert rows[4].text == f"{exact(lab.trainer.test_loss)}  baseline"


def test_a_frame_of_a_run_makes_nothing_anew_of_what_lies_beside_it(
    view: LossView, three: Lab
) -> None:
    view.display(three.snapshot())
    overlay = view.plot.overlay
    for _ in range(3):
        three.train(1)
        view.display(three.snapshot())
        assert view.plot.overlay is overlay
    three.rename_pin("run_1", "slow")
    view.display(three.snapshot())
    assert [line.label for line in view.plot.overlay.lines] == ["slow", "rate 3"]


def test_a_run_that_diverged_or_ended_at_0_is_drawn_as_far_as_it_can_be(
    view: LossView, make_lab: MakeLab
) -> None:
    lab = make_lab(Experiment(Gate("and"), loss="squared").with_learning_rate(1e9))
    lab.train(50)
    lab.pin()
    problem = Curve("line", 10)
    start = RandomStart(1)
    lab.open(Experiment(problem, loss="squared", start=start).with_learning_rate(100.0))
    lab.train(400)
    lab.pin()
    for log in (False, True):
        view.set_log(log)
        view.display(lab.snapshot())
        assert not view.grab().isNull()


# The weights


def test_weights_of_other_runs_are_drawn_by_choice_alone(
    weights: WeightsView, three: Lab, qtbot: QtBot
) -> None:
    weights.display(three.snapshot())
    assert weights.runs_button.isVisible()
    assert not weights.runs_button.isChecked()
    assert counted(weights, LIGHT.colour("run_2"), (5, 49)) == 0
    qtbot.mouseClick(weights.runs_button, Qt.MouseButton.LeftButton)
    assert weights.plot.box.viewRange()[0][1] >= 200
    assert counted(weights, LIGHT.colour("run_2"), (60, 190)) > 30
    qtbot.mouseClick(weights.runs_button, Qt.MouseButton.LeftButton)
    assert weights.plot.box.viewRange()[0][1] < 200
    assert counted(weights, LIGHT.colour("run_2"), (0, 49)) == 0


def test_the_button_is_there_only_with_something_pinned(weights: WeightsView, lab: Lab) -> None:
    lab.train(3)
    weights.display(lab.snapshot())
    assert not weights.runs_button.isVisible()


def test_the_chosen_weight_is_read_out_of_all_runs(
    weights: WeightsView, three: Lab, qtbot: QtBot
) -> None:
    weights.display(three.snapshot())
    weights.runs_button.setChecked(True)
    point_at(qtbot, weights.plot, 40)
    weights.plot.pointer = None
    weights.plot.reading.chosen_line = 0
    qtbot.keyClick(weights.plot, Qt.Key.Key_Period)
    qtbot.keyClick(weights.plot, Qt.Key.Key_Down)
    here, one, other = (trained(rate, 50).parameters[1] for rate in (10.0, 1.0, 3.0))
    rows = {row.label: row.text for row in weights.plot.readout.rows()}
    assert rows["w2"] == f"{exact(here)}  ({signed(here - one)})"
    assert rows["rate 1"] == f"{exact(one)}  baseline"
    assert rows["rate 3"] == f"{exact(other)}  ({signed(other - one)})"


def test_runs_of_another_network_are_named_and_not_drawn_among_the_weights(
    weights: WeightsView, lab: Lab
) -> None:
    lab.train(3)
    lab.pin()
    lab.set_network(Network((2,)))
    lab.train(3)
    weights.runs_button.setChecked(True)
    weights.display(lab.snapshot())
    assert weights.plot.notes() == ["not comparable, so not drawn: rate 1"]
    assert weights.plot.overlay.lines == ()
