"""The assignment `activations`: the functions that make a network more than one straight line, and their derivatives."""

import numpy as np

from autograder.inside.calling import Call
from autograder.model import Exercise, Picture, Property, case


def row_sums(call: Call, value: np.ndarray) -> str | None:
    sums = np.atleast_2d(value).sum(axis=-1)
    off = np.flatnonzero(~np.isclose(sums, 1, atol=1e-6))
    if off.size == 0:
        return None
    which = f"row {off[0]} sums" if np.ndim(value) > 1 else "yours sums"
    return f"{which} to {sums[off[0]]:.3g}"


SOFTMAX = Exercise(
    id="softmax",
    assignment="activations",
    signature="softmax(z)",
    summary="Scores into probabilities, over the last axis; finite for any finite scores.",
    examples=(
        case("the lecture's scores", np.array([5.0, 4.0, -1.0]), part="one row", expected=np.array([0.729735, 0.268454, 0.001811])),
        case("two rows", np.array([[0.0, 0.0], [0.0, np.log(3.0)]]), expected=np.array([[0.5, 0.5], [0.25, 0.75]])),
        case("large scores in the open", np.array([[1000.0, 1000.0]]), part="extremes", expected=np.array([[0.5, 0.5]])),
    ),
    properties=(Property(title="each row should sum to 1", seen=row_sums),),
    parts={"values": 0.6, "one row": 0.1, "extremes": 0.2, "clean": 0.1},
    picture=Picture(x=np.array([5.0, 4.0, -1.0]), kind="bars", caption="softmax of the scores 5, 4 and -1"),
)

EXERCISES = (SOFTMAX,)
