"""What is learned: every control of the problem asks for what a hand sets in it."""

from dataclasses import replace
from typing import Any

import pytest
from panel_hands import CLOUD, CURVE, LEFT, Key, choose, click, find, start_with, type_
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from learnscope.core import (
    CLOUDS,
    CURVES,
    Cloud,
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    OwnData,
    Problem,
    RandomStart,
)
from learnscope.core.problems.gates import GATES
from learnscope.gui.panel.experiment_panel import ExperimentPanel
from learnscope.gui.panel.problem_choice import DRAWN_HEIGHTS
from learnscope.gui.session.experiment_commands import with_point
from learnscope.gui.session.lab import Lab

pytestmark = pytest.mark.usefixtures("faster_engine")

OWN_CURVE = OwnData(((0.0,), (1.0,)), (0.5, -0.5), "regression")


@pytest.fixture
def refused(panel: ExperimentPanel) -> list[tuple[str, str, str]]:
    """What the panel could not take: name, text, what is allowed."""
    refused: list[tuple[str, str, str]] = []
    panel.input_refused.connect(lambda *what: refused.append(what))
    return refused


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ("xor", Gate("xor")),
        ("parity", Gate("parity")),
        ("cloud:spiral", Cloud("spiral")),
        ("curve:bump", Curve("bump")),
        ("data:regression", None),
    ],
)
def test_every_kind_of_problem_is_chosen_from_the_list(
    qtbot: QtBot, panel: ExperimentPanel, lab: Lab, key: str, problem: Problem | None
) -> None:
    choose(qtbot, panel, "gate", key)

    if problem is not None:
        assert lab.experiment.problem == problem
    assert panel.problem.currentData() == key
    kind = "gate" if isinstance(problem, Gate) else "problem"
    assert lab.undo_stack.undoable == kind
    lab.undo()
    assert (lab.experiment, panel.problem.currentData()) == (Experiment(), "and")


def test_the_arrows_pass_over_the_headings_of_the_list(panel: ExperimentPanel, lab: Lab) -> None:
    box = find(panel, "gate")
    box.setFocus()
    passed = [box.currentData()]
    for _ in range(box.count()):
        QTest.keyClick(box, Key.Key_Down)
        if box.currentData() != passed[-1]:
            passed.append(box.currentData())

    gates = [*list(GATES)[:6], "custom", "majority", "parity"]
    clouds = [f"cloud:{name}" for name in CLOUDS]
    curves = [f"curve:{name}" for name in (*CURVES, "drawn")]
    assert passed == [*gates, *clouds, *curves, "data:classification", "data:regression"]
    assert lab.experiment.problem.task == "regression"


def test_another_cloud_keeps_how_many_points_there_are_and_how_noisy(
    qtbot: QtBot, panel: ExperimentPanel, lab: Lab
) -> None:
    start_with(lab, CLOUD)
    choose(qtbot, panel, "gate", "cloud:circle")
    assert lab.experiment.problem == replace(CLOUD, name="circle")

    choose(qtbot, panel, "gate", "and")
    choose(qtbot, panel, "gate", "cloud:xor")
    assert lab.experiment.problem == replace(CLOUD, name="xor")


def test_own_points_begin_as_those_that_stand_there_and_are_kept(
    qtbot: QtBot, panel: ExperimentPanel, lab: Lab
) -> None:
    choose(qtbot, panel, "gate", "data:classification")
    own = lab.experiment.problem
    assert own == OwnData(((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)), (0, 0, 0, 1))

    lab.change(with_point((0.5, 0.5), 1), "data")
    changed = lab.experiment.problem
    choose(qtbot, panel, "gate", "cloud:moons")
    choose(qtbot, panel, "gate", "data:classification")
    assert lab.experiment.problem == changed != own


def test_own_points_of_three_inputs_begin_as_the_gate_s_rows(
    qtbot: QtBot, panel: ExperimentPanel, lab: Lab
) -> None:
    choose(qtbot, panel, "gate", "parity")
    choose(qtbot, panel, "gate", "data:classification")
    own = lab.experiment.problem
    assert isinstance(own, OwnData)
    assert own.inputs.tolist() == Gate("parity").inputs.tolist()
    assert own.targets == Gate("parity").targets


def test_a_curve_drawn_by_hand_begins_as_the_one_that_stands_there(
    qtbot: QtBot, panel: ExperimentPanel, lab: Lab
) -> None:
    start_with(lab, CURVE)
    choose(qtbot, panel, "gate", "curve:drawn")

    drawn = lab.experiment.problem
    assert isinstance(drawn, Curve)
    assert (drawn.name, len(drawn.values)) == ("drawn", DRAWN_HEIGHTS)
    assert drawn.target_curve([-1.0, 0.0, 1.0]) == pytest.approx(
        CURVE.target_curve([-1.0, 0.0, 1.0]), abs=1e-3
    )
    assert panel.data.canvas.isVisible()


