"""Golden values for GoldenLayersTest: PyTorch in float64, and exact values by mpmath.

golden_values.py says why and how. PyTorch's own formulas lose digits for some activations, so
for these there are exact values too, computed with 60 digits and rounded to a double at the end.

To make them again, from the project root (apt-get install python3-torch python3-mpmath):

    /usr/bin/python3 src/test/python/golden_layers.py
"""

import platform
from pathlib import Path

from golden_values import F, gradient_of, matrix, text, torch  # first: it sets PyTorch up

import mpmath
from mpmath import mp, mpf

mp.dps = 60

OUTPUT = Path("src/test/resources/golden/layers.json")

SIZES = [1e-8, 0.5, 1.0, 3.0, 5.0, 8.0, 20.5, 37.0, 40.0, 700.0, 1e3, 1e6]
GRID = [-x for x in reversed(SIZES)] + [0.0] + SIZES


def exact(function, xs):
    """The function's values as a one-row matrix of doubles; below 1e-308 there may be none."""
    return matrix([[float(function(mpf(x))) for x in xs]])


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x))


def activation(function, value, slope):
    """What PyTorch says and what is right; dx is the slope, since dy is all ones."""
    x = matrix([GRID])
    y, dx = gradient_of(function, x, torch.ones_like(x))
    return {"x": x, "torchY": y, "torchDx": dx, "y": exact(value, GRID), "dx": exact(slope, GRID)}


def elu(alpha):
    return activation(
        lambda x: F.elu(x, alpha),
        lambda x: x if x > 0 else alpha * mpmath.expm1(x),
        lambda x: mpf(1) if x > 0 else alpha * mpmath.exp(x))


def activations():
    return {
        "ELU(1.0)": elu(1.0),
        "ELU(1.5)": elu(1.5),
        "GELU": activation(
            F.gelu,
            lambda x: x * mpmath.ncdf(x),
            lambda x: mpmath.ncdf(x) + x * mpmath.npdf(x)),
        "SiLU": activation(
            F.silu,
            lambda x: x * sigmoid(x),
            lambda x: sigmoid(x) * (1 + x * sigmoid(-x))),
        "Softplus": activation(
            F.softplus,
            lambda x: mpmath.log1p(mpmath.exp(x)),
            sigmoid),
    }


def normal():
    """Near 9.14 the formula changes; at -37.5 the result is close to the smallest double."""
    xs = [-37.5, -30.0, -25.0, -20.0, -15.0, -12.0, -9.2, -9.14, -9.139, -9.138, -9.1]
    xs += [x / 2 for x in range(-17, 18)] + [-1e-8, 1e-8, -1e-300, 9.138, 9.14, 20.0, 40.0]
    return {"x": matrix([xs]),
            "cumulative": exact(mpmath.ncdf, xs),
            "density": exact(mpmath.npdf, xs)}


def batch(module, x, dy):
    """One forward and one backward."""
    module.zero_grad()
    y, dx = gradient_of(module, x, dy)
    return {"x": x, "y": y, "dy": dy, "dx": dx,
            "scaleGradient": module.weight.grad[None, :].clone(),
            "shiftGradient": module.bias.grad[None, :].clone()}


def norm(module, width):
    """With a random scale and shift."""
    with torch.no_grad():
        module.weight.copy_(torch.randn(width))
        module.bias.copy_(torch.randn(width))
    return {"epsilon": module.eps,
            "scale": module.weight.detach()[None, :].clone(),
            "shift": module.bias.detach()[None, :].clone()}


def batch_norm(seed, sizes, **arguments):
    """A column each of usual numbers, small ones, large ones far from 0, and all the same."""
    torch.manual_seed(seed)
    module = torch.nn.BatchNorm1d(4, **arguments)
    case = {"momentum": module.momentum, **norm(module, 4), "training": [], "inference": []}
    for rows in sizes:
        x = torch.randn(rows, 4) * matrix([[1, 1e-3, 20, 0]]) + matrix([[0.5, 0, 100, 3]])
        values = batch(module, x, torch.randn(rows, 4))
        case["training"].append({**values,
                                 "runningMeans": module.running_mean[None, :].clone(),
                                 "runningVariances": module.running_var[None, :].clone()})
    module.eval()
    for rows in [3, 1]:
        x = torch.randn(rows, 4) * matrix([[1, 1e-3, 20, 0]]) + matrix([[0.5, 0, 100, 3]])
        case["inference"].append(batch(module, x, torch.randn(rows, 4)))
    return case


def layer_norm(seed, **arguments):
    """A row each of usual numbers, small ones, large ones far from 0, and all the same."""
    torch.manual_seed(seed)
    module = torch.nn.LayerNorm(5, **arguments)
    case = {**norm(module, 5), "training": []}
    x = torch.randn(4, 5) * matrix([[1], [1e-3], [20], [0]]) + matrix([[0.5], [0], [100], [3]])
    case["training"].append(batch(module, x, torch.randn(4, 5)))
    case["training"].append(batch(module, torch.randn(1, 5), torch.randn(1, 5)))
    return case


def main():
    golden = {
        "versions": {"python": platform.python_version(), "torch": torch.__version__,
                     "mpmath": mpmath.__version__},
        "activations": activations(),
        "normal": normal(),
        "batchNorm": {
            "as PyTorch starts it": batch_norm(1, [6, 6, 3, 2]),
            "other settings": batch_norm(2, [5, 5, 5], momentum=0.3, eps=1e-3),
        },
        "layerNorm": {
            "as PyTorch starts it": layer_norm(3),
            "another epsilon": layer_norm(4, eps=1e-2),
        },
    }
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(text(golden) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
