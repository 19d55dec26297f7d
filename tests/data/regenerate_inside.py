"""Recompute every number of some opened updates with PyTorch in float64.

``inside.json`` holds those of the single neuron, ``inside_networks.json`` those of networks.

A sample's products, z, ŷ, loss and slopes come from one chain of plain tensor operations and
autograd; the update that its batch makes comes from PyTorch's own layer, mean loss and optimizer,
as in ``regenerate_golden.py``. Nothing comes from Learnscope.

Run ``python tests/data/regenerate_inside.py`` where torch is installed to rewrite the files, or
with ``--check`` to compare them with what PyTorch gives now. The experiments and the epochs are
those that the files hold.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from regenerate_golden import (
    ACTIVATIONS,
    INPUTS,
    LOSSES,
    OPTIMIZERS,
    TARGETS,
    model_of,
    regenerate,
    torch,
)
from torch.nn import functional

#: Each takes ŷ and Y, as the formulas do that a learner reads; far out on the side of 1, where
#: 1 − ŷ has few digits left, they are no reference.
LOSSES_OF_OUTPUT: dict[str, Callable[..., Any]] = {
    "bce": functional.binary_cross_entropy,
    "squared": functional.mse_loss,
    "absolute": functional.l1_loss,
}


#: What PyTorch's optimizers call what they remember, in Learnscope's order.
MEMORIES = ("momentum_buffer", "exp_avg", "square_avg", "exp_avg_sq")


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


def data_of(problem: dict[str, Any]) -> tuple[Any, Any]:
    """Return the inputs and the targets of a gate, or of samples given one by one."""
    if problem["kind"] == "gate":
        return INPUTS, torch.tensor(TARGETS[problem["name"]], dtype=torch.float64)
    return tuple(torch.tensor(problem[key], dtype=torch.float64) for key in ("points", "targets"))


def network_of(experiment: dict[str, Any], inputs: int) -> torch.nn.Sequential:
    """Return a network with any number of inputs at its start; its last layer gives z."""
    sizes = [inputs, *experiment["network"]["hidden"], 1]
    bend = ACTIVATIONS[experiment["network"]["activation"]]
    layers: list[torch.nn.Module] = []
    for before, units in pairwise(sizes):
        layers += [bend()] if layers else []
        layers.append(torch.nn.Linear(before, units, dtype=torch.float64))
    model = torch.nn.Sequential(*layers)
    start = torch.tensor(experiment["start"]["values"], dtype=torch.float64)
    torch.nn.utils.vector_to_parameters(start, model.parameters())
    return model


def units_of(model: torch.nn.Sequential, x: Any, y: Any, loss: Any, answer: Any) -> dict[str, Any]:
    """Return one sample's way through a network and back, unit by unit."""
    model.zero_grad()
    outputs, layers, a = [], [], x
    for module in model:
        if isinstance(module, torch.nn.Linear):
            layers.append((module, a, module(a)))
            a = layers[-1][2]
        else:
            a = module(a)
        if not isinstance(module, torch.nn.Linear) or module is model[-1]:
            a = answer(a) if module is model[-1] else a
            outputs.append(a)
    slopes = [
        torch.autograd.grad(output.sum(), z, retain_graph=True)[0]
        for output, (_, _, z) in zip(outputs, layers, strict=True)
    ]
    # Not before: these passes would be added to them.
    for tensor in (*outputs, *(z for _, _, z in layers)):
        tensor.retain_grad()
    value = loss(outputs[-1][0], y)
    value.backward()
    return {
        "target": y.item(),
        "loss": value.item(),
        "layers": [
            [
                {
                    "inputs": [*source.tolist(), 1.0],
                    "parameters": [*linear.weight[unit].tolist(), linear.bias[unit].item()],
                    "z": z[unit].item(),
                    "output": output[unit].item(),
                    "dloss_doutput": output.grad[unit].item(),
                    "doutput_dz": slope[unit].item(),
                    "dloss_dz": z.grad[unit].item(),
                    "dloss_dparameters": [
                        *linear.weight.grad[unit].tolist(),
                        linear.bias.grad[unit].item(),
                    ],
                }
                for unit in range(len(z))
            ]
            for (linear, source, z), output, slope in zip(layers, outputs, slopes, strict=True)
        ],
    }


def network_updates(experiment: dict[str, Any], epochs: list[int]) -> Iterator[dict[str, Any]]:
    """Yield the update of each of some ascending epochs of a network, all samples in one batch."""
    x, y = data_of(experiment["problem"])
    numbers = experiment["problem"].get("task") == "regression"
    answer = (lambda z: z) if numbers else torch.sigmoid
    loss = LOSSES_OF_OUTPUT[experiment["loss"]]
    model, rule = network_of(experiment, x.shape[1]), experiment["optimizer"]
    optimizer = OPTIMIZERS[rule["name"]](model.parameters(), lr=rule["learning_rate"])

    def flat(tensors: Any) -> list[float]:
        return torch.cat([tensor.detach().flatten() for tensor in tensors]).tolist()

    for epoch in range(epochs[-1] + 1):
        samples = [units_of(model, x[i], y[i], loss, answer) for i in range(len(y))]
        before = flat(model.parameters())
        optimizer.zero_grad()
        # As for the single neuron, far out ŷ alone has too few digits for bce.
        z = model(x)[:, 0]
        (loss(z, y) if numbers else LOSSES[experiment["loss"]](z, y)).backward()
        gradient = flat(p.grad for p in model.parameters())
        optimizer.step()
        for i, sample in enumerate(samples):
            after = units_of(model, x[i], y[i], loss, answer)
            sample["output_after"] = after["layers"][-1][0]["output"]
            sample["loss_after"] = after["loss"]
        if epoch in epochs:
            states = [optimizer.state[p] for p in model.parameters()]
            yield {
                "epoch": epoch,
                "parameters": before,
                "gradient": gradient,
                "updated": flat(model.parameters()),
                "memories": [
                    flat(state[name] for state in states)
                    for name in MEMORIES
                    if all(state.get(name) is not None for state in states)
                ],
                "samples": samples,
            }


def recomputed(entry: dict[str, Any]) -> dict[str, Any]:
    """Return one entry of the file with its updates computed anew."""
    experiment = entry["experiment"]
    if experiment["batch"]["shuffle"]:
        raise ValueError("a shuffled order is Learnscope's own; PyTorch cannot be its reference")
    epochs = [opened["epoch"] for opened in entry["epochs"]]
    open_ = network_updates if experiment["network"]["hidden"] else updates
    return {"experiment": experiment, "epochs": list(open_(experiment, epochs))}


if __name__ == "__main__":
    sys.exit(regenerate(("inside.json", "inside_networks.json"), recomputed))
