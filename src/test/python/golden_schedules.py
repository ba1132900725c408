"""Golden values for GoldenSchedulesTest, computed by PyTorch in float64.

The learning rate of every step under PyTorch's schedules, each under the name that Gradus's has;
ReduceLROnPlateau on losses drawn from a seed; a loss with an L1 or L2 penalty, differentiated by
autograd; gradients clipped by norm and by value.

To make them again, from the project root (Debian and Ubuntu: apt-get install python3-torch):

    /usr/bin/python3 src/test/python/golden_schedules.py

The versions it was run with are in the JSON, and every number has all its digits. Another PyTorch
may round the last one differently or draw other random inputs.
"""

import platform
import warnings
from pathlib import Path

from golden_values import text  # first, since it prepares torch

import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_
from torch.optim import SGD
from torch.optim.lr_scheduler import (CosineAnnealingLR, ExponentialLR, LambdaLR, LinearLR,
                                      OneCycleLR, ReduceLROnPlateau, SequentialLR, StepLR)

warnings.filterwarnings("ignore", module="torch.optim.lr_scheduler")  # no optimizer step is taken

OUTPUT = Path("src/test/resources/golden/schedules.json")


def optimizer(rate):
    return SGD([torch.zeros(1, requires_grad=True)], lr=rate)


def rates(rate, make_schedule, count):
    """The learning rates of the first steps."""
    sgd = optimizer(rate)
    schedule = make_schedule(sgd)
    result = []
    for _ in range(count):
        result.append(float(sgd.param_groups[0]["lr"]))
        sgd.step()
        schedule.step()
    return result


def one_cycle(largest, total):
    def make(sgd):
        return OneCycleLR(sgd, max_lr=largest, total_steps=total, cycle_momentum=False)
    return rates(1.0, make, total)


def warm_up(duration, make_schedule):
    """In a straight line from 1/(duration + 1) to 1, and then the other schedule."""
    def make(sgd):
        rise = LinearLR(sgd, 1 / (duration + 1), 1.0, duration)
        return SequentialLR(sgd, [rise, make_schedule(sgd)], [duration])
    return make


def schedules():
    return {
        "StepDecay(0.1, times 0.5 every 3)": rates(0.1, lambda s: StepLR(s, 3, 0.5), 14),
        "StepDecay(2.0, times 0.3 every 1)": rates(2.0, lambda s: StepLR(s, 1, 0.3), 10),
        "ExponentialDecay(0.1, times 0.9)": rates(0.1, lambda s: ExponentialLR(s, 0.9), 60),
        "ExponentialDecay(0.5, times 1.0)": rates(0.5, lambda s: ExponentialLR(s, 1.0), 3),
        "CosineDecay(0.1 to 0.0 in 10)": rates(0.1, lambda s: CosineAnnealingLR(s, 10), 10),
        "CosineDecay(0.1 to 0.001 in 100)":
            rates(0.1, lambda s: CosineAnnealingLR(s, 100, 0.001), 100),
        "CosineDecay(0.5 to 0.05 in 7)": rates(0.5, lambda s: CosineAnnealingLR(s, 7, 0.05), 7),
        "CosineDecay(0.3 to 0.0 in 1)": rates(0.3, lambda s: CosineAnnealingLR(s, 1), 1),
        "OneCycle(1.0 in 4)": one_cycle(1.0, 4),
        "OneCycle(0.2 in 7)": one_cycle(0.2, 7),
        "OneCycle(0.1 in 10)": one_cycle(0.1, 10),
        "OneCycle(0.05 in 100)": one_cycle(0.05, 100),
        "WarmUp(5, then ConstantRate(0.1))":
            rates(0.1, lambda s: LambdaLR(s, lambda t: min(1, (t + 1) / 6)), 9),
        "WarmUp(1, then ExponentialDecay(0.4, times 0.5))":
            rates(0.4, warm_up(1, lambda s: ExponentialLR(s, 0.5)), 6),
        "WarmUp(4, then CosineDecay(0.1 to 0.01 in 12))":
            rates(0.1, warm_up(4, lambda s: CosineAnnealingLR(s, 12, 0.01)), 16),
    }


