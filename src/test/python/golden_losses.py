"""Golden values for GoldenLossesTest, computed by PyTorch in float64.

Every loss with and without class weights, label smoothing and soft targets: its value, and the
gradient that autograd finds. As with golden_values.py, whose helpers it uses, the values are
checked in, and nobody needs PyTorch to run the tests. To make them again, from the project root:

    /usr/bin/python3 src/test/python/golden_losses.py

Where PyTorch takes another mean than Gradus, its sum is divided by what Gradus divides by, the sum
of the rows' weights; each function says so.
"""

import platform
from pathlib import Path

from golden_values import loss, matrix, one_hot, text

import torch
import torch.nn.functional as F

OUTPUT = Path("src/test/resources/golden/losses.json")

WEIGHTS = [0.5, 3.0, 1.25, 0.0]
SMOOTHING = 0.1
NO_AND_YES = [0.625, 4.5]


def variants(cross_entropy, output, targets, name):
    """Plain, with class weights, with label smoothing, with both."""
    weights = WEIGHTS[:output.shape[1]]
    settings = {"plain": (None, 0.0), "weights": (weights, 0.0),
                "smoothing": (None, SMOOTHING), "weights and smoothing": (weights, SMOOTHING)}
    return {
        name + ", " + variant: {
            "classWeights": w and [w],
            "labelSmoothing": smoothing,
            **loss(lambda o, y: cross_entropy(o, y, w and torch.tensor(w), smoothing),
                   output, targets),
        }
        for variant, (w, smoothing) in settings.items()
    }


def total_weight(y, w):
    return len(y) if w is None else (y * w).sum()


def on_class_indices(z, y, w, smoothing):
    """PyTorch's own mean, which is divided by the sum of the rows' weights."""
    return F.cross_entropy(z, y.argmax(1), weight=w, label_smoothing=smoothing)


def on_probabilities(z, y, w, smoothing):
    """For targets that are probabilities, PyTorch's own mean is divided by the number of rows."""
    total = F.cross_entropy(z, y, weight=w, label_smoothing=smoothing, reduction="sum")
    return total / total_weight(y, w)


def softmax_cross_entropy():
    torch.manual_seed(11)
    logits = 2 * torch.randn(6, 4)
    soft = torch.randn(6, 4).softmax(1)
    big = matrix([[1000, 1001, 1002], [-1000, 0, 1000], [1e4, 0, -1e4], [-800, 800, 799]])
    big_soft = matrix([[0.5, 0.25, 0.25], [0.125, 0.375, 0.5], [0, 0.5, 0.5], [0, 0.75, 0.25]])
    return {
        **variants(on_class_indices, logits, one_hot([0, 1, 2, 3, 1, 0], 4), "one-hot"),
        **variants(on_probabilities, logits, soft, "soft"),
        **variants(on_class_indices, big, one_hot([0, 1, 2, 1], 3), "big logits, one-hot"),
        **variants(on_probabilities, big, big_soft, "big logits, soft"),
    }


def written_out(p, y, w, smoothing):
    """On probabilities; PyTorch's own take logits or logarithms, and smooth logits only."""
    t = (1 - smoothing) * y + smoothing / y.shape[1]
    t = t if w is None else w * t
    return -(t * p.log()).sum() / total_weight(y, w)


def on_logarithms(p, y, w, smoothing):
    """PyTorch's nll_loss, where it can be had: one-hot and not smoothed."""
    if smoothing > 0:
        return written_out(p, y, w, smoothing)
    return F.nll_loss(p.log(), y.argmax(1), weight=w)


def cross_entropy():
    torch.manual_seed(12)
    p = torch.randn(6, 4).softmax(1)
    soft = torch.randn(6, 4).softmax(1)
    return {
        **variants(on_logarithms, p, one_hot([0, 1, 2, 3, 2, 1], 4), "one-hot"),
        **variants(written_out, p, soft, "soft"),
    }


