"""The loss of samples held out, and the penalty's share."""

import json
from typing import Any

import numpy as np
import pytest
from moments import Moment
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Experiment, Trainer
from learnscope.gui.session.lab import Lab
from learnscope.gui.text.numbers import fixed
from learnscope.gui.views.curves.loss import LossView

pytestmark = pytest.mark.usefixtures("faster_engine")


def held_out(**more: Any) -> Experiment:
    """Return few noisy samples, of which some are held out: a network soon learns the noise."""
    data = {
        "problem": {"kind": "curve", "name": "sine", "points": 16, "noise": 0.3, "test_share": 0.4},
        "network": {"hidden": [8, 8]},
        "loss": "squared",
        "optimizer": {"name": "adam", "learning_rate": 0.01},
        "start": {"kind": "random", "seed": 1, "scheme": "xavier"},
    }
    return Experiment.from_json(json.dumps(data | more))


def test_without_samples_held_out_there_is_one_line(view: LossView, moment: Moment) -> None:
    view.display(moment(20))
    assert view.plot.names == ("loss",)
    assert view.plot.end_text(0) == fixed(moment(20).loss)
    assert view.plot.lowest_test() is None


def test_the_test_loss_is_a_second_line_with_its_name(view: LossView, moment: Moment) -> None:
    snapshot = moment(60, held_out(), 0)
    view.display(snapshot)
    assert view.plot.names == ("loss", "test")
    x, y = view.plot.lines[1].getData()
    assert np.array_equal(x, snapshot.curves.epochs)
    assert np.array_equal(y, snapshot.curves.test_losses)
    assert view.plot.end_text(1) == f"test {fixed(snapshot.test_loss)}"
    pens = [line.opts["pen"].color() for line in view.plot.lines]
    assert pens[0] != pens[1]
    assert view.plot.y_limits()[1] >= snapshot.curves.test_losses.max()
    assert f"The test loss is {fixed(snapshot.test_loss)}." in view.accessibleDescription()
    for log in (True, False):
        view.set_log(log)
        assert not view.grab().isNull()


def test_pointing_reads_both_losses_exactly(view: LossView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = moment(60, held_out(), 0)
    view.display(snapshot)
    at = view.plot.point(30.0, float(snapshot.curves.test_losses[30])).toPoint()
    with qtbot.waitSignal(view.quantity_hovered) as told:
        qtbot.mouseMove(view.plot.viewport(), at)
    assert told.args == ["test"]
    texts = [float(row.text) for row in view.plot.readout.rows()[1:]]
    assert texts == [snapshot.curves.losses[30], snapshot.curves.test_losses[30]]
    qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert float(QGuiApplication.clipboard().text()) == snapshot.curves.test_losses[30]


def test_the_lowest_test_loss_is_marked_once_the_network_learns_the_noise(
    view: LossView,
) -> None:
    lab = Lab(held_out())
    view.display(lab.snapshot())
    assert view.plot.lowest_test() is None
    lab.train(1000)
    snapshot = lab.snapshot()
    view.display(snapshot)
    lowest = view.plot.lowest_test()
    tests = snapshot.curves.test_losses
    assert lowest == np.argmin(tests)
    assert snapshot.test_loss > tests[lowest]
    assert snapshot.loss < snapshot.curves.losses[lowest]
    assert not view.grab().isNull()
    # Looking back to where it was lowest, nothing of what comes is given away.
    lab.go_to(int(snapshot.curves.epochs[lowest]))
    view.display(lab.snapshot())
    assert view.plot.lowest_test() is None
    assert not view.grab().isNull()


def test_the_penalty_s_share_is_read_where_there_is_one(
    view: LossView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = moment(60, held_out(penalty={"l2": 0.01}), 0)
    view.display(snapshot)
    at = view.plot.point(60.0, snapshot.loss).toPoint()
    qtbot.mouseMove(view.plot.viewport(), at)
    labels = [row.label for row in view.plot.readout.rows()]
    assert labels == ["", "with penalty", "mean loss", "penalty", "test"]
    weights = np.array(snapshot.parameters)[snapshot.experiment.model.is_weight]
    rows = {row.label: row.text for row in view.plot.readout.rows()}
    assert float(rows["with penalty"]) == snapshot.loss
    assert float(rows["mean loss"]) == snapshot.data_loss
    assert float(rows["test"]) == snapshot.test_loss
    assert float(rows["penalty"]) == 0.5 * 0.01 * np.square(weights).sum()


def test_beside_the_test_loss_stands_how_many_held_out_are_right(
    view: LossView, moment: Moment, qtbot: QtBot
) -> None:
    clouds = Experiment().with_problem(Cloud("blobs", 40, 0.3, 5, 0.25))
    snapshot = moment(10, clouds, 0)
    view.display(snapshot)
    run = Trainer(clouds)
    run.advance(10)
    held_out = list(clouds.problem.held_out)
    answers = run.predict(clouds.problem.inputs[held_out]) > 0.5
    right = int((answers == clouds.problem.target_array[held_out]).sum())
    assert view.plot.end_text(1) == f"test {fixed(snapshot.test_loss)} · {right}/10"
    at = view.plot.point(10.0, snapshot.test_loss).toPoint()
    qtbot.mouseMove(view.plot.viewport(), at)
    rows = {row.label: row.text for row in view.plot.readout.rows()}
    assert rows["tests right"] == f"{right}/10"
    assert f"Of 10 held out {right} are right." in view.accessibleDescription()


def test_what_overfits_is_held_against_the_loss_without_the_penalty(
    view: LossView, moment: Moment
) -> None:
    snapshot = moment(60, held_out(penalty={"l2": 0.01}), 0)
    view.display(snapshot)
    assert view.plot.names == ("loss", "data", "test")
    data = np.array(view.plot.lines[1].getData()[1])
    assert np.array_equal(data, snapshot.curves.data_losses)
    assert snapshot.data_loss < snapshot.loss
    assert f"Of it {fixed(snapshot.data_loss)} is the mean loss" in view.accessibleDescription()
    assert view.plot.y_title == "mean loss, and with the penalty"


def test_problems_with_and_without_held_out_samples_take_turns(
    view: LossView, moment: Moment
) -> None:
    for experiment in (held_out(), Experiment(), held_out(penalty={"l1": 0.1}), Experiment()):
        view.display(moment(12, experiment, 0))
        assert len(view.plot.columns) == len(view.plot.names) == len(view.plot.lines)
        assert not view.grab().isNull()


def test_a_run_that_diverges_shows_its_test_losses_as_far_as_they_go(view: LossView) -> None:
    lab = Lab(held_out(optimizer={"name": "gd", "learning_rate": 1e9}))
    lab.train(50)
    for log in (False, True):
        view.set_log(log)
        view.display(lab.snapshot())
        assert not view.grab().isNull()
