"""How fast the window draws, answers and starts, beside a bare pyqtgraph script.

Run it with ``uv run python tests/benchmarks/frames.py [--json FILE] [--seconds S] [--rounds N]``.

The window, offscreen at 1280 × 800 and at speed Max, and a bare script with the same plots and as
many points take turns, each in a process of its own, so that a machine whose speed drifts does not
favour either. Both draw at most once per 16 ms, as a display does. The window trains with the
compiled engine, where there is one.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bare_plots import bare, bare_all, bare_network, start_bare
from window_frames import (
    pull_start,
    start_window,
    window,
    window_all,
    window_ground,
    window_network,
    window_pins,
)

_BYTE_CODE = str(Path(tempfile.gettempdir()) / "learnscope-byte-code")


def main() -> None:
    """Measure, print a table and JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--seconds", type=float, default=5.0, help="length of one measurement")
    parser.add_argument("--rounds", type=int, default=3, help="turns each contestant takes")
    parser.add_argument("--child", choices=list(CHILDREN), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        CHILDREN[options.child](options.seconds)
        return
    contestants = ["window", "bare", "window-pins", "window-ground", "pull-start"]
    contestants += ["window-all", "bare-all", "window-net", "bare-net"]
    figures: dict[str, list[dict[str, float]]] = {name: [] for name in contestants}
    starts: dict[str, list[float]] = {"start-window": [], "start-bare": []}
    for _ in range(options.rounds):
        for name, rows in figures.items():
            *_, told = _run(name, options.seconds)[1].splitlines()
            rows.append(json.loads(told))
    for name in starts:
        _run(name, 0.0)  # once unmeasured: byte code and file caches warm for both
    for _ in range(2 * options.rounds + 1):
        for name, times in starts.items():
            times.append(_run(name, 0.0)[0])
    report = _report(figures, starts) | _network_report(figures) | _ground_report(figures)
    for label, value in report.items():
        print(f"{label:<52}{value:>14,.2f}")
    text = json.dumps(report, indent=2)
    print(text)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")


def _run(name: str, seconds: float) -> tuple[float, str]:
    """Run a contestant; return the seconds until it first painted, and its figures."""
    # Byte code is written once, as on a learner's machine, but not into the checkout.
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": _BYTE_CODE}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, __file__, "--child", name, "--seconds", str(seconds)]
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        process.stdout.readline()
        painted = time.perf_counter() - begin
        rest = process.stdout.read()
    if process.returncode:
        raise SystemExit(f"{name} ended with status {process.returncode}")
    return painted, rest


def _report(
    figures: dict[str, list[dict[str, float]]], starts: dict[str, list[float]]
) -> dict[str, float]:
    def middle(name: str, key: str) -> float:
        return statistics.median(row[key] for row in figures[name])

    start = {name: statistics.median(times) for name, times in starts.items()}
    return {
        "window: frames/s": middle("window", "frames"),
        "bare script: frames/s": middle("bare", "frames"),
        "window / bare: frames/s": middle("window", "frames") / middle("bare", "frames"),
        "five runs pinned, window: frames/s": middle("window-pins", "frames"),
        "five runs pinned / none: frames/s (aim: 0.8)": middle("window-pins", "frames")
        / middle("window", "frames"),
        "inside and functions open, window: frames/s": middle("window-all", "frames"),
        "inside and functions open, bare script: frames/s": middle("bare-all", "frames"),
        "inside and functions open, window / bare: frames/s": middle("window-all", "frames")
        / middle("bare-all", "frames"),
        "window: drawing, ms a frame": middle("window", "drawing"),
        "bare script: drawing, ms a frame": middle("bare", "drawing"),
        "window: epochs/s": middle("window", "epochs"),
        "window / advance alone: epochs/s (aim: 0.5)": middle("window", "share"),
        "memory that the compiled engine takes, MB (aim: 130)": middle("window", "engine_memory"),
        "the same with the pages of LLVM's file, MB": middle("window", "engine_resident"),
        "window: between frames, 95th percentile, ms": middle("window", "gap95"),
        "bare script: between frames, 95th percentile, ms": middle("bare", "gap95"),
        "window: click to paused, 95th percentile, ms": middle("window", "pause95"),
        "window: start to first paint, s": start["start-window"],
        "bare window: start to first paint, s": start["start-bare"],
        "window / bare: start": start["start-window"] / start["start-bare"],
    }


def _network_report(figures: dict[str, list[dict[str, float]]]) -> dict[str, float]:
    """Return the figures of a network with two layers of eight on a cloud of 500 points."""

    def middle(name: str, key: str) -> float:
        return statistics.median(row[key] for row in figures[name])

    frames, bare_frames = middle("window-net", "frames"), middle("bare-net", "frames")
    return {
        "2-8-8-1 on 500 points, window: frames/s": frames,
        "2-8-8-1 on 500 points, bare script: frames/s": bare_frames,
        "2-8-8-1 on 500 points, window / bare: frames/s": frames / bare_frames,
        "2-8-8-1 on 500 points, window: drawing, ms a frame": middle("window-net", "drawing"),
        "2-8-8-1 on 500 points, window: epochs/s": middle("window-net", "epochs"),
        "2-8-8-1, window / advance alone: epochs/s (aim: 0.5)": middle("window-net", "share"),
        "2-8-8-1 on 500 points, window: click to paused, 95 %, ms": middle("window-net", "pause95"),
    }


def _ground_report(figures: dict[str, list[dict[str, float]]]) -> dict[str, float]:
    """Return the figures of the window with the loss surface in sight."""

    def middle(name: str, key: str) -> float:
        return statistics.median(row[key] for row in figures[name])

    frames = middle("window-ground", "frames")
    return {
        "loss surface in front: frames/s": frames,
        "loss surface in front / without: frames/s (aim: 0.8)": frames / middle("window", "frames"),
        "loss surface in front: epochs/s": middle("window-ground", "epochs"),
        "start of AND pulled, 1,000 epochs: frames/s (aim: 60)": middle("pull-start", "neuron"),
        "start of 2-8-8-1 pulled, 300 epochs: frames/s (aim: 20)": middle("pull-start", "network"),
        "share of these that reach their epoch": middle("pull-start", "network_arrived"),
    }


CHILDREN: dict[str, Callable[[float], None]] = {
    "window": window,
    "bare": bare,
    "window-pins": window_pins,
    "window-all": window_all,
    "bare-all": bare_all,
    "window-net": window_network,
    "bare-net": bare_network,
    "window-ground": window_ground,
    "pull-start": pull_start,
    "start-window": start_window,
    "start-bare": start_bare,
}


if __name__ == "__main__":
    main()
