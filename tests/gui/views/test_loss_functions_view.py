"""The loss functions view: the losses over ŷ, the samples on the one in force, the choice of it."""

import dataclasses
import math
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import product

import numpy as np
import pytest
from cases import named
from hypothesis import given
from hypothesis import strategies as st
from moments import Moment
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Trainer, ValuesStart
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.views.curves import function_plot
from learnscope.gui.views.curves.loss_functions import LossFunctionsView, loss_at, slope_at

Brackets = Callable[[], AbstractContextManager[None]]

LOSSES = ("bce", "squared", "absolute")


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[LossFunctionsView]:
    """The view as it stands in a window, 440 × 320 pixels."""
    window = QWidget()
    qtbot.addWidget(window)
    view = LossFunctionsView(window)
    view.resize(440, 320)
    window.resize(600, 500)
    window.show()
    yield view
    window.close()


def training(loss: str, values: tuple[float, float, float] = (0.1, -0.12, 0.0)) -> Experiment:
    return dataclasses.replace(Experiment(), loss=loss, start=ValuesStart(values))


def point_at(view: LossFunctionsView, qtbot: QtBot, at: QPointF) -> QPoint:
    """Move the pointer to a pixel, from a little aside, and return it."""
    pixel = at.toPoint()
    for aside in (25, 0):
        qtbot.mouseMove(view.plot.viewport(), pixel + QPoint(aside, 0))
    return pixel


def picture(view: LossFunctionsView) -> QImage:
    return view.plot.viewport().grab().toImage()


def by_hand(loss: str, output: float, target: int) -> tuple[float, float]:
    """Return the loss and its slope as one computes them from ŷ and Y."""
    if loss == "bce":
        right = output if target else 1.0 - output
        return -math.log(right), (-1.0 if target else 1.0) / right
    away = output - target
    return (away**2, 2.0 * away) if loss == "squared" else (abs(away), math.copysign(1.0, away))


def test_it_can_be_seen_before_the_first_moment(view: LossFunctionsView) -> None:
    assert view.objectName() == "loss_functions_view"
    assert not view.grab().isNull()


@given(st.floats(0.001, 0.999), st.sampled_from(LOSSES), st.sampled_from((0, 1)))
def test_losses_and_slopes_are_those_worked_out_by_hand(
    output: float, loss: str, target: int
) -> None:
    value, slope = by_hand(loss, output, target)
    assert loss_at(loss, output, target) == pytest.approx(value, rel=1e-11)
    assert slope_at(loss, output, target) == pytest.approx(slope, rel=1e-11)


def test_the_ends_of_the_curves() -> None:
    assert loss_at("bce", 0.0, 0) == 0.0
    assert loss_at("bce", 0.0, 1) == math.inf
    assert slope_at("bce", 0.0, 1) == -math.inf
    assert loss_at("squared", 1.0, 0) == loss_at("absolute", 1.0, 0) == 1.0
    assert slope_at("squared", 1.0, 1) == 0.0


@pytest.mark.parametrize("loss", LOSSES)
def test_the_loss_in_force_stands_out_for_both_right_answers(
    view: LossFunctionsView, moment: Moment, loss: str
) -> None:
    view.display(moment(5, training(loss)))
    curves = view.plot.curves()
    firm = [curve for curve in curves if curve.firm]
    assert len(curves) == 6
    assert curves[-2:] == firm
    assert [curve.colour for curve in firm] == [LIGHT.colour("class_0"), LIGHT.colour("class_1")]
    for curve, target in zip(firm, (0, 1), strict=True):
        inner = (curve.xs > 0.01) & (curve.xs < 0.99)
        expected = [by_hand(loss, output, target)[0] for output in curve.xs[inner].tolist()]
        assert curve.ys[inner] == pytest.approx(expected, rel=1e-9)
        assert (curve.xs[0], curve.xs[-1]) == (0.0, 1.0)


@pytest.mark.parametrize("loss", LOSSES)
def test_the_samples_stand_on_the_curve_of_their_right_answer(
    view: LossFunctionsView, moment: Moment, loss: str
) -> None:
    view.display(moment(40, training(loss)))
    for sample in view.plot.samples:
        output, value = view.plot.place_of(sample)
        expected, slope = by_hand(loss, output, sample.trace.target)
        assert value == pytest.approx(expected, rel=1e-9)
        assert view.plot.slope_of(sample) == pytest.approx(slope, rel=1e-9)
        assert view.plot.pixel_of(sample) == view.plot.point(output, value)


def test_the_worked_examples_slope_is_the_tangents(view: LossFunctionsView, moment: Moment) -> None:
    view.display(moment(0))
    assert view.plot.slope_of(view.plot.selected) == pytest.approx(2.105170918, abs=5e-10)
    begin, end = view.plot.tangent()
    across, up = view.plot.value_at(end)
    back, down = view.plot.value_at(begin)
    assert (up - down) / (across - back) == pytest.approx(2.105170918, rel=1e-6)
    assert (across + back) / 2 == pytest.approx(0.524979187)
    assert (up + down) / 2 == pytest.approx(0.744396660)


