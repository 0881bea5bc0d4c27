"""perceptron_train: Rosenblatt's rule.

Rosenblatt 1958, "The perceptron: a probabilistic model for information storage and organization in the brain"; the proof
that it ends on separable examples is Novikoff's (1962).
"""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import quarters, whole_numbers
from .perceptron_predict import perceptron_predict


def perceptron_train(X, y, epochs, learning_rate=1.0):
    w = np.zeros(X.shape[1])
    b = 0.0
    mistakes = []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            answer = 1 if x @ w + b >= 0 else 0
            if answer != target:
                w = w + learning_rate * (target - answer) * x
                b = b + learning_rate * (target - answer)
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def separable(rng: np.random.Generator, m: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows, in quarters, and labels that some line gives them with room to spare; both labels occur."""
    X, direction = quarters(rng, 20 * m, n), whole_numbers(rng, n)
    z = X @ direction + 0.5 * rng.choice([-1, 1])
    sides = [np.flatnonzero(z > 2)[: m // 2], np.flatnonzero(z < -2)[: m - m // 2]]
    chosen = rng.permutation(np.concatenate(sides))
    return X[chosen], (z[chosen] > 0).astype(int)


def tangled(rng: np.random.Generator, m: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows that no line separates: the first two are alike and have different labels."""
    X, y = quarters(rng, m, n), rng.integers(0, 2, size=m)
    X[1], y[0], y[1] = X[0], 1, 0
    return X, y


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    """All inputs are quarters and all learning rates powers of two: no tie at z = 0 is decided by rounding."""
    X, y = separable(rng, 12, 3)
    order = np.argsort(y, kind="stable")
    whole = whole_numbers(rng, 7, 3), rng.permutation([0, 0, 0, 1, 1, 1, 1])
    stopping = {"part": "stopping"}
    return (
        case("examples that no line separates", *tangled(rng, 9, 2), 4),
        case("more columns than examples", *tangled(rng, 4, 6), 3),
        case("as many columns as examples", *tangled(rng, 4, 4), 2),
        case("one epoch", X, y, 1),
        case("zeros before ones", X[order], y[order], 1),
        case("ones before zeros", X[order[::-1]], y[order[::-1]], 1),
        case("one column", *tangled(rng, 6, 1), 5),
        case("float32", tangled(rng, 6, 2)[0].astype(np.float32), np.array([1, 0, 0, 1, 0, 1]), 3),
        case("many epochs of examples that no line separates", *tangled(rng, 6, 2), 20),
        case("examples that a line separates", X, y, 60, **stopping),
        case("more examples that a line separates", *separable(rng, 20, 2), 60, **stopping),
        case("examples that are right from the start", X, np.ones_like(y), 5, **stopping),
        case("one example of class 0", X[:1], np.array([0]), 9, **stopping),
        case("a learning rate of 1/4", *tangled(rng, 9, 3), 4, part="learning rate", learning_rate=0.25),
        case("a learning rate of 4 for two epochs", *tangled(rng, 9, 2), 2, part="learning rate", learning_rate=4.0),
        case("a whole learning rate", *tangled(rng, 5, 3), 2, part="learning rate", learning_rate=2),
        case("integers", *whole, 3, part="integers"),
        case("32-bit integers", *(a.astype(np.int32) for a in whole), 2, part="integers", learning_rate=0.5),
        case("read-only input", *tangled(rng, 6, 2), 2, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_earlier_function(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0, []
    while len(mistakes) < epochs and 0 not in mistakes:
        mistakes.append(0)
        for i in range(len(X)):
            error = y[i] - perceptron_predict(X[i : i + 1], w, b)[0]
            w += learning_rate * error * X[i]
            b += learning_rate * error
            mistakes[-1] += abs(error)
    return w, b, mistakes


def bias_as_a_weight(X, y, epochs, learning_rate=1.0):
    X1 = np.hstack([X, np.ones((len(X), 1))])
    v = np.zeros(X1.shape[1])
    mistakes = np.zeros(0, dtype=int)
    for _ in range(epochs):
        wrong = 0
        for x, target in zip(X1, y, strict=True):
            answer = int(v @ x >= 0)
            if answer != target:
                v += learning_rate * (target - answer) * x
                wrong += 1
        mistakes = np.append(mistakes, wrong)
        if not wrong:
            break
    return [v[:-1], v[-1], mistakes]


def plain_python(X, y, epochs, learning_rate=1.0):
    rows, labels = X.tolist(), y.tolist()
    w, b = [0.0] * X.shape[1], 0.0
    mistakes = []
    for _ in range(epochs):
        count = 0
        for row, label in zip(rows, labels, strict=True):
            z = sum(p * q for p, q in zip(w, row, strict=True)) + b
            if z >= 0 and label == 0:
                w = [p - learning_rate * q for p, q in zip(w, row, strict=True)]
                b -= learning_rate
                count += 1
            elif z < 0 and label == 1:
                w = [p + learning_rate * q for p, q in zip(w, row, strict=True)]
                b += learning_rate
                count += 1
        mistakes += [count]
        if count == 0:
            return np.array(w), b, mistakes
    return np.array(w), b, mistakes


def scaled_at_the_end(X, y, epochs, learning_rate=1.0):
    w, b = np.zeros(X.shape[1], dtype=np.float32), np.zeros((), dtype=np.float32)
    signs = 2 * y - 1
    mistakes = []
    for _ in range(epochs):
        count = 0
        for x, label, sign in zip(X, y, signs, strict=True):
            if (np.dot(x, w) + b >= 0) != (label == 1):
                w, b = w + sign * x, b + sign
                count += 1
        mistakes.append(np.int64(count))
        if mistakes[-1] == 0:
            break
    return learning_rate * w, learning_rate * b, tuple(mistakes)


# ---- wrong answers, one misconception each ----


def goes_on(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
    return w, b, mistakes


def zero_missing(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        if count == 0:
            break
        mistakes.append(count)
    return w, b, mistakes


def one_more(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs + 1):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def one_less(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(1, epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def one_epoch(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        return w, b, mistakes


def until_converged(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    while len(mistakes) < 100:
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def stops_at_right(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
            else:
                break
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def stops_at_mistake(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
                break
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def stops_when_flat(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0 or (len(mistakes) > 1 and mistakes[-2] == count):
            break
    return w, b, mistakes


def strict(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b > 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def error_sign(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = (1 if x @ w + b >= 0 else 0) - target
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def always(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            sign = 1 if target == 1 else -1
            w = w + learning_rate * sign * x
            b = b + learning_rate * sign
            count += error != 0
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def from_right(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error == 0:
                w = w + learning_rate * (2 * target - 1) * x
                b = b + learning_rate * (2 * target - 1)
            else:
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def false_alarms(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error < 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def misses(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error > 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def bias_fixed(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def bias_with_input(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error * np.sum(x)
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def bias_subtracted(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w - b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b - learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def bias_unused(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def rate_ignored(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + error * x
                b = b + error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def bias_full(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def weights_full(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def rate_divides(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + error / learning_rate * x
                b = b + error / learning_rate
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def stale(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, error in zip(X, y - np.where(X @ w + b >= 0, 1, 0), strict=True):
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def batch(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        errors = y - np.where(X @ w + b >= 0, 1, 0)
        w = w + learning_rate * X.T @ errors / len(X)
        b = b + learning_rate * np.mean(errors)
        count = int(np.sum(errors != 0))
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def delta_rule(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (x @ w + b)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def plus_minus(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            if target * (x @ w + b) <= 0:
                w = w + learning_rate * target * x
                b = b + learning_rate * target
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def signed(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + 2 * learning_rate * error * x
                b = b + 2 * learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def ones(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.ones(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def bias_one(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 1.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def at_random(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.random.default_rng(0).normal(size=X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def reversed_order(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X[::-1], y[::-1], strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def shuffled(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for i in np.random.default_rng(0).permutation(len(X)):
            x, target = X[i], y[i]
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def last_row(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X[:-1], y[:-1], strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def not_reset(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    count = 0
    for _ in range(epochs):
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def total(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, sum(mistakes)


def last_count(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes[-1:]


def shares(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count / len(X))
        if count == 0:
            break
    return w, b, mistakes


def right_counted(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(len(X) - count)
        if count == 0:
            break
    return w, b, mistakes


def counted_after(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
        count = int(np.sum(np.where(X @ w + b >= 0, 1, 0) != y))
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def signed_count(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += error
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def history(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(b)
        if count == 0:
            break
    return w, b, mistakes


def bias_first(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return b, w, mistakes


def pair(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b


def augmented(X, y, epochs, learning_rate=1.0):
    X1 = np.column_stack([np.ones(len(X)), X])
    w, mistakes = np.zeros(X1.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X1, y, strict=True):
            error = target - (1 if x @ w >= 0 else 0)
            w = w + learning_rate * error * x
            count += error != 0
        mistakes.append(int(count))
        if count == 0:
            break
    return w, w[0], mistakes


def as_column(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w.reshape(-1, 1), b, mistakes


def bias_array(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, np.array([b]), mistakes


def integer_weights(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros_like(X[0]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w += learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def labels_changed(X, y, epochs, learning_rate=1.0):
    y[:] = np.where(y == 1, 1, -1)
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = (target - (1 if x @ w + b >= 0 else -1)) / 2
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def examples_changed(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                x *= error
                w = w + learning_rate * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def nothing_returned(X, y, epochs, learning_rate=1.0):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, y, strict=True):
            error = target - (1 if x @ w + b >= 0 else 0)
            if error != 0:
                w = w + learning_rate * error * x
                b = b + learning_rate * error
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    print(w, b, mistakes)


WRONG = (
    Wrong(
        id="perceptron-train-goes-on-after-none",
        title="training goes on after an epoch without a mistake",
        hint="Print `mistakes`: what stands behind its first 0? Can anything still change after such an epoch?",
        answer=goes_on,
    ),
    Wrong(
        id="perceptron-train-last-zero-missing",
        title="training stops before the last epoch, the one without a mistake, is written down",
        hint="Was the epoch without a mistake run? `mistakes` should have a number for each epoch that was run.",
        answer=zero_missing,
    ),
    Wrong(
        id="perceptron-train-one-epoch-more",
        title="one epoch too many is run",
        hint="Try epochs=1 on XOR. How many numbers should `mistakes` hold?",
        answer=one_more,
    ),
    Wrong(
        id="perceptron-train-one-epoch-less",
        title="one epoch too few is run",
        hint="Try epochs=1 on XOR. How many numbers should `mistakes` hold?",
        answer=one_less,
    ),
    Wrong(
        id="perceptron-train-one-epoch-only",
        title="only one epoch is ever run: your `return` stands inside the loop over epochs",
        hint="Try epochs=3 on XOR. How far is your last line indented, and when does a function end?",
        answer=one_epoch,
    ),
    Wrong(
        id="perceptron-train-until-it-converges",
        title="`epochs` has no effect",
        hint="Try epochs=1 and epochs=3 on XOR. Should there be a difference? What would happen on XOR if nothing "
        "counted the epochs?",
        answer=until_converged,
    ),
    Wrong(
        id="perceptron-train-stops-at-first-right-answer",
        title="an epoch ends at the first example that is answered rightly",
        hint="What should happen after a right answer: nothing, or the end of the epoch?",
        answer=stops_at_right,
    ),
    Wrong(
        id="perceptron-train-stops-at-first-mistake",
        title="an epoch ends at its first mistake",
        hint="Print which examples your inner loop looks at. Should the rest of the epoch be left out after an update?",
        answer=stops_at_mistake,
    ),
    Wrong(
        id="perceptron-train-stops-when-nothing-improves",
        title="training stops when two epochs have the same number of mistakes",
        hint="Try XOR for three epochs. Which number alone means that nothing is left to learn?",
        answer=stops_when_flat,
    ),
    Wrong(
        id="perceptron-train-strict-step",
        title="a sum of exactly 0 counts as 0",
        hint="The first example meets w = 0 and b = 0. What does perceptron_predict say there?",
        answer=strict,
    ),
    Wrong(
        id="perceptron-train-error-sign",
        title="every update goes the wrong way",
        hint="A row of class 1 was answered with 0. Should its z become larger or smaller? Compute z before and "
        "after your update.",
        answer=error_sign,
    ),
    Wrong(
        id="perceptron-train-right-answers-too",
        title="the line moves after every example, also after a right answer",
        hint="What is target minus answer when the answer is right? What should the update be then?",
        answer=always,
    ),
    Wrong(
        id="perceptron-train-learns-from-right-answers",
        title="the line moves after right answers and stays after mistakes",
        hint="Follow the first two rows by hand. After which of them should w change, and after which does yours?",
        answer=from_right,
    ),
    Wrong(
        id="perceptron-train-false-alarms-only",
        title="only rows that were wrongly answered with 1 move the line",
        hint="Follow a row of class 1 that is answered with 0. What happens to w, and what should?",
        answer=false_alarms,
    ),
    Wrong(
        id="perceptron-train-misses-only",
        title="only rows that were wrongly answered with 0 move the line",
        hint="Follow a row of class 0 that is answered with 1. What happens to w, and what should?",
        answer=misses,
    ),
    Wrong(
        id="perceptron-train-bias-not-learned",
        title="the bias stays at 0",
        hint="A line without a bias always passes through the origin. Which line of the rule is about b?",
        answer=bias_fixed,
    ),
    Wrong(
        id="perceptron-train-bias-with-input",
        title="the bias is updated with the inputs, as if it were a weight on all of them",
        hint="A bias is a weight on an input that is always 1. What does the rule give for that input?",
        answer=bias_with_input,
    ),
    Wrong(
        id="perceptron-train-bias-subtracted",
        title="your bias is a threshold: it is taken away from the sum, and comes out with the opposite sign",
        hint="Put your w and b into perceptron_predict. Does it give the answers that your training saw?",
        answer=bias_subtracted,
    ),
    Wrong(
        id="perceptron-train-bias-not-in-answer",
        title="the bias is learned, and not used for the answers",
        hint="Which b does your code use when it decides between 0 and 1?",
        answer=bias_unused,
    ),
    Wrong(
        id="perceptron-train-learning-rate-ignored",
        title="the learning rate has no effect",
        hint="Call your function with learning_rate=1 and learning_rate=2. What should be different?",
        answer=rate_ignored,
    ),
    Wrong(
        id="perceptron-train-bias-without-learning-rate",
        title="the bias moves without the learning rate",
        hint="Try learning_rate=2. Which of the two updates is twice as large?",
        answer=bias_full,
    ),
    Wrong(
        id="perceptron-train-weights-without-learning-rate",
        title="the weights move without the learning rate",
        hint="Try learning_rate=2. Which of the two updates is twice as large?",
        answer=weights_full,
    ),
    Wrong(
        id="perceptron-train-divided-by-learning-rate",
        title="you divide by the learning rate",
        hint="Try learning_rate=2. Are your steps longer or shorter than with 1?",
        answer=rate_divides,
    ),
    Wrong(
        id="perceptron-train-answers-of-whole-epoch",
        title="all answers of an epoch are computed before its first update",
        hint="In the rule, does the second row meet the old line or the one that the first row has moved?",
        answer=stale,
    ),
    Wrong(
        id="perceptron-train-mean-update",
        title="one mean update is made for the whole epoch, as in gradient descent",
        hint="In the rule, how many updates are there in an epoch with two mistakes?",
        answer=batch,
    ),
    Wrong(
        id="perceptron-train-raw-sum-in-error",
        title="the error is the target minus the weighted sum: the answer, 0 or 1, is never made",
        hint="Print `error` for a few rows. How many different values can it have in the rule?",
        answer=delta_rule,
    ),
    Wrong(
        id="perceptron-train-labels-minus-one-and-one",
        title="your rule is the one for labels of -1 and 1, and here they are 0 and 1",
        hint="What does your update do to a row whose label is 0?",
        answer=plus_minus,
    ),
    Wrong(
        id="perceptron-train-twice-the-step",
        title="your steps are twice as long, as with labels of -1 and 1",
        hint="Follow one mistake by hand: by how much should b change with a learning rate of 1?",
        answer=signed,
    ),
    Wrong(
        id="perceptron-train-starts-at-one",
        title="the weights start at 1",
        hint="From which w and b does the rule start in this exercise?",
        answer=ones,
    ),
    Wrong(
        id="perceptron-train-bias-starts-at-one",
        title="the bias starts at 1",
        hint="From which w and b does the rule start in this exercise?",
        answer=bias_one,
    ),
    Wrong(
        id="perceptron-train-starts-at-random",
        title="the weights start at random numbers",
        hint="From which w and b does the rule start in this exercise? A single neuron has no symmetry to break.",
        answer=at_random,
    ),
    Wrong(
        id="perceptron-train-reversed-order",
        title="the examples are visited from the last to the first",
        hint="In which order should the rows be visited? Follow the first update by hand.",
        answer=reversed_order,
    ),
    Wrong(
        id="perceptron-train-shuffled",
        title="the examples are shuffled",
        hint="Shuffling often helps, but is it asked for here? In which order should the rows be visited?",
        answer=shuffled,
    ),
    Wrong(
        id="perceptron-train-last-row-left-out",
        title="the last row is never visited",
        hint="Print the index in each turn of your inner loop. Does range(n) contain n, or end one before it?",
        answer=last_row,
    ),
    Wrong(
        id="perceptron-train-count-never-reset",
        title="the count goes on from epoch to epoch",
        hint="Print `mistakes` for XOR: may an epoch have more mistakes than there are examples? Where should the "
        "count start again?",
        answer=not_reset,
    ),
    Wrong(
        id="perceptron-train-total-count",
        title="`mistakes` is one total, not a list with a number for each epoch",
        hint="Print `mistakes` for XOR and three epochs. How many numbers should there be?",
        answer=total,
    ),
    Wrong(
        id="perceptron-train-last-count-only",
        title="`mistakes` holds the last epoch only",
        hint="Print `mistakes` for XOR and three epochs. How many numbers should there be? Where in your code is "
        "the list made?",
        answer=last_count,
    ),
    Wrong(
        id="perceptron-train-mistakes-as-shares",
        title="`mistakes` holds shares of the examples, not counts",
        hint="How many mistakes are 0.5 mistakes? What should be counted?",
        answer=shares,
    ),
    Wrong(
        id="perceptron-train-right-answers-counted",
        title="`mistakes` counts the right answers",
        hint="If an epoch is perfect, which number should stand in `mistakes`?",
        answer=right_counted,
    ),
    Wrong(
        id="perceptron-train-counted-after-the-epoch",
        title="the mistakes are counted by the line at the end of each epoch, not while it is run",
        hint="An epoch made an update and then ended well. How many mistakes did it make on its way?",
        answer=counted_after,
    ),
    Wrong(
        id="perceptron-train-signed-count",
        title="mistakes of the two kinds cancel in your count",
        hint="One row is wrongly answered with 1, another wrongly with 0. How many mistakes are that?",
        answer=signed_count,
    ),
    Wrong(
        id="perceptron-train-weights-history",
        title="your third value holds something else than counts, such as the bias",
        hint="Print `mistakes`. What do its numbers mean, and can a count be negative?",
        answer=history,
    ),
    Wrong(
        id="perceptron-train-bias-first",
        title="you return the bias before the weights",
        hint="In which order does the first line of the exercise name them? Print the first of your three values.",
        answer=bias_first,
    ),
    Wrong(
        id="perceptron-train-mistakes-missing",
        title="only w and b are returned",
        hint="How many things should come back?",
        answer=pair,
    ),
    Wrong(
        id="perceptron-train-bias-in-weights",
        title="the bias still stands among the weights that you return",
        hint="How many weights come back for two columns? Which slice leaves the bias out?",
        answer=augmented,
    ),
    Wrong(
        id="perceptron-train-weights-as-column",
        title="the weights come as a column of shape (n, 1)",
        hint="Print the shape of your w. How many axes should it have?",
        answer=as_column,
    ),
    Wrong(
        id="perceptron-train-bias-as-array",
        title="the bias comes in an array of one element",
        hint="Print the shape of your b. What is the shape of a plain number?",
        answer=bias_array,
    ),
    Wrong(
        id="perceptron-train-whole-number-weights",
        title="the weights get the type of X, and integers cannot take the updates",
        hint="Print w.dtype for an X of whole numbers. Which type should weights have, whatever X is?",
        answer=integer_weights,
    ),
    Wrong(
        id="perceptron-train-labels-changed",
        title="the caller's labels are turned into -1 and 1",
        hint="Print y before and after the call. What does `y[:] =` do to an array that somebody else still needs?",
        answer=labels_changed,
    ),
    Wrong(
        id="perceptron-train-examples-changed",
        title="the caller's examples are changed: a misclassified row changes its sign",
        hint="Print X before and after the call. What does `*=` do to an array that somebody else still needs?",
        answer=examples_changed,
    ),
    Wrong(
        id="perceptron-train-no-return",
        title="the result is computed and not returned",
        hint="Try `result = perceptron_train(X, y, 10)` and then `print(result)`. What is the difference between "
        "printing and returning?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="perceptron_train",
    reference=perceptron_train,
    cases=cases,
    right=(
        by_earlier_function,
        bias_as_a_weight,
        plain_python,
        scaled_at_the_end,
    ),
    wrong=WRONG,
)
