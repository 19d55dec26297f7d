"""Joining lines of any experiment, and in the window."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from cases import each_telling
from joining_hands import THREE, curve, drag, pixel, theta
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, OwnData
from learnscope.gui import MainWindow
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.hidden.joining import JoiningView

pytestmark = pytest.mark.usefixtures("faster_engine")

Brackets = Callable[[], AbstractContextManager[None]]


def test_it_says_in_one_line_what_it_shows(view: JoiningView) -> None:
    view.slider.setValue(2)
    text = view.accessibleDescription()
    assert text.startswith("2 of 3 units are added up. At x = 1.2000 their sum is 0.75")
    assert view.plot.accessibleDescription() == text


def test_another_language_relabels_what_is_there(view: JoiningView, in_brackets: Brackets) -> None:
    with in_brackets():
        assert view.accessibleName() == "[Lines joined into a curve]"
        assert view.caption.text().startswith("[Bent lines")
        assert view.counted.text() == "[3 of 3 units]"


NOT_HERE = [
    Experiment(),
    Experiment().with_problem(Gate("parity")),
    curve([]),
]
HERE = [
    curve([1], "step"),
    curve([8], "sigmoid"),
    curve([8, 8, 8, 8], "softplus"),
    curve([5], "leaky_relu", start={"kind": "zeros"}),
    curve([2], problem={"kind": "curve", "name": "drawn", "values": [0, 1], "points": 2}),
    curve(
        [2], problem={"kind": "data", "points": [[1e6]], "targets": [-1e6], "task": "regression"}
    ),
    curve([8], problem={"kind": "curve", "name": "step", "points": 2000, "noise": 1.0}),
    curve([3], optimizer={"name": "gd", "learning_rate": 1000.0}),
]


@each_telling(
    "experiment",
    {str(number): experiment for number, experiment in enumerate([*NOT_HERE, *HERE])},
    *("1", "3", "5", "7", "10"),
)
def test_any_experiment_is_shown_or_kindly_turned_away(
    view: JoiningView, make_lab: Callable[[Experiment], Lab], experiment: Experiment
) -> None:
    lab = make_lab(experiment)
    for command in (
        lambda: None,
        lab.step,
        lambda: lab.train(40),
        lab.look_inside,
        lab.look_inside,
        lab.close_inside,
        lambda: lab.go_to(3),
        lambda: lab.edit(tuple(0.5 for _ in lab.trainer.parameters)),
        lambda: lab.edit(tuple(1e200 for _ in lab.trainer.parameters)),
        lambda: lab.edit(tuple(0.0 for _ in lab.trainer.parameters)),
    ):
        command()
        view.display(lab.snapshot())
        QTest.mouseMove(view.plot.viewport(), QPoint(200, 120))
        assert not view.grab().isNull()
        assert view.shows_lines == (experiment in HERE)
        assert view.note.isVisible() != view.shows_lines
        assert view.accessibleDescription()


def test_where_there_is_nothing_to_show_it_says_where_to_find_it(
    view: JoiningView, make_lab: Callable[[Experiment], Lab]
) -> None:
    view.display(make_lab(Experiment()).snapshot())
    assert "choose a curve" in view.note.text()
    view.display(make_lab(curve([])).snapshot())
    assert "Add a hidden layer" in view.note.text()


def test_ten_thousand_samples_are_painted(
    view: JoiningView, make_lab: Callable[[Experiment], Lab]
) -> None:
    xs = np.linspace(-1.0, 1.0, 10_000)
    data = OwnData(tuple((x,) for x in xs.tolist()), tuple(np.sin(xs).tolist()), "regression")
    view.display(make_lab(curve([8]).with_problem(data)).snapshot())
    assert not view.grab().isNull()


def test_showing_a_moment_takes_few_calls(
    view: JoiningView,
    make_lab: Callable[[Experiment], Lab],
    calls: Callable[[Callable[[], object]], int],
) -> None:
    problem = {"kind": "curve", "name": "sine", "points": 500}
    lab = make_lab(curve([8, 8], "tanh", problem=problem))
    lab.train(100)
    snapshot = lab.snapshot()
    view.display(snapshot)

    assert calls(lambda: view.display(snapshot)) < 2500


def test_in_the_window_it_stands_behind_the_surface_and_chooses_units(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window()
    view = window.parts.joining
    assert view.visibleRegion().isEmpty()
    window.docks.bring_forward("joining")
    qtbot.waitUntil(lambda: not view.visibleRegion().isEmpty())
    assert view.note.isVisible()
    assert view.note.text()


def test_in_the_window_what_lies_behind_another_tab_is_not_shown_but_once_it_comes_forward(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window()
    view, shown = window.parts.joining, []
    display = view.display
    view.display = lambda snapshot: (shown.append(snapshot.epoch), display(snapshot))  # type: ignore[method-assign]
    window.lab.step()
    assert shown == []
    window.docks.bring_forward("joining")
    qtbot.waitUntil(lambda: 1 in shown)


def test_in_the_window_what_is_in_front_is_shown_in_every_frame(
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window(curve([4]))
    window.docks.bring_forward("joining")
    seen = {name: window.parts.views[name] for name in ("neuron", "loss", "weights", "joining")}
    behind = {name: window.parts.views[name] for name in ("surface", "inside", "parameters")}
    shown = []
    for name, view in (seen | behind).items():
        display = view.display
        view.display = lambda s, name=name, display=display: (shown.append(name), display(s))  # type: ignore[method-assign]
    window.lab.step()
    assert set(shown) == set(seen)


def test_in_the_window_a_bend_is_dragged_and_undone(
    qtbot: QtBot, open_lent: Callable[..., MainWindow]
) -> None:
    window = open_lent(THREE)
    window.docks.bring_forward("joining")
    view, lab = window.parts.joining, window.lab
    qtbot.waitUntil(lambda: view.plot.area.width() > 150)
    before, start = theta(lab), pixel(view, 1, "bend")
    drag(view, start, start + QPoint(15, 0), start + QPoint(30, 0))
    after = theta(lab)
    assert {name for name in before if after[name] != before[name]} == {"h1.2.b"}
    assert lab.snapshot().unit == "h1.2"
    lab.undo()
    assert theta(lab) == before
