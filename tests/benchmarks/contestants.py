"""Ways to train the same network: Learnscope, numpy by hand, C, C in vectors, and PyTorch.

Each takes a number of epochs, keeps the loss of every epoch, and returns the last one's. Where an
epoch has several updates, its loss is that of all samples after the last.
"""

import ctypes
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from learnscope.core import Experiment, Trainer

#: Trains so many epochs and returns the loss after the last.
Train = Callable[[int], float]

Array = Any


@dataclass(frozen=True, slots=True)
class Contestant:
    """One way to train.

    Parameters
    ----------
    train : callable
    place : Executor, optional
        The process in which it trains, if not in this one.
    """

    train: Train
    place: Executor | None = None

    def run(self, epochs: int) -> tuple[float, float]:
        """Return the loss after so many epochs, and the seconds of the processor that they took."""
        if self.place is None:
            return _timed(self.train, epochs)
        return self.place.submit(_timed, self.train, epochs).result()


def _timed(train: Train, epochs: int) -> tuple[float, float]:
    # Not the clock on the wall, since the machine may have other things to do.
    start = time.process_time()
    loss = train(epochs)
    return loss, time.process_time() - start


def everyone(
    experiment: Experiment, folder: Path, interpreting: Executor
) -> dict[str, Contestant | None]:
    """Return who can train an experiment; None is who is not here.

    Parameters
    ----------
    experiment : Experiment
    folder : Path
        For what is compiled from C.
    interpreting : Executor
        A process in which Learnscope's engine runs interpreted.
    """
    by_learnscope = partial(learnscope, experiment)
    here = {
        "learnscope": by_learnscope,
        "numpy": numpy_by_hand(experiment),
        "c": in_c(experiment, folder),
        "twin": in_lanes(experiment, folder),
        "torch": in_torch(experiment),
    }
    contestants = {name: train and Contestant(train) for name, train in here.items()}
    return contestants | {"interpreted": Contestant(by_learnscope, interpreting)}


def learnscope(experiment: Experiment, epochs: int) -> float:
    """Train as the program does, by whichever engine is ready."""
    run = Trainer(experiment)
    run.advance(epochs)
    return run.loss


def samples_of(experiment: Experiment) -> tuple[Array, Array, int]:
    """Return inputs, targets and the batch size; the order is that of the problem."""
    problem, rows = experiment.problem, list(experiment.problem.active)
    size = experiment.batch.size or len(rows)
    return problem.inputs[rows], problem.target_array[rows], size


def layers_of(experiment: Experiment) -> list[tuple[Array, Array]]:
    """Return copies of the start's weights and biases, layer by layer."""
    theta = experiment.start_parameters()
    return [(w.copy(), b.copy()) for w, b in experiment.model.layers(theta)]


def numpy_by_hand(experiment: Experiment) -> Train:
    """Return how one would write it down with numpy."""
    x, y, size = samples_of(experiment)
    rate = experiment.optimizer.learning_rate

    def forward(layers: list[tuple[Array, Array]], inputs: Array) -> tuple[list[Array], Array]:
        outputs = [inputs]
        for w, b in layers[:-1]:
            outputs.append(np.tanh(outputs[-1] @ w.T + b))
        w, b = layers[-1]
        return outputs, (outputs[-1] @ w.T + b)[:, 0]

    def mean_loss(z: Array, targets: Array) -> float:
        return float(np.mean(np.logaddexp(0.0, z) - targets * z))

    def contestant(epochs: int) -> float:
        layers = layers_of(experiment)
        losses = []
        for _ in range(epochs):
            for begin in range(0, len(y), size):
                batch, targets = x[begin : begin + size], y[begin : begin + size]
                outputs, z = forward(layers, batch)
                if size == len(y):
                    losses.append(mean_loss(z, targets))
                slope = ((1.0 / (1.0 + np.exp(-z)) - targets) / len(targets))[:, None]
                for i in range(len(layers) - 1, -1, -1):
                    (w, b), out = layers[i], outputs[i]
                    dw, db = slope.T @ out, slope.sum(axis=0)
                    if i:
                        slope = (slope @ w) * (1.0 - out * out)
                    w -= rate * dw
                    b -= rate * db
            if size < len(y):
                losses.append(mean_loss(forward(layers, x)[1], y))
        return mean_loss(forward(layers, x)[1], y)

    return contestant


