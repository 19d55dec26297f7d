"""What there is to see on the ground is said under it, in words that are followed."""

import math
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import numpy as np
import pytest
from landscape_looks import network, rest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Network, Penalty, Trainer, ZerosStart
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.views.landscape.ground.choice import (
    AXES,
    GroundChoice,
)
from learnscope.gui.views.landscape.landscape import LandscapeView

Brackets = Callable[[], AbstractContextManager[None]]
MakeView = Callable[[Experiment], LandscapeView]
LEFT = Qt.MouseButton.LeftButton

#: A neuron without a bias.
ZEROS = Experiment(network=Network(bias=False), start=ZerosStart())


@pytest.mark.parametrize(
    ("experiment", "epochs", "said"),
    [
        (Experiment(), 0, "no lowest point"),
        (Experiment(Gate("xor")), 3, "One valley, and its lowest point is the middle"),
        (Experiment(Gate("custom", None, (0, 1, 1, 1)), loss="absolute"), 3, "level"),
        (Experiment(Gate("and"), loss="squared"), 3, "level"),
        (Experiment(penalty=Penalty(l2=0.1)), 3, "lowest place seen"),
        (replace(network([2]), start=ZerosStart()), 0, "saddle"),
        (replace(Experiment(Gate("xor")), start=ZerosStart()), 0, "lowest point there is"),
        (network([2]), 0, "random directions"),
        *((replace(ZEROS, problem=Gate(gate)), 3, "no lowest point") for gate in ("or", "nor")),
        (replace(ZEROS, problem=Gate("and")), 3, "lowest point there is"),
    ],
)
def test_what_there_is_to_see_is_said_under_it(
    make_view: MakeView, qtbot: QtBot, experiment: Experiment, epochs: int, said: str
) -> None:
    view = make_view(experiment)
    view.lab.train(epochs)
    if "saddle" in said:
        view.choose(GroundChoice(AXES, experiment.model.parameter_names[:2]))
    rest(qtbot, view)
    assert said in view.caption.text()


def test_what_a_line_divides_has_no_lowest_point_and_the_rest_has_one() -> None:
    # What the sentences under the ground claim, followed: ever further out it is ever lower.
    far = [Trainer(Experiment()), Trainer(Experiment(Gate("xor")))]
    for size in (1.0, 10.0, 100.0):
        far[0].edit((size * 2.0, size * 2.0, -3.0 * size))
        assert far[0].loss < 0.5 / size
    far[1].edit((0.0, 0.0, 0.0))
    assert far[1].loss == pytest.approx(math.log(2.0), rel=1e-15)
    random = np.random.default_rng(1)
    for theta in random.normal(size=(50, 3)):
        other = Trainer(Experiment(Gate("xor")))
        other.edit(theta)
        assert other.loss > far[1].loss


def test_the_loss_in_force_and_the_rows_that_are_on_shape_the_ground_at_once(
    view: LandscapeView,
) -> None:
    seen = []
    for change in (
        lambda: None,
        lambda: view.lab.set_row_active(0, False),
        lambda: view.lab.set_loss("absolute"),
        lambda: view.lab.set_penalty(Penalty(l2=0.1)),
        lambda: view.lab.set_target(1, 1),
    ):
        change()
        assert view.map.height_at(*view.map.place("present")) == view.lab.trainer.loss
        seen.append(view.map.ground.losses.tobytes())
    assert len(set(seen)) == len(seen)


def test_it_is_said_in_one_line_and_in_another_language(
    view: LandscapeView, in_brackets: Brackets
) -> None:
    view.lab.train(3)
    assert "epoch 3" in view.accessibleDescription()
    assert "over w1, w2" in view.accessibleDescription()
    with in_brackets():
        assert view.header.dark.text() == "[Dark room]"
        assert view.header.kind.itemText(0) == "[Two parameters]"
        assert view.map.whatsThis().startswith("[")
        view.lab.train(1)
        assert view.caption.text().startswith("[")


def test_it_takes_on_the_colours_of_the_theme(view: LandscapeView, qtbot: QtBot) -> None:
    view.lab.train(30)
    rest(qtbot, view)
    pictures = []
    for theme in (LIGHT, DARK):
        view.apply_theme(theme)
        pictures.append(view.map.viewport().grab().toImage())
    assert pictures[0] != pictures[1]
