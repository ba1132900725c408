"""Golden values for GoldenOptimizersTest and ConvexOptimumTest, computed by PyTorch in float64.

Every optimizer, with its options, trains the same small network for 20 steps. The JSON has the
network before, the batches, and for each case the loss of every step and the network after. Options
that a case doesn't name are PyTorch's defaults here and Gradus's there, which must be the same.
The minimum of softmax regression is found by Newton's method, without any of the optimizers.

To make them again, from the project root (Debian and Ubuntu: apt-get install python3-torch):

    /usr/bin/python3 src/test/python/golden_optimizers.py

The versions it was run with are in the JSON, and every number has all its digits. Another PyTorch
may round the last one differently or draw other random inputs.
"""

import csv
import platform
from pathlib import Path

from golden_values import one_hot, parameters, text  # first, since it prepares torch

import torch
import torch.nn.functional as F
from torch.optim import SGD, Adagrad, Adam, AdamW, RMSprop

OUTPUT = Path("src/test/resources/golden/optimizers.json")

STEPS = 20

CASES = {
    "SGD": lambda p: SGD(p, lr=0.2),
    "SGD, decay": lambda p: SGD(p, lr=0.2, weight_decay=0.1),
    "SGD, momentum": lambda p: SGD(p, lr=0.2, momentum=0.9),
    "SGD, momentum, decay": lambda p: SGD(p, lr=0.2, momentum=0.9, weight_decay=0.1),
    "SGD, Nesterov": lambda p: SGD(p, lr=0.2, momentum=0.9, nesterov=True),
    "SGD, Nesterov, decay": lambda p: SGD(p, lr=0.2, momentum=0.9, nesterov=True,
                                          weight_decay=0.1),
    "AdaGrad": lambda p: Adagrad(p),
    "AdaGrad, decay": lambda p: Adagrad(p, lr=0.1, weight_decay=0.1),
    "RMSProp": lambda p: RMSprop(p),
    "RMSProp, decay": lambda p: RMSprop(p, weight_decay=0.1),
    "RMSProp, smoothing": lambda p: RMSprop(p, alpha=0.9),
    "Adam": lambda p: Adam(p),
    "Adam, decay": lambda p: Adam(p, lr=0.01, weight_decay=0.1),
    "Adam, betas": lambda p: Adam(p, lr=0.01, betas=(0.8, 0.99)),
    "AdamW": lambda p: AdamW(p),
    "AdamW, decay": lambda p: AdamW(p, lr=0.01, weight_decay=0.1),
    "AdamW, no decay": lambda p: AdamW(p, lr=0.01, weight_decay=0),
}

# After half of the steps the learning rate becomes a third.
BRAKED = ["SGD", "SGD, momentum", "SGD, Nesterov, decay", "AdaGrad, decay", "RMSProp", "Adam, decay",
          "AdamW, decay"]


def network():
    torch.manual_seed(21)
    return torch.nn.Sequential(
        torch.nn.Linear(3, 4), torch.nn.Tanh(),
        torch.nn.Linear(4, 3), torch.nn.Tanh(),
        torch.nn.Linear(3, 2))


def batches():
    """Five rows and three rows, in turns."""
    torch.manual_seed(22)
    inputs = torch.randn(8, 3)
    targets = one_hot([0, 1, 1, 0, 1, 0, 0, 1], 2)
    return [(inputs[:5], targets[:5]), (inputs[5:], targets[5:])]


def training(make_optimizer, brake):
    trained = network()
    optimizer = make_optimizer(trained.parameters())
    losses = []
    for step in range(STEPS):
        if step == STEPS // 2:
            optimizer.param_groups[0]["lr"] *= brake
        inputs, targets = batches()[step % 2]
        optimizer.zero_grad()
        loss = F.cross_entropy(trained(inputs), targets)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return {"brake": brake, "losses": losses, "after": parameters(trained)}


def softmax_regression_minimum():
    """Of the loss on standardized Iris plus 0.1/2 times all squared weights and biases."""
    header, *rows = csv.reader(Path("datasets/iris.csv").read_text().splitlines())
    species = sorted({row[4] for row in rows})
    x = torch.tensor([[float(value) for value in row[:4]] for row in rows])
    y = torch.tensor([species.index(row[4]) for row in rows])
    x = (x - x.mean(0)) / x.std(0, unbiased=False)
    x = torch.cat([x, torch.ones(len(x), 1)], 1)  # the last row of weights are the biases

    def objective(w):
        return F.cross_entropy(x @ w.reshape(5, 3), y) + 0.1 / 2 * (w * w).sum()

    w = torch.zeros(15)
    for _ in range(20):
        gradient = torch.autograd.functional.jacobian(objective, w)
        hessian = torch.autograd.functional.hessian(objective, w)
        w = w - torch.linalg.solve(hessian, gradient)
    return objective(w).item()


def main():
    cases = {name: training(make, 1.0) for name, make in CASES.items()}
    for name in BRAKED:
        cases[name + ", braked"] = training(CASES[name], 1 / 3)
    golden = {
        "versions": {"python": platform.python_version(), "torch": torch.__version__},
        "before": parameters(network()),
        "batches": [{"inputs": x, "targets": y} for x, y in batches()],
        "cases": cases,
        "softmaxRegressionMinimum": softmax_regression_minimum(),
    }
    OUTPUT.write_text(text(golden) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
