"""How fast the window draws, answers and starts, beside a bare pyqtgraph script.

Run it with ``uv run python tests/benchmarks/frames.py [--json FILE] [--seconds S] [--rounds N]``.

The window, offscreen at 1280 × 800 and at speed Max, and a bare script with the same plots and as
many points take turns, each in a process of its own, so that a machine whose speed drifts does not
favour either. Both draw at most once per 16 ms, as a display does. The window trains with the
compiled engine, where there is one.
"""

import argparse
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

FRAME = 0.016
_BYTE_CODE = str(Path(tempfile.gettempdir()) / "learnscope-byte-code")
SIZE = (1280, 800)
#: As many as a long run's history holds at most.
POINTS = 2048
#: The samples that the network learns.
NETWORK_POINTS = 500


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
    contestants = ["window", "bare", "window-pins"]
    contestants += ["window-all", "bare-all", "window-net", "bare-net"]
    figures: dict[str, list[dict[str, float]]] = {name: [] for name in contestants}
    starts: dict[str, list[float]] = {"start-window": [], "start-bare": []}
    for _ in range(options.rounds):
        for name, rows in figures.items():
            rows.append(json.loads(_run(name, options.seconds)[1]))
    for name in starts:
        _run(name, 0.0)  # once unmeasured: byte code and file caches warm for both
    for _ in range(2 * options.rounds + 1):
        for name, times in starts.items():
            times.append(_run(name, 0.0)[0])
    report = _report(figures, starts) | _network_report(figures)
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


def _percentile95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]


def _frame_figures(shown: list[float], drawing: list[float]) -> dict[str, float]:
    gaps = [b - a for a, b in pairwise(shown)]
    return {
        "frames": len(gaps) / (shown[-1] - shown[0]),
        "gap95": 1000 * _percentile95(gaps),
        "drawing": 1000 * statistics.median(drawing),
    }


def _started(widget: Any) -> None:
    """Say on standard output that the widget has been painted for the first time."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    widget.show()
    QApplication.processEvents()
    print("painted", flush=True)


def window_all(seconds: float) -> None:
    """Measure the window with the panel inside one step and both function views open, too."""
    window(seconds, everything=True)


def window_pins(seconds: float) -> None:
    """Measure the window with five runs of as many points as there can be beside the present."""
    window(seconds, pins=5)


def bare_all(seconds: float) -> None:
    """Measure the bare script with the plots of the two function views, too."""
    bare(seconds, everything=True)


def window_network(seconds: float) -> None:
    """Measure the window with a network and its default docks, a unit of layer 2 selected."""
    window(seconds, network=True)


def bare_network(seconds: float) -> None:
    """Measure the bare script drawing as much as the window does of a network."""
    bare(seconds, network=True)


def _network() -> Any:
    """Return the experiment: a circle of 500 points and two hidden layers of 8."""
    from learnscope.core import (  # noqa: PLC0415
        Cloud,
        Experiment,
        Network,
        Optimizer,
        RandomStart,
    )

    return Experiment(
        problem=Cloud("circle", NETWORK_POINTS),
        network=Network((8, 8)),
        optimizer=Optimizer("adam", learning_rate=0.01),
        start=RandomStart(1, "xavier"),
    )


def window(seconds: float, everything: bool = False, network: bool = False, pins: int = 0) -> None:
    """Measure Learnscope's window at Max."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from learnscope.gui import MainWindow  # noqa: PLC0415
    from learnscope.gui.session.run_state import LADDER  # noqa: PLC0415
    from learnscope.gui.settings import Settings  # noqa: PLC0415

    application = QApplication([])
    settings = Settings.throwaway()
    main_window = MainWindow(_network() if network else None, settings, "en", "light")
    main_window.resize(*SIZE)
    _started(main_window)
    engine_memory = _load_engine()
    if everything:
        _open_everything(main_window)
    lab = main_window.lab
    lab.select_unit("h2.1" if network else "y")
    lab.set_pace(len(LADDER) - 1)
    for number in range(pins):
        lab.set_learning_rate(2.0**-number)
        lab.reset()
        lab.train(POINTS - 1)
        lab.pin()
    if pins:
        lab.set_learning_rate(1.0)
        lab.reset()
        main_window.parts.view("weights").runs_button.setChecked(True)
    lab.train(POINTS - 1)
    shown: list[float] = []
    drawing: list[float] = []
    lab.frame.connect(lambda _snapshot: shown.append(time.perf_counter()))
    lab.frame_drawn.connect(drawing.append)
    begin_epoch = lab.trainer.epoch
    lab.run()
    QTimer.singleShot(round(1000 * seconds), application.quit)
    application.exec()
    figures = _frame_figures(shown, drawing)
    figures["epochs"] = (lab.trainer.epoch - begin_epoch) / (shown[-1] - shown[0])

    figures["pause95"] = 1000 * _percentile95(_waits_for_pause(application, main_window))
    figures["engine_memory"] = engine_memory
    figures["share"] = figures["epochs"] / _epochs_alone(lab.trainer.experiment, seconds)
    print(json.dumps(figures), flush=True)
    os._exit(0)


