"""The activation view: σ with the samples on it, its slope, and exact values where one points."""

import dataclasses
import math
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from moments import Moment
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Batch, Experiment, Gate, SampleTrace, Trainer, ValuesStart
from learnscope.core.activations import ACTIVATIONS
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.text.numbers import fixed, round_to
from learnscope.gui.views.curves.activation import ActivationView
from learnscope.gui.views.curves.graph import UnitNumbers, sample_points


def sigmoid(z: float) -> float:
    return float(ACTIVATIONS["sigmoid"].of(z))


def sigmoid_slope(z: float) -> float:
    return float(ACTIVATIONS["sigmoid"].slope_of(z))


Brackets = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ActivationView]:
    """The view as it stands in a window, 420 × 300 pixels."""
    window = QWidget()
    qtbot.addWidget(window)
    view = ActivationView(window)
    view.resize(420, 300)
    window.resize(600, 500)
    window.show()
    yield view
    window.close()


def starting(w1: float, w2: float, b: float) -> Experiment:
    return dataclasses.replace(Experiment(), start=ValuesStart((w1, w2, b)))


def point_at(view: ActivationView, qtbot: QtBot, at: QPointF) -> QPoint:
    """Move the pointer to a pixel, from a little aside, and return it."""
    pixel = at.toPoint()
    for aside in (25, 0):
        qtbot.mouseMove(view.plot.viewport(), pixel + QPoint(aside, 0))
    return pixel


def picture(view: ActivationView) -> object:
    return view.plot.viewport().grab().toImage()


def test_it_can_be_seen_before_the_first_moment(view: ActivationView) -> None:
    assert view.objectName() == "activation_view"
    assert not view.grab().isNull()


def test_the_samples_stand_on_the_curve_where_their_z_is(
    view: ActivationView, moment: Moment
) -> None:
    snapshot = moment(40)
    view.display(snapshot)
    w1, w2, b = snapshot.parameters
    for sample in view.plot.samples:
        x1, x2 = sample.mark.inputs
        z, output = view.plot.place_of(sample)
        assert z == w1 * x1 + w2 * x2 + b
        assert output == sigmoid(z) == snapshot.outputs[sample.mark.row]
        assert view.plot.area.contains(view.plot.pixel_of(sample))
    assert view.plot.samples[-1].mark.row == snapshot.selected


def test_the_worked_examples_slope_is_the_tangents(view: ActivationView, moment: Moment) -> None:
    view.display(moment(0))
    sample = view.plot.selected
    assert view.plot.slope_of(sample) == pytest.approx(0.249376040, abs=5e-10)
    begin, end = view.plot.tangent()
    across, up = view.plot.value_at(end)
    back, down = view.plot.value_at(begin)
    assert (up - down) / (across - back) == pytest.approx(0.249376040, abs=1e-6)
    assert (across + back) / 2 == pytest.approx(0.1)
    assert (up + down) / 2 == pytest.approx(0.524979187)


def test_an_open_update_is_seen_with_its_own_parameters_and_sample(
    view: ActivationView, moment: Moment
) -> None:
    experiment = Experiment(problem=Gate("and", rows=(1, 2)), batch=Batch(1))
    lab = Lab(experiment)
    lab.select(0)
    for _ in range(5):
        lab.look_inside()
    snapshot = lab.snapshot()
    assert snapshot.inside.number == 1
    view.display(snapshot)
    selected = view.plot.selected
    own = snapshot.inside.sample
    assert numbers(selected.trace) == numbers(own)
    assert selected.mark.selected
    assert own.parameters != snapshot.parameters
    z = {sample.mark.row: sample.trace.z for sample in view.plot.samples}
    assert z == {
        row: lab.trainer.trace_row(row, own.parameters).z for row in range(len(snapshot.outputs))
    }


def test_the_range_is_6_to_either_side_and_grows_in_rungs(
    view: ActivationView, moment: Moment
) -> None:
    shown = []
    for size in (0.0, 5.0, 5.6, 6.0, 6.5, 8.0, 9.9, 300.0, 1e99):
        view.display(moment(0, starting(0.0, 0.0, size)))
        low, high = view.plot.box.viewRange()[0]
        assert low == -high
        assert high >= size
        shown.append(high)
        assert not view.grab().isNull()
    assert shown[:3] == [6.0, 6.0, 6.0]
    assert shown[3] == shown[4] == 7.0
    assert len(set(shown)) == 6


