"""What learns it, how, and where it starts: each control asks for what a hand sets in it."""

import pytest
from panel_hands import CLOUD, CURVE, Key, choose, click, find, start_with, type_
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from learnscope.core import Batch, Network, Optimizer, Penalty, RandomStart, ValuesStart, ZerosStart
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.losses import LOSSES
from learnscope.core.network import one_layer_more
from learnscope.core.optimizers import RULES
from learnscope.core.start import SCHEMES
from learnscope.gui.panel.experiment_panel import ExperimentPanel
from learnscope.gui.session.lab import Lab

pytestmark = pytest.mark.usefixtures("faster_engine")


# What learns it, and how


def test_layers_and_units_are_added_and_taken_away(panel: ExperimentPanel, lab: Lab) -> None:
    click(panel, "more_layers")
    # As many as in the drawing.
    assert lab.experiment.network == Network(one_layer_more(()))
    type_(panel, "units_1", "3")
    assert lab.experiment.network == Network((3,))
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
    assert lab.experiment.network == Network((2,), "relu")
    assert panel.sections["network"].header.state == "ReLU, 2–2–1"


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