def test_a_choice_is_asked_for_and_shown_when_it_is_made(
    view: LossFunctionsView, moment: Moment, qtbot: QtBot
) -> None:
    view.display(moment(5))
    assert view.plot.y_title == "L (BCE: nats)"
    button = view.findChild(QToolButton, "loss_squared")
    with qtbot.waitSignal(view.loss_chosen) as chosen:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == ["squared"]
    assert view.buttons["bce"].isChecked()
    view.display(moment(5, training("squared")))
    assert button.isChecked()
    assert view.plot.y_title == "L (BCE: nats)"
    with qtbot.assertNotEmitted(view.loss_chosen):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()


@pytest.mark.parametrize("loss", LOSSES)
def test_the_axes_stand_still_while_one_trains(
    view: LossFunctionsView, moment: Moment, loss: str
) -> None:
    ranges = []
    for epochs in (0, 10, 400):
        view.display(moment(epochs, training(loss)))
        ranges.append(view.plot.box.viewRange())
    assert ranges[0] == ranges[1] == ranges[2]
    assert ranges[0][1][1] == (5.0 if loss == "bce" else 1.2)


def test_a_loss_beyond_the_edge_is_an_arrow_with_its_number(
    view: LossFunctionsView, moment: Moment
) -> None:
    view.display(moment(0, training("bce", (-30.0, 8.0, 10.0)), row=0))
    beyond = {sample.mark.row for sample in view.plot.samples if view.plot.beyond(sample)}
    traces = {sample.mark.row: sample.trace for sample in view.plot.samples}
    assert beyond == {row for row, trace in traces.items() if trace.loss > 5.0} == {0, 1, 3}
    for sample in view.plot.samples:
        at = view.plot.pixel_of(sample)
        assert view.plot.area.contains(at)
    orange, area = LIGHT.colour("class_0"), view.plot.area
    image = picture(view)
    strip = [
        image.pixelColor(x, y)
        for x in range(round(area.center().x()), round(area.right()) - 20)
        for y in range(round(area.top()), round(area.top()) + 24)
    ]
    assert orange in strip


@pytest.mark.parametrize("target", [0, 1])
def test_pointing_reads_all_losses_of_the_nearer_curve(
    view: LossFunctionsView, moment: Moment, qtbot: QtBot, target: int
) -> None:
    view.display(moment(40))
    place = view.plot.point(0.42, loss_at("bce", 0.42, target)) + QPointF(0, -3)
    at = point_at(view, qtbot, place)
    rows = {row.label: row.text for row in view.plot.readout.rows()}
    output = float(rows["ŷ"])
    assert output == pytest.approx(0.42, abs=0.005)
    value, slope = by_hand("bce", output, target)
    assert float(rows[f"L, Y = {target}"]) == pytest.approx(value, rel=1e-11)
    assert float(rows["∂L/∂ŷ"].replace("−", "-")) == pytest.approx(slope, rel=1e-11)
    assert float(rows["squared"]) == pytest.approx((output - target) ** 2, rel=1e-11)
    assert rows["distance"] == f"{abs(output - target):.12g}"
    qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert QGuiApplication.clipboard().text() == rows[f"L, Y = {target}"]
    assert view.plot.readout.rows()[-1].text == "L copied"
    assert not view.grab().isNull()


def test_beyond_0_and_1_the_ends_are_read(
    view: LossFunctionsView, moment: Moment, qtbot: QtBot
) -> None:
    view.display(moment(200))
    point_at(view, qtbot, view.plot.point(1.04, 3.0))
    rows = {row.label: row.text for row in view.plot.readout.rows()}
    assert rows["ŷ"] == "1"
    assert {rows.get("L, Y = 0"), rows.get("L, Y = 1")} & {"∞", "0"}
    assert not view.grab().isNull()


def test_pointing_at_a_sample_reads_its_numbers_and_a_click_chooses_it(
    view: LossFunctionsView, moment: Moment, qtbot: QtBot
) -> None:
    view.display(moment(60, row=2))
    sample = next(sample for sample in view.plot.samples if sample.mark.row == 3)
    at = point_at(view, qtbot, view.plot.pixel_of(sample))
    rows = {row.label: row.text for row in view.plot.readout.rows()}
    trainer = Trainer(Experiment())
    trainer.advance(60)
    sample = trainer.trace(3).sample
    assert rows == {
        "x1 x2": "1 1",
        "ŷ": repr(sample.output),
        "L": repr(sample.loss),
        "∂L/∂ŷ": repr(sample.dloss_doutput),
        "Y": "1",
    }
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [3]