def test_the_slopes_curve_comes_on_demand(
    view: ActivationView, moment: Moment, qtbot: QtBot
) -> None:
    view.display(moment(40))
    assert len(view.plot.curves()) == 1
    plain = picture(view)
    qtbot.mouseClick(view.slope_button, Qt.MouseButton.LeftButton)
    slopes, curve = view.plot.curves()
    assert slopes.ys.tolist() == [sigmoid_slope(z) for z in slopes.xs.tolist()]
    assert curve.ys.tolist() == [sigmoid(z) for z in curve.xs.tolist()]
    assert slopes.ys.max() == 0.25
    assert picture(view) != plain
    qtbot.mouseClick(view.slope_button, Qt.MouseButton.LeftButton)
    assert picture(view) == plain


def test_pointing_reads_exact_values_and_a_click_copies(
    view: ActivationView, moment: Moment, qtbot: QtBot
) -> None:
    view.display(moment(40))
    at = point_at(view, qtbot, view.plot.point(4.0, 0.3))
    rows = {row.label: row.text for row in view.plot.readout.rows()}
    z = float(rows["z"])
    assert z == pytest.approx(4.0, abs=0.05)
    assert rows["z"] == repr(round(z, 2))
    assert rows["σ(z)"] == repr(sigmoid(z))
    assert rows["σ′(z)"] == repr(sigmoid_slope(z))
    with qtbot.assertNotEmitted(view.row_chosen):
        qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert float(QGuiApplication.clipboard().text()) == sigmoid(z)
    assert view.plot.readout.rows()[-1].text == "σ(z) copied"
    assert not view.grab().isNull()
    point_at(view, qtbot, view.plot.point(4.0, 0.6))
    assert view.plot.readout.rows()[-1].text != "σ(z) copied"


def test_pointing_at_a_sample_reads_its_numbers(
    view: ActivationView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = moment(60, row=2)
    view.display(snapshot)
    sample = next(sample for sample in view.plot.samples if sample.mark.row == 3)
    point_at(view, qtbot, view.plot.pixel_of(sample))
    rows = {row.label: row.text for row in view.plot.readout.rows()}
    trainer = Trainer(Experiment())
    trainer.advance(60)
    sample = trainer.trace(3).sample
    assert rows == {
        "x1 x2": "1 1",
        "z": repr(sample.z),
        "ŷ": repr(sample.output),
        "∂ŷ/∂z": repr(sample.doutput_dz),
        "Y": "1",
    }
    assert not view.grab().isNull()


def test_a_click_on_a_sample_chooses_it(view: ActivationView, moment: Moment, qtbot: QtBot) -> None:
    view.display(moment(60, row=2))
    sample = next(sample for sample in view.plot.samples if sample.mark.row == 3)
    at = point_at(view, qtbot, view.plot.pixel_of(sample))
    assert view.plot.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [3]


def test_clicks_on_samples_in_one_place_go_round(
    view: ActivationView, moment: Moment, qtbot: QtBot
) -> None:
    same = starting(1.0, 1.0, -0.5)
    chosen = []
    view.row_chosen.connect(chosen.append)
    for row in (1, 2):
        view.display(moment(0, same, row=row))
        at = view.plot.pixel_of(view.plot.selected).toPoint()
        qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen == [2, 1]


def test_a_row_that_is_switched_off_is_faded(view: ActivationView, moment: Moment) -> None:
    gate = Experiment(problem=Gate("or", rows=(0, 1, 2)))
    snapshot = moment(60, gate, row=0)
    view.display(snapshot)
    off = next(sample for sample in view.plot.samples if sample.mark.row == 3)
    assert not off.mark.active
    at = view.plot.pixel_of(off).toPoint()
    assert picture(view).pixelColor(at) == LIGHT.colour("panel")


@pytest.mark.parametrize("quantity", ["z", "output", "slope"])
def test_what_is_lit_stands_out_and_what_is_pointed_at_is_lit(
    view: ActivationView, moment: Moment, qtbot: QtBot, quantity: str
) -> None:
    snapshot = moment(30)
    view.display(snapshot)
    plain = picture(view)
    view.display(dataclasses.replace(snapshot, lit=quantity))
    assert picture(view) != plain
    view.display(snapshot)
    plot = view.plot
    sample, (_, end) = plot.pixel_of(plot.selected), plot.tangent()
    places = {
        "z": QPointF(sample.x(), (sample.y() + plot.area.bottom()) / 2),
        "output": QPointF((sample.x() + plot.area.left()) / 2, sample.y()),
        "slope": end,
    }
    told = []
    view.quantity_hovered.connect(told.append)
    qtbot.mouseMove(plot.viewport(), plot.point(5.0, 0.5).toPoint())
    qtbot.mouseMove(plot.viewport(), places[quantity].toPoint())
    qtbot.mouseMove(plot.viewport(), plot.point(5.0, 0.5).toPoint())
    assert told == [quantity, ""]


def test_keys_choose_read_and_copy(view: ActivationView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = moment(30, row=2)
    view.display(snapshot)
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.keyClick(view.plot, Qt.Key.Key_Down)
    assert chosen.args == [3]
    view.plot.setFocus()
    qtbot.keyClick(view.plot, Qt.Key.Key_Period)
    rows = view.plot.readout.rows()
    z = float(rows[0].text)
    assert z == pytest.approx(snapshot.sample.z + 0.12, abs=0.02)
    assert fixed(float(rows[1].text)) in view.plot.accessibleDescription()
    assert not view.grab().isNull()
    qtbot.keyClick(view.plot, Qt.Key.Key_Return)
    assert float(QGuiApplication.clipboard().text()) == sigmoid(z)
    for key in (Qt.Key.Key_Less, Qt.Key.Key_Less, Qt.Key.Key_Comma, Qt.Key.Key_Greater):
        qtbot.keyClick(view.plot, key)
    assert float(view.plot.readout.rows()[0].text) < z
    qtbot.keyClick(view.plot, Qt.Key.Key_Escape)
    assert view.plot.readout.rows() == []


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End]
)
def test_the_programs_keys_are_left_to_it(
    view: ActivationView, moment: Moment, qtbot: QtBot, key: Qt.Key
) -> None:
    view.display(moment(20))
    with qtbot.assertNotEmitted(view.row_chosen):
        qtbot.keyClick(view.plot, key)
    assert view.plot.readout.rows() == []


