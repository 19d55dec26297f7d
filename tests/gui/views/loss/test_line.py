"""The loss view: the run's losses, exact values where one points, and axes that keep still."""

import dataclasses
from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from moments import Moment
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Trainer
from learnscope.gui.look.labels import Row
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Curves, Snapshot
from learnscope.gui.text.numbers import fixed
from learnscope.gui.views.curves.loss import LossView

pytestmark = pytest.mark.usefixtures("faster_engine")

Brackets = Callable[[], AbstractContextManager[None]]


def with_curves(snapshot: Snapshot, losses: list[float], stride: int = 1) -> Snapshot:
    """Return a moment with other losses, the highest between two being twice as high."""
    values = np.array(losses)
    curves = Curves(
        epochs=np.arange(len(values)) * stride,
        losses=values,
        lowest_losses=values if stride == 1 else values / 2,
        highest_losses=values if stride == 1 else values * 2,
        stride=stride,
        test_losses=np.full(len(values), np.nan),
        test_accuracies=np.full(len(values), np.nan),
        data_losses=values,
        parameters=np.zeros((len(values), 3)),
    )
    return dataclasses.replace(snapshot, curves=curves, loss=losses[-1])


def over(view: LossView, snapshot: Snapshot, index: int) -> QPoint:
    """Return the pixel at which a recorded loss stands."""
    curves = snapshot.curves
    at = view.plot.point(float(curves.epochs[index]), float(curves.losses[index]))
    return at.toPoint()


