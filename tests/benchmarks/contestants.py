"""Ways to train the same network: Learnscope, numpy by hand, C, and PyTorch.

Each takes a number of epochs, keeps the loss of every epoch, and returns the last one's. Where an
epoch has several updates, its loss is that of all samples after the last.
"""

import ctypes
import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from learnscope.core import Experiment, Trainer

#: Trains so many epochs and returns the loss after the last.
Contestant = Callable[[int], float]

Array = Any


def learnscope(experiment: Experiment) -> Contestant:
    """Return how the program trains."""

    def contestant(epochs: int) -> float:
        run = Trainer(experiment)
        run.advance(epochs)
        return run.loss

    return contestant


def samples_of(experiment: Experiment) -> tuple[Array, Array, int]:
    """Return inputs, targets and the batch size; the order is that of the problem."""
    problem, rows = experiment.problem, list(experiment.problem.active)
    size = experiment.batch.size or len(rows)
    return problem.inputs[rows], problem.target_array[rows], size


def layers_of(experiment: Experiment) -> list[tuple[Array, Array]]:
    """Return copies of the start's weights and biases, layer by layer."""
    theta = experiment.start_parameters()
    return [(w.copy(), b.copy()) for w, b in experiment.model.layers(theta)]


def numpy_by_hand(experiment: Experiment) -> Contestant:
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


def in_c(experiment: Experiment, folder: Path) -> Contestant | None:
    """Return the same in C, compiled into `folder`, or None without gcc."""
    gcc = shutil.which("gcc")
    if gcc is None:
        return None
    library = folder / "engine.so"
    if not library.exists():
        source = Path(__file__).with_name("engine.c")
        subprocess.run([gcc, "-O3", "-shared", "-fPIC", source, "-lm", "-o", library], check=True)
    train = ctypes.CDLL(str(library)).train
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


def in_torch(experiment: Experiment) -> Contestant | None:
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
