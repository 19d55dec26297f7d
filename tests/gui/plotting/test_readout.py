"""Reading values off a plot: the same gestures in every plot, whatever stands in it."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from moments import Moment
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Curve, Experiment, Gate, Network, RandomStart
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.views.curves.activation import ActivationView
from learnscope.gui.views.curves.loss import LossView
from learnscope.gui.views.curves.loss_functions import LossFunctionsView
from learnscope.gui.views.curves.weights import WeightsView
from learnscope.gui.views.hidden.hidden_space import HiddenSpaceView
from learnscope.gui.views.hidden.joining import JoiningView
from learnscope.gui.views.surface.surface import SurfaceView
from learnscope.gui.widgets.view import View

NEURON = Experiment()
XOR = Experiment(Gate("xor"), Network((2,)), start=RandomStart(2))
SINE = Experiment.from_json(
    json.dumps(
        {
            "problem": Curve("sine").to_dict(),
            "network": {"hidden": [3], "activation": "relu"},
            "loss": "squared",
            "start": {"kind": "random", "seed": 1},
        }
    )
)

#: Each view with an experiment that it shows, and a free place in its plot, as shares of the box.
PLOTS: dict[str, tuple[type[View], Experiment, tuple[float, float]]] = {
    "loss": (LossView, NEURON, (0.5, 0.5)),
    "weights": (WeightsView, NEURON, (0.5, 0.5)),
    "activation": (ActivationView, NEURON, (0.1, 0.3)),
    "losses": (LossFunctionsView, NEURON, (0.9, 0.3)),
    "hidden": (HiddenSpaceView, XOR, (0.5, 0.6)),
    "joining": (JoiningView, SINE, (0.52, 0.05)),
    "map": (SurfaceView, NEURON, (0.5, 0.1)),
    "curve": (SurfaceView, SINE, (0.52, 0.05)),
}

#: Those that are read along their x axis by keys.
ALONG = ["loss", "weights", "activation", "losses", "joining", "curve"]


@pytest.fixture
def open_plot(qtbot: QtBot, moment: Moment) -> Iterator[Callable[[str], Plot]]:
    """Show a view by its name in `PLOTS`, and return its plot."""
    windows: list[QWidget] = []

    def open_(name: str) -> Plot:
        kind, experiment, _ = PLOTS[name]
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        view = kind(window)
        view.resize(448, 340)
        window.resize(460, 360)
        with qtbot.waitExposed(window):
            window.show()
        view.display(moment(30, experiment, 0))
        QApplication.processEvents()
        (plot,) = (plot for plot in view.findChildren(Plot) if plot.isVisible())
        return plot

    yield open_
    for window in windows:
        window.close()


def point_at_free_place(plot: Plot, name: str) -> QPointF:
    area, (across, down) = plot.area, PLOTS[name][2]
    at = area.topLeft() + QPointF(across * area.width(), down * area.height())
    QTest.mouseMove(plot.viewport(), (at + QPointF(3.0, 0.0)).toPoint())
    QTest.mouseMove(plot.viewport(), at.toPoint())
    return at


@pytest.mark.parametrize("name", PLOTS)
def test_a_click_copies_what_is_read_out_and_says_so_until_the_pointer_moves(
    open_plot: Callable[[str], Plot], name: str
) -> None:
    plot = open_plot(name)
    at = point_at_free_place(plot, name)
    before = plot.readout.rows()
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())

    copied = QGuiApplication.clipboard().text()
    assert copied in [row.text for row in before]
    assert plot.readout.rows()[:-1] == before
    assert plot.readout.rows()[-1].text.endswith(" copied")
    QTest.mouseMove(plot.viewport(), (at + QPointF(2.0, 0.0)).toPoint())
    assert not plot.readout.rows()[-1].text.endswith(" copied")


@pytest.mark.parametrize("name", PLOTS)
def test_what_is_read_out_stands_in_the_digits_of_the_screen(
    open_plot: Callable[[str], Plot], name: str
) -> None:
    plot = open_plot(name)
    point_at_free_place(plot, name)
    exact, shown = plot.readout.rows(), plot.readout.shown()
    assert [row.label for row in shown] == [row.label for row in exact]
    assert any(len(row.text) > 12 for row in exact)
    figures = [re.findall(r"[\d.]+", row.text) for row in shown]
    assert max(len(each.strip(".")) for row in figures for each in row) <= 8


@pytest.mark.parametrize("name", PLOTS)
def test_nothing_is_read_out_where_the_pointer_has_left(
    open_plot: Callable[[str], Plot], name: str
) -> None:
    plot = open_plot(name)
    plain = plot.grab().toImage()
    point_at_free_place(plot, name)
    assert plot.readout.rows()
    assert plot.grab().toImage() != plain
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))

    assert plot.readout.rows() == []
    assert plot.grab().toImage() == plain


@pytest.mark.parametrize("name", ALONG)
def test_keys_read_along_copy_and_let_go(open_plot: Callable[[str], Plot], name: str) -> None:
    plot = open_plot(name)
    QTest.keyClick(plot, Qt.Key.Key_Period)
    begin = plot.readout.along
    QTest.keyClick(plot, Qt.Key.Key_Comma)
    near = plot.readout.along
    QTest.keyClick(plot, Qt.Key.Key_Less)
    far = plot.readout.along
    assert begin is not None
    assert near is not None
    assert far is not None
    assert far < near < begin
    first = plot.readout.rows()[0]
    assert first.text in plot.accessibleDescription()
    QTest.keyClick(plot, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() in [row.text for row in plot.readout.rows()]
    assert plot.readout.rows()[-1].text.endswith(" copied")
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.readout.along is None
    assert plot.readout.rows() == []


@pytest.mark.parametrize("name", ALONG)
def test_what_keys_read_out_goes_with_the_keyboard(
    open_plot: Callable[[str], Plot], qtbot: QtBot, name: str
) -> None:
    plot = open_plot(name)
    plot.window().activateWindow()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(plot.hasFocus)
    QTest.keyClick(plot, Qt.Key.Key_Period)
    assert plot.readout.rows()
    plot.clearFocus()

    assert plot.readout.rows() == []


@pytest.mark.parametrize("name", PLOTS)
def test_a_key_without_a_meaning_is_left_to_the_window(
    open_plot: Callable[[str], Plot], name: str
) -> None:
    plot = open_plot(name)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Left):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        plot.keyPressEvent(event)
        assert not event.isAccepted()
