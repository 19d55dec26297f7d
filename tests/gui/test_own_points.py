"""The learner's own samples, set on the map and on the curve by mouse and keys."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Network, OwnData
from learnscope.gui.lab import Lab
from learnscope.gui.own_points import with_moved, with_point, without_point
from learnscope.gui.views.plot import Plot
from learnscope.gui.views.surface import SurfaceView

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
        view.point_removed.connect(lambda row: lab.change(without_point(row), "data"))
        lab.select(0)
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
        at = view.map.places()[0]
        qtbot.mousePress(view.map.viewport(), RIGHT, pos=QPointF(*at).toPoint())
        ask_for_menu(view.map, QPointF(*at))
        qtbot.mouseRelease(view.map.viewport(), RIGHT, pos=QPointF(*at).toPoint())
        menu = next(m for m in view.map.findChildren(QMenu) if m.isVisible())
        qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(menu.actions()[0]).center())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert len(own(lab).points) == left
    assert own(lab).points == ((0.5, 0.5),)


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
    assert plot.hand.cursor == pytest.approx((0.19, 0.24), abs=0.02)
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
    assert plot.hand.cursor is None


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
