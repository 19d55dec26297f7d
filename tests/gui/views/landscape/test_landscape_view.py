"""The loss over the parameters: the ground is the loss to the last bit, and the run walks on it."""

import json
import math
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Network, Penalty, Trainer, ZerosStart
from learnscope.core.landscape import loss_grid, loss_line
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.plotting.opengl import has_opengl
from learnscope.gui.session.lab import Lab
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.landscape.ground.choice import (
    AXES,
    LINE,
    PRINCIPAL,
    RANDOM,
    RUN,
    GroundChoice,
)
from learnscope.gui.views.landscape.ground.ground import Extent, bands, steps
from learnscope.gui.views.landscape.ground.run_path import thinned
from learnscope.gui.views.landscape.landscape import LandscapeView

Brackets = Callable[[], AbstractContextManager[None]]
MakeView = Callable[[Experiment], LandscapeView]
LEFT = Qt.MouseButton.LeftButton

#: A neuron without a bias.
ZEROS = Experiment(network=Network(bias=False), start=ZerosStart())


def network(hidden: list[int], problem: dict[str, Any] | None = None, **more: Any) -> Experiment:
    """Return a problem to be learned by a network; XOR by default."""
    problem = problem or {"kind": "gate", "name": "xor"}
    data = {
        "problem": problem,
        "network": {"hidden": hidden, "activation": "tanh"},
        "loss": "squared" if problem["kind"] == "curve" else "bce",
        "optimizer": {"name": "adam", "learning_rate": 0.1},
        "start": {"kind": "random", "seed": 3, "scheme": "xavier"},
    }
    return Experiment.from_json(json.dumps(data | more))


@pytest.fixture
def make_view(qtbot: QtBot, make_lab: Callable[[Experiment], Lab]) -> Iterator[MakeView]:
    """Make a view as it stands in a window, connected as the window connects it."""
    made: list[tuple[Lab, LandscapeView, QWidget]] = []

    def make(experiment: Experiment) -> LandscapeView:
        lab = make_lab(experiment)
        window = QWidget()
        qtbot.addWidget(window)
        view = LandscapeView(window)
        view.lab = lab
        view.resize(480, 420)
        window.resize(500, 440)
        view.parameters_edited.connect(lab.edit)
        view.start_pulled.connect(lab.start_from)
        lab.frame.connect(view.display)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        lab.refresh()
        made.append((lab, view, window))
        return view

    yield make
    for lab, view, _ in made:
        lab.frame.disconnect(view.display)
        lab.pause()


@pytest.fixture
def view(make_view: MakeView) -> LandscapeView:
    """The ground of the worked example, all rows on."""
    return make_view(Experiment())


def rest(qtbot: QtBot, view: LandscapeView) -> None:
    """Wait until the ground is as fine as it gets."""
    qtbot.waitUntil(lambda: view.map.survey.is_over)


def pixel(view: LandscapeView, place: tuple[float, float]) -> QPoint:
    return view.shown.point(*place).toPoint()


# What is seen


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


def test_the_ground_is_the_loss_over_the_two_parameters(view: LandscapeView, qtbot: QtBot) -> None:
    view.lab.train(20)
    rest(qtbot, view)
    ground, run = view.map.ground, view.lab.trainer
    expected = loss_grid(run.experiment, run.parameters, (0, 1), ground.xs, ground.ys)
    assert np.array_equal(ground.losses, expected)
    assert max(ground.losses.shape) == 256
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
    view: LandscapeView, qtbot: QtBot
) -> None:
    view.lab.set_pace(99)
    view.lab.run()
    with qtbot.waitSignal(view.lab.frame):
        pass
    assert view.map.survey.is_over
    view.lab.pause()
    assert not view.map.survey.is_over
    rest(qtbot, view)
    assert max(view.map.ground.losses.shape) == 256


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


# What is said


