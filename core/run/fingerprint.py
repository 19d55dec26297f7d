"""Fingerprints of runs: short texts that differ if any bit of a run does.

They show that a run is the same on two machines, with the engine compiled or interpreted: that is
what `learnscope --fingerprint` prints, and what the tests compare. A matrix of small experiments
goes through every activation, loss, optimizer, penalty, start, kind of problem and of batch.

Run as ``python -m learnscope.core.run.fingerprint FILE.json …`` it prints those of experiments in
files, then those of the matrix, then with what they were made.
"""

import hashlib
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from learnscope.core import compiled
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.experiment import Batch, Experiment
from learnscope.core.inspection.trace import UpdateTrace
from learnscope.core.losses import LOSSES
from learnscope.core.network import Network
from learnscope.core.optimizers import RULES, Optimizer
from learnscope.core.penalties import Penalty
from learnscope.core.problems.clouds import CLOUDS, Cloud
from learnscope.core.problems.curves import CURVES, DRAWN, Curve
from learnscope.core.problems.gates import GATES, Gate
from learnscope.core.problems.own_data import OwnData
from learnscope.core.problems.problem import Problem
from learnscope.core.start import SCHEMES, RandomStart, ValuesStart, ZerosStart, usual_start
from learnscope.core.trainer import Trainer

#: How many hexadecimal digits one has: that two of the runs agree by chance is out of the question,
#: and a person can still compare them.
DIGITS = 16

#: Epochs of an example with one hidden layer or none: `rate_too_high` has diverged by then, and in
#: `sine` a last bit that differs has grown to a loss that does.
_LONG = 300

#: Epochs of an experiment of the matrix.
_SHORT = 15

#: Samples of an update of which every number is told.
_TRACED = 12

# What is told of an update, a sample and a unit: not whatever there is, so that a fingerprint stays
# the same when a trace comes to say more.
_OF_UPDATE = (
    *("rows", "number", "learning_rate", "parameters", "loss_gradient", "penalty_gradient"),
    *("gradient", "state", "updated", "updated_state", "stopped"),
)
_OF_SAMPLE = ("sample", "inputs", "target", "loss", "dloss_dparameters")
_OF_UNIT = (
    *("inputs", "parameters", "products", "z", "output", "dloss_doutput", "doutput_dz"),
    *("dloss_dz", "dloss_dparameters"),
)

_NEURON = Experiment(start=RandomStart(1))

_PLANE = Experiment(
    problem=Cloud("moons", 43, 0.1, 3),
    network=Network((4, 3)),
    optimizer=Optimizer("adam", 0.05),
    start=RandomStart(1, "xavier"),
)

_LINE = Experiment(
    problem=Curve("sine", 21, 0.1, 2),
    network=Network((5,)),
    loss="squared",
    optimizer=Optimizer("adam", 0.03),
    start=RandomStart(2, "normal"),
)

_PENALTIES = {
    "no penalty": Penalty(),
    "l1": Penalty(l1=0.03),
    "l2": Penalty(l2=0.03),
    "l1 and l2": Penalty(0.02, 0.01),
}


def fingerprints(examples: Mapping[str, Experiment]) -> Iterator[tuple[str, str]]:
    """Return names and fingerprints: of the examples, of the matrix, and of all of these together.

    Parameters
    ----------
    examples : mapping of str to Experiment
        By their names.
    """
    together = hashlib.sha256()
    for name, run in chain(_long_runs(examples), runs()):
        found = fingerprint(run)
        together.update(found.encode())
        yield name, found
    yield "all of these", together.hexdigest()[:DIGITS]


def fingerprint(run: Trainer) -> str:
    """Return the fingerprint of a run: of all that it holds, its answers and its next update."""
    history, problem = run.history, run.experiment.problem
    digest = hashlib.sha256()
    for told in (
        *(problem.inputs, problem.target_array, problem.active, problem.held_out),
        *(history.epochs, history.parameters, history.losses, history.accuracies),
        *(history.test_losses, run.training_state.memory, run.loss, run.diverged),
        run.predict(problem.inputs),
    ):
        digest.update(_bits(told))
    for told in _told_of(run.next_update()):
        digest.update(_bits(told))
    return digest.hexdigest()[:DIGITS]


