"""How many epochs a second the engine trains, beside other ways to train the same network.

``uv run python tests/benchmarks/engine.py [--json FILE] [--memory] [--only TASK]``

Binary cross-entropy and gradient descent, from the same start. The contestants keep the loss of
every epoch, and take turns over several rounds, so that whatever else the machine does meets all of
them; what counts is the processor's time. Before that they have to agree on the loss, Learnscope
and the twin in C to the last bit. See contestants.py. Then, with every core, many points and many
runs at once: by the clock on the wall, and by what each core had to do, which is the same where
the machine does nothing else.
"""

import argparse
import json
import multiprocessing
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
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
    compiled,
)
from learnscope.core.landscape import loss_grid, run_many, search, tiles

#: How long a contestant's turn lasts, in seconds.
TURN = 0.4

#: Who is compared with whom.
PAIRS = (
    *(("learnscope", "c"), ("learnscope", "twin"), ("learnscope", "numpy")),
    *(("learnscope", "torch"), ("learnscope", "interpreted"), ("interpreted", "numpy")),
)


def network(problem: Gate | Cloud, hidden: tuple[int, ...], size: int | None = None) -> Experiment:
    """Return a tanh network on a problem."""
    return Experiment(
        problem=problem,
        network=Network(hidden),
        optimizer=Optimizer(learning_rate=0.1),
        batch=Batch(size),
        start=RandomStart(1, "xavier"),
    )


#: What is trained, and what is aimed at: how many times faster one contestant is than another, or
#: how many epochs a second one trains.
TASKS: dict[str, tuple[Experiment, dict[str, float]]] = {
    "AND 2-1": (
        Experiment(),
        {"learnscope/c": 0.3, "learnscope/twin": 0.25, "interpreted": 10_000},
    ),
    "XOR 2-4-1": (
        network(Gate("xor"), (4,)),
        {"learnscope/c": 0.5, "learnscope/twin": 0.25, "interpreted": 5_000},
    ),
    "circle 2-4-2-1": (
        network(Cloud("circle", 500), (4, 2)),
        {"learnscope/c": 3.0, "learnscope/twin": 0.33, "interpreted/numpy": 0.23},
    ),
    "circle 2-8-8-1": (
        network(Cloud("circle", 500), (8, 8)),
        {"learnscope/c": 3.0, "learnscope/twin": 0.33, "interpreted/numpy": 0.16},
    ),
    "clouds 2-4-1 by 10": (
        network(Cloud("xor", 250), (4,), 10),
        {"learnscope/c": 1.0, "interpreted/numpy": 0.15},
    ),
}


def check_agreement(present: dict[str, Contestant]) -> None:
    """Stop if the contestants do not all train the same network."""
    for epochs in (0, 1, 100):
        losses = {name: each.run(epochs)[0] for name, each in present.items()}
        if max(losses.values()) - min(losses.values()) > 1e-9:
            sys.exit(f"the contestants disagree after {epochs} epochs: {losses}")
        same = [losses[name] for name in ("learnscope", "twin", "interpreted") if name in losses]
        if len(set(same)) > 1:
            sys.exit(f"not the same bits after {epochs} epochs: {losses}")


def race(present: dict[str, Contestant], rounds: int) -> dict[str, list[float]]:
    """Return each contestant's epochs a second, round by round."""
    epochs = {}
    for name, each in present.items():
        trial = 10
        while (seconds := each.run(trial)[1]) < TURN / 8:
            trial *= 2
        epochs[name] = max(1, round(trial / seconds * TURN))
    rates: dict[str, list[float]] = {name: [] for name in present}
    names = list(present)
    for _ in range(rounds):
        for name in names:
            rates[name].append(epochs[name] / present[name].run(epochs[name])[1])
        # Nobody always runs after the same other one.
        names.reverse()
    return rates


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
    for one, other in PAIRS:
        name, value = f"{one}/{other}", ratio(rates, one, other)
        ratios[name] = value
        if value is not None:
            print(f"{name:<24}{value:>8.2f}{told(aims, name)}")
    for name in figures:
        if name in aims:
            print(f"{name + ', at best':<24}{figures[name]['max']:>8,.0f}{told(aims, name)}")
    return {"epochs_per_second": figures, "ratios": ratios}