def test_it_is_told_in_one_line_of_text(view: ActivationView, moment: Moment) -> None:
    view.display(moment(0))
    text = "At the selected row 1 0: z = 0.1000, ŷ = 0.5250, and the slope ∂ŷ/∂z = 0.2494."
    assert view.accessibleDescription() == text
    assert view.plot.accessibleDescription() == text


def test_while_a_run_goes_on_the_text_is_renewed_seldom(
    view: ActivationView, moment: Moment
) -> None:
    view.display(dataclasses.replace(moment(10), state=RunState.RUNNING))
    first = view.accessibleDescription()
    later = dataclasses.replace(moment(20), state=RunState.RUNNING)
    view.display(later)
    assert view.accessibleDescription() == first
    view.display(dataclasses.replace(later, state=RunState.PAUSED))
    assert view.accessibleDescription() != first


def test_a_theme_recolours_what_is_there(view: ActivationView, moment: Moment) -> None:
    view.slope_button.setChecked(True)
    view.display(moment(40))
    for theme in (DARK, LIGHT):
        view.apply_theme(theme)
        slopes, curve = view.plot.curves()
        assert curve.colour == theme.colour("muted")
        assert slopes.colour == theme.colour("field")
        assert picture(view).pixelColor(1, 1) == theme.colour("panel")


def test_another_language_relabels_what_is_there(
    view: ActivationView, moment: Moment, in_brackets: Brackets
) -> None:
    view.display(moment(40))
    with in_brackets():
        assert view.slope_button.text() == "[slope]"
        assert view.plot.accessibleName().startswith("[Activation")
        assert view.plot.whatsThis().startswith("[The sigmoid")


def test_any_size_will_do(view: ActivationView, moment: Moment) -> None:
    view.display(dataclasses.replace(moment(100), lit="z"))
    for width, height in ((1, 1), (120, 96), (900, 60), (90, 700)):
        view.resize(width, height)
        view.plot.resize(width, height)
        assert not view.plot.grab().isNull()


@pytest.mark.parametrize(("w1", "b"), [(1e99, -1e99), (700.0, -350.0), (1e-300, 0.0)])
def test_wild_numbers_are_drawn_without_a_warning(
    view: ActivationView, moment: Moment, w1: float, b: float
) -> None:
    view.slope_button.setChecked(True)
    for row in range(4):
        view.display(dataclasses.replace(moment(0, starting(w1, -w1, b), row=row), lit="output"))
        assert not view.grab().isNull()


def numbers(trace: UnitNumbers | SampleTrace) -> tuple[float, ...]:
    """Return all that a function's graph needs to know of a sample."""
    return (
        *(trace.sample, trace.target, trace.z, trace.output, trace.doutput_dz),
        *(trace.loss, trace.dloss_doutput),
    )


def test_all_four_samples_are_those_of_the_trainer(moment: Moment) -> None:
    snapshot = moment(77, row=1)
    trainer = Trainer(Experiment())
    trainer.advance(77)
    seen = {sample.mark.row: numbers(sample.trace) for sample in sample_points(snapshot)}
    assert seen == {row: numbers(trainer.trace(row).sample) for row in range(4)}


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_a_reading_is_rounded_by_less_than_a_pixel(value: float, pixel: float) -> None:
    rounded = round_to(value, pixel)
    assert abs(rounded - value) <= 0.5 * pixel * (1.0 + 1e-9) + 1e-9 * abs(value)
    places = max(0, -math.floor(math.log10(pixel)))
    assert float(np.round(rounded, places)) == rounded
