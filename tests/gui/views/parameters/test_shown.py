"""The table of the parameters is exact, and quick for any number of them."""

import dataclasses
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from own_data import HOUSES
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from table_hands import Key, double_click, entry, parameters, press, wheel

from learnscope.core import Batch, Experiment, Gate, Network, Optimizer, RandomStart, ValuesStart
from learnscope.gui.look.theme import DARK, LIGHT, Theme
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import NextUpdate, Snapshot
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.views.parameter_model import CHANGE, GRADIENT, SYMBOL, VALUE
from learnscope.gui.views.parameters import ParametersView

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")

LARGE = Experiment(problem=Gate("parity"), network=Network((8, 8, 8, 8)), start=RandomStart())
MANY = LARGE.model.parameter_names


def with_many(snapshot: Snapshot, shift: float = 0.0, inside: Any = None) -> Snapshot:
    """Return a moment of a network of 257 parameters."""
    values = tuple(0.01 * number + shift for number in range(len(MANY)))
    update = dataclasses.replace(
        snapshot.update, parameters=cast("Any", values), gradient=cast("Any", values[::-1])
    )
    return dataclasses.replace(
        snapshot,
        experiment=LARGE,
        parameters=update.parameters,
        next_update=NextUpdate(iter([update])),
        inside=inside,
    )


# What it shows


def test_it_shows_the_worked_example(view: ParametersView) -> None:
    cells = [
        [view.table.model().index(row, column).data() for column in range(CHANGE + 1)]
        for row in range(3)
    ]
    assert cells == [
        ["w1", "0.1000", "0.5250", "−0.5250"],
        ["w2", "−0.1200", "0.0000", "0.0000"],
        ["b", "0.0000", "0.5250", "−0.5250"],
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    gate=st.sampled_from(["and", "xor", "nor"]),
    rate=st.floats(0, 100),
    start=st.tuples(*[st.floats(-1e6, 1e6)] * 3),
    size=st.sampled_from([None, 1, 3]),
    epochs=st.integers(0, 30),
)
def test_value_and_next_change_make_the_next_value(
    view: ParametersView,
    gate: str,
    rate: float,
    start: tuple[float, float, float],
    size: int | None,
    epochs: int,
) -> None:
    optimizer = Optimizer(learning_rate=rate)
    experiment = Experiment(
        Gate(gate), optimizer=optimizer, batch=Batch(size), start=ValuesStart(start)
    )
    lab = Lab(experiment)
    lab.train(epochs)
    view.display(lab.snapshot())
    update = lab.trainer.trace_epoch()[0]
    model = view.table.parameters
    for row, after in enumerate(update.updated):
        assert model.number(row, VALUE) == parameters(lab)[row]
        assert model.number(row, GRADIENT) == update.gradient[row]
        assert model.number(row, VALUE) + model.number(row, CHANGE) == after
    lab.pause()
    lab.deleteLater()


def test_no_gradient_makes_a_change_of_0_and_not_of_minus_0(view: ParametersView) -> None:
    index = view.table.parameters.index(1, CHANGE)
    assert "\n0.0\n" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_hovering_gives_every_digit_and_what_can_be_done(view: ParametersView, lab: Lab) -> None:
    lab.train(3)
    update = lab.snapshot().update
    tips = [
        view.table.parameters.index(0, column).data(Qt.ItemDataRole.ToolTipRole)
        for column in range(CHANGE + 1)
    ]
    assert tips[SYMBOL].startswith("w1")
    for column, values in (
        (VALUE, update.parameters),
        (GRADIENT, update.gradient),
        (CHANGE, update.changes),
    ):
        assert exact(values[0]) in tips[column].split("\n")
    assert "Double-click" in tips[VALUE]
    assert "∂L/∂w1" in tips[GRADIENT]
    assert f"−1 · {fixed(update.gradient[0])}" in tips[CHANGE]


def test_every_heading_says_what_it_means(view: ParametersView) -> None:
    model = view.table.model()
    sides = (Qt.Orientation.Horizontal,)
    for column, heading in enumerate(("θ", "Value", "Gradient ∂L/∂θ", "Next change")):
        assert model.headerData(column, *sides) == heading
        assert len(model.headerData(column, *sides, Qt.ItemDataRole.ToolTipRole)) > 20


@pytest.mark.parametrize("width", [900, 440, 350, 260])
def test_numbers_stay_in_their_columns(view: ParametersView, lab: Lab, width: int) -> None:
    lab.edit((-123456.789, 1e-250, -3e200))
    view.resize(width, 280)
    table = view.table
    metrics = table.fontMetrics()
    for row in range(3):
        for column in (VALUE, GRADIENT, CHANGE):
            text = table.parameters.text(row, column)
            assert metrics.horizontalAdvance(text) <= table.columnWidth(column) - 8, text
    for column in (VALUE, GRADIENT, CHANGE):
        heading = str(table.model().headerData(column, Qt.Orientation.Horizontal))
        room = table.columnWidth(column)
        assert (
            width == 260
            or table.horizontalHeader().fontMetrics().horizontalAdvance(heading) <= room
        )


def test_everyday_numbers_have_four_decimals_in_any_width(view: ParametersView) -> None:
    for width in (900, 440, 350):
        view.resize(width, 280)
        assert view.table.parameters.text(1, VALUE) == "−0.1200"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_symbol_has_the_parameter_s_colour(view: ParametersView, theme: Theme) -> None:
    view.apply_theme(theme)
    table = view.table
    image = table.viewport().grab().toImage()
    for row, name in enumerate(("w1", "w2", "b")):
        area = table.visualRect(table.parameters.index(row, SYMBOL))
        found = {
            QColor(image.pixel(x, y)).name()
            for x in range(area.left(), area.right())
            for y in range(area.top(), area.bottom())
        }
        assert theme.colour(name).name() in found
    assert theme.parameter("layer 2, w17") == theme.colour("ink")