def yes_or_no(output, targets, weights):
    """PyTorch has a weight for yes only and divides by the number of rows."""
    no, yes = weights or (1.0, 1.0)

    def function(z, y):
        total = F.binary_cross_entropy_with_logits(
            z, y, pos_weight=torch.tensor([yes / no]), reduction="sum")
        return no * total / (yes * y + no * (1 - y)).sum()

    return {"classWeights": weights and [weights], **loss(function, output, targets)}


def sigmoid_cross_entropy():
    torch.manual_seed(13)
    logits = 2 * torch.randn(6, 1)
    answers = matrix([[0], [1], [1], [0], [1], [0]])
    soft = torch.rand(6, 1)
    big = matrix([[800], [-800], [800], [-800]])
    big_soft = matrix([[0.25], [0.125], [0.75], [1]])
    return {
        "0 and 1, plain": yes_or_no(logits, answers, None),
        "0 and 1, weights": yes_or_no(logits, answers, NO_AND_YES),
        "soft, plain": yes_or_no(logits, soft, None),
        "soft, weights": yes_or_no(logits, soft, NO_AND_YES),
        "big logits, weights": yes_or_no(big, big_soft, NO_AND_YES),
    }


def with_delta(delta, output, targets):
    def function(o, t):
        return F.huber_loss(o, t, delta=delta)

    return {"delta": delta, **loss(function, output, targets)}


def huber():
    torch.manual_seed(14)
    outputs, targets = 2 * torch.randn(5, 3), torch.randn(5, 3)
    at_delta = matrix([[1, -1, 1.5, 0, 1e6]])
    return {
        "delta 1": with_delta(1.0, outputs, targets),
        "delta 0.25": with_delta(0.25, outputs, targets),
        "errors of 0, delta and far beyond": with_delta(1.0, at_delta, torch.zeros(1, 5)),
    }


def mean_absolute_error():
    torch.manual_seed(15)
    return {
        "5×3": loss(F.l1_loss, torch.randn(5, 3), torch.randn(5, 3)),
        "at the kink": loss(F.l1_loss, matrix([[1, 2, 1e6]]), matrix([[1, 3, -2]])),
    }


def several_columns(z, y):
    return F.multi_margin_loss(z, y.argmax(1))


def one_column(z, y):
    """Has the slope −s at the kink, unlike multi_margin_loss and relu, which have 0."""
    return F.margin_ranking_loss(z, torch.zeros_like(z), 2 * y - 1, margin=1)


def one_column_by_relu(z, y):
    return F.relu(1 - (2 * y - 1) * z).mean()


def hinge():
    torch.manual_seed(16)
    scores = 2 * torch.randn(6, 1)
    answers = matrix([[0], [1], [1], [0], [1], [0]])
    at_kink = matrix([[1], [-1], [1], [-1], [0]])
    several_at_kink = matrix([[2, 1, 0], [1, 1, 1], [0, 1, 2.5]])
    return {
        "one column": loss(one_column, scores, answers),
        "one column, at the kink":
            loss(one_column_by_relu, at_kink, matrix([[1], [0], [0], [1], [1]])),
        "several columns":
            loss(several_columns, torch.randn(6, 4), one_hot([0, 1, 2, 3, 1, 0], 4)),
        "several columns, at the kink":
            loss(several_columns, several_at_kink, one_hot([0, 1, 0], 3)),
    }


def main():
    golden = {
        "versions": {"python": platform.python_version(), "torch": torch.__version__},
        "losses": {
            "SoftmaxCrossEntropy": softmax_cross_entropy(),
            "CrossEntropy": cross_entropy(),
            "SigmoidCrossEntropy": sigmoid_cross_entropy(),
            "Huber": huber(),
            "MeanAbsoluteError": mean_absolute_error(),
            "Hinge": hinge(),
        },
    }
    OUTPUT.write_text(text(golden) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
