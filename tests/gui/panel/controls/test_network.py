"""The network's biases: a switch that keeps what it can of the start."""

from panel_hands import Key, click, find, start_with, type_
from PySide6.QtTest import QTest

from learnscope.core import Gate, Network, OwnData, RandomStart, ValuesStart
from learnscope.gui.panel.experiment_panel import ExperimentPanel
from learnscope.gui.session.lab import Lab

OWN_CURVE = OwnData(((0.0,), (1.0,)), (0.5, -0.5), "regression")


def test_the_bias_is_switched_off_and_on_by_mouse_and_keys(
    panel: ExperimentPanel, lab: Lab
) -> None:
    start_with(lab, Gate("or"), start=ValuesStart((0.5, -0.25, 0.75)))
    box = find(panel, "bias")
    assert box.isChecked()
    click(panel, "bias")
    assert lab.experiment.network == Network(bias=False)
    assert lab.experiment.start == ValuesStart((0.5, -0.25))
    assert panel.sections["network"].header.state == "one neuron, no bias"
    assert [name for name, field in panel.start.starts.items() if field.isVisible()] == ["w1", "w2"]
    box.setFocus()
    QTest.keyClick(box, Key.Key_Space)
    assert lab.experiment.start == ValuesStart((0.5, -0.25, 0.0))
    assert lab.undo_stack.undoable == "network"
    lab.undo()
    assert not box.isChecked()
    lab.undo()
    assert box.isChecked()
    assert lab.experiment.start == ValuesStart((0.5, -0.25, 0.75))


def test_the_biases_of_a_network_go_and_come_with_a_drawn_start_as_it_was(
    panel: ExperimentPanel, lab: Lab
) -> None:
    start_with(lab, Gate("xor"), network=Network((3,), "relu"), start=RandomStart(4, "he"))
    click(panel, "bias")
    assert lab.experiment.network == Network((3,), "relu", bias=False)
    assert panel.sections["network"].header.state == "ReLU, 2–3–1, no bias"
    click(panel, "more_layers")
    click(panel, "bias")
    assert lab.experiment.network == Network((3, 3), "relu")
    assert lab.experiment.start == RandomStart(4, "he")


def test_a_neuron_with_one_input_has_a_start_field_for_each_parameter(
    panel: ExperimentPanel, lab: Lab
) -> None:
    start_with(lab, OWN_CURVE, start=ValuesStart((0.5, 0.25)))
    starts = panel.start.starts
    assert [name for name, field in starts.items() if field.isVisible()] == ["w1", "b"]
    click(panel, "bias")
    assert [name for name, field in starts.items() if field.isVisible()] == ["w1"]
    type_(panel, "start_w1", "1.5")
    assert lab.experiment.start == ValuesStart((1.5,))
