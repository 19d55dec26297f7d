"""The loss over one parameter: the valley fills the picture, and an overshooting step is seen."""

from collections.abc import Callable

import numpy as np
import pytest
from cases import each_telling
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from view_bench import ViewBench

from learnscope.core import Experiment
from learnscope.core.landscape import loss_line
from learnscope.gui.text.examples import example
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.landscape.ground.choice import LINE, GroundChoice
from learnscope.gui.views.landscape.ground.section import GroundSection
from learnscope.gui.views.landscape.landscape import LandscapeView

SLOPE = example("one_slope")


@pytest.fixture
def open_section(
    open_bench: Callable[..., ViewBench],
) -> Callable[[Experiment], LandscapeView]:
    def make(experiment: Experiment) -> LandscapeView:
        view = open_bench("landscape", experiment).view
        assert isinstance(view, LandscapeView)
        view.choose(GroundChoice(LINE, ("w1",)))
        QApplication.processEvents()
        return view

    return make


def seen(section: GroundSection, at: tuple[float, float]) -> bool:
    return section.area.contains(section.point(*at))


@each_telling(
    "case",
    {f"{rate}, {n}": (rate, n) for n in (0, 1, 6) for rate in (0.02, 0.1, 0.12)},
    *("0.02, 0", "0.1, 1", "0.12, 6"),
)
def test_both_walls_of_the_valley_are_seen_with_the_run_and_its_next_step(
    open_section: Callable[[Experiment], LandscapeView], case: tuple[float, int]
) -> None:
    rate, epochs = case
    view = open_section(SLOPE.with_learning_rate(rate))
    lab = view.window().lab
    lab.train(epochs)
    section, run = view.section, lab.trainer
    history = run.history
    for w, loss in zip(history.parameters[:, 0], history.losses, strict=True):
        assert seen(section, (w, loss))
    after = section.next_step.parameters[0]
    assert seen(section, (after, section.height_at(after)))
    low, high = section.extent.x
    ends = loss_line(run.experiment, run.parameters, 0, [low, high])
    assert (ends >= history.losses.max()).all()
    # The valley fills the picture: the run reaches over a good part of its height.
    assert section.extent.y[0] == 0.0
    assert history.losses.max() > 0.3 * section.extent.y[1]
    assert section.ground.lowest[0] == pytest.approx(2.0, abs=(high - low) / 400)
    assert not section.ground.lowest[3]
    assert "One valley with one lowest point" in view.caption.text()
    section.grab()


@pytest.mark.parametrize("epochs", [0, 3])
def test_the_lowest_place_of_a_narrow_valley_is_named_beside_it(
    open_section: Callable[[Experiment], LandscapeView], epochs: int
) -> None:
    view = open_section(SLOPE)
    view.window().lab.train(epochs)
    section, wide = view.section, 90.0
    section.resize(360, 480)
    x, _, loss, _ = section.ground.lowest
    there = section.point(x, loss)
    begin = section.begin_label(there, wide)
    assert abs(begin.y() - there.y()) < 40.0
    assert begin.x() + wide <= section.area.right()
    # The curve rises between the place and its name.
    assert section.point(*section.place("present")).x() < begin.x()
    assert begin.x() > there.x()
    xs, ys = section.pixels(section.ground.xs, section.ground.losses[0]).T
    over = (xs > begin.x()) & (xs < begin.x() + wide)
    assert (ys[over] < begin.y() - 12.0).all()


def test_a_step_that_goes_too_far_lands_on_the_other_wall(
    open_section: Callable[[Experiment], LandscapeView],
) -> None:
    section = open_section(SLOPE.with_learning_rate(0.12)).section
    here, after = section.place("present")[0], section.next_step.parameters[0]
    assert here < 2.0 < after
    assert section.height_at(after) > section.height_at(here)
    assert section.next_step.downhill[0] == -0.12 * section.next_step.gradient[0]


def test_hover_and_keys_read_the_parabola(
    qtbot: QtBot, open_section: Callable[[Experiment], LandscapeView]
) -> None:
    section = open_section(SLOPE).section
    qtbot.mouseMove(section.viewport(), section.point(3.0, 20.0).toPoint())
    reading = section.read_at(section.point(3.0, 20.0))
    w = section.rounded(section.value_at(section.point(3.0, 20.0)))[0]
    # Worked out by hand: the mean of (w·x − Y)² over the six points.
    by_hand = np.mean((w * np.arange(6.0) - np.array([0.0, 3.0, 3.0, 5.0, 9.0, 10.0])) ** 2)
    assert float(reading.copies) == pytest.approx(by_hand)
    section.setFocus()
    qtbot.keyClick(section, Qt.Key.Key_Period)
    first = section.readout.along
    qtbot.keyClick(section, Qt.Key.Key_Period)
    assert section.readout.along > first
    assert next(iter(section.readout.rows())).label == "w1"


def test_what_is_read_at_the_present_is_the_loss_and_the_slope(
    open_section: Callable[[Experiment], LandscapeView],
) -> None:
    view = open_section(SLOPE)
    section, run = view.section, view.window().lab.trainer
    reading = section.read_at(section.point(*section.place("present")))
    assert reading.copies == exact(run.loss)
    # −2 times the mean of x·Y.
    assert section.next_step.gradient[0] == pytest.approx(-2.0 * 110.0 / 6.0)
    assert exact(section.next_step.gradient[0]) in [row.text for row in reading.rows]


def test_the_label_of_the_lowest_place_stands_clear_of_the_curve(
    open_section: Callable[[Experiment], LandscapeView],
) -> None:
    section = open_section(SLOPE).section
    x, _, loss, _ = section.ground.lowest
    begin = section.begin_label(section.point(x, loss), 90.0)
    for across in np.linspace(begin.x(), begin.x() + 90.0, 30):
        w = section.value_at(QPointF(across, begin.y()))[0]
        assert section.point(w, section.height_at(w)).y() > begin.y()


def test_a_valley_that_is_open_to_one_side_ends_near_the_run(
    open_section: Callable[[Experiment], LandscapeView],
) -> None:
    # AND: the loss goes on falling while w1 grows with w2 and b held at what they have become.
    view = open_section(Experiment())
    view.window().lab.train(100)
    low, high = view.section.extent.x
    assert low <= -1.0
    assert high < 20.0
    view.section.grab()
