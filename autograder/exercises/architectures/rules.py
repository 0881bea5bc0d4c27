"""Rules that several exercises share: what is seen where one does not hold, in words about the student's own values."""

from collections.abc import Callable

import numpy as np

from autograder.compare import as_numbers, number
from autograder.inside.calling import Call

SLACK = 1e-5  # what a rule forgives: float32's rounding, and nothing that a student could mean


def row(*numbers: float) -> np.ndarray:
    """A float array of one row, or of the given numbers."""
    return np.array(numbers, dtype=float)


def finite(value: object) -> np.ndarray:
    """A value as a float array. ValueError where it is none, or not finite: the comparison tells of it."""
    array = as_numbers(value)
    if array is None or array.size == 0 or not np.isfinite(array).all():
        raise ValueError("not finite numbers")
    return array.astype(float)


def within(low: float, high: float, item: int | None = None) -> Callable:
    """A rule: every number (of the value's item `item`, where one is given) lies between `low` and `high`."""

    def seen(call: Call, value: object) -> str | None:
        array = finite(value if item is None else value[item])
        outside = array[(array < low - SLACK) | (array > high + SLACK)]
        return f"one of yours is {number(outside[0])}" if outside.size else None

    return seen


def unchanged(first: np.ndarray, second: np.ndarray) -> str | None:
    """Two values that should agree: what is seen where they do not."""
    one, other = finite(first), finite(second)
    if one.shape != other.shape:
        return f"yours has the shape {one.shape}, then {other.shape}"
    off = ~np.isclose(one, other, rtol=SLACK, atol=SLACK)
    return f"yours gives {number(one[off][0])}, then {number(other[off][0])}" if off.any() else None


def row_by_itself(alone: np.ndarray, batch: np.ndarray) -> str | None:
    """An example's value alone, and its row in a batch, the first."""
    one, first = finite(alone), finite(batch)[0]
    off = ~np.isclose(one, first, rtol=SLACK, atol=SLACK)
    return f"yours gives {number(one[off][0])} alone, {number(first[off][0])} in the batch" if off.any() else None
