"""Recompute ``inside.json``, every number of some opened updates, with PyTorch in float64.

A sample's products, z, ŷ, loss and slopes come from one chain of plain tensor operations and
autograd; the update that its batch makes comes from PyTorch's own layer, mean loss and optimizer,
as in ``regenerate_golden.py``. Nothing comes from Learnscope.

Run ``python tests/data/regenerate_inside.py`` where torch is installed to rewrite the file, or
with ``--check`` to compare it with what PyTorch gives now. The experiments and the epochs are
those that the file holds.
"""

import sys
from collections.abc import Callable, Iterator
from typing import Any

from regenerate_golden import INPUTS, LOSSES, OPTIMIZERS, TARGETS, model_of, regenerate, torch
from torch.nn import functional

#: Each takes ŷ and Y, as the formulas do that a learner reads; far out on the side of 1, where
#: 1 − ŷ has few digits left, they are no reference.
LOSSES_OF_OUTPUT: dict[str, Callable[..., Any]] = {
    "bce": functional.binary_cross_entropy,
    "squared": functional.mse_loss,
    "absolute": functional.l1_loss,
}


def sample_of(parameters: Any, row: int, target: int, loss: Callable[..., Any]) -> dict[str, Any]:
    """Return one row's way from its inputs to its loss and back."""
    theta = parameters.detach().clone().requires_grad_()
    point = torch.cat((INPUTS[row], torch.ones(1, dtype=torch.float64)))
    products = theta * point
    z = products.sum()
    output = torch.sigmoid(z)
    value = loss(output, torch.tensor(float(target), dtype=torch.float64))
    # Before the gradients are retained: this pass would be added to them.
    (slope,) = torch.autograd.grad(output, z, retain_graph=True)
    z.retain_grad()
    output.retain_grad()
    value.backward()
    return {
        "row": row,
        "target": target,
        "products": products.tolist(),
        "z": z.item(),
        "output": output.item(),
        "loss": value.item(),
        "dloss_doutput": output.grad.item(),
        "doutput_dz": slope.item(),
        "dloss_dz": z.grad.item(),
        "dloss_dparameters": theta.grad.tolist(),
    }


def updates(experiment: dict[str, Any], epochs: list[int]) -> Iterator[dict[str, Any]]:
    """Yield all updates of each of some ascending epochs."""
    problem = experiment["problem"]
    targets = TARGETS[problem["name"]]
    order = torch.tensor(problem["rows"] or [0, 1, 2, 3])
    size = experiment["batch"]["size"] or len(order)
    name = experiment["loss"]
    model = model_of(experiment)
    rule = experiment["optimizer"]
    optimizer = OPTIMIZERS[rule["name"]](model.parameters(), lr=rule["learning_rate"])
    for epoch in range(epochs[-1] + 1):
        opened = []
        for batch in order.split(size):
            rows = batch.tolist()
            before = torch.nn.utils.parameters_to_vector(model.parameters()).detach()
            optimizer.zero_grad()
            y = torch.tensor([targets[row] for row in rows], dtype=torch.float64)
            LOSSES[name](model(INPUTS[batch])[:, 0], y).backward()
            gradient = torch.cat([p.grad.flatten() for p in model.parameters()])
            optimizer.step()
            after = torch.nn.utils.parameters_to_vector(model.parameters()).detach()
            samples = []
            for row in rows:
                sample = sample_of(before, row, targets[row], LOSSES_OF_OUTPUT[name])
                then = sample_of(after, row, targets[row], LOSSES_OF_OUTPUT[name])
                samples.append(
                    sample | {"output_after": then["output"], "loss_after": then["loss"]}
                )
            opened.append(
                {
                    "parameters": before.tolist(),
                    "samples": samples,
                    "gradient": gradient.tolist(),
                    "updated": after.tolist(),
                }
            )
        if epoch in epochs:
            yield {"epoch": epoch, "updates": opened}


def recomputed(entry: dict[str, Any]) -> dict[str, Any]:
    """Return one entry of the file with its updates computed anew."""
    experiment = entry["experiment"]
    if experiment["batch"]["shuffle"]:
        raise ValueError("a shuffled order is Learnscope's own; PyTorch cannot be its reference")
    epochs = [opened["epoch"] for opened in entry["epochs"]]
    return {"experiment": experiment, "epochs": list(updates(experiment, epochs))}


if __name__ == "__main__":
    sys.exit(regenerate(("inside.json",), recomputed))
