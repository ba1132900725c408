"""Golden values for GoldenValuesTest, computed by PyTorch in float64.

Gradus and PyTorch were written independently, so where they agree to twelve digits, both are
likely to be right. The values are checked in; nobody needs PyTorch to run the tests.

To make them again, from the project root (Debian and Ubuntu: apt-get install python3-torch):

    /usr/bin/python3 src/test/python/golden_values.py

The versions it was run with are in the JSON, and every number has all its digits. Another PyTorch
may round the last one differently or draw other random inputs.
"""

import json
import os
import platform
from decimal import Decimal, getcontext
from pathlib import Path

# PyTorch picks its loops by processor, and the last digits depend on it. These run on every one.
os.environ["ATEN_CPU_CAPABILITY"] = "default"

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

OUTPUT = Path("src/test/resources/golden/pytorch.json")

SIZES = [1e-8, 0.5, 1.0, 2.5, 5.0, 40.0, 1e3]
GRID = [-x for x in reversed(SIZES)] + [0.0] + SIZES


def matrix(rows):
    return torch.tensor(rows, dtype=torch.float64)  # also where all of them are integers


def one_hot(classes, count):
    return F.one_hot(torch.tensor(classes), count).double()


def gradient_of(function, x, output_gradient=None):
    """The function's value at x, and the gradient that autograd finds there."""
    x = x.clone().requires_grad_()
    y = function(x)
    y.backward(output_gradient)
    return y.detach(), x.grad


def as_in_gradus(tensor):
    """PyTorch keeps weights as outputs×inputs, Gradus as inputs×outputs; biases are one row."""
    return tensor.detach().clone().T if tensor.dim() == 2 else tensor.detach().clone()[None, :]


def parameters(module):
    """Weights and biases of each layer, in the order of Gradus."""
    return [as_in_gradus(p) for p in module.parameters()]


def gradients(module):
    return [as_in_gradus(p.grad) for p in module.parameters()]


def layer(function, x, dy):
    y, dx = gradient_of(function, x, dy)
    return {"x": x, "y": y, "dy": dy, "dx": dx, "parameters": [], "gradients": []}


def activation(function):
    """With a dy of ones, so that dx is the slope."""
    x = matrix([GRID])
    return layer(function, x, torch.ones_like(x))


def softmax():
    torch.manual_seed(1)
    special = [[0, 0, 0], [1000, 1001, 1002], [-1002, -1001, -1000], [1e4, 0, -1e4],
               [0, 1e4, 1e4], [700, 0, -7], [3, -5, 8], [20, 0, -20]]
    logits = torch.cat([2 * torch.randn(4, 3), matrix(special)])
    return layer(lambda z: z.softmax(1), logits, torch.randn(len(logits), 3))


def dense():
    torch.manual_seed(6)
    linear = torch.nn.Linear(4, 3)
    case = layer(linear, torch.randn(5, 4), torch.randn(5, 3))
    return {**case, "parameters": parameters(linear), "gradients": gradients(linear)}


def layers():
    return {
        "ReLU": activation(torch.relu),
        "LeakyReLU": activation(lambda x: F.leaky_relu(x, 0.01)),
        "Sigmoid": activation(torch.sigmoid),
        "Tanh": activation(torch.tanh),
        "Softmax": softmax(),
        "Dense": dense(),
    }


def loss(function, output, targets):
    value, gradient = gradient_of(lambda o: function(o, targets), output)
    return {"output": output, "targets": targets, "value": value, "gradient": gradient}


def softmax_cross_entropy():
    torch.manual_seed(2)
    logits = 2 * torch.randn(6, 4)
    soft = torch.randn(6, 4).softmax(1)
    big = matrix([[1000, 1001, 1002], [-1000, 0, 1000], [1e4, 0, -1e4], [-800, 800, 799]])
    big_soft = matrix([[0.5, 0.25, 0.25], [0.125, 0.375, 0.5], [0, 0.5, 0.5], [0, 0.75, 0.25]])
    return {
        "one-hot": loss(F.cross_entropy, logits, one_hot([0, 1, 2, 3, 1, 0], 4)),
        "soft": loss(F.cross_entropy, logits, soft),
        "big logits, one-hot": loss(F.cross_entropy, big, one_hot([0, 1, 2, 1], 3)),
        "big logits, soft": loss(F.cross_entropy, big, big_soft),
    }


def sigmoid_cross_entropy():
    torch.manual_seed(3)
    function = F.binary_cross_entropy_with_logits
    logits = 2 * torch.randn(6, 1)
    big = matrix([[40], [-40], [40], [-40], [800], [-800], [800], [-800]])
    yes_or_no = matrix([[1], [0], [0], [1], [1], [0], [0], [1]])
    big_soft = matrix([[0.25], [0.25], [0.75], [0.5], [0.125], [0.875], [0.5], [0.75]])
    return {
        "0 and 1": loss(function, logits, matrix([[0], [1], [1], [0], [1], [0]])),
        "soft": loss(function, logits, torch.rand(6, 1)),
        "big logits, 0 and 1": loss(function, big, yes_or_no),
        "big logits, soft": loss(function, big, big_soft),
    }


