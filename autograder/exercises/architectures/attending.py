"""Attending: every query looks at every key, and takes a mixture of the values."""

import numpy as np

from autograder.compare import as_numbers, number
from autograder.inside.calling import Call
from autograder.model import Exercise, Property, Relation, case

from .rules import SLACK, finite


def both(call: Call, value: object) -> tuple[np.ndarray, np.ndarray]:
    """Output and weights as arrays of the right shapes. ValueError where they are not: the comparison tells of it."""
    output, weights = map(finite, value)
    Q, K, V = call.args
    if output.shape != (len(Q), V.shape[1]) or weights.shape != (len(Q), len(K)):
        raise ValueError("not two arrays of the right shapes")
    return output, weights


def free_rows(call: Call) -> np.ndarray:
    """The queries that may attend to something: (n_q,) of truth values."""
    mask = call.kwargs.get("mask")
    return np.ones(len(call.args[0]), dtype=bool) if mask is None else mask.any(axis=1)


def two_shapes(call: Call, value: object) -> str | None:
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        return None
    Q, K, V = call.args
    right = [(len(Q), V.shape[1]), (len(Q), len(K))]
    shapes = [np.shape(item) for item in value]
    if shapes == right:
        return None
    return f"yours have the shapes {shapes[0]} and {shapes[1]}, for Q {Q.shape}, K {K.shape} and V {V.shape}"


def weight_sums(call: Call, value: object) -> str | None:
    sums = both(call, value)[1].sum(axis=1)
    off = np.flatnonzero(free_rows(call) & ~np.isclose(sums, 1, atol=SLACK))
    return f"those of query {off[0]} sum to {number(sums[off[0]])}" if off.size else None


def no_negative_weight(call: Call, value: object) -> str | None:
    _, weights = both(call, value)
    low = weights[weights < -SLACK]
    return f"one of yours is {number(low[0])}" if low.size else None


def nothing_at_false(call: Call, value: object) -> str | None:
    mask = call.kwargs.get("mask")
    if mask is None:
        return None
    _, weights = both(call, value)
    seen = ~mask & free_rows(call)[:, None] & (np.abs(weights) > SLACK)
    if not seen.any():
        return None
    i, j = np.argwhere(seen)[0]
    return f"in yours query {i} gives key {j} the weight {number(weights[i, j])}"


def mixture_of_values(call: Call, value: object) -> str | None:
    output, weights = both(call, value)
    V = np.asarray(call.args[2], dtype=float)
    off = free_rows(call)[:, None] & ~np.isclose(output, weights @ V, rtol=SLACK, atol=SLACK)
    if not off.any():
        return None
    i, j = np.argwhere(off)[0]
    return f"in yours output {i} has {number(output[i, j])} in column {j}, its weights and V give {number((weights @ V)[i, j])}"


def all_finite(call: Call, value: object) -> str | None:
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        raise ValueError("not two arrays")
    arrays = [as_numbers(item) for item in value]
    if any(a is None for a in arrays):
        raise ValueError("not numbers")
    strange = [a[~np.isfinite(a)] for a in arrays]
    return f"one of yours is {number(np.concatenate(strange)[0])}" if any(s.size for s in strange) else None


def others_unmoved(before: tuple, after: tuple) -> str | None:
    """The rows of all queries but the second, which may attend to nothing in the second value."""
    others = [0, *range(2, len(before[1]))]
    for one, other in zip(before, after, strict=True):
        first, second = as_numbers(one)[others], as_numbers(other)[others]
        off = ~np.isclose(first, second, rtol=SLACK, atol=SLACK)
        if off.any():
            return f"yours gives {number(first[off][0])}, then {number(second[off][0])}"
    return None


THIRDS = np.array([[1 / 3, 1 / 3, 1 / 3]])
VALUES = np.array([[3.0, 0], [6, 0], [0, 9]])
LN3 = float(np.log(3))
CHOOSING = np.array([[2 * LN3, 0, 0, 0]])  # its score with the first key below is 2 ln 3, divided by √4: ln 3
TWO_KEYS = np.array([[1.0, 5, 5, 5], [0, 5, 5, 5]])
TWO_VALUES = np.array([[4.0], [8]])
FOUR = np.zeros((3, 2)), np.ones((4, 2)), np.array([[0.0], [4], [8], [12]])
STAIRS = np.array([[True, False, False, False], [True, True, False, False], [False, False, True, True]])
ONE_SHUT = STAIRS & np.array([[True], [False], [True]])

SCALED_DOT_PRODUCT_ATTENTION = Exercise(
    id="scaled_dot_product_attention",
    assignment="architectures",
    signature="scaled_dot_product_attention(Q, K, V, mask=None)",
    summary="softmax(Q Kᵀ / √d_k) V, and the weights; a query may attend only where the mask is True.",
    examples=(
        case(
            "a query of zeros",
            np.zeros((1, 2)),
            np.array([[1.0, 2], [3, -1], [0, 5]]),
            VALUES,
            expected=(np.array([[3.0, 3]]), THIRDS),
        ),
        case(
            "a query that prefers the first key",
            CHOOSING,
            TWO_KEYS,
            TWO_VALUES,
            expected=(np.array([[5.0]]), np.array([[0.75, 0.25]])),
        ),
        case(
            "a mask",
            *FOUR,
            mask=STAIRS,
            part="mask",
            expected=(
                np.array([[0.0], [2], [10]]),
                np.array([[1, 0, 0, 0], [0.5, 0.5, 0, 0], [0, 0, 0.5, 0.5]]),
            ),
        ),
        case("query 1 may attend to nothing", *FOUR, mask=ONE_SHUT, part="shut out", free=True),
        case(
            "scores of 1000",
            np.array([[1000.0], [-1000]]),
            np.array([[1.0], [1]]),
            np.array([[2.0], [4]]),
            part="extremes",
            expected=(np.array([[3.0], [3]]), np.array([[0.5, 0.5], [0.5, 0.5]])),
        ),
    ),
    properties=(
        Property(title="output and weights should be (n_q, d_v) and (n_q, n_k)", seen=two_shapes),
        Property(
            title="everything should be finite",
            seen=all_finite,
            part="shut out",
            only=("query 1 may attend to nothing", "random numbers, query 1 may attend to nothing"),
        ),
        Property(title="the weights of a query should sum to 1", seen=weight_sums),
        Property(title="no weight should be negative", seen=no_negative_weight),
        Property(title="where the mask is False, the weight should be 0", seen=nothing_at_false, part="mask"),
        Property(title="each output should be the values, mixed by the weights", seen=mixture_of_values),
    ),
    relations=(
        Relation(
            title="what one query may see should not matter to the others",
            between=("a mask", "query 1 may attend to nothing"),
            seen=others_unmoved,
            part="shut out",
        ),
        Relation(
            title="what one query may see should not matter to the other queries",
            between=("random numbers and a mask", "random numbers, query 1 may attend to nothing"),
            seen=others_unmoved,
            part="shut out",
        ),
    ),
    parts={"values": 0.55, "mask": 0.2, "shut out": 0.05, "extremes": 0.1, "clean": 0.1},
)