@pytest.mark.parametrize(
    ("experiment", "epochs", "said"),
    [
        (Experiment(), 0, "no lowest point"),
        (Experiment(Gate("xor")), 3, "One valley, and its lowest point is the middle"),
        (Experiment(Gate("custom", None, (0, 1, 1, 1)), loss="absolute"), 3, "level"),
        (Experiment(Gate("and"), loss="squared"), 3, "level"),
        (Experiment(penalty=Penalty(l2=0.1)), 3, "lowest place seen"),
        (replace(network([2]), start=ZerosStart()), 0, "saddle"),
        (replace(Experiment(Gate("xor")), start=ZerosStart()), 0, "lowest point there is"),
        (network([2]), 0, "random directions"),
        *((replace(ZEROS, problem=Gate(gate)), 3, "no lowest point") for gate in ("or", "nor")),
        (replace(ZEROS, problem=Gate("and")), 3, "lowest point there is"),
    ],
)
def test_what_there_is_to_see_is_said_under_it(
    make_view: MakeView, qtbot: QtBot, experiment: Experiment, epochs: int, said: str
) -> None:
    view = make_view(experiment)
    view.lab.train(epochs)
    if "saddle" in said:
        view.choose(GroundChoice(AXES, experiment.model.parameter_names[:2]))
    rest(qtbot, view)
    assert said in view.caption.text()


def test_what_a_line_divides_has_no_lowest_point_and_the_rest_has_one() -> None:
    # What the sentences under the ground claim, followed: ever further out it is ever lower.
    far = [Trainer(Experiment()), Trainer(Experiment(Gate("xor")))]
    for size in (1.0, 10.0, 100.0):
        far[0].edit((size * 2.0, size * 2.0, -3.0 * size))
        assert far[0].loss < 0.5 / size
    far[1].edit((0.0, 0.0, 0.0))
    assert far[1].loss == pytest.approx(math.log(2.0), rel=1e-15)
    random = np.random.default_rng(1)
    for theta in random.normal(size=(50, 3)):
        other = Trainer(Experiment(Gate("xor")))
        other.edit(theta)
        assert other.loss > far[1].loss


def test_the_loss_in_force_and_the_rows_that_are_on_shape_the_ground_at_once(
    view: LandscapeView,
) -> None:
    seen = []
    for change in (
        lambda: None,
        lambda: view.lab.set_row_active(0, False),
        lambda: view.lab.set_loss("absolute"),
        lambda: view.lab.set_penalty(Penalty(l2=0.1)),
        lambda: view.lab.set_target(1, 1),
    ):
        change()
        assert view.map.height_at(*view.map.place("present")) == view.lab.trainer.loss
        seen.append(view.map.ground.losses.tobytes())
    assert len(set(seen)) == len(seen)


def test_it_is_said_in_one_line_and_in_another_language(
    view: LandscapeView, in_brackets: Brackets
) -> None:
    view.lab.train(3)
    assert "epoch 3" in view.accessibleDescription()
    assert "over w1, w2" in view.accessibleDescription()
    with in_brackets():
        assert view.header.dark.text() == "[Dark room]"
        assert view.header.kind.itemText(0) == "[Two parameters]"
        assert view.map.whatsThis().startswith("[")
        view.lab.train(1)
        assert view.caption.text().startswith("[")


def test_it_takes_on_the_colours_of_the_theme(view: LandscapeView, qtbot: QtBot) -> None:
    view.lab.train(30)
    rest(qtbot, view)
    pictures = []
    for theme in (LIGHT, DARK):
        view.apply_theme(theme)
        pictures.append(view.map.viewport().grab().toImage())
    assert pictures[0] != pictures[1]


# Steps, thinning, extents


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize(
    "limits", [(0.0, 8.0), (0.69, 1.8), (1e-9, 3.0), (5.0, 5.0), (0.0, 1e300), (2.0, 2.0 + 1e-15)]
)
def test_steps_of_colour_are_few_and_in_order(limits: tuple[float, float], log: bool) -> None:
    found = steps(limits, log)
    assert 1 <= len(found) <= 16
    assert list(found) == sorted(found)
    losses = np.array([limits[0], limits[1], np.nan, np.inf])
    assert bands(losses, found)[2:].tolist() == [len(found) + 1] * 2
    assert (bands(losses, found)[:2] <= len(found)).all()