@pytest.mark.parametrize("quantity", ["output", "loss", "loss_slope"])
def test_what_is_lit_stands_out(view: LossFunctionsView, moment: Moment, quantity: str) -> None:
    snapshot = moment(3)
    view.display(snapshot)
    plain = picture(view)
    view.display(dataclasses.replace(snapshot, lit=quantity))
    assert picture(view) != plain


def test_it_is_told_in_one_line_of_text(view: LossFunctionsView, moment: Moment) -> None:
    view.display(moment(0))
    text = (
        "At the selected row 1 0, Y = 0: ŷ = 0.5250, the loss is 0.7444, and the slope "
        "∂L/∂ŷ = 2.1052."
    )
    assert view.accessibleDescription() == text
    assert view.plot.accessibleDescription() == text


def test_a_theme_recolours_what_is_there(view: LossFunctionsView, moment: Moment) -> None:
    view.display(moment(40))
    for theme in (DARK, LIGHT):
        view.apply_theme(theme)
        assert view.plot.curves()[-1].colour == theme.colour("class_1")
        assert picture(view).pixelColor(1, 1) == theme.colour("panel")


def test_another_language_relabels_what_is_there(
    view: LossFunctionsView, moment: Moment, in_brackets: Brackets
) -> None:
    view.display(moment(40))
    with in_brackets():
        assert view.buttons["squared"].text() == "[squared]"
        assert view.plot.y_title == "[L (BCE: nats)]"
        assert view.plot.whatsThis().startswith("[How wrong")


@pytest.mark.parametrize("loss", LOSSES)
def test_any_size_and_any_numbers_will_do(
    view: LossFunctionsView, moment: Moment, loss: str
) -> None:
    for values in ((1e99, -1e99, 1e99), (0.0, 0.0, 900.0), (0.0, 0.0, -900.0)):
        view.display(moment(0, training(loss, values)))
        for width, height in ((440, 320), (1, 1), (120, 96), (900, 60), (90, 700)):
            view.resize(width, height)
            view.plot.resize(width, height)
            assert not view.plot.grab().isNull()


def test_rows_switched_off_and_wrong_answers_look_as_on_the_map(
    view: LossFunctionsView, moment: Moment
) -> None:
    view.display(moment(0, Experiment(problem=Gate("or", rows=(0, 1, 2))), row=0))
    off = next(sample for sample in view.plot.samples if sample.mark.row == 3)
    assert not off.mark.active
    assert np.isfinite([*view.plot.place_of(off)]).all()
    assert [sample.mark.selected for sample in view.plot.samples] == [False, False, False, True]


@pytest.mark.parametrize("size", [(440, 320), (300, 180)])
def test_no_number_stands_under_a_button(
    view: LossFunctionsView,
    moment: Moment,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    view.resize(*size)
    QApplication.processEvents()
    written: list[QRectF] = []
    write = function_plot.write

    def noted(painter: QPainter, at: QPointF, text: str, colour: QColor, ground: QColor) -> None:
        if text.startswith("∂L/∂ŷ"):
            metrics = QFontMetricsF(painter.font())
            written.append(metrics.tightBoundingRect(text).translated(at))
        write(painter, at, text, colour, ground)

    monkeypatch.setattr(function_plot, "write", noted)
    for loss, bias in product(LOSSES, (-4.0, -1.0, 0.0, 1.5, 4.5, 9.0)):
        written.clear()
        view.display(moment(0, training(loss, (0.1, -0.12, bias))))
        view.plot.grab()
        with named(loss, bias):
            assert written
            for button in view.buttons.values():
                corner = view.plot.mapFromGlobal(button.mapToGlobal(QPoint(0, 0)))
                covered = QRectF(QPointF(corner), button.size().toSizeF())
                assert not written[-1].intersects(covered)


def test_the_faint_names_stand_in_the_order_of_their_curves(
    view: LossFunctionsView, moment: Moment
) -> None:
    view.display(moment(0))
    names = {caption.text: caption.at for caption in view.plot.captions()}
    assert loss_at("absolute", 0.7, 0) > loss_at("squared", 0.7, 0)
    apart = names["(ŷ − Y)²"].y() - names["|Y − ŷ|"].y()
    assert apart > QFontMetricsF(view.plot.small_font).height()


def test_the_axis_says_what_a_nat_is_and_which_loss_has_it(
    view: LossFunctionsView, moment: Moment
) -> None:
    view.display(moment(0))
    plot = view.plot
    for at, told in ((plot.area.center(), False), (plot.title_area().center(), True)):
        pixel = at.toPoint()
        event = QHelpEvent(QHelpEvent.Type.ToolTip, pixel, plot.mapToGlobal(pixel))
        QApplication.sendEvent(plot.viewport(), event)
        assert QToolTip.text().startswith("Cross-entropy (BCE) is measured in nats") is told
