"""Every view shows every kind of data, or says why it has nothing to show."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from cases import named, telling
from in_full import IN_FULL
from kinds_of_data import KINDS, many
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from view_bench import ViewBench

from learnscope.core import Experiment, Network, OwnData
from learnscope.gui.plotting.columns import weighted_titles
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.widgets.view import Cover

pytestmark = pytest.mark.usefixtures("faster_engine")


@pytest.fixture
def window(lent: Any) -> Any:
    """The main window as it opens first."""
    return lent


@telling(
    "kinds",
    KINDS,
    *("two inputs, classes, scaled, a layer", "one input, numbers, scaled, a layer"),
)
def test_every_view_shows_every_kind_of_data(
    qtbot: QtBot, window: Any, kinds: dict[str, Experiment]
) -> None:
    for name, experiment in kinds.items():
        with named(name):
            window.lab.open(experiment)
            window.lab.train(20)
            # A unit that was chosen stays so if the next network has it.
            window.lab.select_unit("y")
            look(window, qtbot)
            assert_answers(window)
            window.lab.select_unit(experiment.model.unit_names[0][0])
            window.lab.look_inside()
            look(window, qtbot, names=("neuron", "surface", "activation", "joining"))


def look(window: Any, qtbot: QtBot, names: tuple[str, ...] = ()) -> None:
    """Show views, point into their plots and press a key there; the guard listens."""
    for name in names or window.docks.by_name:
        dock = window.docks.by_name[name]
        dock.show()
        dock.raise_()
        view = dock.widget()
        qtbot.waitUntil(view.isVisible)
        view.grab()
        assert view.findChild(Cover) is None
        for plot in filter(Plot.isVisible, view.findChildren(Plot)):
            QTest.keyClick(plot, Qt.Key.Key_Down)
            QTest.mouseMove(plot.viewport(), QPoint(plot.width() // 2, plot.height() // 2))
            plot.grab()


def assert_answers(window: Any) -> None:
    """Check what the views show of the selected sample against the core."""
    snapshot, lab = window.lab.snapshot(), window.lab
    window.parts.display(snapshot, hidden_too=True)
    problem, model = snapshot.experiment.problem, snapshot.experiment.model
    row = snapshot.selected
    trace = lab.trainer.trace_row(row)
    assert trace.output == lab.trainer.predict(problem.inputs[row]) == snapshot.outputs[row]
    if not model.network.hidden and len(problem.input_names) == 2 and problem.task != "regression":
        assert float(window.parts.single_neuron.target("output").value) == trace.output
    else:
        network = window.parts.drawing.network
        assert network.target("y").value == trace.output
        assert [network.target(f"x{i + 1}").value for i in range(model.inputs)] == list(
            problem.inputs[row]
        )
    table = window.parts.parameters.table.parameters
    for name, title in weighted_titles(snapshot.experiment).items():
        row_of = table.index(table.names.index(name), 0)
        assert title in table.data(row_of, Qt.ItemDataRole.ToolTipRole)
    losses = window.parts.loss_functions.shown
    assert losses.selected.trace.loss == trace.loss
    assert losses.selected.trace.output == trace.scaled_output
    assert losses.selected.trace.target == trace.scaled_target
    drawn = window.parts.activation.plot.selected.trace
    assert (drawn.z, drawn.output) == (trace.z, trace.scaled_output)


def test_the_surface_has_a_page_for_each_kind(open_bench: Callable[..., ViewBench]) -> None:
    bench = open_bench("surface")
    surface = bench.view
    for name, experiment in KINDS.items():
        bench.lab.open(experiment)
        bench.lab.train(5)
        with named(name):
            inputs, task = experiment.model.inputs, experiment.problem.task
            over_one = surface.curve if task == "regression" else surface.steps
            page = {1: over_one, 2: surface.map, 3: surface.cube}[inputs]
            assert page.isVisible()
            assert surface.caption.text()
            assert surface.accessibleDescription()
            snapshot = bench.lab.snapshot()
            # What is read at each sample is the trainer's answer, under the columns' names.
            for row, at in enumerate(page.places().tolist()):
                found = page.sample_at(QPointF(*at))
                assert found is not None
                if found == row:
                    page.pointer = QPointF(*at)
                    rows = {each.label: each.text for each in page.read_at(QPointF(*at)).rows}
                    assert float(rows["ŷ"]) == snapshot.outputs[row]
                    if task == "regression":
                        target = float(experiment.problem.target_array[row])
                        assert float(rows["ŷ − Y"]) == snapshot.outputs[row] - target


THOUSANDS = {
    f"{inputs}, {task}": (inputs, task)
    for inputs in (1, 2, 3)
    for task in ("classification", "regression")
}


@telling("kinds", THOUSANDS, "2, classification")
def test_thousands_of_samples_of_every_kind_are_painted(
    qtbot: QtBot, window: Any, kinds: dict[str, tuple[int, str]]
) -> None:
    for name, (inputs, task) in kinds.items():
        with named(name):
            problem = many(10_000, inputs, task)
            window.lab.open(Experiment().with_problem(problem).with_network(Network((2,))))
            look(window, qtbot, names=("surface", "hidden_space", "joining", "activation"))


@telling("sizes", {str(size): size for size in (1e9, 1e-9, 5e-324, 0.0)}, "5e-324")
def test_data_of_any_size_of_every_kind_can_be_looked_at(
    qtbot: QtBot, window: Any, sizes: dict[str, float]
) -> None:
    shape = ((0.0, 1.0, 0.3), (1.0, 0.25, 0.0), (0.5, 1.0, 1.0))
    for size in sizes.values():
        for inputs in (1, 2, 3):
            points = tuple(tuple(size * x for x in point[:inputs]) for point in shape)
            classes = OwnData(points, (0, 1, 1))
            numbers = OwnData(points, tuple(size * y for y in (1.0, 0.0, 0.5)), "regression")
            scaled = replace(numbers, scaling="range", target_scaling="range")
            problems = (classes, replace(classes, scaling="range"), numbers, scaled)
            for problem in problems if IN_FULL or inputs == 2 else problems[:: inputs + 1]:
                with named(size, inputs, problem.task, problem.scaling):
                    window.lab.open(Experiment().with_problem(problem))
                    window.lab.train(3)
                    look(window, qtbot, names=("neuron", "surface", "weights", "loss_functions"))
                    assert np.isfinite(window.lab.trainer.parameters).all()