def in_c(experiment: Experiment, folder: Path) -> Train | None:
    """Return the same in C, compiled into `folder`, or None without gcc."""
    return _compiled(experiment, folder, "engine", "train", "-O3")


def in_lanes(experiment: Experiment, folder: Path) -> Train | None:
    """Return the same in C, eight samples at a time, compiled for this processor; or None."""
    options = ("-O3", "-ffp-contract=off", "-march=native")
    return _compiled(experiment, folder, "lanes", "train_lanes", *options)


def _compiled(
    experiment: Experiment, folder: Path, name: str, entry: str, *options: str
) -> Train | None:
    gcc = shutil.which("gcc")
    if gcc is None:
        return None
    library = folder / f"{name}.so"
    if not library.exists():
        source = Path(__file__).with_name(f"{name}.c")
        command = [gcc, *options, "-shared", "-fPIC", source, "-lm", "-o", library]
        subprocess.run(command, check=True)
    train = getattr(ctypes.CDLL(str(library)), entry)
    doubles = np.ctypeslib.ndpointer(dtype=np.float64, flags="C_CONTIGUOUS")
    integers = np.ctypeslib.ndpointer(dtype=np.int32, flags="C_CONTIGUOUS")
    train.argtypes = [
        *(ctypes.c_long, ctypes.c_double, ctypes.c_int, integers),
        *(ctypes.c_int, ctypes.c_int, doubles, doubles, doubles, doubles),
    ]
    train.restype = None
    x, y, size = samples_of(experiment)
    x, sides = np.ascontiguousarray(x), 1.0 - 2.0 * y
    sizes = np.array(experiment.model.sizes, dtype=np.int32)
    rate = experiment.optimizer.learning_rate

    def contestant(epochs: int) -> float:
        theta = experiment.start_parameters()
        losses = np.empty(epochs + 1)
        train(epochs, rate, len(sizes), sizes, len(x), size, x, sides, theta, losses)
        return float(losses[-1])

    return contestant


def in_torch(experiment: Experiment) -> Train | None:
    """Return the same in PyTorch, eager, or None where it is not installed."""
    try:
        import torch  # noqa: PLC0415
    except ImportError:
        return None
    # More threads only slow down tensors as small as these.
    torch.set_num_threads(1)
    inputs, targets, size = samples_of(experiment)
    x, y = torch.tensor(inputs), torch.tensor(targets)[:, None]
    rate = experiment.optimizer.learning_rate

    def modules() -> Iterator[Any]:
        for number, (one, other) in enumerate(pairwise(experiment.model.sizes)):
            if number:
                yield torch.nn.Tanh()
            yield torch.nn.Linear(one, other, dtype=torch.float64)

    def contestant(epochs: int) -> float:
        model = torch.nn.Sequential(*modules())
        start = torch.tensor(experiment.start_parameters())
        torch.nn.utils.vector_to_parameters(start, model.parameters())
        loss_of = torch.nn.BCEWithLogitsLoss()
        optimizer = torch.optim.SGD(model.parameters(), lr=rate)
        losses = []
        for _ in range(epochs):
            for begin in range(0, len(y), size):
                optimizer.zero_grad()
                loss = loss_of(model(x[begin : begin + size]), y[begin : begin + size])
                loss.backward()
                optimizer.step()
                if size == len(y):
                    losses.append(loss.item())
            if size < len(y):
                with torch.no_grad():
                    losses.append(loss_of(model(x), y).item())
        with torch.no_grad():
            return float(loss_of(model(x), y).item())

    return contestant
