"""Whatever shows a quantity shows the same float64 of it, to the last bit."""

import numpy as np
import pytest

from learnscope.core import Trainer
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.inspection.joining import parts
from learnscope.core.inspection.units import activation_of, output_unit
from learnscope.core.losses import LOSSES
from learnscope.core.problems.scaling import as_learned
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Position, Snapshot
from learnscope.gui.text.examples import PACES, example
from learnscope.gui.views.curves.activation import DrawnActivation
from learnscope.gui.views.curves.graph import sample_points
from learnscope.gui.views.drawing.network import pictures
from learnscope.gui.views.hidden.hidden_plot import HiddenPlot, is_plane
from learnscope.gui.views.surface import scale

pytestmark = pytest.mark.usefixtures("faster_engine")

#: How many samples of each example are looked at.
ROWS = 12


@pytest.fixture(params=PACES)
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    lab = Lab(example(request.param))
    lab.train(7)
    return lab.snapshot()


@pytest.fixture
def trainer(snapshot: Snapshot) -> Trainer:
    run = Trainer(snapshot.experiment)
    run.advance(7)
    return run


def rows_of(snapshot: Snapshot) -> list[int]:
    return list(range(len(snapshot.outputs)))[:ROWS]


def test_a_sample_has_the_same_answer_everywhere(snapshot: Snapshot, trainer: Trainer) -> None:
    problem, model = snapshot.experiment.problem, snapshot.experiment.model
    parameters = snapshot.parameters
    on_the_map = scale.ShownQuantity(model).values(parameters, problem.inputs)
    in_pictures = pictures.unit_values(model, parameters, problem.inputs)[:, -1]
    last = model.unit_outputs(parameters, problem.inputs)[0]
    given, _ = as_learned(problem)
    joined = output_unit(model, parameters).answers(last[-1] if last else given)
    on_graphs = {sample.mark.row: sample.trace for sample in sample_points(snapshot)}
    for row in rows_of(snapshot):
        trace = trainer.trace(row).sample
        point = problem.inputs[row]
        answers = {
            "one alone": trainer.predict(point),
            "one of two": trainer.predict(problem.inputs[[row, 0]])[0],
            "all": trainer.outputs()[row],
            "snapshot": snapshot.outputs[row],
            "map": on_the_map[row],
            "map read at a point": scale.ShownQuantity(model).values(parameters, point),
            "picture": in_pictures[row],
            "last unit alone": joined[row],
        }
        # Where targets are scaled, that is what stands on graphs and what the loss takes.
        scaled = {
            "graph": on_graphs[row].output,
            "curve": ACTIVATIONS[model.output_activation].of(trace.z),
            "curve read at a point": DrawnActivation(model.output_activation).value(trace.z),
        }
        assert {name: float(value) for name, value in scaled.items()} == dict.fromkeys(
            scaled, trace.scaled_output
        )
        assert {name: float(value) for name, value in answers.items()} == dict.fromkeys(
            answers, trace.output
        )
        assert on_graphs[row].loss == trace.loss
        assert on_graphs[row].dloss_doutput == trace.dloss_doutput
        loss = LOSSES[problem.task][snapshot.experiment.loss]
        assert float(loss.of(trace.z, trace.scaled_target)) == trace.loss
        assert float(loss.answer_slope_of(trace.z, trace.scaled_target)) == trace.dloss_doutput
        assert float(loss.slope_of(trace.z, trace.scaled_target)) == trace.dloss_dz


def test_a_unit_has_the_same_numbers_everywhere(snapshot: Snapshot, trainer: Trainer) -> None:
    problem, model = snapshot.experiment.problem, snapshot.experiment.model
    pictured = pictures.unit_values(model, snapshot.parameters, problem.inputs)
    names = [name for layer in model.unit_names for name in layer]
    for number, name in enumerate(names):
        sums, outputs = (
            scale.ShownQuantity(model, name, quantity).values(snapshot.parameters, problem.inputs)
            for quantity in ("z", "output")
        )
        bend = ACTIVATIONS[activation_of(model, name)]
        graphs = {sample.mark.row: sample.trace for sample in sample_points(snapshot, name)}
        for row in rows_of(snapshot):
            units = [unit for layer in trainer.trace_row(row).layers for unit in layer]
            unit = units[number]
            shown = trainer.trace_row(row).output if name == "y" else unit.output
            assert sums[row] == graphs[row].z == unit.z
            assert outputs[row] == pictured[row, number] == shown
            assert graphs[row].output == unit.output
            assert bend.of(unit.z) == unit.output
            assert graphs[row].doutput_dz == float(bend.slope_of(unit.z)) == unit.doutput_dz


def test_inside_opens_what_is_traced_and_ends_where_a_step_does(
    snapshot: Snapshot, trainer: Trainer
) -> None:
    position = Position()
    for _ in range(4):
        position.forward(1)
    for row in snapshot.experiment.problem.active[:ROWS]:
        inside = position.look(trainer, row)
        assert inside is not None
        if row in inside.update.rows:
            assert inside.sample == trainer.trace(row).sample == trainer.trace_row(row)
            assert inside.updated.output == trainer.trace(row).updated_output
    *_, last = trainer.updates()
    trainer.advance()
    assert list(last.updated) == trainer.parameters.tolist()


def test_the_lines_that_are_joined_and_the_plane_that_is_folded_end_in_the_answer(
    snapshot: Snapshot, qtbot: object
) -> None:
    assert qtbot is not None
    problem, model = snapshot.experiment.problem, snapshot.experiment.model
    if not model.network.hidden:
        return
    here = parts(model, snapshot.parameters, problem.inputs)
    whole = here.sum(model.network.hidden[-1])
    assert np.array_equal(whole, model.unit_outputs(snapshot.parameters, problem.inputs)[1])
    if is_plane(model):
        plot = HiddenPlot()
        plot.display(snapshot)
        for row in rows_of(snapshot):
            assert plot.answer(*plot.positions[row].tolist()) == snapshot.outputs[row]
        plot.deleteLater()