def wheel(view: LossView, at: QPoint) -> None:
    viewport = view.plot.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(viewport.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(viewport, event)


def test_it_can_be_seen_before_the_first_moment(view: LossView) -> None:
    assert view.objectName() == "loss_view"
    assert not view.grab().isNull()
    view.set_log(True)
    assert not view.grab().isNull()


def test_the_line_holds_the_recorded_losses(view: LossView, moment: Moment) -> None:
    snapshot = moment(128)
    view.display(snapshot)
    x, y = view.plot.lines[0].getData()
    assert np.array_equal(x, snapshot.curves.epochs)
    assert np.array_equal(y, snapshot.curves.losses)


def test_on_a_logarithmic_scale_the_line_holds_powers_of_ten(
    view: LossView, moment: Moment
) -> None:
    snapshot = moment(128)
    view.set_log(True)
    view.display(snapshot)
    assert np.array_equal(view.plot.lines[0].getData()[1], np.log10(snapshot.curves.losses))
    assert view.plot.y_limits() == (-1.0, 0.0)


def test_the_switch_is_clicked_and_tells(view: LossView, moment: Moment, qtbot: QtBot) -> None:
    view.display(moment(20))
    with qtbot.waitSignal(view.log_changed) as told:
        qtbot.mouseClick(view.log_button, Qt.MouseButton.LeftButton)
    assert told.args == [True]
    assert view.log
    with qtbot.waitSignal(view.log_changed):
        view.set_log(False)
    assert view.plot.y_limits() == pytest.approx((0.0, 0.7))


def test_a_loss_of_0_is_a_gap_on_a_logarithmic_scale(view: LossView, moment: Moment) -> None:
    snapshot = with_curves(moment(3), [0.5, 0.0, 1e-300, 0.0])
    view.set_log(True)
    view.display(snapshot)
    drawn = view.plot.lines[0].getData()[1]
    assert np.isfinite(drawn).tolist() == [True, False, True, False]
    assert not view.grab().isNull()
    view.display(with_curves(snapshot, [0.0, 0.0]))
    assert not view.grab().isNull()


def test_the_axes_stand_still_between_two_rungs(view: LossView, moment: Moment) -> None:
    view.display(moment(110))
    shown = view.plot.box.viewRange()
    view.display(moment(149))
    assert view.plot.box.viewRange() == shown
    view.display(moment(151))
    assert view.plot.box.viewRange() != shown


def test_every_recorded_loss_is_in_sight(view: LossView, moment: Moment) -> None:
    for epochs in (0, 1, 7, 40, 2500):
        snapshot = moment(epochs, Experiment().with_learning_rate(20.0))
        view.display(snapshot)
        for index in range(0, len(snapshot.curves.epochs), 50):
            assert view.plot.area.contains(QPointF(over(view, snapshot, index)))


def test_a_band_shows_losses_between_records_and_only_then(view: LossView, moment: Moment) -> None:
    snapshot = moment(5)
    view.display(snapshot)
    assert not view.plot.band.isVisible()
    jumping = with_curves(snapshot, [0.5, 0.4, 0.3], stride=16)
    view.display(jumping)
    assert view.plot.band.isVisible()
    _, y = view.plot.band.getData()
    assert np.array_equal(y[:3], jumping.curves.lowest_losses)
    assert np.array_equal(y[3:], jumping.curves.highest_losses[::-1])
    assert view.plot.y_limits()[1] >= 1.0
    view.display(snapshot)
    assert not view.plot.band.isVisible()


def test_pointing_reads_the_exact_value(view: LossView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = moment(128)
    view.display(snapshot)
    qtbot.mouseMove(view.plot.viewport(), over(view, snapshot, 64))
    rows = {row.label: row.text for row in view.plot.readout.rows()}
    assert rows[""] == "epoch 64"
    assert rows["mean loss"] == repr(float(snapshot.curves.losses[64]))
    assert not view.grab().isNull()


def test_a_click_copies_the_exact_value_and_says_so(
    view: LossView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = moment(128)
    view.display(snapshot)
    at = over(view, snapshot, 30)
    qtbot.mouseMove(view.plot.viewport(), at)
    qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert float(QGuiApplication.clipboard().text()) == snapshot.curves.losses[30]
    assert Row("", "mean loss copied") in view.plot.readout.rows()
    qtbot.mouseMove(view.plot.viewport(), at + QPoint(9, 0))
    assert Row("", "mean loss copied") not in view.plot.readout.rows()


def test_the_line_under_the_pointer_is_told(view: LossView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = moment(128)
    view.display(snapshot)
    at = over(view, snapshot, 64)
    with qtbot.waitSignal(view.quantity_hovered) as told:
        qtbot.mouseMove(view.plot.viewport(), at)
    assert told.args == ["loss"]
    with qtbot.waitSignal(view.quantity_hovered) as told:
        qtbot.mouseMove(view.plot.viewport(), at - QPoint(0, 60))
    assert told.args == [""]


def test_leaving_lets_go_of_the_line(view: LossView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = moment(128)
    view.display(snapshot)
    qtbot.mouseMove(view.plot.viewport(), over(view, snapshot, 64))
    with qtbot.waitSignal(view.quantity_hovered) as told:
        QCoreApplication.sendEvent(view.plot, QEvent(QEvent.Type.Leave))
    assert told.args == [""]
    assert view.plot.readout.rows() == []


def test_zooming_stops_following_and_a_double_click_follows_again(
    view: LossView, moment: Moment, qtbot: QtBot
) -> None:
    view.display(moment(50))
    fitted = view.plot.box.viewRange()
    wheel(view, QPoint(250, 120))
    zoomed = view.plot.box.viewRange()
    assert not view.plot.following
    assert zoomed != fitted
    view.display(moment(500))
    assert view.plot.box.viewRange() == zoomed
    assert not view.grab().isNull()
    qtbot.mouseDClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(250, 120))
    assert view.plot.following
    assert view.plot.box.viewRange()[0][1] >= 500


def test_keys_read_zoom_and_copy(view: LossView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = moment(128)
    view.display(snapshot)
    plot = view.plot
    qtbot.keyClick(plot, Qt.Key.Key_Period)
    assert plot.reading.cursor_index == 128
    qtbot.keyClick(plot, Qt.Key.Key_Comma)
    qtbot.keyClick(plot, Qt.Key.Key_Comma)
    assert plot.reading.cursor_index == 126
    assert fixed(snapshot.curves.losses[126]) in plot.accessibleDescription()
    qtbot.keyClick(plot, Qt.Key.Key_Less)
    assert plot.reading.cursor_index == 114
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert float(QGuiApplication.clipboard().text()) == snapshot.curves.losses[114]
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert not plot.following
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.following
    assert plot.reading.cursor_index is None


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End]
)
def test_the_programs_keys_are_left_to_it(
    view: LossView, moment: Moment, qtbot: QtBot, key: Qt.Key
) -> None:
    view.display(moment(20))
    shown = view.plot.box.viewRange()
    qtbot.keyClick(view.plot, key)
    assert view.plot.reading.cursor_index is None
    assert view.plot.box.viewRange() == shown


@pytest.mark.parametrize(
    ("loss", "title"),
    [("bce", "mean loss (nats)"), ("squared", "mean loss"), ("absolute", "mean loss")],
)
def test_only_cross_entropy_has_a_unit(
    view: LossView, moment: Moment, loss: str, title: str
) -> None:
    view.display(moment(2, dataclasses.replace(Experiment(), loss=loss)))
    assert view.plot.y_title == title
    assert view.plot.x_title == "epoch"


def test_a_theme_recolours_what_is_there(view: LossView, moment: Moment) -> None:
    view.display(moment(40))
    for theme in (DARK, LIGHT):
        view.apply_theme(theme)
        assert view.plot.lines[0].opts["pen"].color() == theme.colour("loss")
        corner = view.plot.viewport().grab().toImage().pixelColor(1, 1)
        assert corner == theme.colour("panel")


def test_another_language_relabels_what_is_there(
    view: LossView, moment: Moment, in_brackets: Brackets
) -> None:
    view.display(moment(40))
    with in_brackets():
        assert view.plot.x_title == "[epoch]"
        assert view.plot.y_title == "[mean loss (nats)]"
        assert view.log_button.text() == "[log]"
        assert view.plot.accessibleName() == "[Loss by epoch]"
        assert view.plot.label_of("loss") == "[mean loss]"
    assert view.plot.x_title == "epoch"


def test_it_is_told_in_one_line_of_text(view: LossView, moment: Moment) -> None:
    view.display(moment(0))
    assert view.accessibleDescription() == "The mean loss at the start is 0.6939."
    view.display(moment(128))
    text = "Mean loss up to epoch 128: from 0.6939 down to 0.1180."
    assert view.accessibleDescription() == text
    assert view.plot.accessibleDescription() == text


def test_while_a_run_goes_on_the_text_is_renewed_seldom(view: LossView, moment: Moment) -> None:
    running = dataclasses.replace(moment(10), state=RunState.RUNNING)
    view.display(running)
    later = dataclasses.replace(moment(20), state=RunState.RUNNING)
    view.display(later)
    assert "epoch 10:" in view.accessibleDescription()
    view.display(dataclasses.replace(later, state=RunState.PAUSED))
    assert "epoch 20:" in view.accessibleDescription()


def test_a_lit_loss_is_thicker(view: LossView, moment: Moment) -> None:
    snapshot = moment(40)
    view.display(snapshot)
    plain = view.plot.viewport().grab().toImage()
    view.display(dataclasses.replace(snapshot, lit="loss"))
    assert view.plot.viewport().grab().toImage() != plain


@pytest.mark.parametrize("rate", [1e300, 40.0, 0.0])
def test_wild_runs_are_drawn_without_a_warning(view: LossView, moment: Moment, rate: float) -> None:
    experiment = Experiment(problem=Gate("xor")).with_learning_rate(rate)
    for log in (False, True):
        view.set_log(log)
        for epochs in (1, 900, 2500):
            view.display(moment(epochs, experiment))
            assert not view.grab().isNull()


def test_any_size_will_do(view: LossView, moment: Moment) -> None:
    view.display(moment(100))
    for width, height in ((1, 1), (120, 96), (900, 60), (90, 700)):
        view.resize(width, height)
        view.plot.resize(width, height)
        assert not view.plot.grab().isNull()


def test_the_view_shows_what_a_trainer_recorded(view: LossView, moment: Moment) -> None:
    trainer = Trainer(Experiment())
    trainer.advance(3000)
    view.display(moment(3000))
    assert np.array_equal(view.plot.lines[0].getData()[1], trainer.history.losses)
