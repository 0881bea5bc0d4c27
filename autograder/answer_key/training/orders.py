"""Which orders of the rows explain a training? Judges `train` on batches smaller than the data, whose order is free.

With a handful of rows there are few ways through an epoch: 24 for four rows one by one, 10 for five rows in batches of
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

JUDGED = ("four rows one by one", "five rows in batches of three")
# Relative, of a loss after some twenty steps. Seen in 350 epochs: two orders differ by 1e-7 at least, by 1e-4 as a rule; the
# nearest is taken, which for float64 is the right one.
ROUNDING = 1e-7

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
    if len(found) == call.args[3] or goes_on(call, value):
        return None
    return f"no order of the rows leads to your loss after epoch {len(found)}"


def goes_on(call: Call, value: object) -> str | None:
    found, _ = explained(call, value)
    history = np.asarray(value[1], dtype=float)
    if len(found) != 1 or np.ptp(history) > 0:
        return None
    return "your loss stays where it is after the first"


def shuffled_anew(call: Call, value: object) -> str | None:
    """A right answer repeats one order in all epochs with (1/24)^5 or (1/10)^7: both together, once in 4 million."""
    found, _ = explained(call, value)
    repeated = len(found) == call.args[3] and len(set(found)) == 1
    return "in all epochs of yours they come in the same order" if repeated else None


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
    "training should go on in every epoch": goes_on,
    "the rows should be shuffled anew in each epoch": shuffled_anew,
    "the parameters should be those that the last loss belongs to": parameters_belong,
}
PROPERTIES = tuple(Property(title=title, seen=seen, part="batches", only=JUDGED) for title, seen in RULES.items())
