"""Golden values for GoldenMetricsTest, computed by scikit-learn.

Gradus and scikit-learn were written independently, so where they agree to twelve digits, both are
likely to be right. The values are checked in; nobody needs scikit-learn to run the tests.

To make them again, from the project root (Debian and Ubuntu: apt-get install python3-sklearn):

    /usr/bin/python3 src/test/python/golden_metrics.py

The versions it was run with are in the JSON, and every number has all its digits. Another numpy may
draw other random inputs.
"""

import json
import platform
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn import metrics

OUTPUT = Path("src/test/resources/golden/metrics.json")


def random_probabilities(seed, classes, count):
    """Softmax of noise that favors the true class: no two entries of a row are equal."""
    logits = np.random.default_rng(seed).normal(size=(len(classes), count))
    logits[np.arange(len(classes)), classes] += 1
    exponentials = np.exp(logits)
    return exponentials / exponentials.sum(axis=1, keepdims=True)


def tied_probabilities(seed, rows, count):
    """Sixteenths, none of them 0: many equal entries, and the sum is exactly 1."""
    rest = [1 / count] * count
    return (1 + np.random.default_rng(seed).multinomial(16 - count, rest, size=rows)) / 16


def drawn(seed, rows, shares):
    """Classes drawn with these shares."""
    return np.random.default_rng(seed).choice(len(shares), size=rows, p=shares)


def never_predicted(probabilities, column):
    """Takes three quarters of a class's probability, which the others get."""
    changed = probabilities.copy()
    changed[:, column] /= 4
    return changed / changed.sum(axis=1, keepdims=True)


def averages(classes, predicted, count, average):
    """Precision, recall and F1."""
    return list(metrics.precision_recall_fscore_support(
        classes, predicted, labels=range(count), average=average, zero_division=0)[:3])


def one_against_the_others(function, classes, probabilities):
    """One number a class; none for a class that has no rows."""
    return [function(classes == c, probabilities[:, c]) if (classes == c).any() else None
            for c in range(probabilities.shape[1])]


def classification(classes, probabilities, names, tied=False):
    count = len(names)
    predicted = probabilities.argmax(axis=1)
    scores = metrics.precision_recall_fscore_support(
        classes, predicted, labels=range(count), zero_division=0)
    top = []
    # scikit-learn ranks equal entries from right to left, Gradus from left to right; of two classes
    # scikit-learn wants one column.
    if not tied and count > 2:
        top = [metrics.top_k_accuracy_score(classes, probabilities, k=k, labels=range(count))
               for k in range(1, count)]
    with warnings.catch_warnings():
        # It leaves out classes that have no rows, as is wanted, and warns.
        warnings.simplefilter("ignore")
        balanced_accuracy = metrics.balanced_accuracy_score(classes, predicted)
    return {
        "classNames": names,
        "classes": classes,
        "probabilities": probabilities,
        "precision": scores[0],
        "recall": scores[1],
        "f1": scores[2],
        "support": scores[3],
        "accuracy": metrics.accuracy_score(classes, predicted),
        "balancedAccuracy": balanced_accuracy,
        "macro": averages(classes, predicted, count, "macro"),
        "weighted": averages(classes, predicted, count, "weighted"),
        "topK": top,
        "logLoss": metrics.log_loss(classes, probabilities, labels=range(count)),
        "areas": one_against_the_others(metrics.roc_auc_score, classes, probabilities),
        "averagePrecisions": one_against_the_others(metrics.average_precision_score, classes,
                                                    probabilities),
        "report": metrics.classification_report(classes, predicted, labels=range(count),
                                                target_names=names, zero_division=0),
    }


def classifications():
    even = drawn(1, 24, [0.5, 0.5])
    rare = drawn(2, 30, [0.8, 0.15, 0.05])
    four = drawn(3, 24, [0.25] * 4)
    five = drawn(4, 30, [0.2] * 5)
    absent = drawn(5, 20, [0.5, 0, 0.5])
    return {
        "2 classes": classification(even, random_probabilities(11, even, 2), ["no", "yes"]),
        "3 classes, imbalanced": classification(
            rare, random_probabilities(12, rare, 3), ["common", "a rather long name", "rare"]),
        "4 classes, ties": classification(
            four, tied_probabilities(13, 24, 4), ["a", "b", "c", "d"], tied=True),
        "5 classes, one never predicted": classification(
            five, never_predicted(random_probabilities(14, five, 5), 3),
            ["red", "green", "blue", "cyan", "gray"]),
        "3 classes, one without rows": classification(
            absent, random_probabilities(15, absent, 3), ["cat", "dog", "giraffe"]),
    }


