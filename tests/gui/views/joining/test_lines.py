"""Joining lines: what each unit adds, built up one by one."""

from collections.abc import Callable

import numpy as np
import pytest
from joining_hands import THREE, Key, curve
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Network, RandomStart
from learnscope.core.inspection.joining import bends
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.hidden.joining import JoiningView

pytestmark = pytest.mark.usefixtures("faster_engine")


def test_all_units_are_added_up_when_the_network_changed_while_there_were_no_lines(
    view: JoiningView, lab: Lab
) -> None:
    lab.open(Experiment(Gate("xor"), Network((2,)), start=RandomStart()))
    assert not view.shows_lines
    lab.open(curve([2], "tanh"))

    assert (view.slider.value(), view.slider.maximum()) == (2, 2)
    assert view.counted.text() == "2 of 2 units"
    assert view.plot.shown == 2


def test_the_lines_are_what_each_unit_adds_and_their_sum_is_the_answer(
    view: JoiningView, lab: Lab
) -> None:
    lab.train(20)
    model, parameters = lab.experiment.model, lab.trainer.parameters
    xs = view.plot.sum.getData()[0]
    outputs = model.unit_outputs(parameters, xs[:, np.newaxis])[0][-1]
    weights, bias = model.layers(parameters)[-1]
    for unit, line in enumerate(view.plot.terms[:3]):
        assert np.array_equal(line.getData()[1], outputs[:, unit] * weights[0, unit])
        assert line.isVisible()
    assert not any(line.isVisible() for line in view.plot.terms[3:])
    assert np.array_equal(view.plot.bias.getData()[1], np.full(len(xs), bias[0]))
    answers = model.forward(parameters, xs[:, np.newaxis])
    assert view.plot.sum.getData()[1].tobytes() == answers.tobytes()


def test_every_bend_is_a_point_of_its_line(view: JoiningView, lab: Lab) -> None:
    xs = view.plot.sum.getData()[0]
    assert set(bends(THREE.model, lab.trainer.parameters).tolist()) == {-0.5, 0.0, 0.5}
    assert {-0.5, 0.0, 0.5} <= set(xs.tolist())


def test_the_true_curve_is_drawn_and_the_samples_lie_at_their_targets(
    view: JoiningView, lab: Lab
) -> None:
    problem = lab.experiment.problem
    xs, ys = view.plot.truth.getData()
    assert np.array_equal(ys, problem.target_curve(xs))
    places = view.plot.sample_places()
    for row in (0, 7, 19):
        at = view.plot.point(float(problem.inputs[row, 0]), float(problem.target_array[row]))
        assert QPointF(*places[row].tolist()) == at


def test_the_sum_is_built_up_with_the_arrow_keys(qtbot: QtBot, view: JoiningView, lab: Lab) -> None:
    view.slider.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.slider.value() == 3
    limits = view.plot.box.viewRange()
    whole = view.plot.sum.getData()[1]
    for count in (2, 1, 0):
        QTest.keyClick(view.slider, Key.Key_Left)
        assert view.slider.value() == count
        shape = view.plot.shape_
        assert shape is not None
        assert np.array_equal(view.plot.sum.getData()[1], shape.parts.sum(count))
        assert [line.isVisible() for line in view.plot.terms[:3]] == [i < count for i in range(3)]
        assert np.array_equal(view.plot.whole.getData()[1], whole)
        assert view.plot.whole.isVisible()
        assert view.plot.box.viewRange() == limits
        assert view.counted.text() == f"{count} of 3 units"
    assert lab.trainer.epoch == 0  # the arrows did not step the run
    for _ in range(3):
        QTest.keyClick(view.slider, Key.Key_Right)
    assert not view.plot.whole.isVisible()


def test_units_that_are_not_added_up_yet_have_no_handles(view: JoiningView) -> None:
    view.slider.setValue(1)
    assert {h.unit for h in view.plot.handles()} == {0}


def test_without_a_bend_the_sum_is_a_line_and_that_is_said(
    view: JoiningView, make_lab: Callable[[Experiment], Lab]
) -> None:
    other = make_lab(curve([4], "identity"))
    other.train(30)
    view.display(other.snapshot())
    assert view.caption.text() == "Without a bend the sum of lines is a line."
    xs, ys = view.plot.sum.getData()
    assert np.polyval(np.polyfit(xs, ys, 1), xs) == pytest.approx(ys, abs=1e-9)
    assert {h.kind for h in view.plot.handles()} == {"height"}


def test_deeper_networks_show_their_last_layer_without_handles(
    view: JoiningView, make_lab: Callable[[Experiment], Lab]
) -> None:
    other = make_lab(curve([3, 2], "tanh"))
    view.display(other.snapshot())
    assert view.plot.names() == ["h2.1", "h2.2", "y.b", "output"]
    assert view.plot.handles() == []
    assert "last hidden layer" in view.caption.text()
    assert view.slider.maximum() == 2
