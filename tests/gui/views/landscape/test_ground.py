"""How the ground is coloured and how much of it is seen; what is no ground."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import numpy as np
import pytest
from landscape_looks import network
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, ZerosStart
from learnscope.core.landscape import loss_grid
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.plotting.opengl import has_opengl
from learnscope.gui.views.landscape.ground.choice import (
    AXES,
    LINE,
    PRINCIPAL,
    RANDOM,
    RUN,
    GroundChoice,
)
from learnscope.gui.views.landscape.ground.ground import Extent, bands, steps
from learnscope.gui.views.landscape.ground.run_path import thinned
from learnscope.gui.views.landscape.landscape import LandscapeView

Brackets = Callable[[], AbstractContextManager[None]]
MakeView = Callable[[Experiment], LandscapeView]
LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize(
    "limits", [(0.0, 8.0), (0.69, 1.8), (1e-9, 3.0), (5.0, 5.0), (0.0, 1e300), (2.0, 2.0 + 1e-15)]
)
def test_steps_of_colour_are_few_and_in_order(limits: tuple[float, float], log: bool) -> None:
    found = steps(limits, log)
    assert 1 <= len(found) <= 16
    assert list(found) == sorted(found)
    losses = np.array([limits[0], limits[1], np.nan, np.inf])
    assert bands(losses, found)[2:].tolist() == [len(found) + 1] * 2
    assert (bands(losses, found)[:2] <= len(found)).all()


def test_of_a_path_the_ends_and_what_lies_apart_is_drawn() -> None:
    line = np.column_stack((np.linspace(0.0, 100.0, 5001), np.zeros(5001)))
    kept = thinned(line, 400)
    assert kept[0] == 0
    assert kept[-1] == 5000
    assert len(kept) <= 60
    jumping = np.column_stack((np.zeros(100), np.tile([0.0, 50.0], 50)))
    assert len(thinned(jumping, 400)) == 100
    assert thinned(np.zeros((1, 2)), 400).tolist() == [0]
    assert thinned(np.full((5, 2), np.nan), 400)[-1] == 4


def test_what_is_seen_stays_while_a_run_moves_a_little() -> None:
    first = Extent.around(np.array([0.1, 4.2]), np.array([-0.1, 4.2]), 1.0)
    second = Extent.around(np.array([0.1, 4.3]), np.array([-0.1, 4.25]), 1.0)
    assert first == second
    assert first.x[0] <= -1.0
    point = Extent.around(np.zeros(1), np.zeros(1))
    assert point.size[0] > 0.0
    beyond = Extent.around(np.array([np.inf, 1.0]), np.array([np.nan, 1.0]))
    assert np.isfinite([*beyond.x, *beyond.y]).all()


# Bad input


def test_a_run_beyond_all_bounds_is_seen_up_to_there(make_view: MakeView) -> None:
    data = {
        "problem": {"kind": "curve", "name": "sine", "points": 10},
        "network": {"hidden": [2], "activation": "relu"},
        "loss": "squared",
        "optimizer": {"name": "gd", "learning_rate": 1000.0},
        "start": {"kind": "random", "seed": 1, "scheme": "he"},
    }
    view = make_view(Experiment.from_json(json.dumps(data)))
    view.lab.train(5000)
    for kind in (RUN, PRINCIPAL, RANDOM, AXES, LINE):
        view.choose(GroundChoice(kind, view.shown.choice.axes))
        assert view.shown.viewport().grab().width() > 0
        assert view.summary(view.lab.snapshot())


def test_one_row_alone_and_parameters_all_alike_have_ground(make_view: MakeView) -> None:
    view = make_view(replace(Experiment(Gate("and", (2,))), start=ZerosStart()))
    assert view.map.height_at(0.0, 0.0) == view.lab.trainer.loss
    same = replace(network([2]), start=ZerosStart())
    other = make_view(same)
    # All weights are 0: neither the run nor its weights have a direction.
    assert other.map.laid.names == ("h1.1.w1", "h1.1.w2")
    assert "stand in" in other.caption.text() or "nowhere" in other.caption.text()


def test_without_opengl_a_sentence_stands_in_place_of_the_surface(
    view: LandscapeView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("learnscope.gui.views.landscape.landscape.has_opengl", lambda: False)
    qtbot.mouseClick(view.header.solid, LEFT)
    assert view.missing.isVisible()
    assert "OpenGL" in view.missing.text()
    qtbot.mouseClick(view.header.solid, LEFT)
    assert view.map.isVisible()


@pytest.mark.xvfb
def test_the_surface_is_as_high_as_the_loss(view: LandscapeView) -> None:
    if not has_opengl():
        pytest.skip("no OpenGL here; run under Xvfb with QT_QPA_PLATFORM=xcb")
    view.lab.train(100)
    view.header.log.click()
    view.set_mode("3d")
    heights = view.solid.surface._z
    extent = view.map.extent.filling(1.0, 1.0)
    xs, ys = (np.linspace(*ends, 33) for ends in (extent.x, extent.y))
    losses = loss_grid(view.lab.experiment, view.lab.trainer.parameters, (0, 1), xs, ys).T
    expected = (losses - losses.min()) / (losses.max() - losses.min())
    assert heights == pytest.approx(expected, abs=1e-6)
    for theme in (LIGHT, DARK):
        view.apply_theme(theme)
        flat = view.solid.grab().toImage()
        assert flat.pixelColor(2, 2) == theme.colour("panel")
    view.choose(GroundChoice(LINE, ("w1",)))
    assert view.section.isVisible()
