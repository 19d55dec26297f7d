"""The dock of the drawing: the single neuron while there is one, else the network."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Batch, Experiment, Gate
from learnscope.core.network import Network
from learnscope.core.problems.clouds import Cloud
from learnscope.core.problems.curves import Curve
from learnscope.core.start import RandomStart
from learnscope.gui import MainWindow
from learnscope.gui.session.lab import Lab
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.drawing.drawing import DrawingView, is_plain
from learnscope.gui.wiring import connect_drawing

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

XOR = Experiment(problem=Gate("xor"), network=Network((2,)), start=RandomStart(1))
CURVE = Experiment(problem=Curve("line"), loss="squared", start=RandomStart(1))
CLOUD = Experiment(problem=Cloud("blobs"), start=RandomStart(1))


@pytest.fixture
def window(lent: MainWindow) -> MainWindow:
    """The main window as it opens first."""
    return lent


@pytest.fixture
def lab() -> Iterator[Lab]:
    lab = Lab()
    yield lab
    lab.pause()


@pytest.fixture
def drawing(qtbot: QtBot, lab: Lab) -> Iterator[DrawingView]:
    """The drawing alone, connected as the window connects it."""
    view = DrawingView()
    qtbot.addWidget(view)
    view.resize(570, 320)
    connect_drawing(view, lab)
    view.parameters_edited.connect(lab.edit)
    view.unit_chosen.connect(lab.select_unit)
    lab.frame.connect(view.display)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    lab.refresh()
    yield view
    lab.frame.disconnect(view.display)


def button(view: QWidget, name: str) -> QToolButton:
    return view.findChild(QToolButton, name)


@pytest.mark.parametrize(
    ("experiment", "plain"),
    [
        (Experiment(), True),
        (CLOUD, True),
        (XOR, False),
        (CURVE, False),
        (replace(CLOUD, problem=Gate("majority")), False),
    ],
)
def test_the_neuron_is_drawn_alone_only_where_it_has_two_inputs(
    drawing: DrawingView, lab: Lab, experiment: Experiment, plain: bool
) -> None:
    lab.open(experiment)

    assert is_plain(experiment) is plain
    assert drawing.neuron.isVisible() is plain
    assert drawing.network.isVisible() is not plain
    assert drawing.windowTitle() == ("The neuron" if plain else "The network")


def test_the_first_layer_is_added_in_the_corner_and_taken_away_again(
    qtbot: QtBot, drawing: DrawingView, lab: Lab
) -> None:
    qtbot.mouseClick(button(drawing, "first_layer"), LEFT)
    assert lab.experiment.network.hidden == (2,)
    assert drawing.network.isVisible()

    qtbot.mouseClick(button(drawing, "layer_remove"), LEFT)
    assert lab.experiment.network.hidden == ()
    assert drawing.neuron.isVisible()


def test_a_layer_that_was_added_can_be_undone(qtbot: QtBot, drawing: DrawingView, lab: Lab) -> None:
    before = lab.experiment
    qtbot.mouseClick(button(drawing, "first_layer"), LEFT)

    assert lab.undo_stack.undoable == "network"
    lab.undo()
    assert lab.experiment == before
    assert drawing.neuron.isVisible()


@pytest.mark.parametrize("size", [(400, 210), (440, 290), (570, 330)])
def test_the_corner_s_button_covers_nothing(
    drawing: DrawingView, lab: Lab, size: tuple[int, int]
) -> None:
    drawing.resize(*size)
    view = drawing.neuron
    corner = button(drawing, "first_layer").geometry()
    for _ in range(4):
        lab.look_inside()
        view.grab()
        for key, area in (*view.texts.items(), *view.nodes.items()):
            assert not corner.intersects(area), key


def test_edits_and_choices_in_the_network_reach_the_run(
    qtbot: QtBot, drawing: DrawingView, lab: Lab
) -> None:
    lab.open(XOR)
    view = drawing.network
    view.grab()
    before = lab.trainer.parameters.copy()

    qtbot.mouseClick(view, LEFT, NONE, view.nodes["h1.2"].center())
    assert lab.snapshot().unit == "h1.2"
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.cursor_key == "h1.2"
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_Up)

    changed = lab.trainer.parameters - before
    position = lab.experiment.model.parameter_names.index("h1.2.w1")
    assert changed[position] == pytest.approx(0.1)
    assert (changed != 0).sum() == 1


def test_movement_is_switched_off_in_both_drawings(drawing: DrawingView) -> None:
    drawing.animated = False

    assert not drawing.neuron.animated
    assert not drawing.network.animated


@pytest.mark.parametrize("hidden", [(), (2,)])
def test_the_keys_copy_in_any_update_and_the_copy_is_told_while_they_stay(
    qtbot: QtBot, drawing: DrawingView, lab: Lab, hidden: tuple[int, ...]
) -> None:
    lab.open(replace(XOR, network=Network(hidden), batch=Batch(1)))
    for _ in range(5):
        # Into the second update of the epoch, whose parameters cannot be set.
        lab.look_inside()
    page = drawing.shown
    page.setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    target = page.target(page.cursor_key)
    assert target is not None
    assert not target.editable
    assert QGuiApplication.clipboard().text() == exact(target.value)
    assert exact(target.value) in page.copied

    page.clearFocus()
    assert not page.copied


def test_tab_reaches_the_buttons_of_a_network(qtbot: QtBot, drawing: DrawingView, lab: Lab) -> None:
    lab.open(XOR)
    drawing.network.setFocus(Qt.FocusReason.TabFocusReason)
    found = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget().objectName())

    for name in ("unit_remove_1", "unit_add_1", "layer_remove", "layer_add"):
        assert name in found


def test_the_neuron_shows_inputs_that_are_no_whole_numbers(drawing: DrawingView, lab: Lab) -> None:
    lab.open(CLOUD)
    view = drawing.neuron
    view.grab()
    x1 = lab.snapshot().sample.inputs[0]

    assert view.target_at(view.nodes["x1"].center().toPointF()).value == x1
    assert f"{abs(x1):.4f}" in view.accessibleDescription()


def test_the_dock_s_title_says_which_drawing_it_is_in_any_language(window: MainWindow) -> None:
    dock = window.findChild(QDockWidget, "neuron_dock")
    label = dock.titleBarWidget().findChild(QLabel)
    titles = []
    for experiment in (XOR, Experiment()):
        window.parts.drawing.display(Lab(experiment).snapshot())
        titles.append((dock.windowTitle(), label.text()))
    window.parts.drawing.display(Lab(XOR).snapshot())
    window.findChild(QAction, "language_ko").trigger()
    window.parts.drawing.display(Lab(XOR).snapshot())
    titles.append((dock.windowTitle(), label.text()))

    assert titles == [
        ("The network", "The network"),
        ("The neuron", "The neuron"),
        ("신경망", "신경망"),
    ]
    assert window.findChild(QAction, "show_neuron").text() == "신경망"
    assert button(window, "layer_add").text() == "+ 층"


def test_the_drawing_goes_with_the_run_in_the_window(window: MainWindow) -> None:
    before = window.parts.single_neuron.accessibleDescription()
    window.lab.train(10)

    after = window.parts.single_neuron.accessibleDescription()
    assert after != before
    assert after == window.parts.drawing.accessibleDescription()


def test_escape_anywhere_in_the_window_comes_back(window: MainWindow) -> None:
    shown = Lab(XOR)
    shown.select_unit("h1.1")
    window.parts.drawing.display(shown.snapshot())
    chosen: list[str] = []
    window.parts.drawing.unit_chosen.connect(chosen.append)
    window.setFocus()

    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert chosen == ["y"]


def test_the_window_takes_what_is_asked_of_the_network(window: MainWindow) -> None:
    asked: list[tuple[int, ...]] = []
    window.lab.change = lambda alter, what: asked.append(alter(Experiment()).network.hidden)
    window.parts.drawing.hidden_chosen.emit((3, 2))

    assert asked == [(3, 2)]
