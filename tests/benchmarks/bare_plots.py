"""The bare pyqtgraph script: as many plots and points as the window's, and nothing else."""

import json
import os
import time
from collections.abc import Callable
from typing import Any

from frame_figures import FRAME, NETWORK_POINTS, POINTS, SIZE, frame_figures, started


def bare(seconds: float, everything: bool = False, network: bool = False) -> None:
    """Measure the bare script."""
    from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    application = QApplication([])
    main_window, draw = _bare_network() if network else _bare_window(everything)
    started(main_window)
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
    print(json.dumps(frame_figures(shown, drawing)), flush=True)
    os._exit(0)


def bare_all(seconds: float) -> None:
    """Measure the bare script with the plots of the two function views, too."""
    bare(seconds, everything=True)


def bare_network(seconds: float) -> None:
    """Measure the bare script drawing as much as the window does of a network."""
    bare(seconds, network=True)


def start_bare(_seconds: float) -> None:
    """Open the bare window and end."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    application = QApplication([])
    assert application is not None
    started(_bare_window()[0])
    os._exit(0)


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
