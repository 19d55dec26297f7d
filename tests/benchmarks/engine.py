"""How many epochs a second the engine trains, beside other ways to train the same neuron.

``uv run python tests/benchmarks/engine.py [--json FILE] [--memory]``

AND, full batch, binary cross-entropy, learning rate 1, from the worked example's start. The
contestants keep the loss of every epoch, and take turns over several rounds, so that whatever
else the machine does meets all of them. Before that they have to agree on the loss.

learnscope   `Trainer.advance`, history on, nobody listening
numpy        a plain loop: forward, loss, gradient, update
c            the same in C, ``gcc -O3``; only where gcc is
torch        PyTorch eager: `Linear`, `BCEWithLogitsLoss`, `SGD`; only where torch is installed
"""

import argparse
import ctypes
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from learnscope.core import Experiment, Trainer
from learnscope.core.loss import side

#: Trains so many epochs and returns the loss after the last.
Contestant = Callable[[int], float]

EXPERIMENT = Experiment()
LEARNING_RATE = EXPERIMENT.optimizer.learning_rate
INPUTS = EXPERIMENT.problem.inputs
TARGETS = np.array(EXPERIMENT.problem.targets, dtype=np.float64)

#: How long a contestant's turn lasts, in seconds.
TURN = 0.4

#: What Learnscope should reach, as a multiple of another contestant.
AIMS = {"numpy": 4.0, "torch": 25.0}


def learnscope(epochs: int) -> float:
    """Train as the program does."""
    run = Trainer(EXPERIMENT)
    run.advance(epochs)
    return run.loss


def numpy_loop(epochs: int) -> float:
    """Train as one would write it down with numpy."""
    w1, w2, b = EXPERIMENT.start_parameters()
    w = np.array([w1, w2])
    losses = []
    for _ in range(epochs):
        z = INPUTS @ w + b
        losses.append(np.mean(np.logaddexp(0.0, z) - TARGETS * z))
        dloss_dz = (1.0 / (1.0 + np.exp(-z)) - TARGETS) / len(TARGETS)
        w -= LEARNING_RATE * (INPUTS.T @ dloss_dz)
        b -= LEARNING_RATE * dloss_dz.sum()
    z = INPUTS @ w + b
    return float(np.mean(np.logaddexp(0.0, z) - TARGETS * z))


def c_loop(folder: Path) -> Contestant | None:
    """Return the contestant in C, compiled into `folder`, or None without gcc."""
    gcc = shutil.which("gcc")
    if gcc is None:
        return None
    library = folder / "engine.so"
    source = Path(__file__).with_suffix(".c")
    subprocess.run([gcc, "-O3", "-shared", "-fPIC", source, "-lm", "-o", library], check=True)
    train = ctypes.CDLL(str(library)).train
    array = np.ctypeslib.ndpointer(dtype=np.float64, flags="C_CONTIGUOUS")
    train.argtypes = [ctypes.c_long, ctypes.c_double, ctypes.c_int, array, array, array]
    train.restype = None
    samples = np.column_stack([INPUTS, [side(y) for y in EXPERIMENT.problem.targets]])

    def contestant(epochs: int) -> float:
        parameters = np.empty((epochs + 1, 3))
        parameters[0] = EXPERIMENT.start_parameters()
        losses = np.empty(epochs + 1)
        train(epochs, LEARNING_RATE, len(samples), samples, parameters, losses)
        return float(losses[-1])

    return contestant


def torch_loop() -> Contestant | None:
    """Return the contestant in PyTorch, or None where it is not installed."""
    try:
        import torch  # noqa: PLC0415
    except ImportError:
        return None
    # More threads only slow down tensors as small as these.
    torch.set_num_threads(1)
    x = torch.tensor(INPUTS)
    y = torch.tensor(TARGETS)[:, None]

    def contestant(epochs: int) -> float:
        model = torch.nn.Linear(2, 1, dtype=torch.float64)
        start = torch.tensor(EXPERIMENT.start_parameters())
        torch.nn.utils.vector_to_parameters(start, model.parameters())
        loss_of = torch.nn.BCEWithLogitsLoss()
        optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
        losses = []
        for _ in range(epochs):
            optimizer.zero_grad()
            loss = loss_of(model(x), y)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        return float(loss_of(model(x), y).item())

    return contestant


