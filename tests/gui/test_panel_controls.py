"""Every control of the panel asks for what a hand sets in it, and says so where it cannot."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import (
    CLOUDS,
    CURVES,
    Batch,
    Cloud,
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    OwnData,
    Penalty,
    Problem,
    RandomStart,
    ValuesStart,
    ZerosStart,
)
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.losses import LOSSES
from learnscope.core.optimizers import RULES
from learnscope.core.problems.gates import GATES
from learnscope.core.start import SCHEMES
from learnscope.gui.look.style import stylesheet
from learnscope.gui.look.theme import LIGHT
from learnscope.gui.panel.experiment_panel import ExperimentPanel
from learnscope.gui.panel.problem_settings import DRAWN_HEIGHTS
from learnscope.gui.session.experiment_commands import with_point
from learnscope.gui.session.lab import Lab

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton

CLOUD = Cloud("moons", 60, 0.15, 7, 0.25)
CURVE = Curve("sine", 30, 0.05, 4, 0.2)
OWN = OwnData(((0.0, 1.0), (1.0, 0.0), (0.5, 0.25)), (0, 1, 1), test_share=0.3, seed=5)
OWN_CURVE = OwnData(((0.0,), (1.0,)), (0.5, -0.5), "regression")


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[ExperimentPanel]:
    panel = ExperimentPanel()
    for section in panel.sections.values():
        section.is_open = True
    panel.set_experiment(Experiment())
    panel.resize(280, 1100)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    yield panel
    panel.close()


@pytest.fixture
def lab(panel: ExperimentPanel) -> Lab:
    """A lab that the panel commands and follows, as in the window."""
    lab = Lab(parent=panel)
    commands: dict[str, Callable[..., None]] = {
        "gate_chosen": lab.set_gate,
        "problem_chosen": lab.set_problem,
        "new_data_asked": lab.new_data,
        "network_chosen": lab.set_network,
        "optimizer_chosen": lab.set_optimizer,
        "penalty_chosen": lab.set_penalty,
        "loss_chosen": lab.set_loss,
        "batch_chosen": lab.set_batch_size,
        "shuffle_chosen": lab.set_shuffle,
        "start_chosen": lab.set_start,
        "scheme_chosen": lab.set_scheme,
        "seed_chosen": lab.set_seed,
        "scale_chosen": lab.set_scale,
    }
    for signal, command in commands.items():
        getattr(panel, signal).connect(command)
    lab.experiment_changed.connect(panel.set_experiment)
    lab.frame.connect(panel.display)
    lab.refresh()
    return lab


@pytest.fixture
def refused(panel: ExperimentPanel) -> list[tuple[str, str, str]]:
    """What the panel could not take: name, text, what is allowed."""
    refused: list[tuple[str, str, str]] = []
    panel.input_refused.connect(lambda *what: refused.append(what))
    return refused


def start_with(lab: Lab, problem: Problem, **parts: Any) -> None:
    lab.open(replace(Experiment().with_problem(problem), **parts))


def find(panel: ExperimentPanel, name: str) -> Any:
    control = panel.findChild(QWidget, name)
    assert control is not None
    assert control.isVisible(), name
    return control


def type_(panel: ExperimentPanel, name: str, text: str, end: Qt.Key = Key.Key_Return) -> None:
    field = find(panel, name)
    field.setFocus()
    QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, end)


def click(panel: ExperimentPanel, name: str) -> None:
    button = find(panel, name)
    assert isinstance(button, QAbstractButton)
    QTest.mouseClick(button, LEFT, pos=QPoint(12, button.height() // 2))


def choose(qtbot: QtBot, panel: ExperimentPanel, name: str, data: str) -> None:
    """Open a list with the mouse, and choose an entry of it with the keys."""
    box = find(panel, name)
    assert isinstance(box, QComboBox)
    qtbot.mouseClick(box, LEFT)
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    wanted = box.findData(data)
    while view.currentIndex().row() != wanted:
        down = view.currentIndex().row() < wanted
        QTest.keyClick(view, Key.Key_Down if down else Key.Key_Up)
    QTest.keyClick(view, Key.Key_Return)
    qtbot.waitUntil(lambda: not view.isVisible())


# What is learned


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


# What learns it, and how


def test_layers_and_units_are_added_and_taken_away(panel: ExperimentPanel, lab: Lab) -> None:
    click(panel, "more_layers")
    assert lab.experiment.network == Network((4,))
    type_(panel, "units_1", "2")
    click(panel, "more_layers")
    assert lab.experiment.network == Network((2, 2))
    type_(panel, "layers", "4")
    assert lab.experiment.network == Network((2, 2, 2, 2))
    assert not find(panel, "more_layers").isEnabled()
    find(panel, "units_4").setFocus()
    QTest.keyClick(find(panel, "units_4"), Key.Key_Up)
    assert lab.experiment.network == Network((2, 2, 2, 3))
    for hidden in ((2, 2, 2), (2, 2), (2,), ()):
        click(panel, "fewer_layers")
        assert lab.experiment.network == Network(hidden)
    assert not find(panel, "fewer_layers").isEnabled()
    assert lab.undo_stack.undoable == "network"


def test_an_activation_is_chosen_only_where_there_are_hidden_layers(
    qtbot: QtBot, panel: ExperimentPanel, lab: Lab
) -> None:
    box = find(panel, "activation")
    assert not box.isEnabled()
    assert {box.itemData(i) for i in range(box.count())} == set(ACTIVATIONS)
    tips = [box.itemData(i, Qt.ItemDataRole.ToolTipRole) for i in range(box.count())]
    assert len(set(tips)) == len(ACTIVATIONS)

    click(panel, "more_layers")
    choose(qtbot, panel, "activation", "relu")
    assert lab.experiment.network == Network((4,), "relu")
    assert panel.network.state() == "ReLU, 2–4–1"


@pytest.mark.parametrize("name", RULES)
def test_an_optimiser_has_its_own_hyperparameters_and_no_others(
    qtbot: QtBot, panel: ExperimentPanel, lab: Lab, name: str
) -> None:
    if name != "gd":
        choose(qtbot, panel, "optimizer", name)

    assert lab.experiment.optimizer == Optimizer(name)
    own = {key for key, field in panel.learning.hyper.items() if field.isVisible()}
    assert own == set(RULES[name].hyperparameters)
    for key in RULES[name].hyperparameters:
        type_(panel, key, "0,25")
        assert getattr(lab.experiment.optimizer, key) == 0.25
        assert lab.undo_stack.undoable == "optimizer"


def test_the_learning_rate_stays_with_another_optimiser(
    qtbot: QtBot, panel: ExperimentPanel, lab: Lab
) -> None:
    lab.set_learning_rate(0.05)
    choose(qtbot, panel, "optimizer", "adam")

    assert lab.experiment.optimizer == Optimizer("adam", 0.05)


@pytest.mark.parametrize("name", ["l1", "l2"])
def test_penalties_are_typed(panel: ExperimentPanel, lab: Lab, name: str) -> None:
    type_(panel, name, "0.01")

    assert lab.experiment.penalty == Penalty(**{name: 0.01})
    assert lab.undo_stack.undoable == "penalty"


def test_the_losses_are_those_of_the_task(qtbot: QtBot, panel: ExperimentPanel, lab: Lab) -> None:
    box = find(panel, "loss")
    start_with(lab, CURVE)
    assert [box.itemData(i) for i in range(box.count())] == list(LOSSES["regression"])
    assert all(box.itemText(i) for i in range(box.count()))
    choose(qtbot, panel, "loss", "absolute")
    assert lab.experiment.loss == "absolute"

    lab.set_gate("or")
    assert [box.itemData(i) for i in range(box.count())] == list(LOSSES["classification"])


def test_many_samples_are_batched_by_powers_of_two_and_by_what_there_is(
    panel: ExperimentPanel, lab: Lab
) -> None:
    box = find(panel, "batch")
    start_with(lab, CLOUD, batch=Batch(13))
    assert [box.itemData(i) for i in range(box.count())] == [0, 1, 2, 4, 8, 13, 16, 32]
    assert box.currentData() == 13


def test_shuffling_is_switched_on_and_off(panel: ExperimentPanel, lab: Lab) -> None:
    click(panel, "shuffle")
    assert lab.experiment.batch == Batch(None, True)
    find(panel, "shuffle").setFocus()
    QTest.keyClick(find(panel, "shuffle"), Key.Key_Space)
    assert lab.experiment.batch == Batch()


# Where it starts


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_is_chosen_with_seed_and_scale(
    qtbot: QtBot, panel: ExperimentPanel, lab: Lab, scheme: str
) -> None:
    choose(qtbot, panel, "scheme", scheme)
    type_(panel, "seed", "12")
    type_(panel, "scale", "0.5")

    assert lab.experiment.start == RandomStart(12, scheme, 0.5)


def test_given_numbers_begin_as_those_that_were_drawn(
    qtbot: QtBot, panel: ExperimentPanel, lab: Lab
) -> None:
    lab.set_seed(3)
    drawn = lab.trainer.parameters
    choose(qtbot, panel, "scheme", "values")
    assert lab.experiment.start == ValuesStart(tuple(drawn.tolist()))

    choose(qtbot, panel, "scheme", "zeros")
    assert lab.experiment.start == ZerosStart()
    assert panel.start.seed.text() == "—"


def test_the_numbers_of_a_network_are_set_elsewhere_and_the_panel_says_so(
    panel: ExperimentPanel, lab: Lab
) -> None:
    assert panel.start.hint.isHidden()
    lab.set_network(Network((3,)))

    assert not any(field.isVisible() for field in panel.start.starts.values())
    assert panel.start.hint.isVisible()
    assert panel.start.hint.text().startswith("13 parameters")


# Sections


def test_a_section_folds_by_click_and_key_and_tells_its_state(panel: ExperimentPanel) -> None:
    panel.set_experiment(
        Experiment(
            network=Network((4,)),
            start=RandomStart(2, "xavier"),
            optimizer=Optimizer("adam", 0.1),
            loss="squared",
            penalty=Penalty(l2=0.01),
        ).with_problem(CLOUD)
    )
    panel.set_stops(0.01, 1500)
    states = {
        "data": "60 points, noise 0.15, 25 % test",
        "start": "Xavier, seed 2",
        "network": "tanh, 2–4–1",
        "learning": "Adam, Squared distance, L2 0.01",
        "stop": "mean loss 0.01, epoch 1,500",
    }
    for name, section in panel.sections.items():
        click(panel, f"{name}_section")
        assert section.body.isHidden(), name
        assert section.header.state == states[name]
        assert states[name] in section.header.toolTip()
        section.header.setFocus()
        QTest.keyClick(section.header, Key.Key_Space)
        assert section.body.isVisible(), name


def test_the_first_look_is_simple(qtbot: QtBot) -> None:
    panel = ExperimentPanel()
    panel.setStyleSheet(stylesheet(LIGHT))
    qtbot.addWidget(panel)
    panel.set_experiment(Experiment())
    panel.resize(250, 520)
    with qtbot.waitExposed(panel):
        panel.show()
    names = ["gate", "truth_table", "learning_rate", "start_w1", "start_w2", "start_b", "seed"]
    for name in names:
        control = panel.findChild(QWidget, name)
        assert control.isVisible(), name
        assert panel.rect().contains(control.mapTo(panel, control.rect().bottomRight())), name
    for name in ("optimizer", "layers", "l1", "target_loss", "data_points"):
        assert not panel.findChild(QWidget, name).isVisible(), name
    panel.close()


@pytest.mark.parametrize(
    "experiment",
    [
        Experiment(),
        Experiment(problem=Gate("parity"), start=RandomStart()),
        Experiment(network=Network((8, 8, 8, 8), "leaky_relu"), start=RandomStart()).with_problem(
            Curve("drawn", values=(0.0, 1.0))
        ),
        Experiment(optimizer=Optimizer("adam")).with_problem(OWN),
    ],
    ids=["gate", "three inputs", "drawn", "own"],
)
def test_nothing_reaches_beyond_a_narrow_panel(qtbot: QtBot, experiment: Experiment) -> None:
    panel = ExperimentPanel()
    panel.setStyleSheet(stylesheet(LIGHT))
    qtbot.addWidget(panel)
    panel.set_experiment(experiment)
    for section in panel.sections.values():
        section.is_open = True
    panel.resize(max(250, panel.minimumSizeHint().width()), 520)
    with qtbot.waitExposed(panel):
        panel.show()
    QApplication.processEvents()
    assert panel.width() <= 254
    for control in panel.findChildren(QWidget):
        if control.isVisible() and not control.isWindow():
            right = control.mapTo(panel, control.rect().topRight()).x()
            assert right < panel.width(), control
    panel.close()


def test_what_is_opened_below_comes_into_sight(qtbot: QtBot) -> None:
    panel = ExperimentPanel()
    panel.setStyleSheet(stylesheet(LIGHT))
    qtbot.addWidget(panel)
    panel.set_experiment(Experiment().with_problem(CLOUD))
    panel.resize(250, 460)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.sections["learning"].header.setFocus()
    QTest.keyClick(panel.sections["learning"].header, Key.Key_Space)
    QApplication.processEvents()

    field = panel.findChild(QWidget, "l2")
    bottom = field.mapTo(panel, field.rect().bottomLeft()).y()
    assert 0 < bottom <= panel.height()
    panel.close()


def test_sections_that_are_opened_together_begin_at_the_top(qtbot: QtBot) -> None:
    panel = ExperimentPanel()
    qtbot.addWidget(panel)
    panel.resize(250, 300)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.fold(dict.fromkeys(panel.sections, False))
    QApplication.processEvents()
    panel.fold(dict.fromkeys(panel.sections, True))
    QApplication.processEvents()
    bar = panel.findChild(QScrollArea).verticalScrollBar()
    assert bar.value() == 0 < bar.maximum()
    panel.close()


def test_tab_goes_through_the_panel_from_top_to_bottom(panel: ExperimentPanel, lab: Lab) -> None:
    start_with(
        lab,
        Curve("drawn", values=(0.0, 1.0)),
        network=Network((4, 2)),
        optimizer=Optimizer("adam"),
        start=RandomStart(),
    )
    panel.problem.setFocus()
    places = []
    while QApplication.focusWidget() is not panel.stop.last_epoch:
        widget = QApplication.focusWidget()
        assert widget is not None
        places.append(widget.mapTo(panel, QPoint(0, 0)))
        QTest.keyClick(widget, Key.Key_Tab)
        assert len(places) < 60

    assert len(places) > 25
    for before, after in pairwise(places):
        assert after.y() > before.y() - 8, (before, after)


# Any experiment

BITS = st.integers(0, 1)
SEEDS = st.integers(0, 2**31 - 1)
#: Smaller ones a spin box of Qt's takes for 0.
LEAST = 1e-200


def numbers(high: float) -> st.SearchStrategy[float]:
    return st.just(0.0) | st.floats(LEAST, high)


SHARES = numbers(0.9)
NOISES = numbers(1.0)
NUMBERS = st.floats(-1e6, 1e6)
TARGETS = st.lists(BITS, min_size=4, max_size=4) | st.lists(BITS, min_size=8, max_size=8)
SAMPLED = (st.integers(4, 300), NOISES, SEEDS, SHARES)

PROBLEMS = st.one_of(
    st.builds(Gate, st.sampled_from(sorted(GATES))),
    TARGETS.map(lambda targets: Gate("custom", (0, 2), tuple(targets))),
    st.builds(Cloud, st.sampled_from(list(CLOUDS)), *SAMPLED),
    st.builds(Curve, st.sampled_from(list(CURVES)), *SAMPLED),
    st.builds(
        Curve,
        st.just("drawn"),
        *SAMPLED,
        st.lists(st.floats(-2.0, 2.0), min_size=2, max_size=6).map(tuple),
    ),
    st.lists(st.tuples(NUMBERS, NUMBERS, BITS), min_size=1, max_size=6).flatmap(
        lambda rows: st.builds(
            OwnData,
            st.just(tuple((x1, x2) for x1, x2, _ in rows)),
            st.just(tuple(y for *_, y in rows)),
            test_share=SHARES,
            seed=SEEDS,
        )
    ),
    st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=6).map(
        lambda rows: OwnData(tuple((x,) for x, _ in rows), tuple(y for _, y in rows), "regression")
    ),
)
SHARE_KEPT = numbers(1.0)
BETAS = numbers(0.999)


@st.composite
def experiments(draw: st.DrawFn) -> Experiment:
    problem = draw(PROBLEMS)
    hidden = draw(st.lists(st.integers(1, 8), max_size=4).map(tuple))
    network = Network(hidden, draw(st.sampled_from(sorted(ACTIVATIONS))))
    drawn = st.builds(RandomStart, SEEDS, st.sampled_from(sorted(SCHEMES)), numbers(1e3))
    base = Experiment().with_network(network).with_problem(problem)
    count = base.model.parameter_count
    given_ = st.lists(numbers(9.0), min_size=count, max_size=count)
    active = len(problem.active)
    return replace(
        base,
        loss=draw(st.sampled_from(sorted(LOSSES[problem.task]))),
        optimizer=Optimizer(
            draw(st.sampled_from(sorted(RULES))),
            draw(numbers(1e9)),
            draw(SHARE_KEPT),
            draw(SHARE_KEPT),
            draw(BETAS),
            draw(BETAS),
            draw(st.floats(1e-15, 1.0)),
        ),
        # As many as take part is all of them, which is shown as such.
        batch=Batch(
            draw(st.none() | st.integers(1, active - 1)) if active > 1 else None,
            draw(st.booleans()),
        ),
        start=draw(drawn | st.just(ZerosStart()) | given_.map(lambda v: ValuesStart(tuple(v)))),
        penalty=Penalty(draw(numbers(1e3)), draw(numbers(1e3))),
    )


@given(experiment=experiments())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_experiment_is_shown_whole_and_nothing_is_asked_for(
    panel: ExperimentPanel,
    shown_by: Callable[[ExperimentPanel, Experiment], Experiment],
    experiment: Experiment,
) -> None:
    asked: list[object] = []
    for name in ("problem_chosen", "network_chosen", "optimizer_chosen", "seed_chosen"):
        getattr(panel, name).connect(asked.append)
    panel.set_experiment(experiment)

    assert shown_by(panel, experiment) == experiment
    assert asked == []


@given(first=experiments(), second=experiments(), epochs=st.integers(1, 4))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_change_is_undone_with_the_run_bit_for_bit(
    make_lab: Callable[[Experiment], Lab], first: Experiment, second: Experiment, epochs: int
) -> None:
    lab = make_lab(first)
    lab.train(epochs)
    trainer = lab.trainer
    stood = (lab.experiment, trainer.epoch, trainer.parameters.tobytes(), trainer.loss)
    recorded = trainer.history.parameters.tobytes()
    lab.change(lambda _: second, "network")
    lab.train(epochs)
    lab.undo()

    trainer = lab.trainer
    again = (lab.experiment, trainer.epoch, trainer.parameters.tobytes(), trainer.loss)
    assert again == stood
    assert trainer.history.parameters.tobytes() == recorded
