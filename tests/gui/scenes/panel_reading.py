"""The experiment that stands in a panel, read off its controls."""

from dataclasses import replace
from typing import Any

from learnscope.core import (
    Batch,
    Cloud,
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    Penalty,
    Problem,
    RandomStart,
    ValuesStart,
    ZerosStart,
)


def shown_by(panel: Any, experiment: Experiment) -> Experiment:
    """Return the experiment that a panel's controls show.

    What no control shows is taken from the experiment given.
    """
    learning, start = panel.learning, panel.start
    hidden = tuple(field.value() for field in panel.network.units[: panel.network.layers.value()])
    hyper = {name: field.value() for name, field in learning.hyper.items()}
    scheme, seed = start.scheme.currentData(), start.seed.value()
    drawn = scheme not in {"values", "zeros"}
    assert (seed >= 0) is drawn
    if drawn:
        shown_start: Any = RandomStart(seed, scheme, start.scale.value())
    elif scheme == "zeros":
        shown_start = ZerosStart()
    elif start.hint.isHidden():
        fields = [field for field in start.starts.values() if not field.isHidden()]
        shown_start = ValuesStart(tuple(field.value() for field in fields))
    else:
        shown_start = experiment.start
    return Experiment(
        problem=_problem(panel, experiment),
        network=Network(
            hidden, panel.network.activation.currentData(), panel.network.bias.isChecked()
        ),
        loss=learning.loss.currentData(),
        optimizer=Optimizer(learning.optimizer.currentData(), panel.rate.field.value(), **hyper),
        batch=Batch(learning.batch.currentData() or None, learning.shuffle.isChecked()),
        start=shown_start,
        penalty=Penalty(*(field.value() for field in learning.penalties.values())),
    )


def _problem(panel: Any, experiment: Experiment) -> Problem:
    kind, _, name = panel.problem.currentData().rpartition(":")
    table, data = panel.table, panel.data
    assert table.isHidden() is bool(kind)
    if not kind:
        count = table.rowCount()
        rows = tuple(row for row in range(count) if table.item(row, 0).checkState().value)
        return Gate(name, rows, tuple(int(table.item(row, 3).text()) for row in range(count)))
    share, seed = data.share.value(), data.seed.value()
    if kind == "data":
        assert experiment.problem.task == name
        return replace(experiment.problem, test_share=share, seed=seed)
    drawn = (data.points.value(), data.noise.value(), seed, share)
    if kind == "cloud":
        return Cloud(name, *drawn)
    assert data.canvas.isHidden() is (name != "drawn")
    return Curve(name, *drawn, data.canvas.heights if name == "drawn" else ())