def ranking(classes, scores):
    """One column of scores. The curves are turned so that the highest threshold comes first."""
    fpr, tpr, _ = metrics.roc_curve(classes, scores, drop_intermediate=False)
    precision, recall, thresholds = metrics.precision_recall_curve(classes, scores)
    return {
        "classes": classes,
        "scores": scores,
        "falsePositiveRates": fpr,
        "truePositiveRates": tpr,
        "area": metrics.roc_auc_score(classes, scores),
        # The last is an added point at recall 0 without a threshold.
        "precisions": precision[:-1][::-1],
        "recalls": recall[:-1][::-1],
        "thresholds": thresholds[::-1],
        "averagePrecision": metrics.average_precision_score(classes, scores),
    }


def rankings():
    random = np.random.default_rng(21)
    classes = drawn(22, 20, [0.6, 0.4])
    rare = drawn(23, 30, [0.85, 0.15])
    return {
        "logits": ranking(classes, random.normal(size=20) + classes),
        "ties": ranking(classes, random.integers(0, 6, size=20) / 4 + classes / 4),
        "rare": ranking(rare, random.integers(0, 12, size=30) / 16 + rare / 4),
        "all equal": ranking(np.array([1, 0, 0, 1, 0]), np.full(5, 0.5)),
        "perfect": ranking(np.array([0, 1, 0, 1]), np.array([0.1, 0.8, 0.2, 0.9])),
        "upside down": ranking(np.array([0, 1, 0, 1]), np.array([0.9, 0.2, 0.8, 0.1])),
    }


def log_losses():
    """One column: the probability of class 1."""
    classes = drawn(31, 10, [0.5, 0.5])
    probabilities = np.random.default_rng(32).random(10)
    sure_and_wrong = np.array([0.0, 0.5])
    return {
        "random": {"classes": classes, "probabilities": probabilities,
                   "logLoss": metrics.log_loss(classes, probabilities)},
        "sure and wrong": {"classes": np.array([1, 0]), "probabilities": sure_and_wrong,
                           "logLoss": metrics.log_loss([1, 0], sure_and_wrong)},
    }


def regression():
    """Three columns in different units, and a number for each."""
    random = np.random.default_rng(41)
    targets = random.normal(size=(12, 3)) * [1, 100, 0.01] + [0, 1000, -5]
    predictions = targets + random.normal(size=(12, 3)) * [0.1, 50, 0.03]
    return {
        "predictions": predictions,
        "targets": targets,
        "rmse": metrics.mean_squared_error(targets, predictions, squared=False,
                                           multioutput="raw_values"),
        "mae": metrics.mean_absolute_error(targets, predictions, multioutput="raw_values"),
        "rSquared": metrics.r2_score(targets, predictions, multioutput="raw_values"),
    }


def text(value, indent=""):
    """JSON with one row of a matrix a line; json.dumps has everything or one number a line."""
    if isinstance(value, np.ndarray):
        value = value.tolist()
    inner = indent + " "
    if isinstance(value, dict):
        lines = [json.dumps(k) + ": " + text(v, inner) for k, v in value.items()]
        opening, closing = "{}"
    elif isinstance(value, list) and any(isinstance(v, list) for v in value):
        lines = [text(v, inner) for v in value]
        opening, closing = "[]"
    else:
        return json.dumps(value, allow_nan=False)
    return opening + "\n" + ",\n".join(inner + line for line in lines) + "\n" + indent + closing


def main():
    golden = {
        "versions": {"python": platform.python_version(), "numpy": np.__version__,
                     "scikit-learn": sklearn.__version__},
        "classifications": classifications(),
        "rankings": rankings(),
        "logLosses": log_losses(),
        "regression": regression(),
    }
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(text(golden) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