def runs() -> Iterator[tuple[str, Trainer]]:
    """Return the runs of the matrix with their names, each trained when asked for."""
    for name, experiment in experiments().items():
        run = Trainer(experiment)
        run.advance(_SHORT)
        yield name, run
    yield "epochs in parts", _in_parts()
    yield "changes in mid-run", _changed()
    yield "divergence", _diverged()
    yield "many samples", _of_many_samples()


def experiments() -> dict[str, Experiment]:
    """Return the matrix by name: every kind of each thing that an experiment is made of."""
    return {
        **{f"activation {name}": _with_activation(name) for name in ACTIVATIONS},
        **{
            f"loss {name} of {task}": replace(
                _PLANE if task == "classification" else _LINE, loss=name
            )
            for task, losses in LOSSES.items()
            for name in losses
        },
        **{
            f"optimizer {name}, {said}": replace(
                _PLANE, optimizer=Optimizer(name, 0.02), penalty=penalty
            )
            for name in RULES
            for said, penalty in _PENALTIES.items()
        },
        **{f"start {name}": replace(_PLANE, start=RandomStart(4, name, 0.7)) for name in SCHEMES},
        "start zeros": replace(_PLANE, start=ZerosStart()),
        "start values": replace(_NEURON, start=ValuesStart()),
        **{f"gate {name}": _NEURON.with_problem(Gate(name)) for name in GATES},
        "gate custom": _NEURON.with_problem(Gate("custom", (0, 1, 3), (1, 0, 0, 1))),
        **{f"problem {name}": experiment for name, experiment in _problems()},
        **{
            f"batch {name}": replace(_PLANE, batch=batch)
            for name, batch in {
                "of all": Batch(),
                "of 1": Batch(1),
                "of 1, shuffled": Batch(1, shuffle=True),
                "of 10": Batch(10),
                "of 10, shuffled": Batch(10, shuffle=True),
            }.items()
        },
        "no bias, neuron": _NEURON.with_network(Network(bias=False)),
        "no bias, network": _PLANE.with_network(Network((4, 3), bias=False)),
        "no bias, curve": _LINE.with_network(Network((5,), bias=False)),
        "deep network": _PLANE.with_network(Network((8, 8, 8, 8), "sigmoid")),
    }


def origin() -> str:
    """Return with what fingerprints are made here: engine, numpy, Python and machine."""
    engine = f"compiled by numba {version('numba')}" if compiled.ready() else "interpreted"
    return (
        f"engine {engine}, numpy {np.__version__}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}"
    )


def lines(examples: Mapping[str, Experiment]) -> Iterator[str]:
    """Return what is printed, line by line: every fingerprint, then with what they were made."""
    for name, found in fingerprints(examples):
        yield f"{found}  {name}"
    yield f"made with {origin()}"


def examples_in(files: Iterable[str | Path]) -> dict[str, Experiment]:
    """Return the experiments in files, by the files' names without their ends."""
    paths = [Path(file) for file in files]
    return {path.stem: Experiment.from_json(path.read_text("utf-8")) for path in paths}


def main(files: Iterable[str | Path]) -> None:
    """Print the fingerprints of the experiments in files, and of the matrix."""
    compiled.load_what_is_ready()
    for line in lines(examples_in(files)):
        print(line, flush=True)


