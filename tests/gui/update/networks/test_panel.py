"""Any network's update opens in the panel, unit by unit, and tells it all."""

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cases import each_telling, telling
from inside_bench import EXPERIMENTS, SOME, XOR, Bench, rule
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment
from learnscope.gui.look.theme import DARK
from learnscope.gui.session.snapshot import STAGES
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.update import inside_rows

pytestmark = pytest.mark.usefixtures("faster_engine")

DATA = Path(__file__).parents[3] / "data" / "inside_networks.json"
CASES = {
    f"{number}, epoch {opened['epoch']}": (entry["experiment"], opened)
    for number, entry in enumerate(json.loads(DATA.read_text(encoding="utf-8")))
    for opened in entry["epochs"]
}


@pytest.fixture
def plain_symbols(monkeypatch: pytest.MonkeyPatch) -> None:
    """Symbols that are not typeset, which would take most of the time; numbers are asked."""
    monkeypatch.setattr(inside_rows, "formula", lambda *_arguments: QPixmap(40, 20))


@pytest.mark.usefixtures("plain_symbols")
@each_telling("case", CASES, "2, epoch 3", "4, epoch 3")
def test_the_panel_shows_what_pytorch_gives(
    qtbot: QtBot,
    case: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    experiment, reference = case
    bench = Bench(qtbot, Experiment.from_json(json.dumps(experiment)))
    bench.lab.trainer.advance(reference["epoch"])
    model = bench.lab.experiment.model
    names = model.parameter_names

    def assert_row(stage: str, quantity: str, value: float) -> None:
        row = bench.row(stage, quantity)
        assert row.result.text() == f"= {fixed(value)}"
        assert float(row.toolTip().split("\n")[1]) == pytest.approx(value, rel=1e-9, abs=1e-14)

    bench.press(4)
    for stage in STAGES:
        head = bench.box(stage).head
        if not head.isChecked():
            qtbot.mouseClick(head, Qt.MouseButton.LeftButton)
    for number, sample in enumerate(reference["samples"]):
        bench.lab.select(number)
        assert_row("loss", "loss", sample["loss"])
        for layer, units in enumerate(sample["layers"]):
            for i, unit in enumerate(units):
                name = model.unit_names[layer][i]
                bench.lab.select_unit(name)
                output = "output" if name == "y" else name
                z = "z" if name == "y" else f"{name}.z"
                assert_row("forward", z, unit["z"])
                assert_row("forward", output, unit["output"])
                assert fixed(unit["output"]) in bench.head("forward", name).text()
                assert_row("backward", f"dL/d{name}", unit["dloss_doutput"])
                assert_row("backward", f"d{name}/dz", unit["doutput_dz"])
                after = "dL/dz" if name == "y" else f"dL/d{name}.z"
                assert_row("backward", after, unit["dloss_dz"])
                assert f"= {fixed(unit['dloss_dz'])}" in bench.head("backward", name).text()
                for source, slope in enumerate(unit["dloss_dparameters"]):
                    position = model.position(layer, i, source)
                    assert_row("backward", f"g_{names[position]}", slope)
                    new = reference["updated"][position]
                    assert_row("update", f"n_{names[position]}", new)
        assert_row("update", "output_after", sample["output_after"])
        assert_row("update", "loss_after", sample["loss_after"])


@pytest.mark.usefixtures("plain_symbols")
@SOME
def test_any_experiment_opens_steps_and_is_edited(qtbot: QtBot, experiment: Experiment) -> None:
    bench = Bench(qtbot, experiment)
    units = [name for layer in experiment.model.unit_names for name in layer]
    for _ in range(2):
        for unit in (units[0], units[len(units) // 2], "y"):
            bench.lab.select_unit(unit)
            bench.press(1)
            bench.holder.grab()
        bench.press(2)
        bench.lab.edit(tuple(0.5 * p for p in bench.lab.trainer.parameters.tolist()), False)
        bench.lab.step()
        bench.view.apply_theme(DARK)
    assert bench.view.summary(bench.lab.snapshot())


def test_a_click_on_a_unit_shows_it_in_full_and_another_folds_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot, XOR).press()
    assert [head.unit for head in bench.heads("forward")] == ["h1.1", "h1.2", "y"]
    assert bench.quantities("forward") == ["p_y.w1", "p_y.w2", "p_y.b", "z", "output"]
    bench.choose("forward", "h1.2")
    assert bench.lab.snapshot().unit == "h1.2"
    assert bench.quantities("forward")[3:] == ["h1.2.z", "h1.2"]
    assert bench.head("forward", "h1.2").isChecked()
    assert not bench.head("forward", "y").isChecked()
    bench.choose("forward", "h1.2")
    assert bench.lab.snapshot().unit == "y"
    assert bench.head("forward", "y").isChecked()


def test_a_units_rows_stand_below_its_heading(qtbot: QtBot) -> None:
    bench = Bench(qtbot, XOR).press().choose("forward", "h1.1")
    heads = [head.y() for head in bench.heads("forward")]
    rows = [row.y() for row in bench.rows("forward")]
    assert heads[0] < min(rows) < max(rows) < heads[1] < heads[2]
    bench.choose("forward", "y")
    assert max(head.y() for head in bench.heads("forward")) < bench.rows("forward")[0].y()


def test_backward_goes_from_the_output_to_the_first_layer(qtbot: QtBot) -> None:
    bench = Bench(qtbot, EXPERIMENTS["a curve, absolute"]).press(3)
    units = [head.unit for head in bench.heads("backward")]
    assert units == ["y", "h2.1", "h2.2", "h1.1", "h1.2"]


def test_the_keyboard_chooses_a_unit_and_a_parameter(qtbot: QtBot) -> None:
    bench = Bench(qtbot, XOR).press(3)
    head = bench.head("backward", "h1.1")
    head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert bench.lab.snapshot().unit == "h1.1"
    assert "c_h1.1.w1" in bench.quantities("backward")
    row = bench.row("backward", "g_h1.1.b")
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert row.hasFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert "c_h1.1.b" in bench.quantities("backward")
    assert "c_h1.1.w1" not in bench.quantities("backward")


def test_a_click_on_a_parameter_opens_its_chain_and_another_closes_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot, XOR).press(3)
    assert [q for q in bench.quantities("backward") if q[0] == "c"] == ["c_y.w1"]
    row = bench.row("backward", "g_y.w2")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert row.line is not None
    value = bench.lab.trainer.trace(2).sample.dloss_dparameters[7]
    assert QGuiApplication.clipboard().text() == exact(value)
    assert [q for q in bench.quantities("backward") if q[0] == "c"] == ["c_y.w2"]
    qtbot.mouseClick(bench.row("backward", "g_y.w2"), Qt.MouseButton.LeftButton)
    assert [q for q in bench.quantities("backward") if q[0] == "c"] == []


def test_adams_memories_open_with_the_parameter(qtbot: QtBot) -> None:
    bench = Bench(qtbot, replace(XOR, optimizer=rule("adam"))).press(4)
    qtbot.mouseClick(bench.row("update", "n_y.b"), Qt.MouseButton.LeftButton)
    assert bench.quantities("update") == [
        *("n_y.w1", "n_y.w2", "m_y.b", "v_y.b", "m_hat_y.b", "v_hat_y.b", "n_y.b"),
        *("output_after", "loss_after"),
    ]


def test_the_single_neurons_rows_have_nothing_to_open(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Experiment()).press(4)
    for stage in STAGES:
        for row in bench.rows(stage):
            assert row.focusPolicy() == Qt.FocusPolicy.NoFocus
            assert row.sentence.text()[0] not in "▸▾▴"
        assert bench.heads(stage) == []


def test_hovering_a_unit_lights_it_everywhere(qtbot: QtBot) -> None:
    bench = Bench(qtbot, XOR).press()
    QTest.mouseMove(bench.head("forward", "h1.2"))
    bench.head("forward", "h1.2").hovered.emit("h1.2")
    assert bench.lab.snapshot().lit == "h1.2"
    bench.choose("forward", "h1.2")
    bench.lab.light("h1.2.z")
    assert bench.row("forward", "h1.2.z").property("lit") is True


def test_every_heading_and_row_explains_itself(qtbot: QtBot) -> None:
    bench = Bench(qtbot, EXPERIMENTS["moons, Adam, penalty"])
    for stage in STAGES:
        bench.press()
        qtbot.waitUntil(lambda: not any(row.waits for row in bench.view._rows()))
        for head in bench.heads(stage):
            sentence, value = head.toolTip().split("\n")
            assert sentence.endswith(".")
            assert math.isfinite(float(value))
        for row in bench.rows(stage):
            assert row.sentence.text().lstrip("▸▾▴ ") in row.toolTip()
            assert not row.symbol.pixmap().isNull()


@telling(
    "names",
    {name: name for name in ("moons, Adam, penalty", "four layers of one", "three inputs")},
    *("moons, Adam, penalty", "three inputs"),
)
def test_nothing_is_wider_than_the_panel(qtbot: QtBot, names: dict[str, str]) -> None:
    for name in names:
        bench = Bench(qtbot, EXPERIMENTS[name])
        bench.lab.select_unit("h1.1")
        for stage in STAGES:
            bench.press()
            qtbot.waitUntil(lambda bench=bench: not any(row.waits for row in bench.view._rows()))
            for row in bench.rows(stage):
                assert row.width() <= bench.view._scroll.viewport().width(), (name, row.line)
                assert row.symbol.geometry().right() <= row.width(), (name, row.line)