def check_agreement(contestants: dict[str, Contestant]) -> None:
    """Stop if the contestants do not all train the same neuron."""
    for epochs in (0, 1, 1000):
        losses = {name: train(epochs) for name, train in contestants.items()}
        if max(losses.values()) - min(losses.values()) > 1e-9:
            sys.exit(f"the contestants disagree after {epochs} epochs: {losses}")


def race(contestants: dict[str, Contestant], rounds: int) -> dict[str, list[float]]:
    """Return each contestant's epochs a second, round by round."""
    epochs = {}
    for name, train in contestants.items():
        trial = 100
        while (seconds := timed(train, trial)) < TURN / 8:
            trial *= 2
        epochs[name] = max(1, round(trial / seconds * TURN))
    rates: dict[str, list[float]] = {name: [] for name in contestants}
    names = list(contestants)
    for _ in range(rounds):
        for name in names:
            rates[name].append(epochs[name] / timed(contestants[name], epochs[name]))
        # Nobody always runs after the same other one.
        names.reverse()
    return rates


def timed(train: Contestant, epochs: int) -> float:
    """Return the seconds that a contestant needs."""
    start = time.perf_counter()
    train(epochs)
    return time.perf_counter() - start


def ratio(rates: dict[str, list[float]], one: str, other: str) -> float | None:
    """Return the median over the rounds of how many times faster one is, or None without both."""
    if one not in rates or other not in rates:
        return None
    return statistics.median(a / b for a, b in zip(rates[one], rates[other], strict=True))


def memory() -> dict[str, float] | None:
    """Return the resident size after a short and a long run, in MB, or None where unknown."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return None

    def resident() -> float:
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    run = Trainer(EXPERIMENT)
    run.advance(1_000)
    before = resident()
    run.advance(10_000_000 - 1_000)
    after = resident()
    return {"1_000": before, "10_000_000": after, "growth": after - before}


def report(rates: dict[str, list[float]], absent: list[str]) -> dict[str, Any]:
    """Print the table and return its figures."""
    print(f"{'epochs a second':<16}{'median':>14}{'min':>14}{'max':>14}")
    figures: dict[str, Any] = {}
    for name, values in rates.items():
        median, low, high = statistics.median(values), min(values), max(values)
        figures[name] = {"median": median, "min": low, "max": high, "rounds": values}
        print(f"{name:<16}{median:>14,.0f}{low:>14,.0f}{high:>14,.0f}")
    for name in absent:
        print(f"{name:<16}{'not here':>14}")
    ratios = {}
    for one, other in (("learnscope", "numpy"), ("learnscope", "torch"), ("c", "learnscope")):
        value = ratio(rates, one, other)
        ratios[f"{one}/{other}"] = value
        if value is not None:
            aim = f"   (aim: at least {AIMS[other]:g})" if other in AIMS else ""
            print(f"{one + ' / ' + other:<24}{value:>6.1f}{aim}")
    return {"epochs_per_second": figures, "ratios": ratios}


def main() -> None:
    """Measure, print a table, and write or print the same as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--memory", action="store_true", help="measure 10 million epochs, too")
    options = parser.parse_args()
    result: dict[str, Any] = {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "machine": platform.machine(),
        # First, before the others leave anything behind in memory.
        "resident_megabytes": memory() if options.memory else None,
    }
    with tempfile.TemporaryDirectory() as folder:
        everyone: dict[str, Contestant | None] = {
            "learnscope": learnscope,
            "numpy": numpy_loop,
            "c": c_loop(Path(folder)),
            "torch": torch_loop(),
        }
        present = {name: train for name, train in everyone.items() if train is not None}
        check_agreement(present)
        rates = race(present, options.rounds)
    result |= report(rates, [name for name in everyone if name not in present])
    if result["resident_megabytes"] is not None:
        growth = result["resident_megabytes"]["growth"]
        print(f"resident size after 10,000,000 epochs, over that after 1,000: {growth:+.1f} MB")
    text = json.dumps(result, indent=2)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
