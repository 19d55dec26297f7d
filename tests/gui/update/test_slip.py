"""The switch that runs the article's slip beside the open update."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Network, Optimizer, RandomStart
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import STAGES
from learnscope.gui.text.examples import example
from learnscope.gui.update import can_slip, lines
from learnscope.gui.update.rules import mean_slope

LEFT = Qt.MouseButton.LeftButton


def rows(inside: Any) -> dict[str, str]:
    """Return the results that can be read, by what they are."""
    return {
        row.line.quantity: row.result.text()
        for box in inside.stages
        for row in box.rows
        if row.line is not None and not row.isHidden() and not box.isHidden()
    }


def test_the_example_of_the_article_runs_its_slip_beside_the_chain_rule(
    window: Any, qtbot: QtBot
) -> None:
    menu = window.findChild(QMenu, "examples_menu")
    next(entry for entry in menu.actions() if entry.data() == "article").trigger()
    inside = window.parts.inside
    qtbot.waitUntil(inside.isVisible)
    for stage in range(len(STAGES)):
        assert inside.slip.isHidden(), stage
        qtbot.mouseClick(inside.next, LEFT)
    assert inside.slip.isVisible()
    assert not any(name.startswith("slip_") for name in rows(inside))
    qtbot.mouseClick(inside.slip, LEFT)
    shown = rows(inside)
    assert shown["n_w1"] == "= −0.4250"
    assert shown["slip_w1"] == "= −0.1494"
    assert shown["slip_b"] == "= −0.2494"
    assert (shown["output_after"], shown["slip_output"]) == ("= 0.2789", "= 0.4016")
    qtbot.mouseClick(inside.slip, LEFT)
    assert not any(name.startswith("slip_") for name in rows(inside))
    # The step itself is the right one.
    qtbot.mouseClick(inside.next, LEFT)
    assert round(window.lab.trainer.outputs()[2], 4) == 0.2789


def opened(lab: Lab) -> Any:
    for _ in STAGES:
        lab.look_inside()
    inside = lab.snapshot().inside
    assert inside is not None
    return inside


def test_it_is_offered_where_it_is_the_articles_calculation(
    make_lab: Callable[[Experiment], Lab],
) -> None:
    row = Gate("and", rows=(2,))
    wanted = {
        Experiment(row): True,
        example("article"): True,
        Experiment(): False,
        Experiment(row, Network((2,)), start=RandomStart()): False,
        Experiment(row, optimizer=Optimizer("adam")): False,
    }
    for experiment, offered in wanted.items():
        assert can_slip(opened(make_lab(experiment)), experiment) is offered


def test_a_mean_slope_has_a_bar_that_is_explained_and_a_rows_own_has_none(
    make_lab: Callable[[Experiment], Lab],
) -> None:
    for experiment, barred in ((Experiment(), True), (example("article"), False)):
        inside = opened(make_lab(experiment))
        assert ("overline" in mean_slope(inside.update, "w_1")) is barred
        worked = {line.quantity: line for line in lines(inside, experiment)}
        assert ("overline" in worked["n_w1"].formula) is barred
        assert ("The bar:" in worked["n_w1"].sentence) is barred
        assert "overline" not in worked["g_w1"].formula
        assert "The bar:" not in worked["n_b"].sentence
