"""No view speaks of a bias where there is none."""

from collections.abc import Callable

import pytest
from cases import in_any_language, named, telling
from PySide6.QtWidgets import QApplication
from without_bias import CURVE, LINE, NEURON, XOR, drawn, look_at_all, speaks_of_none

from learnscope.core import Cloud, Curve, Experiment, Gate, Penalty
from learnscope.gui import MainWindow
from learnscope.gui.session.snapshot import STAGES
from learnscope.gui.widgets.view import is_on_screen

pytestmark = pytest.mark.usefixtures("faster_engine")

EXPERIMENTS = {
    "neuron": NEURON,
    "three inputs": drawn(Gate("majority")),
    "one input": drawn(LINE, loss="squared"),
    "XOR": XOR,
    "XOR, with a penalty": Experiment(
        Gate("xor"), XOR.network, start=XOR.start, penalty=Penalty(l1=0.01, l2=0.01)
    ),
    "curve": CURVE,
    "deep curve": drawn(Curve("sine", points=30), 3, 2, activation="relu", loss="squared"),
    "cloud": drawn(Cloud("moons", 40, test_share=0.3), 3, 2),
    "neuron on a cloud": drawn(Cloud("blobs", 40, test_share=0.3)),
    "large": drawn(Cloud("circle", 40, test_share=0.25), 8, 8),
}

#: Neurons and networks, of each kind of data, with and without what some of them alone have.
TELLING = ("one input", "XOR, with a penalty")


@in_any_language
@telling("experiments", EXPERIMENTS, *TELLING)
def test_every_view_shows_it_and_none_speaks_of_a_bias(
    open_window: Callable[..., MainWindow], language: str, experiments: dict[str, Experiment]
) -> None:
    window = open_window(NEURON, language=language)
    for name, experiment in experiments.items():
        with named(name):
            window.lab.open(experiment)
            look_from_start_to_end(window)


def look_from_start_to_end(window: MainWindow) -> None:
    look_at_all(window)
    window.lab.train(3)
    for unit in (names[0] for names in window.lab.experiment.model.unit_names):
        window.lab.select_unit(unit)
        QApplication.processEvents()
        speaks_of_none(window)
    window.docks.bring_forward("inside")
    for _stage in STAGES:
        window.lab.look_inside()
        QApplication.processEvents()
        speaks_of_none(window)
    look_at_all(window)
    window.lab.close_inside()
    window.lab.train(150)
    window.lab.go_to(2)
    window.lab.select_unit(window.lab.experiment.model.unit_names[0][0])
    look_at_all(window)


def test_the_surface_of_z_says_what_it_is(open_lent: Callable[..., MainWindow]) -> None:
    window = open_lent(NEURON)
    for quantity in ("output", "z"):
        window.parts.surface.set_quantity(quantity)
        for name in ("neuron", "neuron on a cloud", "three inputs", "XOR", "curve"):
            window.lab.open(EXPERIMENTS[name])
            # The first of the docks of its place shows it; no other shows another quantity.
            window.docks.bring_forward("surface")
            QApplication.processEvents()
            with named(name, quantity):
                assert is_on_screen(window.parts.surface)
                speaks_of_none(window)