def test_the_caption_says_at_which_learning_rate(view: ParametersView, lab: Lab) -> None:
    lab.set_learning_rate(0.25)
    assert view.caption.text().endswith("0.25")
    assert view.table.parameters.text(0, CHANGE) == fixed(-0.25 * lab.snapshot().update.gradient[0])


def test_an_open_update_is_the_one_that_is_shown(view: ParametersView, lab: Lab) -> None:
    lab.open(dataclasses.replace(Experiment(), batch=Batch(1)))
    for _ in range(5):
        lab.look_inside()
    inside = lab.snapshot().inside
    assert inside is not None
    assert inside.number == 1
    model = view.table.parameters
    assert [model.number(row, VALUE) for row in range(3)] == list(inside.update.parameters)
    assert [model.number(row, GRADIENT) for row in range(3)] == list(inside.update.gradient)
    assert "open" in view.caption.text()


def test_a_later_update_of_the_epoch_cannot_be_set_by_hand(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    lab.open(dataclasses.replace(Experiment(), batch=Batch(1)))
    for _ in range(5):
        lab.look_inside()
    with qtbot.assertNotEmitted(view.parameters_edited):
        double_click(qtbot, view, 0)
        assert entry(view) is None
        wheel(view, 0, 1)
        press(view, "Alt+Up")
        press(view, "5")
    assert entry(view) is None
    assert "Double-click" not in view.table.parameters.index(0, VALUE).data(
        Qt.ItemDataRole.ToolTipRole
    )


def test_it_is_told_in_one_line_of_text(view: ParametersView, lab: Lab) -> None:
    assert view.accessibleDescription() == (
        "At epoch 0: 3 parameters. The next update moves w1 most: from 0.1000 by −0.5250."
    )
    lab.train(1)
    assert "At epoch 1" in view.table.accessibleDescription()
    said = view.table.parameters.index(1, VALUE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "w2, Value: −0.1200"


# Any number of parameters


def test_257_parameters_are_shown_and_only_those_in_sight_are_told_of(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    # A pointer left over the table by another test would bring the lab's own three parameters back.
    view.quantity_hovered.disconnect(lab.light)
    table = view.table
    view.display(with_many(lab.snapshot()))
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 200)
    assert table.model().rowCount() == 257

    def at_the_end() -> bool:
        # Again, since the first layout of a table on a busy machine may come after the scrolling.
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
        return table.rowAt(0) > 200

    qtbot.waitUntil(at_the_end)
    told: list[tuple[int, int]] = []
    table.model().dataChanged.connect(lambda a, b, _roles: told.append((a.row(), b.row())))
    view.display(with_many(lab.snapshot(), shift=1.0))
    (first, last), *more = told
    assert not more
    assert (first, last) == (table.rowAt(0), 256)
    assert last - first < 12
    assert table.parameters.text(256, VALUE) == "3.5600"
    assert table.parameters.text(0, VALUE) == "1.0000"
    assert not view.grab().isNull()


def test_the_same_moment_again_is_no_change(view: ParametersView, lab: Lab) -> None:
    told: list[object] = []
    view.table.model().dataChanged.connect(lambda *cells: told.append(cells))
    lab.light("w2")
    lab.refresh()
    assert told == []
    lab.step()
    assert len(told) == 1


def test_one_of_257_is_set_and_the_others_stay(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    # The lab's own network has three.
    view.parameters_edited.disconnect(lab.edit)
    view.quantity_hovered.disconnect(lab.light)
    moment = with_many(lab.snapshot())
    view.display(moment)
    qtbot.waitUntil(lambda: view.table.verticalScrollBar().maximum() > 200)
    view.table.scrollTo(view.table.parameters.index(200, VALUE))
    double_click(qtbot, view, 200)
    qtbot.keyClicks(entry(view), "1/3")
    with qtbot.waitSignal(view.parameters_edited) as edited:
        qtbot.keyClick(entry(view), Key.Key_Return)
    values, goes_on = edited.args
    before = moment.update.parameters
    assert values == (*before[:200], 1 / 3, *before[201:])
    assert goes_on is False


def test_a_field_left_open_goes_with_its_network(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    double_click(qtbot, view, 2)
    qtbot.keyClicks(entry(view), "7")
    with qtbot.assertNotEmitted(view.parameters_edited):
        view.display(with_many(lab.snapshot()))
    assert entry(view) is None


def test_scaled_a_neuron_s_line_stands_below_in_the_data_s_own_units(
    view: ParametersView, lab: Lab
) -> None:
    assert not view.own_units.isVisible()
    houses = dataclasses.replace(HOUSES, scaling="standard", target_scaling="standard")
    lab.open(Experiment(houses, loss="squared", start=ValuesStart((0.5, 0.25))))

    slope, intercept = 0.5 * 50_000**0.5 / 2, 0.25 * 50_000**0.5 + 500
    line = f"ŷ = {slope:.6g}·x + {intercept - 3 * slope:.6g}"
    assert view.own_units.text() == f"In the data's own units: {line}"
    assert view.own_units.isVisible()

    lab.set_problem(HOUSES)
    assert not view.own_units.isVisible()