@pytest.mark.parametrize("problem", [CLOUD, CURVE], ids=["cloud", "curve"])
@pytest.mark.parametrize(
    ("name", "text", "changed"),
    [
        ("data_points", "1,000", {"points": 1000}),
        ("data_noise", "1/3", {"noise": 1 / 3}),
        ("data_share", "12,5 %", {"test_share": 0.125}),
        ("data_share", "30", {"test_share": 0.3}),
        ("data_seed", "1e3", {"seed": 1000}),
    ],
)
def test_what_is_typed_of_the_data_is_taken(
    panel: ExperimentPanel,
    lab: Lab,
    problem: Cloud | Curve,
    name: str,
    text: str,
    changed: dict[str, Any],
) -> None:
    start_with(lab, problem)
    lab.train(3)
    type_(panel, name, text)

    assert lab.experiment.problem == replace(problem, **changed)
    assert (lab.trainer.epoch, lab.undo_stack.undoable) == (0, "data")


def test_new_data_changes_only_the_seed_of_the_data(panel: ExperimentPanel, lab: Lab) -> None:
    start_with(lab, CLOUD, start=RandomStart(9))
    click(panel, "new_data")

    assert lab.experiment == replace(
        Experiment().with_problem(replace(CLOUD, seed=8)), start=RandomStart(9)
    )


def test_a_new_start_changes_only_the_seed_of_the_start(lab: Lab) -> None:
    start_with(lab, CLOUD, start=RandomStart(9, "normal", 0.5))
    lab.new_start()

    assert lab.experiment.start == RandomStart(10, "normal", 0.5)
    assert lab.experiment.problem == CLOUD


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("data_points", "3", "Points"),
        ("data_points", "2.5", "Points"),
        ("data_noise", "-0.1", "Noise"),
        ("data_noise", "loud", "Noise"),
        ("data_share", "95", "Test share"),
        ("data_share", "half", "Test share"),
        ("data_seed", "-1", "Data seed"),
        ("layers", "5", "Hidden layers"),
        ("units_1", "0", "Units"),
        ("units_1", "9", "Units"),
        ("beta1", "1", "β₁"),
        ("eps", "0", "ε"),
        ("l1", "-1", "L1"),
        ("l2", "lots", "L2"),
        ("seed", "x", "Seed"),
        ("scale", "-2", "Scale"),
    ],
)
def test_what_cannot_be_taken_is_given_back_and_said(
    panel: ExperimentPanel, lab: Lab, refused: list[Any], name: str, text: str, shown: str
) -> None:
    start_with(
        lab,
        CLOUD,
        network=Network((4,)),
        optimizer=Optimizer("adam", 0.1),
        start=RandomStart(2, "xavier"),
    )
    before, stood = lab.experiment, find(panel, name).text()
    type_(panel, name, text)

    assert lab.experiment == before
    assert find(panel, name).text() == stood
    assert [(field, typed) for field, typed, _ in refused] == [(shown, text)]
    assert refused[0][2].startswith("a ")


def test_escape_leaves_a_whole_number_s_field(panel: ExperimentPanel, lab: Lab) -> None:
    start_with(lab, CLOUD)
    type_(panel, "data_points", "99", Key.Key_Escape)

    assert (lab.experiment.problem, find(panel, "data_points").text()) == (CLOUD, "60")
    assert not find(panel, "data_points").hasFocus()


def test_the_curve_is_drawn_by_one_stroke_of_the_mouse(panel: ExperimentPanel, lab: Lab) -> None:
    start_with(lab, Curve("drawn", values=(0.0,) * 5))
    canvas = panel.data.canvas
    places = [canvas._place(i).toPoint() for i in range(5)]
    top = QPoint(0, canvas.height() // 4)
    QTest.mousePress(canvas, LEFT, pos=places[0] - top)
    QTest.mouseMove(canvas, places[4] - top)
    assert lab.experiment.problem == Curve("drawn", values=(0.0,) * 5)
    QTest.mouseRelease(canvas, LEFT, pos=places[4] - top)

    values = lab.experiment.problem.values
    assert values == canvas.heights
    assert all(height == pytest.approx(1.0, abs=0.15) for height in values)
    lab.undo()
    assert lab.experiment.problem.values == (0.0,) * 5


def test_a_stroke_ends_where_another_problem_takes_the_curves_place(
    panel: ExperimentPanel, lab: Lab
) -> None:
    start_with(lab, Curve("drawn", values=(0.0,) * 5))
    canvas = panel.data.canvas
    QTest.mousePress(canvas, LEFT, pos=canvas.rect().center())
    lab.set_problem(CLOUD)
    QTest.mouseRelease(canvas, LEFT, pos=canvas.rect().center())

    assert lab.experiment.problem == CLOUD


def test_the_curve_is_drawn_by_keys_and_stays_within_its_bounds(
    panel: ExperimentPanel, lab: Lab
) -> None:
    start_with(lab, Curve("drawn", values=(0.0, 0.0, 1.95)))
    canvas = panel.data.canvas
    canvas.setFocus()
    for key in ("Right", "Up", "Up", "End", "Up", "Up", "Home", "Left", "Down"):
        QTest.keyClick(canvas, getattr(Key, f"Key_{key}"))

    assert lab.experiment.problem.values == (-0.1, 0.2, 2.0)
    assert canvas.accessibleDescription() == "y = −0.10 at x = −1.00"
