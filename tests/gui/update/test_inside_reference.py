"""What stands inside a step in the window, line by line, against PyTorch's numbers.

Each line is written out here from the reference alone, so that nothing of what Learnscope computes
or writes stands on both sides.
"""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from cases import named, telling
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment
from learnscope.gui import MainWindow
from learnscope.gui.panel.truth_table import X1, TruthTable
from learnscope.gui.update.inside import StageBox

DATA = Path(__file__).parents[2] / "data" / "inside.json"

CASES = {
    f"{number}, epoch {opened['epoch']}": (entry["experiment"], opened["epoch"], opened["updates"])
    for number, entry in enumerate(json.loads(DATA.read_text(encoding="utf-8")))
    for opened in entry["epochs"]
}

NAMES = ("w1", "w2", "b")
INPUTS = ((0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1))
TITLES = ("Forward", "Loss", "Backward", "Update")


class Line(NamedTuple):
    """What a line should show, what its sentence should say, and its value in full."""

    text: str
    says: str
    value: float


def shown(value: float) -> str:
    """Write a number with four decimals, or in powers of ten where those would show a zero."""
    text = f"{value:.4e}" if 0.0 < abs(value) < 0.00005 else f"{value:.4f}"
    return text.replace("-0.0000", "0.0000").replace("-", "−")


def enclosed(value: float) -> str:
    """Write a number as it stands after a sign."""
    text = shown(value)
    return f"({text})" if text[0] == "−" else text


def moves(name: str, slope: float) -> str:
    """Say what raising a quantity does to the loss."""
    if slope == 0.0:
        return f"Changing {name} a little would not change the loss."
    verb = "raise" if slope > 0.0 else "lower"
    return f"Raising {name} by a little would {verb} the loss {shown(abs(slope))} times as much."


def forward(parameters: list[float], sample: dict[str, Any]) -> Iterator[Line]:
    products = sample["products"]
    for name, weight, x, product in zip(
        NAMES, parameters, INPUTS[sample["row"]], products, strict=True
    ):
        says = "b itself" if name == "b" else f"{name} times its input x{name[1]}"
        yield Line(f"= {shown(weight)} · {x} = {shown(product)}", says, product)
    first, *others = (enclosed(product) for product in products)
    total = " + ".join((first, *others))
    yield Line(f"= {total} = {shown(sample['z'])}", "together", sample["z"])
    text = f"= σ({shown(sample['z'])}) = {shown(sample['output'])}"
    yield Line(text, "between 0 and 1", sample["output"])


def loss(name: str, sample: dict[str, Any]) -> Iterator[Line]:
    output, target = shown(sample["output"]), sample["target"]
    numbers = {
        ("bce", 0): f"−ln(1 − {output})",
        ("bce", 1): f"−ln {output}",
        ("squared", target): f"({output} − {target})²",
        ("absolute", target): f"|{target} − {output}|",
    }[name, target]
    says = f"Y = {target}" if name == "bce" else f"the right answer {target}"
    yield Line(f"= {numbers} = {shown(sample['loss'])}", says, sample["loss"])


def backward(name: str, sample: dict[str, Any]) -> Iterator[Line]:
    output, target = shown(sample["output"]), sample["target"]
    dl_dy, dy_dz, dl_dz = (sample[key] for key in ("dloss_doutput", "doutput_dz", "dloss_dz"))
    numbers = {
        ("bce", 0): f"= 1 / (1 − {output}) ",
        ("bce", 1): f"= −1 / {output} ",
        ("squared", target): f"= 2 · ({output} − {target}) ",
        ("absolute", target): "",
    }[name, target]
    yield Line(f"{numbers}= {shown(dl_dy)}", moves("ŷ", dl_dy), dl_dy)
    text = f"= {output} · (1 − {output}) = {shown(dy_dz)}"
    yield Line(text, f"Raising z by a little raises ŷ {shown(dy_dz)} times as much", dy_dz)
    text = f"= {enclosed(dl_dy)} · {shown(dy_dz)} = {shown(dl_dz)}"
    yield Line(text, moves("z", dl_dz), dl_dz)
    for parameter, x, slope in zip(
        NAMES, INPUTS[sample["row"]], sample["dloss_dparameters"], strict=True
    ):
        yield Line(f"= {enclosed(dl_dz)} · {x} = {shown(slope)}", moves(parameter, slope), slope)


def update(rate: float, opened: dict[str, Any], sample: dict[str, Any]) -> Iterator[Line]:
    for name, old, slope, new in zip(
        NAMES, opened["parameters"], opened["gradient"], opened["updated"], strict=True
    ):
        if slope == 0.0:
            says = f"{name} stays: the slope is 0."
        else:
            way = "down" if slope > 0.0 else "up"
            says = f"{name} goes {way} by {shown(abs(rate * slope))}, against the slope."
        yield Line(f"= {shown(old)} − {rate:.6g} · {enclosed(slope)} = {shown(new)}", says, new)
    before, after = sample["output"], sample["output_after"]
    yield Line(f"= {shown(before)} → = {shown(after)}", f"Y = {sample['target']}", after)
    before, after = sample["loss"], sample["loss_after"]
    yield Line(f"= {shown(before)} → = {shown(after)}", "The loss of this row", after)


