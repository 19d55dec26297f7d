"""How many epochs a second the engine trains, beside other ways to train the same network.

``uv run python tests/benchmarks/engine.py [--json FILE] [--memory] [--only TASK]``

Binary cross-entropy and gradient descent, from the same start. The contestants keep the loss of
every epoch, and take turns over several rounds, so that whatever else the machine does meets all of
them. Before that they have to agree on the loss. See contestants.py.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import contestants
import numpy as np
from contestants import Contestant

from learnscope.core import (
    Batch,
    Cloud,
    Experiment,
    Gate,
    Network,
    Optimizer,
    RandomStart,
    Trainer,
)

#: How long a contestant's turn lasts, in seconds.
TURN = 0.4


def network(problem: Gate | Cloud, hidden: tuple[int, ...], size: int | None = None) -> Experiment:
    """Return a tanh network on a problem."""
    return Experiment(
        problem=problem,
        network=Network(hidden),
        optimizer=Optimizer(learning_rate=0.1),
        batch=Batch(size),
        start=RandomStart(1, "xavier"),
    )


#: What is trained, and what Learnscope should reach in it as a multiple of another contestant.
TASKS: dict[str, tuple[Experiment, dict[str, float]]] = {
    "AND 2-1": (Experiment(), {"numpy": 4.0, "torch": 25.0}),
    "XOR 2-4-1": (network(Gate("xor"), (4,)), {"torch": 15.0}),
    "circle 2-4-2-1": (network(Cloud("circle", 500), (4, 2)), {"torch": 2.0}),
    "circle 2-8-8-1": (network(Cloud("circle", 500), (8, 8)), {"torch": 2.0}),
    "clouds 2-4-1 by 10": (network(Cloud("xor", 250), (4,), 10), {"torch": 2.0}),
}


def check_agreement(present: dict[str, Contestant]) -> None:
    """Stop if the contestants do not all train the same network."""
    for epochs in (0, 1, 100):
        losses = {name: train(epochs) for name, train in present.items()}
        if max(losses.values()) - min(losses.values()) > 1e-9:
            sys.exit(f"the contestants disagree after {epochs} epochs: {losses}")


def race(present: dict[str, Contestant], rounds: int) -> dict[str, list[float]]:
    """Return each contestant's epochs a second, round by round."""
    epochs = {}
    for name, train in present.items():
        trial = 10
        while (seconds := timed(train, trial)) < TURN / 8:
            trial *= 2
        epochs[name] = max(1, round(trial / seconds * TURN))
    rates: dict[str, list[float]] = {name: [] for name in present}
    names = list(present)
    for _ in range(rounds):
        for name in names:
            rates[name].append(epochs[name] / timed(present[name], epochs[name]))
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

    run = Trainer(Experiment())
    run.advance(1_000)
    before = resident()
    run.advance(10_000_000 - 1_000)
    after = resident()
    return {"1_000": before, "10_000_000": after, "growth": after - before}


def report(
    task: str, rates: dict[str, list[float]], absent: list[str], aims: dict[str, float]
) -> dict[str, Any]:
    """Print one task's table and return its figures."""
    print(f"\n{task}\n{'epochs a second':<16}{'median':>14}{'min':>14}{'max':>14}")
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
            aim = f"   (aim: at least {aims[other]:g})" if other in aims else ""
            print(f"{one + ' / ' + other:<24}{value:>6.1f}{aim}")
    return {"epochs_per_second": figures, "ratios": ratios}


def main() -> None:
    """Measure, print a table for each task, and write the same as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--memory", action="store_true", help="measure 10 million epochs, too")
    parser.add_argument("--only", metavar="TASK", help="only tasks whose name has this in it")
    options = parser.parse_args()
    result: dict[str, Any] = {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "machine": platform.machine(),
        # First, before the others leave anything behind in memory.
        "resident_megabytes": memory() if options.memory else None,
        "tasks": {},
    }
    with tempfile.TemporaryDirectory() as folder:
        for task, (experiment, aims) in TASKS.items():
            if options.only and options.only not in task:
                continue
            everyone = {
                "learnscope": contestants.learnscope(experiment),
                "numpy": contestants.numpy_by_hand(experiment),
                "c": contestants.in_c(experiment, Path(folder)),
                "torch": contestants.in_torch(experiment),
            }
            present = {name: train for name, train in everyone.items() if train is not None}
            check_agreement(present)
            rates = race(present, options.rounds)
            absent = [name for name in everyone if name not in present]
            result["tasks"][task] = report(task, rates, absent, aims)
    if result["resident_megabytes"] is not None:
        growth = result["resident_megabytes"]["growth"]
        print(f"resident size after 10,000,000 epochs, over that after 1,000: {growth:+.1f} MB")
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
