"""Which orders of the rows explain a training? Judges `train` on batches smaller than the data, whose order is free.

With a handful of rows there are few ways through an epoch: 6 for three rows one by one, 10 for five rows in batches of
three. Each leads to parameters, and a loss, of its own. So the losses in a student's history tell the order of each epoch.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

import numpy as np

from autograder.answer_key.activations.relu import relu
from autograder.answer_key.activations.softmax import softmax
from autograder.answer_key.backprop.mlp_backward import mlp_backward
from autograder.inside.calling import Call
from autograder.model import Property

from .gradient_descent_step import gradient_descent_step

JUDGED = ("three rows one by one", "three rows one by one with another seed", "five rows in batches of three")
ROUNDING = 1e-7  # relative, of a loss after some twenty steps; two orders that differ at all differ by 1e-4 or so

Order = tuple[tuple[int, ...], ...]  # the rows of each batch of one epoch


def loss(X: np.ndarray, Y: np.ndarray, parameters: list) -> float:
    A = X
    for W, b in parameters:
        Z = A @ W + b
        A = relu(Z)
    return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))


@lru_cache
def orders(rows: int, batch_size: int) -> tuple[Order, ...]:
    """Every way to go through the rows once. The order inside a batch makes no difference."""

    def ways(left: tuple[int, ...]) -> Iterator[Order]:
        if not left:
            yield ()
            return
        for batch in combinations(left, min(batch_size, len(left))):
            for rest in ways(tuple(row for row in left if row not in batch)):
                yield (batch, *rest)

    return tuple(ways(tuple(range(rows))))


@dataclass(frozen=True)
class Problem:
    """What a training starts from. Two are the same if their `key` is."""

    key: tuple
    X: np.ndarray = field(compare=False)
    Y: np.ndarray = field(compare=False)
    parameters: tuple = field(compare=False)
    rate: float = field(compare=False)
    batch_size: int = field(compare=False)


def after(problem: Problem, parameters: list, order: Order) -> list:
    """The parameters after one epoch in this order."""
    for batch in order:
        rows = list(batch)
        gradients = mlp_backward(problem.X[rows], problem.Y[rows], parameters)
        parameters = gradient_descent_step(parameters, gradients, problem.rate)
    return parameters


def explained(call: Call, value: object) -> tuple[tuple[Order, ...], list]:
    """The order of each epoch, as far as some order explains the history, and the parameters it leads to."""
    X, Y, parameters, epochs, rate, batch_size, _ = call.args
    history = np.asarray(value[1], dtype=float)
    if history.shape != (epochs,) or not np.isfinite(history).all():
        raise ValueError("not a loss for each epoch")
    flat = tuple(array.tobytes() for pair in parameters for array in pair)
    problem = Problem((X.tobytes(), Y.tobytes(), flat, rate, batch_size), X, Y, tuple(parameters), rate, batch_size)
    return follow(problem, tuple(history.tolist()))


@lru_cache(maxsize=64)  # four rules ask for the same one
def follow(problem: Problem, history: tuple[float, ...]) -> tuple[tuple[Order, ...], list]:
    parameters, found = list(problem.parameters), []
    for wanted in history:
        ways = orders(len(problem.X), problem.batch_size)
        ends = [after(problem, parameters, order) for order in ways]
        off = np.abs([loss(problem.X, problem.Y, end) - wanted for end in ends])
        nearest = int(off.argmin())
        if off[nearest] > ROUNDING * (1 + abs(wanted)):
            break
        parameters = ends[nearest]
        found.append(ways[nearest])
    return tuple(found), parameters


def every_row_once(call: Call, value: object) -> str | None:
    found, _ = explained(call, value)
    if len(found) == call.args[3]:
        return None
    return f"no order of the rows leads to your loss after epoch {len(found)}"


def is_shuffled(call: Call, value: object) -> str | None:
    """A right answer never leaves the given order with (1/6)^10 or (1/10)^8: once in 10^7 and less."""
    found, _ = explained(call, value)
    rows, size = len(call.args[0]), call.args[5]
    given = tuple(tuple(range(s, min(s + size, rows))) for s in range(0, rows, size))
    if len(found) < call.args[3] or set(found) != {given}:
        return None
    return "in every epoch yours come as they stand in X"


def is_shuffled_anew(call: Call, value: object) -> str | None:
    """A right answer repeats one order in all epochs with (1/6)^9 or (1/10)^7: once in 10^7, three cases below 10^-6."""
    found, _ = explained(call, value)
    if len(found) < call.args[3] or len(set(found)) > 1 or is_shuffled(call, value):
        return None
    return "in all epochs of yours they come in the same order"


def parameters_belong(call: Call, value: object) -> str | None:
    found, trained = explained(call, value)
    if len(found) < call.args[3]:
        return None
    pairs = zip(value[0], trained, strict=True)
    off = [n for n, (own, right) in enumerate(pairs) if not all(map(_close, own, right))]
    return f"those of layer {off[0]} of yours do not" if off else None


def _close(own: np.ndarray, right: np.ndarray) -> bool:
    return np.shape(own) == right.shape and np.allclose(own, right, rtol=1e-5, atol=1e-5)


RULES = {
    "in each epoch every row should be used once, in batches of batch_size": every_row_once,
    "the rows should be shuffled": is_shuffled,
    "the rows should be shuffled anew in each epoch": is_shuffled_anew,
    "the parameters should be those that the last loss belongs to": parameters_belong,
}
PROPERTIES = tuple(Property(title=title, seen=seen, part="batches", only=JUDGED) for title, seen in RULES.items())
