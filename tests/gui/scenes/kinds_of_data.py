"""One experiment for each kind of the learner's own data: how many inputs, classes or numbers."""

from dataclasses import replace

import numpy as np

from learnscope.core import Experiment, Network, Optimizer, OwnData

HOURS = OwnData(
    ((0.5,), (1.0,), (2.0,), (2.5,), (3.5,), (4.5,)),
    (0, 0, 1, 0, 1, 1),
    names=("Hours",),
    target_name="Passed",
    labels=("no", "yes"),
)
NOT = OwnData(((0.0,), (1.0,)), (1, 0))
LOANS = OwnData(
    ((23.0, 31_000.0), (35.0, 52_000.0), (41.0, 120_000.0), (52.0, 48_000.0), (60.0, 150_000.0)),
    (0, 0, 1, 0, 1),
    names=("Age", "Salary"),
    target_name="Bought",
    labels=("no", "yes"),
    scaling="standard",
)
RENTS = OwnData(
    ((28.0, 1.5), (45.0, 6.5), (60.0, 2.0), (72.0, 9.5), (84.0, 7.0)),
    (590.0, 515.0, 905.0, 640.0, 850.0),
    "regression",
    names=("Area", "Way"),
    target_name="Rent",
    scaling="standard",
    target_scaling="standard",
)
PRICES = OwnData(
    ((850.0,), (1200.0,), (1700.0,), (2100.0,)),
    (199e3, 245e3, 310e3, 405e3),
    "regression",
    names=("Size",),
    target_name="Price",
    scaling="range",
    target_scaling="range",
)
HILL = OwnData(
    ((-1.0, -1.0), (1.0, -1.0), (0.0, 0.5), (1.0, 1.0)), (0.0, 1.0, 3.0, 2.0), "regression"
)
PEOPLE = OwnData(
    ((0.2, 30.0, 3000.0), (0.9, 45.0, 1500.0), (0.4, 60.0, 2500.0), (0.7, 20.0, 4200.0)),
    (1, 0, 1, 0),
    names=("Way", "Age", "Salary"),
    labels=("stays", "leaves"),
    scaling="range",
)
SOLID = OwnData(
    ((0.2, 30.0, 3000.0), (0.9, 45.0, 1500.0), (0.4, 60.0, 2500.0), (0.7, 20.0, 4200.0)),
    (4.0, 2.5, 3.0, 1.5),
    "regression",
    scaling="range",
    target_scaling="standard",
)
CORNERS = OwnData(((0, 0, 0), (1, 1, 1), (0, 1, 1)), (0.0, 3.0, 2.0), "regression")


def learning(problem: OwnData, hidden: tuple[int, ...] = ()) -> Experiment:
    """Return an experiment that learns some data at a rate that suits all of them."""
    experiment = Experiment().with_problem(problem).with_network(Network(hidden))
    return replace(experiment, optimizer=Optimizer(learning_rate=0.1))


#: By what they are.
KINDS: dict[str, Experiment] = {
    "one input, classes": learning(HOURS),
    "one input, classes, a layer": learning(HOURS, (3,)),
    "NOT": learning(NOT),
    "two inputs, classes, scaled": learning(LOANS),
    "two inputs, classes, scaled, a layer": learning(LOANS, (2,)),
    "one input, numbers, scaled": learning(PRICES),
    "one input, numbers, scaled, a layer": learning(PRICES, (3,)),
    "two inputs, numbers": learning(HILL),
    "two inputs, numbers, scaled": learning(RENTS),
    "two inputs, numbers, scaled, a layer": learning(RENTS, (2,)),
    "three inputs, classes": learning(PEOPLE),
    "three inputs, numbers": learning(SOLID, (2,)),
    "three bits, numbers": learning(CORNERS),
}


def many(count: int, inputs: int, task: str) -> OwnData:
    """Return so many samples within a unit cube, a fifth of them held out."""
    points = np.random.default_rng(inputs).random((count, inputs))
    sums = points.sum(axis=1)
    targets = sums if task == "regression" else (sums > inputs / 2).astype(int)
    return OwnData(
        tuple(map(tuple, points.tolist())), tuple(targets.tolist()), task, test_share=0.2
    )