def test_of_a_path_the_ends_and_what_lies_apart_is_drawn() -> None:
    line = np.column_stack((np.linspace(0.0, 100.0, 5001), np.zeros(5001)))
    kept = thinned(line, 400)
    assert kept[0] == 0
    assert kept[-1] == 5000
    assert len(kept) <= 60
    jumping = np.column_stack((np.zeros(100), np.tile([0.0, 50.0], 50)))
    assert len(thinned(jumping, 400)) == 100
    assert thinned(np.zeros((1, 2)), 400).tolist() == [0]
    assert thinned(np.full((5, 2), np.nan), 400)[-1] == 4


def test_what_is_seen_stays_while_a_run_moves_a_little() -> None:
    first = Extent.around(np.array([0.1, 4.2]), np.array([-0.1, 4.2]), 1.0)
    second = Extent.around(np.array([0.1, 4.3]), np.array([-0.1, 4.25]), 1.0)
    assert first == second
    assert first.x[0] <= -1.0
    point = Extent.around(np.zeros(1), np.zeros(1))
    assert point.size[0] > 0.0
    beyond = Extent.around(np.array([np.inf, 1.0]), np.array([np.nan, 1.0]))
    assert np.isfinite([*beyond.x, *beyond.y]).all()


# Bad input


def test_a_run_beyond_all_bounds_is_seen_up_to_there(make_view: MakeView) -> None:
    data = {
        "problem": {"kind": "curve", "name": "sine", "points": 10},
        "network": {"hidden": [2], "activation": "relu"},
        "loss": "squared",
        "optimizer": {"name": "gd", "learning_rate": 1000.0},
        "start": {"kind": "random", "seed": 1, "scheme": "he"},
    }
    view = make_view(Experiment.from_json(json.dumps(data)))
    view.lab.train(5000)
    for kind in (RUN, PRINCIPAL, RANDOM, AXES, LINE):
        view.choose(GroundChoice(kind, view.shown.choice.axes))
        assert view.shown.viewport().grab().width() > 0
        assert view.summary(view.lab.snapshot())


def test_one_row_alone_and_parameters_all_alike_have_ground(make_view: MakeView) -> None:
    view = make_view(replace(Experiment(Gate("and", (2,))), start=ZerosStart()))
    assert view.map.height_at(0.0, 0.0) == view.lab.trainer.loss
    same = replace(network([2]), start=ZerosStart())
    other = make_view(same)
    # All weights are 0: neither the run nor its weights have a direction.
    assert other.map.laid.names == ("h1.1.w1", "h1.1.w2")
    assert "stand in" in other.caption.text() or "nowhere" in other.caption.text()


def test_without_opengl_a_sentence_stands_in_place_of_the_surface(
    view: LandscapeView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("learnscope.gui.views.landscape.landscape.has_opengl", lambda: False)
    qtbot.mouseClick(view.header.solid, LEFT)
    assert view.missing.isVisible()
    assert "OpenGL" in view.missing.text()
    qtbot.mouseClick(view.header.solid, LEFT)
    assert view.map.isVisible()


@pytest.mark.xvfb
def test_the_surface_is_as_high_as_the_loss(view: LandscapeView) -> None:
    if not has_opengl():
        pytest.skip("no OpenGL here; run under Xvfb with QT_QPA_PLATFORM=xcb")
    view.lab.train(100)
    view.header.log.click()
    view.set_mode("3d")
    heights = view.solid.surface._z
    extent = view.map.extent.filling(1.0, 1.0)
    xs, ys = (np.linspace(*ends, 33) for ends in (extent.x, extent.y))
    losses = loss_grid(view.lab.experiment, view.lab.trainer.parameters, (0, 1), xs, ys).T
    expected = (losses - losses.min()) / (losses.max() - losses.min())
    assert heights == pytest.approx(expected, abs=1e-6)
    for theme in (LIGHT, DARK):
        view.apply_theme(theme)
        flat = view.solid.grab().toImage()
        assert flat.pixelColor(2, 2) == theme.colour("panel")
    view.choose(GroundChoice(LINE, ("w1",)))
    assert view.section.isVisible()