def _waits_for_pause(application: Any, main_window: Any) -> list[float]:
    """Return the seconds from clicks on the Pause button to the pause.

    A thread posts them, as the window system would, at any moment.
    """
    from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer  # noqa: PLC0415
    from PySide6.QtGui import QMouseEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QToolButton  # noqa: PLC0415

    from learnscope.gui.session.run_state import RunState  # noqa: PLC0415

    lab = main_window.lab
    button = main_window.findChild(QToolButton, "run_button")
    waits: list[float] = []
    clicked_at = [0.0]

    def click() -> None:
        for _ in range(25):
            time.sleep(random.uniform(0.05, 0.15))
            clicked_at[0] = time.perf_counter()
            for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
                left = Qt.MouseButton.LeftButton
                centre = QPointF(button.rect().center())
                QCoreApplication.postEvent(
                    button,
                    QMouseEvent(
                        kind,
                        centre,
                        button.mapToGlobal(centre),
                        left,
                        left,
                        Qt.KeyboardModifier.NoModifier,
                    ),
                )

    def paused(state: RunState) -> None:
        if state is RunState.PAUSED:
            waits.append(time.perf_counter() - clicked_at[0])
            QTimer.singleShot(0, lab.run)

    lab.state_changed.connect(paused)
    thread = threading.Thread(target=click)
    thread.start()
    while thread.is_alive():
        application.processEvents()
    thread.join()
    return waits


def _load_engine() -> float:
    """Have the engine run compiled, and return the memory that this takes, in MB."""
    from learnscope.core import compiled  # noqa: PLC0415

    before = _resident()
    compiled.load()
    return _resident() - before


