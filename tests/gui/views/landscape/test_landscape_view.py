"""The ground is the loss to the last bit, and the run walks on it."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import numpy as np
import pytest
from landscape_looks import network, pixel, rest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Network, OwnData, Penalty, ValuesStart
from learnscope.core.landscape import loss_grid, loss_line
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.landscape.ground.choice import (
    AXES,
    LINE,
    PRINCIPAL,
    RANDOM,
    RUN,
    GroundChoice,
    kinds,
)
from learnscope.gui.views.landscape.landscape import LandscapeView

Brackets = Callable[[], AbstractContextManager[None]]
MakeView = Callable[[Experiment], LandscapeView]
LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    "experiment",
    [
        Experiment(),
        Experiment(Gate("or", (0, 2, 3)), loss="squared", penalty=Penalty(l1=0.1, l2=0.05)),
        network([2]),
        network([3], {"kind": "curve", "name": "sine", "points": 20}),
    ],
)
def test_the_ground_under_the_run_is_the_loss_that_is_read_out(
    make_view: MakeView, experiment: Experiment
) -> None:
    view = make_view(experiment)
    names = experiment.model.parameter_names
    for epochs in (0, 7):
        view.lab.train(epochs)
        for axes in ((names[0], names[1]), (names[-1], names[0])):
            view.choose(GroundChoice(AXES, axes))
            assert view.map.height_at(*view.map.place("present")) == view.lab.trainer.loss
        view.choose(GroundChoice(LINE, names[-1:]))
        assert view.section.height_at(view.section.place("present")[0]) == view.lab.trainer.loss


def test_the_ground_is_the_loss_over_the_two_parameters(
    view: LandscapeView, qtbot: QtBot, fine_ground: int
) -> None:
    view.lab.train(20)
    rest(qtbot, view)
    ground, run = view.map.ground, view.lab.trainer
    expected = loss_grid(run.experiment, run.parameters, (0, 1), ground.xs, ground.ys)
    assert np.array_equal(ground.losses, expected)
    assert max(ground.losses.shape) == fine_ground
    # Units are as long up as across.
    assert np.diff(ground.xs)[0] == pytest.approx(np.diff(ground.ys)[0], rel=0.02)


def test_the_bias_follows_the_run_until_it_is_held(view: LandscapeView, qtbot: QtBot) -> None:
    view.lab.train(30)
    header = view.header
    assert header.held_name.text() == "b"
    assert header.follows.isChecked()
    followed = view.map.ground.losses.copy()
    header.held.setValue(200)
    assert not header.follows.isChecked()
    assert view.map.choice.held == 5.0
    held = loss_grid(
        view.lab.experiment, [0.0, 0.0, 5.0], (0, 1), view.map.ground.xs, view.map.ground.ys
    )
    assert np.array_equal(view.map.ground.losses, held)
    qtbot.mouseClick(header.follows, LEFT, pos=QPoint(6, header.follows.height() // 2))
    assert view.map.choice.held is None
    assert header.held_value.text().startswith("−")
    rest(qtbot, view)
    assert followed.size <= view.map.ground.losses.size


def test_other_parameters_go_across_and_up_by_choice(view: LandscapeView, qtbot: QtBot) -> None:
    view.lab.train(5)
    box = view.header.axes[1]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert view.map.choice.axes == ("w1", "b")
    assert (view.map.x_title, view.map.up_title) == ("w1", "b")
    assert view.header.held_name.text() == "w2"
    # To choose what stands on the other axis is to change places.
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert view.map.choice.axes == ("b", "w1")


def test_one_parameter_is_a_curve_with_its_tangent_and_its_step(view: LandscapeView) -> None:
    view.lab.train(3)
    view.choose(GroundChoice(LINE, ("w2",)))
    section, run = view.section, view.lab.trainer
    assert view.shown is section
    assert section.isVisible()
    xs, losses = section.ground.xs, section.ground.losses[0]
    assert np.array_equal(losses, loss_line(run.experiment, run.parameters, 1, xs))
    slope = section.next_step.gradient[1]
    x, step = run.parameters[1], 1e-6
    rise = section.height_at(x + step) - section.height_at(x - step)
    assert slope == pytest.approx(rise / (2 * step), abs=1e-7)
    assert section.next_step.downhill[1] == -run.learning_rate * slope
    reading = section.read_mark("present")
    assert reading.copies == exact(run.loss)
    assert exact(slope) in [row.text for row in reading.rows]
    assert not view.strip.isVisible()


def test_a_neuron_of_one_parameter_is_a_parabola(make_view: MakeView) -> None:
    data = {
        "problem": {
            "kind": "data",
            "points": [[1.0], [2.0]],
            "targets": [2.0, 4.1],
            "task": "regression",
        },
        "network": {"hidden": [], "bias": False},
        "loss": "squared",
        "start": {"kind": "values", "values": [0.0]},
        "optimizer": {"name": "gd", "learning_rate": 0.1},
    }
    view = make_view(Experiment.from_json(json.dumps(data)))
    assert view.shown is view.section
    assert not view.header.kind.isVisible()
    assert not view.header.held_row.isVisible()
    view.lab.train(50)
    assert view.section.place("present")[0] == pytest.approx(2.04, abs=1e-6)


def test_a_networks_ground_is_the_plane_of_its_run(make_view: MakeView) -> None:
    view = make_view(network([2]))
    assert view.map.choice.kind == RUN
    assert view.map.laid.instead
    view.lab.train(60)
    laid, run = view.map.laid, view.lab.trainer
    assert not laid.instead
    for theta in (run.history.parameters[0], run.parameters):
        _, _, away = laid.plane.places(theta[np.newaxis])
        assert away[0] == pytest.approx(0.0, abs=1e-9)
    start = view.map.place("start")
    assert start == (0.0, 0.0)
    assert view.map.height_at(*view.map.place("present")) == pytest.approx(run.loss, rel=1e-9)
    for kind in (PRINCIPAL, RANDOM, AXES, LINE, RUN):
        view.choose(GroundChoice(kind, view.map.choice.axes))
        assert view.shown.choice.kind == kind
        assert np.isfinite(view.shown.ground.losses).all()


def test_the_run_is_coloured_by_its_own_loss_and_faint_where_the_ground_is_another(
    view: LandscapeView,
) -> None:
    view.lab.train(200)
    path, run = view.map.path, view.lab.trainer
    assert path.epochs[0] == 0
    assert path.epochs[-1] == 200
    recorded = dict(zip(run.history.epochs.tolist(), run.history.losses.tolist(), strict=True))
    assert [recorded[epoch] for epoch in path.epochs.tolist()] == path.losses.tolist()
    # The slice through the present puts the start at 1.65, where its loss was 0.694.
    assert path.heights[0] == pytest.approx(1.65, abs=0.01)
    assert path.losses[0] == pytest.approx(0.694, abs=0.001)
    assert path.misread[0]
    assert not path.misread[-1]
    assert path.distance[0] == pytest.approx(abs(run.parameters[2]), rel=1e-9)
    assert view.strip.isVisible()
    # Held where the start was, the ground there is the start's.
    view.choose(replace(view.map.choice, held=0.0))
    assert not view.map.path.misread[0]


def test_the_next_step_is_what_a_step_does(view: LandscapeView) -> None:
    view.lab.train(4)
    ahead, before = view.map.next_step, view.lab.trainer.parameters.copy()
    view.lab.train(1)
    assert ahead.parameters == tuple(view.lab.trainer.parameters.tolist())
    assert tuple((before + ahead.downhill).tolist()) == ahead.parameters


def test_reading_says_the_loss_exactly_on_ground_and_run(view: LandscapeView) -> None:
    view.lab.train(50)
    ground = view.map
    reading = ground.read_at(QPointF(pixel(view, ground.place("present"))))
    assert reading.copies == exact(view.lab.trainer.loss)
    assert reading.rows[0].text == "50"
    x, y = ground.extent.x[0] + 0.5, ground.extent.y[0] + 0.5
    at = ground.point(x, y)
    reading = ground.read_at(at)
    x, y = ground.rounded(ground.value_at(at))
    assert reading.copies == exact(ground.height_at(x, y))
    assert [row.label for row in reading.rows] == ["w1", "w2", "loss"]
    start = ground.read_mark("start")
    assert {row.label for row in start.rows} >= {"epoch", "loss", "floor", "off the plane"}


def test_keys_read_along_the_run_and_copy(view: LandscapeView, qtbot: QtBot) -> None:
    view.lab.train(50)
    view.map.setFocus()
    qtbot.keyClick(view.map, Qt.Key.Key_Period)
    assert view.map.readout.reading().rows[0].text == "0"
    qtbot.keyClick(view.map, Qt.Key.Key_Comma)
    qtbot.keyClick(view.map, Qt.Key.Key_Period)
    qtbot.keyClick(view.map, Qt.Key.Key_Period)
    epoch = int(view.map.readout.reading().rows[0].text)
    assert 0 < epoch <= 50
    qtbot.keyClick(view.map, Qt.Key.Key_Return)
    losses = dict(zip(view.map.path.epochs.tolist(), view.map.path.losses.tolist(), strict=True))
    assert QGuiApplication.clipboard().text() == exact(losses[epoch])
    qtbot.keyClick(view.map, Qt.Key.Key_Escape)
    assert view.map.readout.along is None


def test_while_looking_back_the_present_is_the_moment_looked_at(view: LandscapeView) -> None:
    view.lab.train(40)
    view.lab.go_to(10)
    assert view.map.mark("present")[0] == 10
    assert view.map.path.epochs[-1] == 40
    assert view.map.height_at(*view.map.place("present")) == view.lab.trainer.loss


def test_a_run_at_speed_lays_no_more_ground_than_it_has_time_for(
    view: LandscapeView, qtbot: QtBot, fine_ground: int
) -> None:
    view.lab.set_pace(99)
    view.lab.run()
    with qtbot.waitSignal(view.lab.frame):
        pass
    assert view.map.survey.is_over
    view.lab.pause()
    assert not view.map.survey.is_over
    rest(qtbot, view)
    assert max(view.map.ground.losses.shape) == fine_ground


def test_pinned_runs_lie_on_the_same_ground_and_are_read_against_the_baseline(
    view: LandscapeView, qtbot: QtBot
) -> None:
    lab = view.lab
    lab.train(20)
    rest(qtbot, view)
    lab.pin()
    lab.set_learning_rate(3.0)
    lab.reset()
    lab.train(20)
    lab.pin()
    (first, second) = lab.pins
    lab.reset()
    lab.set_learning_rate(1.0)
    lab.train(20)
    reading = view.map.read_mark("present")
    told = {row.label: row.text for row in reading.rows}
    assert told[first.name].startswith(exact(float(first.losses[-1])))
    assert "baseline" in told[first.name]
    assert told[second.name].startswith(exact(float(second.losses[-1])))
    assert "(" in told[second.name]
    alone = view.map.viewport().grab().toImage()
    lab.remove_pin(second.style)
    assert view.map.viewport().grab().toImage() != alone
    # Runs of another model are on no ground of this one.
    lab.set_network(Network((2,)))
    lab.train(2)
    assert first.name not in {row.label for row in view.map.read_mark("present").rows}


def test_what_was_chosen_where_there_was_one_parameter_is_chosen_over_two(
    make_view: MakeView, qtbot: QtBot
) -> None:
    one = OwnData(((0.0,), (1.0,), (2.0,)), (0.0, 1.0, 2.5), "regression")
    alone = Network(bias=False)
    view = make_view(Experiment(one, alone, loss="squared", start=ValuesStart((0.5,))))
    assert view.header.kind.count() == 1
    view.lab.set_network(Network())
    of_both = kinds(view.lab.experiment.model).index(AXES)
    assert view.header.kind.currentIndex() != of_both
    view.header.kind.setCurrentIndex(of_both)
    view.header.kind.activated.emit(of_both)
    rest(qtbot, view)
    assert view.keep().choice == GroundChoice(AXES, view.lab.experiment.model.parameter_names)
