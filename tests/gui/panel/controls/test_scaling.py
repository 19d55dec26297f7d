"""Own data are scaled by a choice in the panel, which says with what."""

import pytest
from own_data import EXAMS, HOUSES
from panel_hands import choose, find
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from learnscope.core import Gate, OwnData
from learnscope.gui.panel.experiment_panel import ExperimentPanel
from learnscope.gui.session.lab import Lab


def problem_of(lab: Lab) -> OwnData:
    problem = lab.experiment.problem
    assert isinstance(problem, OwnData)
    return problem


def factors(panel: ExperimentPanel) -> list[str]:
    label = panel.findChild(QLabel, "scaling_factors")
    return label.text().splitlines() if label.isVisible() else []


def offers(panel: ExperimentPanel, name: str) -> bool:
    return panel.findChild(QComboBox, name).isVisible()


def test_inputs_and_targets_that_are_numbers_are_scaled_each_by_choice(
    qtbot: QtBot, panel: ExperimentPanel, lab: Lab
) -> None:
    lab.set_problem(HOUSES)
    assert factors(panel) == []

    choose(qtbot, panel, "scaling", "standard")
    assert (problem_of(lab).scaling, problem_of(lab).target_scaling) == ("standard", None)
    assert factors(panel) == ["size: x* = (x − 3) / 2"]

    choose(qtbot, panel, "target_scaling", "range")
    assert (problem_of(lab).scaling, problem_of(lab).target_scaling) == ("standard", "range")
    assert factors(panel) == ["size: x* = (x − 3) / 2", "price: Y* = (Y − 500) / 300"]

    lab.undo()
    assert find(panel, "target_scaling").currentData() is None
    lab.undo()
    assert lab.experiment.problem == HOUSES
    assert find(panel, "scaling").currentData() is None


def test_classes_have_nothing_to_scale_and_other_problems_nothing_at_all(
    panel: ExperimentPanel, lab: Lab
) -> None:
    lab.set_problem(EXAMS)
    assert offers(panel, "scaling")
    assert not offers(panel, "target_scaling")
    lab.set_problem(Gate("xor"))
    assert not offers(panel, "scaling")


@pytest.mark.parametrize("name", ["standard", "range"])
def test_each_way_of_scaling_is_told_by_column(
    qtbot: QtBot, panel: ExperimentPanel, lab: Lab, name: str
) -> None:
    lab.set_problem(EXAMS)
    choose(qtbot, panel, "scaling", name)
    maths, physics = factors(panel)
    expected = {"standard": ("25", "55"), "range": ("25", "60")}[name]
    assert maths.startswith(f"maths: x1* = (x1 − {expected[0]}) / ")
    assert physics.startswith(f"physics: x2* = (x2 − {expected[1]}) / ")
