"""Recompute the reference trajectories beside this file with PyTorch in float64.

The experiments are those that the files hold; losses, parameters and outputs come from PyTorch's
own layers, autograd and optimizers, and from nothing in Learnscope, so that the core is compared
with something that shares none of its code. PyTorch has no update that stops a weight at 0; that
rule is spelled here once more, around PyTorch's own steps.

Run ``python tests/data/regenerate_golden.py`` where torch is installed to rewrite the files, or
with ``--check`` to compare them with what PyTorch gives now.
"""

import argparse
import copy
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
FILES = (
    "perceptron.json",
    "networks.json",
    "beyond_gates.json",
    "without_bias.json",
    "changes.json",
    "l1.json",
)

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
        bias = experiment["network"].get("bias", True)
        layers.append(torch.nn.Linear(before, units, bias=bias, dtype=torch.float64))
    model = torch.nn.Sequential(*layers)
    start = torch.tensor(experiment["start"]["values"], dtype=torch.float64)
    torch.nn.utils.vector_to_parameters(start, model.parameters())
    return model


def optimizer_of(rule: dict[str, Any], model: torch.nn.Sequential) -> torch.optim.Optimizer:
    """Return PyTorch's own optimizer, which remembers nothing yet."""
    made: torch.optim.Optimizer = OPTIMIZERS[rule["name"]](model.parameters(), **rates_of(rule))
    return made


def rates_of(rule: dict[str, Any]) -> dict[str, Any]:
    """Return a rule's hyperparameters under PyTorch's names."""
    rates = {key: value for key, value in rule.items() if key in ("momentum", "alpha", "eps")}
    if "beta1" in rule:
        rates["betas"] = (rule["beta1"], rule["beta2"])
    return {"lr": rule["learning_rate"], **rates}


class Run:
    """A network on its way, with what it is trained with, which may change."""

    def __init__(self, experiment: dict[str, Any]) -> None:
        self.settings = {"penalty": {}, **experiment}
        self.x, self.y = samples_of(experiment["problem"])
        self.numbers = experiment["problem"].get("task") == "regression"
        self.model = model_of(experiment)
        self.optimizer = optimizer_of(experiment["optimizer"], self.model)

    def change(self, what: dict[str, Any]) -> None:
        """Change some settings, or the parameters."""
        if "optimizer" in what:
            if what["optimizer"]["name"] == self.settings["optimizer"]["name"]:
                self.optimizer.param_groups[0].update(rates_of(what["optimizer"]))
            else:
                self.optimizer = optimizer_of(what["optimizer"], self.model)
        if "parameters" in what:
            values = torch.tensor(what["parameters"], dtype=torch.float64)
            with torch.no_grad():
                torch.nn.utils.vector_to_parameters(values, self.model.parameters())
        self.settings |= what

    def descended(self, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        """Return the mean loss and the penalty."""
        loss = (NUMBER_LOSSES if self.numbers else LOSSES)[self.settings["loss"]]
        return loss(self.model(x)[:, 0], y) + penalty_of(self.model, self.settings)

    def point(self, epoch: int) -> dict[str, Any]:
        """Return what stands here."""
        with torch.no_grad():
            z = self.model(self.x)[:, 0]
            return {
                "epoch": epoch,
                "loss": self.descended(self.x, self.y).item(),
                "parameters": torch.nn.utils.parameters_to_vector(self.model.parameters()).tolist(),
                "outputs": (z if self.numbers else torch.sigmoid(z)).tolist(),
            }

    def train(self) -> None:
        """Train for an epoch."""
        size = self.settings["batch"]["size"] or len(self.y)
        for x, y in zip(self.x.split(size), self.y.split(size), strict=True):
            if self.settings["penalty"].get("l1", 0.0) > 0.0:
                self._update_with_stop(x, y)
            else:
                self.optimizer.zero_grad()
                self.descended(x, y).backward()
                self.optimizer.step()

    def _update_with_stop(self, x: torch.Tensor, y: torch.Tensor) -> None:
        """Make an update that stops a weight at 0 where only its l1 term takes it across.

        PyTorch has no such rule: its own optimizer takes the step twice, with and without the term.
        """
        l1, penalty = self.settings["penalty"]["l1"], self.settings["penalty"]
        self.settings["penalty"] = {**penalty, "l1": 0.0}
        self.optimizer.zero_grad()
        self.descended(x, y).backward()
        self.settings["penalty"] = penalty
        before = [p.detach().clone() for p in self.model.parameters()]
        state = copy.deepcopy(self.optimizer.state_dict())
        self.optimizer.step()
        without = [p.detach().clone() for p in self.model.parameters()]
        with torch.no_grad():
            for p, old in zip(self.model.parameters(), before, strict=True):
                p.copy_(old)
                # The weights of a layer are a matrix, its biases a row. At 0 any slope from −l1
                # to l1 will do: that which leaves least.
                if p.ndim == 2:
                    held = torch.where(old == 0.0, -p.grad.clamp(-l1, l1), l1 * old.sign())
                    p.grad += held
        self.optimizer.load_state_dict(state)
        self.optimizer.step()
        with torch.no_grad():
            for p, old, free in zip(self.model.parameters(), before, without, strict=True):
                if p.ndim == 2:
                    stops = (old * p < 0.0) & (old * free >= 0.0)
                    p[stops] = 0.0
                    memory = self.optimizer.state[p]
                    for name in ("momentum_buffer", "exp_avg"):
                        if memory.get(name) is not None:
                            memory[name][stops] = 0.0


def trajectory(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what stands at each of an entry's epochs, which ascend."""
    run = Run(entry["experiment"])
    epochs = [point["epoch"] for point in entry["trajectory"]]
    changes = {change["epoch"]: change for change in entry.get("changes", ())}
    for epoch in range(epochs[-1] + 1):
        if epoch in changes:
            run.change({key: value for key, value in changes[epoch].items() if key != "epoch"})
        if epoch in epochs:
            yield run.point(epoch)
        run.train()


def recomputed(entry: dict[str, Any]) -> dict[str, Any]:
    """Return one entry of a file with its trajectory computed anew."""
    if entry["experiment"]["batch"]["shuffle"]:
        raise ValueError("a shuffled order is Learnscope's own; PyTorch cannot be its reference")
    return {**entry, "trajectory": list(trajectory(entry))}


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