def _resident() -> float:
    """Return the memory that this process has, in MB; NaN where that is not told."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return math.nan
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _epochs_alone(experiment: Any, seconds: float) -> float:
    """Return how many epochs a second a script trains that draws nothing."""
    from learnscope.core import Trainer  # noqa: PLC0415

    run = Trainer(experiment)
    begin = time.perf_counter()
    while (took := time.perf_counter() - begin) < seconds:
        run.advance(100 * run.block)
    return run.epoch / took


def _open_everything(main_window: Any) -> None:
    """Open the panel inside one step and both function views beside the others, in their column."""
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from learnscope.gui.widgets.view import is_seen  # noqa: PLC0415

    docks = main_window.docks.by_name
    opened, widths = ("inside", "activation", "loss_functions"), (400, 300, 320)
    for name in opened:
        main_window.removeDockWidget(docks[name])
    for name in opened:
        area, down = Qt.DockWidgetArea.RightDockWidgetArea, Qt.Orientation.Vertical
        main_window.addDockWidget(area, docks[name], down)
        docks[name].show()
    row = [docks[name] for name in ("neuron", "surface", "inside")]
    main_window.resizeDocks(row, list(widths), Qt.Orientation.Horizontal)
    for _ in range(2):
        QApplication.processEvents()
    for name in ("neuron", "surface", "loss", "weights", *opened):
        assert is_seen(docks[name].widget()), name


def _bare_window(everything: bool = False) -> tuple[Any, Callable[[int], None]]:
    """Return a window with Learnscope's plots and nothing else, and what draws its next frame."""
    import numpy as np  # noqa: PLC0415
    import pyqtgraph as pg  # noqa: PLC0415
    from PySide6.QtWidgets import QGridLayout, QMainWindow, QWidget  # noqa: PLC0415

    pg.setConfigOptions(background="w", foreground="k", imageAxisOrder="row-major")
    centre = QWidget()
    grid = QGridLayout(centre)
    surface, loss, weights = (pg.PlotWidget() for _ in range(3))
    grid.addWidget(surface, 0, 1)
    grid.addWidget(loss, 1, 0)
    grid.addWidget(weights, 1, 1)
    image = pg.ImageItem()
    surface.addItem(image)
    dots = pg.ScatterPlotItem(size=14)
    surface.addItem(dots)
    line = surface.plot(pen=pg.mkPen("k"))
    curve = loss.plot(pen=pg.mkPen("k"))
    lines = [weights.plot(pen=pg.mkPen(colour)) for colour in "gmy"]
    result = QMainWindow()
    result.setCentralWidget(centre)
    result.resize(*SIZE)
    epochs = np.arange(POINTS, dtype=float)
    x1, x2 = np.meshgrid(np.linspace(-0.25, 1.25, 64), np.linspace(-0.25, 1.25, 64))
    dots.setData([0, 0, 1, 1], [0, 1, 0, 1])

    def draw(number: int) -> None:
        w = 1.0 + 0.001 * number
        answers = 1.0 / (1.0 + np.exp(-(w * x1 + w * x2 - w)))
        image.setImage(answers.astype(np.float32), autoLevels=False, levels=(0, 1))
        line.setData([-0.25, 1.25], [1.25, -0.25])
        curve.setData(epochs, np.exp(-epochs / (100 + number)))
        for k, each in enumerate(lines):
            each.setData(epochs, (k - 1) * np.log1p(epochs / (10 + number)))

    if not everything:
        draw(0)
        return result, draw
    functions, samples, tangents = [pg.PlotWidget() for _ in range(2)], [], []
    for column, plot in enumerate(functions):
        grid.addWidget(plot, 2, column)
        for power in range(1, 7 if column else 2):
            axis = np.linspace(0.0, 1.0, 200)
            plot.plot(axis, axis**power, pen=pg.mkPen("k"))
        samples.append(pg.ScatterPlotItem(size=14))
        plot.addItem(samples[-1])
        tangents.append(plot.plot(pen=pg.mkPen("k")))

    def draw_all(number: int) -> None:
        draw(number)
        at = np.array([0.1, 0.3, 0.5, 0.9]) * (0.9 + 0.1 * np.sin(number / 10))
        for marks, tangent in zip(samples, tangents, strict=True):
            marks.setData(at, at)
            tangent.setData(at[:2], at[:2])

    draw_all(0)
    return result, draw_all


