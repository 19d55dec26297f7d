"""Views behind tabs are made when they are first seen or asked for, and nothing shows that."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import in_any_language, named
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from view_bench import ViewBench

from learnscope import gui
from learnscope.core import Curve, Experiment, Gate, Network, RandomStart
from learnscope.gui import MainWindow
from learnscope.gui.layout.arrangement import SMALLER, USUAL
from learnscope.gui.layout.registry import DOCKED, VIEWS
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.settings import Settings
from learnscope.gui.text.language import LANGUAGES

BEHIND = [name for _front, *behind in USUAL.stacks for name in behind]


def made(window: MainWindow) -> list[str]:
    """Return which of the views behind tabs are there."""
    return [name for name in BEHIND if window.findChild(QWidget, f"{name}_view") is not None]


def tab_order(window: MainWindow) -> list[str]:
    """Return the names of what Tab comes to in the docks, seen or not."""
    found = []
    part = window.nextInFocusChain()
    while part is not window:
        in_a_dock = any(dock.isAncestorOf(part) for dock in window.docks.by_name.values())
        if in_a_dock and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(part.objectName())
        part = part.nextInFocusChain()
    return found


@pytest.mark.parametrize("arrangement", [USUAL, *SMALLER])
def test_each_dock_has_one_place_in_every_arrangement(arrangement: object) -> None:
    placed = [name for stack in arrangement.stacks for name in stack]  # type: ignore[attr-defined]
    assert sorted(placed) == sorted(declared.name for declared in DOCKED)


def test_each_declared_view_has_its_dock_its_key_and_its_place_in_the_menu(
    at_rest: MainWindow,
) -> None:
    window = at_rest
    assert [*window.parts.views] == [declared.name for declared in VIEWS]
    for declared in DOCKED:
        action = window.findChild(QAction, f"show_{declared.name}")
        assert action.shortcut().toString() == declared.key
        assert action in window.menus.by_name["view"].actions()
        assert window.docks.by_name[declared.name].windowTitle() in (declared.title(), "The neuron")


def test_all_views_are_named_in_one_file() -> None:
    names = {declared.name for declared in VIEWS}
    naming = []
    for path in Path(gui.__file__).parent.rglob("*.py"):
        source = path.read_text("utf-8")
        if not all(name in source for name in names):
            continue
        nodes = ast.walk(ast.parse(source))
        said = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
        if names <= said:
            naming.append(path.name)
    assert naming == ["registry.py"]


def test_at_first_there_is_what_can_be_seen_and_a_run_makes_none_of_those_behind_tabs(
    window: MainWindow,
) -> None:
    assert BEHIND
    assert made(window) == []
    window.lab.step()
    window.lab.look_inside()
    for size in ((800, 450), (800, 760), (1092, 560), (1280, 800)):
        window.resize(*size)
        for _ in range(4):
            QApplication.processEvents()
        assert made(window) == []
    # One that is asked for shows the moment too.
    window.lab.train(3)
    view = window.parts.view("activation")
    assert made(window) == ["activation"]
    assert view.accessibleDescription() == view.summary(window.lab.snapshot())
    with pytest.raises(AttributeError, match="activations"):
        _ = window.parts.activations


def test_the_first_time_it_is_seen_it_shows_the_moment(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    experiment = Experiment(Gate("xor"), Network((2,)), start=RandomStart())
    window = open_window(experiment, theme="dark")
    for number, name in enumerate(BEHIND, 1):
        window.lab.train(3)
        window.docks.bring_forward(name)
        with named(name):
            assert {*made(window)} == {*BEHIND[:number]}
            view = window.parts.view(name)
            qtbot.waitUntil(view.isVisible)
            assert view.theme.name == "dark"
            assert view.accessibleDescription() == view.summary(window.lab.snapshot())
            assert any(part.whatsThis() for part in (view, *view.findChildren(QWidget)))


def test_what_was_left_in_front_is_there_at_the_next_start(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    first = open_window(settings=Settings())
    first.docks.bring_forward("inside")
    first.docks.by_name["joining"].setFloating(True)
    QApplication.processEvents()
    first.close()

    second = open_window(settings=Settings())
    qtbot.waitUntil(lambda: made(second) == ["joining", "inside"])
    for name in ("joining", "inside"):
        view = second.parts.views[name]
        assert view.accessibleDescription() == view.summary(second.lab.snapshot())


def test_what_it_asks_of_the_lab_is_done(window: MainWindow) -> None:
    window.parts.loss_functions.loss_chosen.emit("squared")
    assert window.lab.experiment.loss == "squared"
    window.parts.inside.look_inside.emit()
    assert window.lab.looks_inside
    window.parts.parameters.input_refused.emit("w1", "x", "a number")
    said = [label.text() for label in window.parts.message.findChildren(QLabel)]
    assert any("“x” was not taken" in text for text in said)


def test_it_comes_in_the_language_that_is_spoken_by_then(window: MainWindow) -> None:
    later = [code for code in LANGUAGES if code != "en"]
    for code in later:
        window.findChild(QAction, f"language_{code}").trigger()
    view = window.parts.view("joining")
    assert view.accessibleName()
    assert view.accessibleName() != "Joining lines"


@in_any_language
def test_a_dock_needs_as_much_before_its_view_is_there(
    open_window: Callable[..., MainWindow], language: str
) -> None:
    window = open_window(language=language)
    docks = [window.docks.by_name[name] for name in BEHIND]
    before = [dock.widget().minimumSize() for dock in docks]
    assert window.parts.views
    for dock, kept in zip(docks, before, strict=True):
        least = dock.widget().minimumSizeHint()
        # With large letters a view may need more than was kept for it; it never needs less.
        assert least.expandedTo(kept) == least, dock.objectName()


def test_tab_comes_to_it_in_its_turn_however_late_it_was_made(
    open_window: Callable[..., MainWindow],
) -> None:
    in_turn, backwards = open_window(), open_window()
    for name in BEHIND:
        in_turn.parts.view(name)
    for name in reversed(BEHIND):
        backwards.parts.view(name)
    assert tab_order(in_turn) == tab_order(backwards)
    order = tab_order(in_turn)
    stops = ["loss_log", "inside_next", "activation_slope", "loss_bce", "joining_count"]
    assert [name for name in order if name in stops] == stops


def test_the_tour_is_made_when_it_is_asked_for_and_frames_a_view_that_nobody_has_seen(
    window: MainWindow,
) -> None:
    assert window.findChild(QWidget, "tour_panel") is None
    assert not window.guide.running
    window.guide.start()
    assert window.findChild(QWidget, "tour_panel").isVisible()
    assert window.guide.running
    window.guide.tour.framed.emit("joining_view", "")
    assert made(window) == ["joining"]
    frame = window.findChild(QWidget, "tour_highlight")
    assert frame.parentWidget() is window.parts.views["joining"]
    window.guide.leave()
    QApplication.processEvents()


def test_of_a_surface_the_page_alone_is_made_that_is_shown(
    open_bench: Callable[..., ViewBench],
) -> None:
    bench = open_bench("surface")
    surface = bench.view
    assert [type(plot).__name__ for plot in surface.findChildren(Plot)] == ["LineMap"]
    bench.lab.set_problem(Curve("sine"))
    pages = {type(plot).__name__: plot for plot in surface.findChildren(Plot)}
    assert pages.keys() == {"LineMap", "CurveMap"}
    assert pages["CurveMap"].isVisible()
    assert pages["CurveMap"].accessibleName() == surface.accessibleName()
    assert pages["CurveMap"].theme == surface.theme
