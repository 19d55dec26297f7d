"""The output surface shows any experiment, and goes from any to any other."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import numpy as np
import pytest
from cases import each_telling
from in_full import IN_FULL
from moments import Moment
from PySide6.QtCore import QCoreApplication
from surface_pages import CIRCLE, PARITY, SINE, XOR

from learnscope.core import Cloud, Curve, Experiment, Gate, Network, OwnData, RandomStart
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.surface.scale import DRAWING_BOARD, plane_of
from learnscope.gui.views.surface.surface import SurfaceView

pytestmark = pytest.mark.usefixtures("faster_engine")

Brackets = Callable[[], AbstractContextManager[None]]


def own(count: int) -> Experiment:
    random = np.random.default_rng(count)
    points = tuple(map(tuple, random.normal(size=(count, 2)).tolist()))
    targets = tuple(random.integers(0, 2, count).tolist())
    share = 0.2 if count > 5 else 0.0
    return Experiment().with_problem(OwnData(points, targets, test_share=share))


VERY_DIFFERENT = {
    "neuron": Experiment(),
    "xor": XOR,
    "circle": CIRCLE,
    "sine": SINE,
    "parity": PARITY,
    "one row": Experiment(Gate("and", (2,))),
    "three inputs, no layer": Experiment().with_problem(Gate("majority")),
    "deep": Experiment(
        Cloud("spiral", 500), Network((8, 8, 8, 8), "relu"), start=RandomStart(5, "he")
    ),
    "steps": replace(XOR, network=Network((2,), "step")),
    "line": replace(SINE, network=Network(())),
    "drawn": replace(SINE, problem=Curve("drawn", 2, values=(-2.0, 2.0)), loss="absolute"),
    "one point": own(1).with_network(Network((3,))),
    "ten thousand": own(10_000).with_network(Network((8, 8))),
    "one number": replace(
        SINE, problem=OwnData(((1e6,),), (-1e6,), "regression"), network=Network((2,), "softplus")
    ),
    "same x": replace(
        SINE, problem=OwnData(((0.5,), (0.5,)), (1.0, 1.0), "regression"), network=Network((2,))
    ),
    "corners": Experiment().with_problem(
        OwnData(((0, 1, 1), (1, 0, 0), (1, 0, 0), (1, 0, 0)), (0, 1, 0, 1), test_share=0.5)
    ),
    "far apart": Experiment().with_problem(OwnData(((-1e6, 1e-6), (1e6, 1e-6)), (0, 1))),
}


@each_telling("name", {name: name for name in VERY_DIFFERENT}, *list(VERY_DIFFERENT)[::4])
def test_any_experiment_shows(view: SurfaceView, name: str) -> None:
    experiment = VERY_DIFFERENT[name]
    lab = Lab(experiment)
    lab.frame.connect(view.display)
    view.apply_theme(DARK if len(name) % 2 else LIGHT)
    lab.refresh()
    for unit in ("y", *experiment.model.unit_names[0]):
        lab.select_unit(unit)
        for quantity in ("z", "output"):
            view.set_quantity(quantity)
            assert not view.grab().isNull()
    lab.step()
    lab.select(len(experiment.problem.target_array) - 1)
    count = experiment.model.parameter_count
    for value in (0.0, 1e3, -1e150, 1e300):
        lab.edit((value,) * count)
        assert not view.grab().isNull()
    lab.look_inside()
    view.set_mode("3d")
    view.resize(180, 150)
    QCoreApplication.processEvents()
    assert not view.grab().isNull()
    assert view.accessibleDescription()
    view.set_mode("2d")
    lab.deleteLater()


@pytest.mark.sampled
def test_one_view_goes_from_any_experiment_to_any_other(
    view: SurfaceView, moment: Moment, in_brackets: Brackets
) -> None:
    snapshots = [moment(1, experiment, row=0) for experiment in VERY_DIFFERENT.values()]
    for before in snapshots[:: 3 if IN_FULL else 8]:
        for after in snapshots:
            view.display(before)
            view.display(after)
            assert not view.grab().isNull()
    with in_brackets():
        for snapshot in snapshots:
            view.display(snapshot)
            assert view.caption.text().startswith("[")
            assert view.accessibleDescription().startswith("[")


def test_own_points_have_a_drawing_board_until_one_lies_beyond() -> None:
    near = OwnData(((0.2, -1.1), (1.2, 0.0)), (0, 1))
    assert plane_of(near).x1 == plane_of(near).x2 == DRAWING_BOARD
    far = near.with_point((3.0, 0.0), 1)
    assert (plane_of(far).x1, plane_of(far).x2) == far.extent
