"""The learner's own samples, set on the map and on the curve by mouse and keys."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Network, OwnData
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.session.experiment_commands import (
    with_class,
    with_moved,
    with_point,
    without_point,
)
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.surface.surface import SurfaceView

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHIFT = Qt.KeyboardModifier.ShiftModifier

PLANE = Experiment().with_problem(OwnData(((0.0, 0.0), (0.5, 0.5)), (0, 1)))
CURVE = Experiment().with_problem(OwnData(((0.0,), (0.5,)), (0.25, -0.5), "regression"))


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[[Experiment], tuple[Lab, SurfaceView]]]:
    """The view on a lab, joined as in the window."""
    window = QWidget()
    qtbot.addWidget(window)
    view = SurfaceView(window)
    view.resize(448, 400)
    window.resize(600, 500)
    window.show()
    labs = []

    def open_(experiment: Experiment) -> tuple[Lab, SurfaceView]:
        lab = Lab(experiment)
        labs.append(lab)
        lab.frame.connect(view.display)
        view.row_chosen.connect(lab.select)
        view.point_added.connect(lambda x, y: lab.change(with_point(x, y), "data"))
        view.point_moved.connect(lambda row, at: lab.change(with_moved(row, at), "data"))
        view.point_relabelled.connect(lambda row, y: lab.change(with_class(row, y), "data"))
        view.point_removed.connect(lambda row: lab.change(without_point(row), "data"))
        lab.select(0)
        lab.refresh()
        QCoreApplication.processEvents()
        return lab, view

    yield open_
    window.close()
    for lab in labs:
        lab.deleteLater()


Opened = Callable[[Experiment], tuple[Lab, SurfaceView]]


def own(lab: Lab) -> OwnData:
    problem = lab.experiment.problem
    assert isinstance(problem, OwnData)
    return problem


def drag(plot: Plot, qtbot: QtBot, begin: QPointF, end: QPointF) -> None:
    port = plot.viewport()
    qtbot.mousePress(port, LEFT, pos=begin.toPoint())
    qtbot.mouseMove(port, ((begin + end) / 2).toPoint())
    qtbot.mouseMove(port, end.toPoint())
    qtbot.mouseRelease(port, LEFT, pos=end.toPoint())


def ask_for_menu(plot: Plot, at: QPointF) -> None:
    pixel = at.toPoint()
    port = plot.viewport()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(port, QContextMenuEvent(reason, pixel, port.mapToGlobal(pixel)))


def right_click(plot: Plot, qtbot: QtBot, at: QPointF) -> None:
    qtbot.mousePress(plot.viewport(), RIGHT, pos=at.toPoint())
    ask_for_menu(plot, at)
    qtbot.mouseRelease(plot.viewport(), RIGHT, pos=at.toPoint())


def open_menu(plot: Plot) -> QMenu:
    (menu,) = (menu for menu in plot.findChildren(QMenu) if menu.isVisible())
    return menu


def choose(plot: Plot, qtbot: QtBot, text: str) -> None:
    menu = open_menu(plot)
    action = next(action for action in menu.actions() if text in action.text())
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize(
    ("button", "modifier", "chosen", "target"),
    [
        (LEFT, Qt.KeyboardModifier.NoModifier, 1, 1),
        (LEFT, SHIFT, 1, 0),
        (RIGHT, Qt.KeyboardModifier.NoModifier, 1, 0),
        (LEFT, Qt.KeyboardModifier.NoModifier, 0, 0),
        (RIGHT, Qt.KeyboardModifier.NoModifier, 0, 1),
    ],
)
def test_a_click_on_free_ground_adds_a_sample(
    opened: Opened,
    qtbot: QtBot,
    button: Qt.MouseButton,
    modifier: Qt.KeyboardModifier,
    chosen: int,
    target: int,
) -> None:
    lab, view = opened(PLANE)
    choice = view.findChild(QToolButton, f"surface_class_{chosen}")
    assert choice.isVisible()
    qtbot.mouseClick(choice, LEFT)
    at = view.map.point(-0.6, 0.8)
    qtbot.mouseClick(view.map.viewport(), button, modifier, at.toPoint())
    assert len(own(lab).points) == 3
    assert own(lab).points[2] == pytest.approx((-0.6, 0.8), abs=0.02)
    assert own(lab).targets[2] == target
    assert len(view.map.places()) == 3


def test_a_drag_moves_a_sample_once_and_is_undone_at_once(opened: Opened, qtbot: QtBot) -> None:
    lab, view = opened(PLANE)
    before = lab.experiment
    drag(view.map, qtbot, view.map.point(0.5, 0.5), view.map.point(-0.9, -0.3))
    assert own(lab).points[0] == (0.0, 0.0)
    assert own(lab).points[1] == pytest.approx((-0.9, -0.3), abs=0.02)
    assert own(lab).targets == (0, 1)
    lab.undo()
    assert lab.experiment == before
    assert not lab.undo_stack.undoable


def test_a_drag_beyond_the_edge_ends_at_it(opened: Opened, qtbot: QtBot) -> None:
    lab, view = opened(PLANE)
    drag(view.map, qtbot, view.map.point(0.5, 0.5), QPointF(2.0, 2.0))
    assert own(lab).points[1] == pytest.approx((-1.2, 1.2))


def test_a_click_on_a_sample_chooses_it(opened: Opened, qtbot: QtBot) -> None:
    lab, view = opened(PLANE)
    qtbot.mouseClick(view.map.viewport(), LEFT, pos=view.map.point(0.5, 0.5).toPoint())
    assert lab.selected == 1
    assert len(own(lab).points) == 2


def test_a_drag_over_free_ground_adds_nothing(opened: Opened, qtbot: QtBot) -> None:
    lab, view = opened(PLANE)
    drag(view.map, qtbot, view.map.point(-0.9, 0.9), view.map.point(-0.5, 0.9))
    assert len(own(lab).points) == 2


def test_a_menu_removes_a_sample_and_the_last_one_stays(opened: Opened, qtbot: QtBot) -> None:
    lab, view = opened(PLANE)
    for left in (1, 1):
        right_click(view.map, qtbot, QPointF(*view.map.places()[0]))
        choose(view.map, qtbot, "Remove")
        assert len(own(lab).points) == left
    assert own(lab).points == ((0.5, 0.5),)


@pytest.mark.parametrize(("sample", "offered"), [(0, 1), (1, 0)])
def test_the_menu_makes_a_sample_one_of_the_other_class_where_it_stands(
    opened: Opened, qtbot: QtBot, sample: int, offered: int
) -> None:
    lab, view = opened(PLANE)
    before = own(lab)
    right_click(view.map, qtbot, QPointF(*view.map.places()[sample]))
    texts = [action.text() for action in open_menu(view.map).actions()]
    assert texts == [f"Make this sample class {offered}", "Remove this sample"]
    choose(view.map, qtbot, "class")
    assert own(lab).points == before.points
    assert own(lab).targets == (offered, offered)
    lab.undo()
    assert own(lab) == before
    lab.redo()
    assert own(lab).targets == (offered, offered)


def test_keys_make_the_chosen_sample_one_of_a_class(opened: Opened, qtbot: QtBot) -> None:
    lab, view = opened(PLANE)
    view.map.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view.map, Qt.Key.Key_1)
    assert own(lab).targets == (1, 1)
    qtbot.keyClick(view.map, Qt.Key.Key_PageDown)
    qtbot.keyClick(view.map, Qt.Key.Key_0)
    assert own(lab).targets == (1, 0)
    assert own(lab).points == ((0.0, 0.0), (0.5, 0.5))
    lab.undo()
    assert own(lab).targets == (1, 1)


def test_the_class_that_a_sample_has_is_not_set_again(opened: Opened, qtbot: QtBot) -> None:
    lab, view = opened(PLANE)
    lab.trainer.advance(5)
    view.map.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view.map, Qt.Key.Key_0)
    assert lab.trainer.epoch == 5
    assert not lab.undo_stack.undoable


def test_the_menu_key_opens_the_menu_of_the_chosen_sample(opened: Opened, qtbot: QtBot) -> None:
    lab, view = opened(PLANE)
    lab.select(1)
    view.map.setFocus(Qt.FocusReason.TabFocusReason)
    middle = view.map.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, middle, view.map.mapToGlobal(middle))
    QApplication.sendEvent(view.map, event)
    qtbot.keyClick(open_menu(view.map), Qt.Key.Key_Down)
    qtbot.keyClick(open_menu(view.map), Qt.Key.Key_Return)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert own(lab).targets == (0, 0)


def test_a_sample_among_many_shows_the_class_that_it_was_given(
    opened: Opened, qtbot: QtBot
) -> None:
    points = tuple((x / 20.0, y / 20.0) for x in range(-20, 20, 2) for y in range(-20, 20, 2))
    lab, view = opened(Experiment().with_problem(OwnData(points, (0,) * len(points))))
    assert not view.map.scatter.few
    right_click(view.map, qtbot, QPointF(*view.map.places()[7]))
    choose(view.map, qtbot, "class 1")
    assert [row for row, target in enumerate(own(lab).targets) if target] == [7]
    assert [row for row in range(400) if view.map.scatter.class_of(row)] == [7]


def test_the_line_of_a_single_neuron_is_dragged_and_no_sample_added(
    opened: Opened, qtbot: QtBot
) -> None:
    lab, view = opened(PLANE)
    view.parameters_edited.connect(lab.edit)
    lab.edit((1.0, 0.0, 0.8))
    drag(view.map, qtbot, view.map.point(-0.8, -0.9), view.map.point(-0.4, -0.9))
    assert lab.snapshot().parameters[2] == pytest.approx(0.4, abs=0.02)
    assert len(own(lab).points) == 2


def test_keys_set_choose_and_remove_samples(opened: Opened, qtbot: QtBot) -> None:
    lab, view = opened(PLANE)
    plot = view.map
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(4):
        qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Up, SHIFT)
    assert plot.editor.cursor == pytest.approx((0.19, 0.24), abs=0.02)
    assert not view.grab().isNull()
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    qtbot.keyClick(plot, Qt.Key.Key_Left, SHIFT)
    qtbot.keyClick(plot, Qt.Key.Key_Return, SHIFT)
    assert own(lab).targets == (0, 1, 1, 0)
    qtbot.keyClick(plot, Qt.Key.Key_PageUp)
    assert lab.selected == 3
    qtbot.keyClick(plot, Qt.Key.Key_PageDown)
    assert lab.selected == 0
    qtbot.keyClick(plot, Qt.Key.Key_Delete)
    assert own(lab).targets == (1, 1, 0)
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.editor.cursor is None


def test_the_arrows_are_claimed_only_where_samples_can_be_set(opened: Opened) -> None:
    for experiment, claimed in ((PLANE, True), (Experiment(), False)):
        _, view = opened(experiment)
        press = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier
        )
        press.ignore()
        QApplication.sendEvent(view.map, press)
        assert press.isAccepted() is claimed


def test_on_the_curve_a_click_adds_and_a_drag_moves_up_and_down_too(
    opened: Opened, qtbot: QtBot
) -> None:
    lab, view = opened(CURVE)
    assert not view.header.isVisible()
    at = view.curve.point(-0.8, 0.9)
    qtbot.mouseClick(view.curve.viewport(), LEFT, pos=at.toPoint())
    assert own(lab).points[2] == pytest.approx((-0.8,), abs=0.02)
    assert own(lab).targets[2] == pytest.approx(0.9, abs=0.02)
    drag(view.curve, qtbot, view.curve.point(0.5, -0.5), view.curve.point(0.7, 0.1))
    assert own(lab).points[1] == pytest.approx((0.7,), abs=0.02)
    assert own(lab).targets[1] == pytest.approx(0.1, abs=0.02)


def test_on_the_curve_a_sample_has_no_class_to_be_changed(opened: Opened, qtbot: QtBot) -> None:
    lab, view = opened(CURVE)
    before = own(lab)
    right_click(view.curve, qtbot, view.curve.point(0.5, -0.5))
    assert [action.text() for action in open_menu(view.curve).actions()] == ["Remove this sample"]
    qtbot.keyClick(open_menu(view.curve), Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    view.curve.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view.curve, Qt.Key.Key_1)
    assert own(lab) == before
    assert "class" not in view.caption.text()


def test_in_the_window_a_key_changes_a_class_and_undo_brings_it_back(
    qtbot: QtBot, open_window: Callable[..., Any]
) -> None:
    window = open_window(PLANE)
    plot = window.parts.surface.map
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(plot, Qt.Key.Key_1)
    assert own(window.lab).targets == (1, 1)
    qtbot.keyClick(plot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert own(window.lab).targets == (0, 1)


def test_what_can_be_done_with_a_sample_is_said(opened: Opened) -> None:
    _, view = opened(PLANE)
    assert "change its class" in view.caption.text()
    assert "0 and 1 make it one of that class" in view.map.whatsThis()


def test_a_hidden_unit_has_its_whole_name_apart_from_the_choice_of_a_class(opened: Opened) -> None:
    lab, view = opened(PLANE.with_network(Network((2,))))
    lab.select_unit("h1.2")
    title = view.header._title

    assert title.text() == "h1.2: unit 2 of hidden layer 1"
    assert title.width() >= title.sizeHint().width()
    assert view.added.isVisible()
    assert not view.header.geometry().intersects(view.added.geometry())
    # Both together fit into the narrow column of a small window.
    assert view.minimumSizeHint().width() < 340


def test_samples_of_another_kind_are_not_set_by_hand(opened: Opened, qtbot: QtBot) -> None:
    lab, view = opened(Experiment())
    with qtbot.assertNotEmitted(view.point_added):
        qtbot.mouseClick(view.map.viewport(), LEFT, pos=view.map.point(0.5, 0.3).toPoint())
    lab.change(with_point((0.1, 0.1), 1.0), "data")
    assert lab.experiment == Experiment()


def test_a_sample_is_added_to_a_network_too(opened: Opened, qtbot: QtBot) -> None:
    lab, view = opened(PLANE.with_network(Network((3,))))
    qtbot.mouseClick(view.map.viewport(), LEFT, pos=view.map.point(-0.6, 0.8).toPoint())
    assert len(own(lab).points) == 3
    assert lab.experiment.network.hidden == (3,)
