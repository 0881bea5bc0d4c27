"""Remembering: one step of a plain recurrent network, and one of an LSTM."""

import numpy as np

from autograder.compare import number
from autograder.inside.calling import Call
from autograder.model import Exercise, Property, Relation, case

from .rules import SLACK, finite, row, row_by_itself, within

WX = np.array([[1.0, 0], [0, -1], [0.5, 0.5]])  # (3, 2)
WH = np.array([[0.0, 1], [0.5, 0]])  # (2, 2)

RNN_STEP = Exercise(
    id="rnn_step",
    assignment="architectures",
    signature="rnn_step(x, h, Wx, Wh, b)",
    summary="The new state from the input and the old state: tanh(x @ Wx + h @ Wh + b).",
    examples=(
        case(
            "a batch of two, state 0",
            np.array([[1.0, 2, 0], [0, 0, 2]]),
            np.zeros((2, 2)),
            WX,
            WH,
            row(0, 1),
            expected=np.tanh([[1.0, -1], [1, 2]]),
        ),
        case(
            "the same with a state",
            np.array([[1.0, 2, 0], [0, 0, 2]]),
            np.array([[0.5, -1], [0, 1]]),
            WX,
            WH,
            row(0, 1),
            expected=np.tanh([[0.5, -0.5], [1.5, 2]]),
        ),
        case(
            "its first example alone",
            row(1, 2, 0),
            row(0.5, -1),
            WX,
            WH,
            row(0, 1),
            part="one example",
            expected=np.tanh([0.5, -0.5]),
        ),
        case(
            "whole numbers",
            np.array([[1, 2]]),
            np.array([[1]]),
            np.array([[1], [-1]]),
            np.array([[3]]),
            np.array([0]),
            part="integers",
            expected=np.tanh([[2.0]]),
        ),
    ),
    properties=(Property(title="every value should lie between -1 and 1", seen=within(-1, 1)),),
    relations=(
        Relation(
            title="an example should come out the same alone and in a batch",
            between=("its first example alone", "the same with a state"),
            seen=row_by_itself,
            part="one example",
        ),
    ),
    parts={"values": 0.7, "one example": 0.1, "integers": 0.05, "extremes": 0.05, "clean": 0.1},
)

# ---- lstm_step: with W and U at 0, b alone sets the gates, and each gate's effect can be told from the others ----

OPEN, SHUT = 50.0, -50.0  # the sigmoid is 1 and 0 there, to twenty digits
X, H, C = np.array([[1.0, -1, 2]]), np.array([[0.3, -0.3]]), np.array([[2.0, -0.5]])
NO_W, NO_U = np.zeros((3, 8)), np.zeros((2, 8))


def gates(*, put: float, keep: float, candidate: float, show: float) -> np.ndarray:
    """The bias that holds each gate at one height, two units each, in the order of the exercise."""
    return np.repeat([put, keep, candidate, show], 2)


def state_kept(call: Call, value: object) -> str | None:
    before, after = call.args[2], finite(value[1])
    off = ~np.isclose(before, after, rtol=SLACK, atol=SLACK)
    return f"yours turns c = {number(before[off][0])} into {number(after[off][0])}" if off.any() else None


def state_replaced(call: Call, value: object) -> str | None:
    after, right = finite(value[1]), np.tanh(0.5)
    off = ~np.isclose(after, right, rtol=SLACK, atol=SLACK)
    return f"the candidate is tanh(0.5) = {number(right)}, yours is {number(after[off][0])}" if off.any() else None


def nothing_shown(call: Call, value: object) -> str | None:
    shown = finite(value[0])
    off = np.abs(shown) > SLACK
    return f"one of yours is {number(shown[off][0])}" if off.any() else None


def two_shapes(call: Call, value: object) -> str | None:
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        return None
    shapes, right = [np.shape(item) for item in value], call.args[1].shape
    return None if shapes == [right, right] else f"yours have the shapes {shapes[0]} and {shapes[1]}, h has {right}"


def both_by_itself(alone: tuple, batch: tuple) -> str | None:
    return row_by_itself(alone[0], batch[0]) or row_by_itself(alone[1], batch[1])


SMALL_W = np.array([[1.0, 0, 2, -1]])  # (1, 4): one input, one unit
SMALL_U = np.array([[0.0, 1, -1, 1]])
SMALL_B = row(0, 1, 0, 0)

LSTM_STEP = Exercise(
    id="lstm_step",
    assignment="architectures",
    signature="lstm_step(x, h, c, W, U, b)",
    summary="One step of an LSTM: gates in the order input, forget, candidate, output; returns (h, c).",
    examples=(
        case(
            "one unit, two examples",
            np.array([[1.0], [0]]),
            np.array([[0.0], [1]]),
            np.array([[0.0], [2]]),
            SMALL_W,
            SMALL_U,
            SMALL_B,
            expected=(
                np.array([[0.16334986833769127], [0.6441573736861141]]),
                np.array([[0.7047606324503499], [1.3807970779778824]]),
            ),
        ),
        case(
            "all weights 0",
            X,
            H,
            C,
            NO_W,
            NO_U,
            np.zeros(8),
            expected=(np.array([[0.5 * np.tanh(1), 0.5 * np.tanh(-0.25)]]), np.array([[1, -0.25]])),
        ),
        case(
            "forget gate open, input gate shut",
            X,
            H,
            C,
            NO_W,
            NO_U,
            gates(put=SHUT, keep=OPEN, candidate=0.5, show=OPEN),
            expected=(np.tanh([[2.0, -0.5]]), np.array([[2.0, -0.5]])),
        ),
        case(
            "forget gate shut, input gate open",
            X,
            H,
            C,
            NO_W,
            NO_U,
            gates(put=OPEN, keep=SHUT, candidate=0.5, show=OPEN),
            expected=(np.full((1, 2), np.tanh(np.tanh(0.5))), np.full((1, 2), np.tanh(0.5))),
        ),
        case(
            "output gate shut",
            X,
            H,
            C,
            NO_W,
            NO_U,
            gates(put=SHUT, keep=OPEN, candidate=0.5, show=SHUT),
            expected=(np.zeros((1, 2)), np.array([[2.0, -0.5]])),
        ),
        case(
            "one unit, the first example alone",
            row(1),
            row(0),
            row(0),
            SMALL_W,
            SMALL_U,
            SMALL_B,
            part="one example",
            expected=(row(0.16334986833769127), row(0.7047606324503499)),
        ),
    ),
    properties=(
        Property(title="h and c should both have the shape of the old h", seen=two_shapes),
        Property(title="every h should lie between -1 and 1", seen=within(-1, 1, item=0)),
        Property(
            title="with the forget gate open and the input gate shut, c should stay as it is",
            seen=state_kept,
            only=("forget gate open, input gate shut",),
        ),
        Property(
            title="with the forget gate shut and the input gate open, c should become the candidate",
            seen=state_replaced,
            only=("forget gate shut, input gate open",),
        ),
        Property(title="with the output gate shut, h should be 0", seen=nothing_shown, only=("output gate shut",)),
    ),
    relations=(
        Relation(
            title="an example should come out the same alone and in a batch",
            between=("one unit, the first example alone", "one unit, two examples"),
            seen=both_by_itself,
            part="one example",
        ),
    ),
    parts={"values": 0.65, "one example": 0.1, "integers": 0.05, "extremes": 0.1, "clean": 0.1},
)