def plateau(rate, factor, patience, losses):
    """The learning rate after each epoch."""
    sgd = optimizer(rate)
    schedule = ReduceLROnPlateau(sgd, factor=factor, patience=patience)
    after = []
    for loss in losses:
        schedule.step(loss)
        after.append(float(sgd.param_groups[0]["lr"]))
    return {"rate": rate, "factor": factor, "patience": patience, "losses": losses,
            "rates": after}


def plateaus():
    torch.manual_seed(31)
    falling = (torch.exp(-torch.arange(60) / 8) + 0.1 * torch.rand(60)).tolist()
    creeping = [1 - 6e-5 * epoch for epoch in range(30)]  # two epochs make more than 0.0001
    return {
        "falls, then jumps about": plateau(0.1, 0.1, 10, falling),
        "no patience": plateau(0.1, 0.5, 0, falling[:30]),
        "creeps down": plateau(0.1, 0.5, 1, creeping),
        "creeps down, no patience": plateau(0.1, 0.5, 0, creeping),
        "rises": plateau(1.0, 0.3, 2, torch.linspace(1, 2, 12).tolist()),
        "rate near 0": plateau(1e-7, 0.5, 0, [1.0] * 8),
    }


def penalized(penalty, values, slopes):
    """The penalty's price, and the gradients of a loss with these slopes plus the penalty."""
    parameters = [value.clone().requires_grad_() for value in values]
    price = penalty(parameters)
    loss = sum((p * slope).sum() for p, slope in zip(parameters, slopes))
    (loss + price).backward()
    return {"price": price.item(), "gradients": [p.grad for p in parameters]}


def penalties(values, slopes):
    def l1(strength):
        return lambda parameters: strength * sum(p.abs().sum() for p in parameters)

    def l2(strength):
        return lambda parameters: strength / 2 * sum((p * p).sum() for p in parameters)

    return {
        "L1Penalty(0.01)": penalized(l1(0.01), values, slopes),
        "L1Penalty(2.5)": penalized(l1(2.5), values, slopes),
        "L2Penalty(0.01)": penalized(l2(0.01), values, slopes),
        "L2Penalty(2.5)": penalized(l2(2.5), values, slopes),
    }


def with_gradients(slopes):
    parameters = [torch.zeros_like(slope, requires_grad=True) for slope in slopes]
    for parameter, slope in zip(parameters, slopes):
        parameter.grad = slope.clone()
    return parameters


def clipped_by_norm(limit, slopes):
    parameters = with_gradients(slopes)
    norm = clip_grad_norm_(parameters, limit)
    return {"limit": limit, "norm": norm.item(), "gradients": [p.grad for p in parameters]}


def clipped_by_value(limit, slopes):
    parameters = with_gradients(slopes)
    clip_grad_value_(parameters, limit)
    return {"limit": limit, "gradients": [p.grad for p in parameters]}


def main():
    torch.manual_seed(32)
    values = [torch.randn(3, 2), torch.randn(1, 2)]
    values[0][1, 0] = 0.0
    slopes = [torch.randn(3, 2), torch.randn(1, 2)]
    golden = {
        "versions": {"python": platform.python_version(), "torch": torch.__version__},
        "schedules": schedules(),
        "plateaus": plateaus(),
        "values": values,
        "slopes": slopes,
        "penalties": penalties(values, slopes),
        "clipsByNorm": [clipped_by_norm(limit, slopes) for limit in [0.01, 1.0, 100.0]],
        "clipsByValue": [clipped_by_value(limit, slopes) for limit in [0.1, 1.0, 100.0]],
    }
    OUTPUT.write_text(text(golden) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