def told(aims: dict[str, float], name: str) -> str:
    """Return what a figure should be at least, in words, if anything is aimed at."""
    return f"   (aim: at least {aims[name]:,g})" if name in aims else ""


def many_at_once() -> dict[str, tuple[float, float]]:
    """Return how long work over many points and runs takes at best, and print it.

    In seconds, by the clock on the wall and by each core's.
    """
    gate, circle = Experiment(), network(Cloud("circle", 500), (8, 8))
    axis, tried = np.linspace(-10.0, 10.0, 256), np.linspace(-8.0, 8.0, 161).tolist()
    starts = np.random.default_rng(1).uniform(-5.0, 5.0, (65_536, 3))
    plane = np.stack(np.meshgrid(*[np.linspace(-1.0, 1.0, 64)] * 2), axis=-1).reshape(-1, 2)
    trained = Trainer(circle)
    tasks: dict[str, tuple[Callable[[], Any], int, float]] = {
        "heat map of 2-8-8-1": (lambda: trained.predict(plane), 20, 0.015),
        "256 x 256 slice of AND's loss": (
            lambda: loss_grid(gate, (0.0, 0.0, -1.0), (0, 1), axis, axis),
            *(20, 0.005 if compiled.ready() else np.inf),
        ),
    }
    if compiled.ready():
        tasks |= {
            "161^3 tries for AND": (lambda: search(gate, tried), 3, 0.25),
            "65,536 runs of 500 epochs on AND": (lambda: run_many(gate, starts, 500), 1, 2.5),
        }
    figures = {}
    for name, (work, times, _) in tasks.items():
        took = [_seconds(work) for _ in range(times)]
        figures[name] = min(wall for wall, _ in took), min(core for _, core in took)
    print(f"\n{'many at once, engine ' + how():<40}{'ms':>10}{'each core':>12}")
    for name, (wall, core) in figures.items():
        most = 1000 * tasks[name][2]
        aim = f"   (aim: at most {most:g})" if np.isfinite(most) else ""
        print(f"{name:<40}{1000 * wall:>10.1f}{1000 * core:>12.1f}{aim}")
    return figures


def how() -> str:
    """Return how the engine runs in this process."""
    return "compiled" if compiled.ready() else "interpreted"


def _seconds(work: Callable[[], Any]) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    spent = time.process_time() - processor
    return time.perf_counter() - wall, spent / (tiles.cores() if compiled.ready() else 1)


def main() -> None:
    """Measure, print a table for each task, and write the same as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--memory", action="store_true", help="measure 10 million epochs, too")
    parser.add_argument("--only", metavar="TASK", help="only tasks whose name has this in it")
    options = parser.parse_args()
    # First, before anything is left behind in memory.
    grown = memory() if options.memory else None
    compiled.load()
    result: dict[str, Any] = {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "machine": platform.machine(),
        "engine": how(),
        "resident_megabytes": grown,
        "tasks": {},
    }
    # A process of its own, in which nobody loads the compiled engine.
    spawn = multiprocessing.get_context("spawn")
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(1, mp_context=spawn) as interpreting,
    ):
        for task, (experiment, aims) in TASKS.items():
            if not options.only or options.only in task:
                result["tasks"][task] = compete(
                    *(task, experiment, aims, Path(folder), interpreting, options.rounds)
                )
        if not options.only:
            result["many"] = many_at_once()
            result["many_interpreted"] = interpreting.submit(many_at_once).result()
    if grown is not None:
        growth = grown["growth"]
        print(f"resident size after 10,000,000 epochs, over that after 1,000: {growth:+.1f} MB")
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def compete(
    task: str,
    experiment: Experiment,
    aims: dict[str, float],
    folder: Path,
    interpreting: Executor,
    rounds: int,
) -> dict[str, Any]:
    """Let whoever is here train one task, and return the figures."""
    everyone = contestants.everyone(experiment, folder, interpreting)
    present = {name: each for name, each in everyone.items() if each is not None}
    check_agreement(present)
    rates = race(present, rounds)
    return report(task, rates, [name for name in everyone if name not in present], aims)


if __name__ == "__main__":
    main()
