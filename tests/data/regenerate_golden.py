"""Recompute the reference trajectories beside this file with PyTorch in float64.

The experiments are those that the files hold; losses, parameters and outputs come from PyTorch's
own layers, autograd and optimizers, and from nothing in Learnscope, so that the core is compared
with something that shares none of its code.

Run ``python tests/data/regenerate_golden.py`` where torch is installed to rewrite the files, or
with ``--check`` to compare them with what PyTorch gives now.
"""

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

try:
    import torch
    from torch.nn import functional
except ImportError:
    sys.exit("This needs PyTorch, which the tests themselves do not: pip install torch")

FOLDER = Path(__file__).resolve().parent
FILES = ("perceptron.json", "networks.json", "beyond_gates.json")

#: How far apart two versions of PyTorch may land.
RELATIVE, ABSOLUTE = 1e-9, 1e-12

INPUTS = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
TARGETS = {
    "and": (0, 0, 0, 1),
    "or": (0, 1, 1, 1),
    "nand": (1, 1, 1, 0),
    "nor": (1, 0, 0, 0),
    "xor": (0, 1, 1, 0),
    "xnor": (1, 0, 0, 1),
}

ACTIVATIONS = {
    "tanh": torch.nn.Tanh,
    "sigmoid": torch.nn.Sigmoid,
    "relu": torch.nn.ReLU,
    "leaky_relu": torch.nn.LeakyReLU,
    "identity": torch.nn.Identity,
    "softplus": torch.nn.Softplus,
}

#: Each takes z and Y; bce starts from z, since 1 − σ(z) has few digits left far out.
LOSSES: dict[str, Callable[..., Any]] = {
    "bce": functional.binary_cross_entropy_with_logits,
    "squared": lambda z, y: functional.mse_loss(torch.sigmoid(z), y),
    "absolute": lambda z, y: functional.l1_loss(torch.sigmoid(z), y),
}

#: Where the answer is z itself.
NUMBER_LOSSES: dict[str, Callable[..., Any]] = {
    "squared": functional.mse_loss,
    "absolute": functional.l1_loss,
}

#: PyTorch's defaults but for these: momentum 0.9, and a memory of 0.9 rather than 0.99 in RMSprop.
OPTIMIZERS: dict[str, Callable[..., Any]] = {
    "gd": torch.optim.SGD,
    "momentum": partial(torch.optim.SGD, momentum=0.9),
    "nesterov": partial(torch.optim.SGD, momentum=0.9, nesterov=True),
    "rmsprop": partial(torch.optim.RMSprop, alpha=0.9),
    "adam": torch.optim.Adam,
}


def samples_of(problem: dict[str, Any]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the inputs and targets that train."""
    if problem["kind"] == "data":
        points = torch.tensor(problem["points"], dtype=torch.float64)
        return points, torch.tensor(problem["targets"], dtype=torch.float64)
    rows = problem["rows"] or [0, 1, 2, 3]
    targets = [TARGETS[problem["name"]][row] for row in rows]
    return INPUTS[rows], torch.tensor(targets, dtype=torch.float64)


def penalty_of(model: torch.nn.Sequential, experiment: dict[str, Any]) -> torch.Tensor:
    """Return what the weights, without the biases, are charged."""
    rates = experiment.get("penalty", {})
    weights = torch.cat([layer.weight.flatten() for layer in model if hasattr(layer, "weight")])
    l1, l2 = rates.get("l1", 0.0), rates.get("l2", 0.0)
    return l1 * weights.abs().sum() + 0.5 * l2 * weights.square().sum()


def model_of(experiment: dict[str, Any]) -> torch.nn.Sequential:
    """Return the network at its start; its last layer gives z."""
    inputs, _ = samples_of(experiment["problem"])
    sizes = [inputs.shape[1], *experiment["network"]["hidden"], 1]
    layers: list[torch.nn.Module] = []
    for before, units in pairwise(sizes):
        if layers:
            layers.append(ACTIVATIONS[experiment["network"]["activation"]]())
        layers.append(torch.nn.Linear(before, units, dtype=torch.float64))
    model = torch.nn.Sequential(*layers)
    start = torch.tensor(experiment["start"]["values"], dtype=torch.float64)
    torch.nn.utils.vector_to_parameters(start, model.parameters())
    return model


def trajectory(experiment: dict[str, Any], epochs: list[int]) -> Iterator[dict[str, Any]]:
    """Yield what stands at each of some ascending epochs."""
    x, y = samples_of(experiment["problem"])
    size = experiment["batch"]["size"] or len(y)
    numbers = experiment["problem"].get("task") == "regression"
    loss = (NUMBER_LOSSES if numbers else LOSSES)[experiment["loss"]]
    model = model_of(experiment)
    rule = experiment["optimizer"]
    rates = {key: value for key, value in rule.items() if key in ("momentum", "alpha", "eps")}
    if "beta1" in rule:
        rates["betas"] = (rule["beta1"], rule["beta2"])
    optimizer = OPTIMIZERS[rule["name"]](model.parameters(), lr=rule["learning_rate"], **rates)
    for epoch in range(epochs[-1] + 1):
        if epoch in epochs:
            with torch.no_grad():
                z = model(x)[:, 0]
                yield {
                    "epoch": epoch,
                    "loss": (loss(z, y) + penalty_of(model, experiment)).item(),
                    "parameters": torch.nn.utils.parameters_to_vector(model.parameters()).tolist(),
                    "outputs": (z if numbers else torch.sigmoid(z)).tolist(),
                }
        for batch_x, batch_y in zip(x.split(size), y.split(size), strict=True):
            optimizer.zero_grad()
            descended = loss(model(batch_x)[:, 0], batch_y) + penalty_of(model, experiment)
            descended.backward()
            optimizer.step()


def recomputed(entry: dict[str, Any]) -> dict[str, Any]:
    """Return one entry of a file with its trajectory computed anew."""
    if entry["experiment"]["batch"]["shuffle"]:
        raise ValueError("a shuffled order is Learnscope's own; PyTorch cannot be its reference")
    epochs = [point["epoch"] for point in entry["trajectory"]]
    experiment = entry["experiment"]
    return {"experiment": experiment, "trajectory": list(trajectory(experiment, epochs))}


def apart(old: Any, new: Any) -> float:
    """Return the largest difference of two entries, in units of what is allowed."""
    if isinstance(old, dict):
        return max(apart(old[key], new[key]) for key in old)
    if isinstance(old, list):
        return max(map(apart, old, new), default=0.0) if len(old) == len(new) else math.inf
    if isinstance(old, (int, float)) and not isinstance(old, bool):
        return float(abs(old - new) / max(RELATIVE * abs(new), ABSOLUTE))
    return 0.0 if old == new else math.inf


def regenerate(names: tuple[str, ...], recompute: Callable[[dict[str, Any]], Any]) -> int:
    """Rewrite or check files, as the command line asks; the exit status is 1 if a check fails."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    check = parser.parse_args().check
    # One thread: the tensors are far too small to share.
    torch.set_num_threads(1)
    good = True
    for name in names:
        path = FOLDER / name
        entries = json.loads(path.read_text(encoding="utf-8"))
        new = [recompute(entry) for entry in entries]
        distances = [apart(old, fresh) for old, fresh in zip(entries, new, strict=True)]
        print(f"{name}: {len(new)} experiments, at most {max(distances):.2g} of what is allowed")
        good = good and max(distances) <= 1.0
        if not check:
            path.write_text(json.dumps(new, indent=1), encoding="utf-8")
    return 0 if good or not check else 1


if __name__ == "__main__":
    sys.exit(regenerate(FILES, recomputed))
