"""Learnscope's window at Max, measured: frames, epochs, the wait for a pause, memory."""

import json
import math
import os
import random
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from frame_figures import NETWORK_POINTS, POINTS, SIZE, frame_figures, percentile95, started

#: From so many epochs the start is pulled: of the neuron, and of the network.
_PULLED = {"neuron": 1_000, "network": 300}


def window(
    seconds: float,
    everything: bool = False,
    network: bool = False,
    ground: bool = False,
    pins: int = 0,
) -> None:
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
    started(main_window)
    own, resident = _load_engine()
    if everything:
        _open_everything(main_window)
    if ground:
        main_window.docks.bring_forward("landscape")
        application.processEvents()
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
    figures = frame_figures(shown, drawing)
    figures["epochs"] = (lab.trainer.epoch - begin_epoch) / (shown[-1] - shown[0])

    figures["pause95"] = 1000 * percentile95(_waits_for_pause(application, main_window))
    figures["engine_memory"], figures["engine_resident"] = own, resident
    figures["share"] = figures["epochs"] / _epochs_alone(lab.trainer.experiment, seconds)
    print(json.dumps(figures), flush=True)
    os._exit(0)


def window_all(seconds: float) -> None:
    """Measure the window with the panel inside one step and both function views open, too."""
    window(seconds, everything=True)


def window_pins(seconds: float) -> None:
    """Measure the window with five runs of as many points as there can be beside the present."""
    window(seconds, pins=5)


def window_network(seconds: float) -> None:
    """Measure the window with a network and its default docks, a unit of layer 2 selected."""
    window(seconds, network=True)


def window_ground(seconds: float) -> None:
    """Measure the window with the loss surface in front of the weights."""
    window(seconds, ground=True)


def pull_start(seconds: float) -> None:
    """Measure how often a start that is pulled over the ground is followed by all of its run."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from learnscope.gui import MainWindow  # noqa: PLC0415
    from learnscope.gui.settings import Settings  # noqa: PLC0415

    application = QApplication([])
    figures = {}
    for name, epochs in _PULLED.items():
        experiment = _network() if name == "network" else None
        main_window = MainWindow(experiment, Settings.throwaway(), "en", "light")
        main_window.resize(*SIZE)
        started(main_window)
        _load_engine()
        main_window.docks.bring_forward("landscape")
        lab, ground = main_window.lab, main_window.parts.landscape.map
        lab.train(epochs)
        application.processEvents()
        ground.held = "start"
        theta = lab.experiment.start_parameters()
        times = [time.perf_counter()]
        arrived = 0
        while times[-1] - times[0] < seconds:
            theta[0] += 0.001
            lab.start_from(tuple(theta.tolist()), epochs, len(times) > 1)
            # Once for what the command has asked for, once for what that has.
            application.processEvents()
            application.processEvents()
            arrived += lab.trainer.epoch == epochs
            times.append(time.perf_counter())
        waits = [later - earlier for earlier, later in pairwise(times)]
        figures[name] = 1.0 / sorted(waits)[len(waits) // 2]
        figures[f"{name}_arrived"] = arrived / len(waits)
        main_window.close()
    print(json.dumps(figures), flush=True)
    os._exit(0)


def start_window(_seconds: float) -> None:
    """Open Learnscope's window and end."""
    from learnscope.gui.__main__ import prepare  # noqa: PLC0415

    # As the program does.
    prepare()
    from learnscope.gui.process import starting  # noqa: PLC0415

    with starting():
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        from learnscope.gui import MainWindow  # noqa: PLC0415
        from learnscope.gui.settings import Settings  # noqa: PLC0415

        application = QApplication([])
        assert application is not None
        settings = Settings.throwaway()
        started(MainWindow(settings=settings, language="en", theme="light"))
    os._exit(0)


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


def _load_engine() -> tuple[float, float]:
    """Have the engine run compiled, and return the memory that this takes, in MB.

    Returns
    -------
    own : float
        What this process alone has.
    resident : float
        With the pages of LLVM's own file that were read on the way: all who run it share them, and
        the system takes them back when it needs them.
    """
    from learnscope.core import compiled  # noqa: PLC0415

    before = _memory()
    compiled.load()
    after = _memory()
    return after[0] - before[0], after[1] - before[1]


def _memory() -> tuple[float, float]:
    """Return this process's own memory and what is resident, in MB; NaN where that is not told."""
    status = Path("/proc/self/smaps_rollup")
    if not status.exists():
        return math.nan, math.nan
    rows = (line.split() for line in status.read_text().splitlines()[1:])
    sizes = {name: int(size) * 1024 / 1e6 for name, size, *_ in rows}
    return sizes["Anonymous:"], sizes["Rss:"]


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

    from learnscope.gui.widgets.view import is_on_screen  # noqa: PLC0415

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
        assert is_on_screen(docks[name].widget()), name