def stages(
    experiment: dict[str, Any], opened: dict[str, Any], sample: dict[str, Any]
) -> list[list[Line]]:
    """Return the lines that the four stages should show of one sample."""
    rate = experiment["optimizer"]["learning_rate"]
    return [
        list(forward(opened["parameters"], sample)),
        list(loss(experiment["loss"], sample)),
        list(backward(experiment["loss"], sample)),
        list(update(rate, opened, sample)),
    ]


def heads(sample: dict[str, Any]) -> list[str]:
    """Return the titles that the four stages should have, each with its outcome."""
    outcomes = ("ŷ", "output"), ("L", "loss"), ("∂L/∂z", "dloss_dz"), ("ŷ", "output_after")
    return [
        f"{number}  {title}    {symbol} = {shown(sample[key])}"
        for number, (title, (symbol, key)) in enumerate(zip(TITLES, outcomes, strict=True), 1)
    ]


def assert_lines(box: StageBox, expected: list[Line]) -> None:
    """Check every line of an unfolded stage, with the value that hovering tells in full."""
    rows = [row for row in box.rows if row.isVisible()]
    texts = [f"{row.numbers.text()} {row.result.text()}".strip() for row in rows]
    assert texts == [line.text for line in expected]
    for row, line in zip(rows, expected, strict=True):
        assert line.says in row.sentence.text()
        sentence, value = row.toolTip().split("\n")
        assert sentence == row.sentence.text()
        assert math.isclose(float(value), line.value, rel_tol=1e-12)


def assert_contributions(box: StageBox, opened: dict[str, Any]) -> None:
    """Check what each sample of a batch contributes, and the mean."""
    assert box.table is not None
    samples = opened["samples"]
    assert box.table.isVisible() is (len(samples) > 1)
    if len(samples) == 1:
        return
    expected = [(f"{s['row'] // 2} {s['row'] % 2}", s["dloss_dparameters"]) for s in samples]
    expected.append(("mean", opened["gradient"]))
    cells = [cell for cell in box.table.findChildren(QLabel) if cell.isVisible()]
    grid = {(cell.y(), cell.x()): cell for cell in cells}
    ordered = [grid[place] for place in sorted(grid)]
    lines = [ordered[begin : begin + 4] for begin in range(0, len(ordered), 4)]
    assert [cell.text() for cell in lines[0]] == ["row", *(f"∂L/∂{name}" for name in NAMES)]
    assert [[cell.text() for cell in line] for line in lines[1:]] == [
        [name, *map(shown, slopes)] for name, slopes in expected
    ]
    for line, (_, slopes) in zip(lines[1:], expected, strict=True):
        for cell, slope in zip(line[1:], slopes, strict=True):
            assert math.isclose(float(cell.toolTip()), slope, rel_tol=1e-12)


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))


def choose_row(qtbot: QtBot, window: MainWindow, row: int) -> None:
    table = window.findChild(TruthTable)
    at = table.visualItemRect(table.item(row, X1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


#: Each loss, a single sample, all of them, and a batch with a rest.
TELLING = ("0, epoch 10", "1, epoch 0", "4, epoch 60", "5, epoch 7")


@telling("cases", CASES, *TELLING)
def test_every_line_of_every_stage_is_what_pytorch_gives(
    qtbot: QtBot, window: MainWindow, cases: dict[str, Any]
) -> None:
    for experiment, epoch, updates in cases.values():
        window.lab.open(Experiment.from_json(json.dumps(experiment)))
        with named(experiment, epoch):
            assert_stages(qtbot, window, experiment, epoch, updates)


def assert_stages(
    qtbot: QtBot,
    window: MainWindow,
    experiment: dict[str, Any],
    epoch: int,
    updates: list[dict[str, Any]],
) -> None:
    """Open every update of an epoch, stage by stage, and end where a step ends."""
    view = window.parts.inside
    window.lab.train(epoch)
    for opened in updates:
        for stage, box in enumerate(view.stages):
            press(window, "Shift+Right")
            # Laying the lines out takes effect with the events.
            QApplication.processEvents()
            assert [other.isVisible() for other in view.stages] == [n <= stage for n in range(4)]
            for sample in opened["samples"]:
                choose_row(qtbot, window, sample["row"])
                titles = [other.head.text() for other in view.stages[: stage + 1]]
                assert titles == heads(sample)[: stage + 1]
                assert_lines(box, stages(experiment, opened, sample)[stage])
            if stage == 3:
                assert_contributions(box, opened)
    assert window.lab.trainer.epoch == epoch

    press(window, "Shift+Right")

    assert window.lab.trainer.epoch == epoch + 1
    assert window.lab.trainer.parameters.tolist() == pytest.approx(
        updates[-1]["updated"], rel=1e-12, abs=0.0
    )