def mean_squared_error():
    torch.manual_seed(4)
    outputs = torch.randn(5, 3)
    return {
        "5×3": loss(F.mse_loss, outputs, torch.randn(5, 3)),
        "4×1": loss(F.mse_loss, 1e6 * outputs[:4, :1], matrix([[1], [-2], [3], [0]])),
    }


def cross_entropy():
    """On probabilities, written out: PyTorch's own take logits or logarithms."""
    torch.manual_seed(5)

    def function(p, y):
        return -(y * torch.log(p)).sum(1).mean()

    p = torch.randn(6, 3).softmax(1)
    soft = torch.randn(6, 3).softmax(1)
    tiny = matrix([[1e-300, 0.25, 0.75], [1e-12, 0.5, 0.5]])
    return {
        "one-hot": loss(function, p, one_hot([0, 1, 2, 2, 1, 0], 3)),
        "soft": loss(function, p, soft),
        "true class all but excluded": loss(function, tiny, one_hot([0, 0], 3)),
    }


def exact_cross_entropy(logits, true_class):
    """ln Σ exp(zₖ − z of the true class), with 400 digits, rounded to a double at the end."""
    getcontext().prec = 400
    z = [Decimal(x) for x in logits]
    return float(sum((x - z[true_class]).exp() for x in z).ln())


def confident_softmax(gap):
    case = loss(F.cross_entropy, matrix([[0, gap, 0]]), matrix([[0, 1, 0]]))
    return {**case, "exact": exact_cross_entropy([0, gap, 0], 1)}


def confident_sigmoid(logit):
    target = 1 if logit > 0 else 0
    case = loss(F.binary_cross_entropy_with_logits, matrix([[logit]]), matrix([[target]]))
    return {**case, "exact": exact_cross_entropy([0, logit], target)}


def losses_near_zero():
    """Confident and right: there PyTorch takes the logarithm of a rounded 1 + exp(−gap).

    The exact value tells who is right.
    """
    gaps = [5, 10, 20, 30, 40, 700]
    return {
        "SoftmaxCrossEntropy": {"gap %d" % gap: confident_softmax(gap) for gap in gaps},
        "SigmoidCrossEntropy": {"logit %d" % z: confident_sigmoid(z)
                                for gap in gaps for z in (gap, -gap)},
    }


def training(hidden, batches):
    rate = 0.1
    torch.manual_seed(7)
    network = torch.nn.Sequential(torch.nn.Linear(4, 5), hidden, torch.nn.Linear(5, 3))
    inputs = torch.randn(10, 4)
    targets = one_hot([0, 1, 2, 0, 1, 2, 0, 1, 2, 0], 3)
    optimizer = torch.optim.SGD(network.parameters(), lr=rate)
    before = parameters(network)
    steps = []
    for rows in batches:
        x, y = inputs[rows], targets[rows]
        optimizer.zero_grad()
        value = F.cross_entropy(network(x), y)
        value.backward()
        optimizer.step()
        steps.append({"inputs": x, "targets": y, "loss": value.item()})
    return {"learningRate": rate, "before": before, "steps": steps, "after": parameters(network)}


def trainings():
    """20 steps: all ten rows each time, or ten times seven rows and then the other three."""
    torch.manual_seed(8)
    full = [list(range(10))] * 20
    mini = []
    for _ in range(10):
        order = torch.randperm(10).tolist()
        mini += [order[:7], order[7:]]
    return {
        "tanh, full batches": training(torch.nn.Tanh(), full),
        "tanh, mini-batches": training(torch.nn.Tanh(), mini),
        "relu, full batches": training(torch.nn.ReLU(), full),
        "relu, mini-batches": training(torch.nn.ReLU(), mini),
    }


def text(value, indent=""):
    """JSON with one row of a matrix a line; json.dumps has everything or one number a line."""
    if isinstance(value, torch.Tensor):
        value = value.tolist()
    inner = indent + " "
    if isinstance(value, dict):
        lines = [json.dumps(k, ensure_ascii=False) + ": " + text(v, inner)
                 for k, v in value.items()]
        opening, closing = "{}"
    elif isinstance(value, list) and not all(isinstance(v, float) for v in value):
        lines = [text(v, inner) for v in value]
        opening, closing = "[]"
    else:
        return json.dumps(value, allow_nan=False)
    return opening + "\n" + ",\n".join(inner + line for line in lines) + "\n" + indent + closing


def main():
    golden = {
        "versions": {"python": platform.python_version(), "torch": torch.__version__},
        "layers": layers(),
        "losses": {
            "SoftmaxCrossEntropy": softmax_cross_entropy(),
            "SigmoidCrossEntropy": sigmoid_cross_entropy(),
            "MeanSquaredError": mean_squared_error(),
            "CrossEntropy": cross_entropy(),
        },
        "lossesNearZero": losses_near_zero(),
        "trainings": trainings(),
    }
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(text(golden) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