def _long_runs(examples: Mapping[str, Experiment]) -> Iterator[tuple[str, Trainer]]:
    for name, experiment in sorted(examples.items()):
        run = Trainer(experiment)
        run.advance(_LONG // max(1, len(experiment.network.hidden)))
        yield f"example {name}", run


def _with_activation(name: str) -> Experiment:
    network = Network((4, 3), name)
    return replace(_PLANE, network=network, start=usual_start(network, seed=5))


def _problems() -> Iterator[tuple[str, Experiment]]:
    for name in CLOUDS:
        yield f"cloud {name}", _PLANE.with_problem(Cloud(name, 37, 0.1, 6))
    for name in (*CURVES, DRAWN):
        heights = (0.3, -1.1, 0.7, 0.2) if name == DRAWN else ()
        yield f"curve {name}", _LINE.with_problem(Curve(name, 19, 0.2, 7, values=heights))
    yield "cloud, some held out", _PLANE.with_problem(Cloud("circle", 50, 0.1, 8, 0.3))
    yield "curve, some held out", _LINE.with_problem(Curve("bump", 30, 0.1, 9, 0.5))
    yield from ((f"own {name}", experiment) for name, experiment in _own_data())


def _own_data() -> Iterator[tuple[str, Experiment]]:
    # Numbers that have no short binary form, of which no library makes anything.
    places = tuple((i / 7.0 - 1.3, (i * i % 11) / 9.0 - 0.6) for i in range(20))
    classes = tuple(int(i % 3 == 0) for i in range(20))
    heights = tuple((i * i % 13) / 3.0 - 2.0 for i in range(20))
    corners = tuple((float(i & 1), float(i >> 1 & 1), float(i >> 2 & 1)) for i in range(8))
    in_a_row = tuple((x,) for x, _ in places)
    in_space = tuple((x, y, x * y - 0.1) for x, y in places)
    far = tuple((700.0 * x + 9e3, 0.01 * y) for x, y in places)
    high = tuple(3e4 * y + 1e5 for y in heights)
    kinds: dict[str, tuple[Experiment, Problem]] = {
        "points": (_PLANE, OwnData(places, classes)),
        "points, some held out": (_PLANE, OwnData(places, classes, test_share=0.25)),
        "corners": (_PLANE, OwnData(corners, classes[:8])),
        "numbers": (_LINE, OwnData(in_a_row, heights, "regression")),
        "points in a row": (_PLANE, OwnData(in_a_row, classes)),
        "points in space": (_PLANE, OwnData(in_space, classes)),
        "numbers of a plane": (_LINE, OwnData(places, heights, "regression")),
        "numbers of space": (_LINE, OwnData(in_space, heights, "regression")),
        "points, standard": (_PLANE, OwnData(far, classes, test_share=0.2, scaling="standard")),
        "numbers, range": (
            _LINE,
            OwnData(far, high, "regression", scaling="range", target_scaling="range"),
        ),
        "numbers, standard": (
            _LINE,
            OwnData(far, high, "regression", scaling="standard", target_scaling="standard"),
        ),
    }
    for name, (experiment, problem) in kinds.items():
        yield name, experiment.with_problem(problem)


def _in_parts() -> Trainer:
    """Return a run whose epochs were trained some updates at a time."""
    run = Trainer(replace(_PLANE, batch=Batch(4, shuffle=True)))
    while run.epoch < 5:
        run.advance(updates=3)
    return run


def _changed() -> Trainer:
    """Return a run in which everything was changed that can be."""
    run = Trainer(replace(_PLANE, optimizer=Optimizer("momentum", 0.1)))
    run.advance(9)
    run.learning_rate = 0.03
    run.advance(7)
    run.change(optimizer=Optimizer("rmsprop", 0.01), batch=Batch(10, shuffle=True))
    run.advance(6)
    run.edit((run.parameters + 0.25).tolist())
    run.advance(5)
    run.change(loss="squared", penalty=Penalty(0.01, 0.02))
    run.advance(9)
    run.rewind(33)
    run.change(optimizer=Optimizer("adam", 0.02), batch=Batch())
    run.advance(8)
    run.go_to(3)
    run.go_to(run.latest)
    return run


def _diverged() -> Trainer:
    """Return a run that has come to the end of the floats."""
    run = Trainer(
        replace(_LINE, optimizer=Optimizer(learning_rate=3.0), network=Network((3,), "relu"))
    )
    run.advance(4 * _LONG)
    return run


def _of_many_samples() -> Trainer:
    """Return a run whose samples go through the engine in several blocks."""
    places = tuple((i / 2500.0 - 1.0, (i * i % 997) / 500.0 - 1.0) for i in range(5003))
    classes = tuple(int(x * y > 0.1) for x, y in places)
    run = Trainer(_PLANE.with_problem(OwnData(places, classes, test_share=0.1)))
    run.advance(2)
    return run


def _bits(numbers: Any) -> bytes:
    """Return the bits of numbers, and how many there are. All NaN are taken for one."""
    values = np.array(numbers, dtype="<f8", order="C")
    values[np.isnan(values)] = np.nan
    return len(values.tobytes()).to_bytes(8, "little") + values.tobytes()


def _told_of(update: UpdateTrace) -> Iterator[Any]:
    """Return the numbers of an opened update: of all its sums, and of some of its samples."""
    yield from (getattr(update, name) for name in _OF_UPDATE)
    # An update of thousands of samples has them in its sums.
    for sample in update.samples[:_TRACED]:
        yield from (getattr(sample, name) for name in _OF_SAMPLE)
        for unit in chain.from_iterable(sample.layers):
            yield from (getattr(unit, name) for name in _OF_UNIT)


if __name__ == "__main__":
    main(sys.argv[1:])