def _bare_network() -> tuple[Any, Callable[[int], None]]:
    """Return a window that draws as much as Learnscope of a network, and draws its next frame.

    The drawing of the network with a line for each weight and a little map in each unit, the map
    with the cloud's points, the loss, and the 72 parameters of a layer in as many points as
    Learnscope draws of them.
    """
    import numpy as np  # noqa: PLC0415
    import pyqtgraph as pg  # noqa: PLC0415
    from PySide6.QtWidgets import QGridLayout, QMainWindow, QWidget  # noqa: PLC0415

    pg.setConfigOptions(background="w", foreground="k", imageAxisOrder="row-major")
    centre = QWidget()
    grid = QGridLayout(centre)
    net, surface, loss, weights = (pg.PlotWidget() for _ in range(4))
    for number, plot in enumerate((net, surface, loss, weights)):
        grid.addWidget(plot, number // 2, number % 2)
    sizes = (2, 8, 8, 1)
    edges = [
        net.plot([layer, layer + 1], [a / sizes[layer], b / sizes[layer + 1]])
        for layer in range(3)
        for a in range(sizes[layer])
        for b in range(sizes[layer + 1])
    ]
    units = [pg.ImageItem() for layer in (1, 2, 3) for _ in range(sizes[layer])]
    for number, unit in enumerate(units):
        net.addItem(unit)
        unit.setRect(1 + number // 8, number % 8 / 8, 0.1, 0.1)
    image, dots = pg.ImageItem(), pg.ScatterPlotItem(size=6)
    surface.addItem(image)
    surface.addItem(dots)
    rng = np.random.default_rng(1)
    dots.setData(*rng.uniform(-1.0, 1.0, (2, NETWORK_POINTS)))
    curve = loss.plot(pen=pg.mkPen("k"))
    lines = [weights.plot(pen=pg.mkPen("k")) for _ in range(72)]
    result = QMainWindow()
    result.setCentralWidget(centre)
    result.resize(*SIZE)
    epochs = np.arange(POINTS, dtype=float)
    few = epochs[:: -(-72 * POINTS // 12_000)]
    x1, x2 = np.meshgrid(np.linspace(-1.0, 1.0, 64), np.linspace(-1.0, 1.0, 64))
    y1, y2 = np.meshgrid(np.linspace(-1.0, 1.0, 20), np.linspace(-1.0, 1.0, 20))

    def draw(number: int) -> None:
        w = 1.0 + 0.001 * number
        for k, edge in enumerate(edges):
            edge.setPen(pg.mkPen("k", width=1.0 + (k + number) % 3))
        for k, unit in enumerate(units):
            unit.setImage(np.tanh(w * y1 + k * y2 / 8), autoLevels=False, levels=(-1, 1))
        answers = 1.0 / (1.0 + np.exp(-(w * x1 * x1 + w * x2 * x2 - w)))
        image.setImage(answers.astype(np.float32), autoLevels=False, levels=(0, 1))
        curve.setData(epochs, np.exp(-epochs / (100 + number)))
        for k, each in enumerate(lines):
            each.setData(few, (k - 36) * np.log1p(few / (10 + number)))

    draw(0)
    return result, draw


def bare(seconds: float, everything: bool = False, network: bool = False) -> None:
    """Measure the bare script."""
    from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    application = QApplication([])
    main_window, draw = _bare_network() if network else _bare_window(everything)
    _started(main_window)
    shown: list[float] = []
    drawing: list[float] = []
    clock, drawn = QTimer(), QTimer()
    for timer in (clock, drawn):
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)

    def tick() -> None:
        shown.append(time.perf_counter())
        draw(len(shown))
        drawn.start(0)

    def after_drawing() -> None:
        took = time.perf_counter() - shown[-1]
        drawing.append(took)
        clock.start(max(0, round(1000 * (FRAME - took))))

    clock.timeout.connect(tick)
    drawn.timeout.connect(after_drawing)
    tick()
    QTimer.singleShot(round(1000 * seconds), application.quit)
    application.exec()
    print(json.dumps(_frame_figures(shown, drawing)), flush=True)
    os._exit(0)


def start_window(_seconds: float) -> None:
    """Open Learnscope's window and end."""
    from learnscope.gui.process import without_collecting  # noqa: PLC0415

    # As the program does.
    with without_collecting():
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        from learnscope.gui import MainWindow  # noqa: PLC0415
        from learnscope.gui.settings import Settings  # noqa: PLC0415

        application = QApplication([])
        assert application is not None
        settings = Settings.throwaway()
        _started(MainWindow(settings=settings, language="en", theme="light"))
    os._exit(0)


def start_bare(_seconds: float) -> None:
    """Open the bare window and end."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    application = QApplication([])
    assert application is not None
    _started(_bare_window()[0])
    os._exit(0)


CHILDREN: dict[str, Callable[[float], None]] = {
    "window": window,
    "bare": bare,
    "window-pins": window_pins,
    "window-all": window_all,
    "bare-all": bare_all,
    "window-net": window_network,
    "bare-net": bare_network,
    "start-window": start_window,
    "start-bare": start_bare,
}


if __name__ == "__main__":
    main()
