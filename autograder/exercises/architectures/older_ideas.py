"""Older ideas: radial basis functions, and the restricted Boltzmann machines that deep belief networks are built from."""

import numpy as np

from autograder.inside.calling import Call
from autograder.model import Exercise, Property, Relation, case

from .rules import finite, row, row_by_itself, unchanged, within

RBF_LAYER = Exercise(
    id="rbf_layer",
    assignment="architectures",
    signature="rbf_layer(X, centers, gamma)",
    summary="How near each example is to each centre: exp(-gamma · squared distance).",
    examples=(
        case(
            "two points, three centres",
            np.array([[0.0, 0], [3, 4]]),
            np.array([[0.0, 0], [0, 1], [3, 0]]),
            0.1,
            expected=np.exp([[0, -0.1, -0.9], [-2.5, -1.8, -1.6]]),
        ),
        case("a point on its centre", np.array([[2.0, -1]]), np.array([[2.0, -1]]), 3.0, expected=np.array([[1.0]])),
        case(
            "a larger gamma", np.array([[0.0], [1], [2]]), np.array([[0.0]]), 2.0, expected=np.exp([[0.0], [-2], [-8]])
        ),
        case(
            "whole numbers", np.array([[0, 1]]), np.array([[0, 0], [2, 1]]), 1, expected=np.exp(np.array([[-1.0, -4]]))
        ),
        case("far away", np.array([[0.0]]), np.array([[1000.0], [0]]), 1.0, part="extremes", expected=row(0, 1)[None]),
    ),
    properties=(Property(title="every value should lie between 0 and 1", seen=within(0, 1)),),
    parts={"values": 0.8, "extremes": 0.1, "clean": 0.1},
)


def not_samples(call: Call, value: object) -> str | None:
    answer = finite(value)
    return f"all {answer.size} of yours are 0 or 1" if np.isin(answer, (0, 1)).all() else None


LN3 = float(np.log(3))
RBM_W = np.array([[LN3, 0], [-LN3, LN3], [0, 2 * LN3]])  # (3, 2)

RBM_HIDDEN_PROBABILITIES = Exercise(
    id="rbm_hidden_probabilities",
    assignment="architectures",
    signature="rbm_hidden_probabilities(V, W, c)",
    summary="The probability that each hidden unit is on, given the visible ones: sigmoid(V @ W + c).",
    examples=(
        case(
            "two examples",
            np.array([[1.0, 0, 0], [0, 1, 1]]),
            RBM_W,
            row(0, 0),
            expected=np.array([[0.75, 0.5], [0.25, 27 / 28]]),
        ),
        case(
            "with a bias",
            np.array([[1.0, 0, 0], [0, 1, 1]]),
            RBM_W,
            row(LN3, -LN3),
            expected=np.array([[0.9, 0.25], [0.5, 0.9]]),
        ),
        case(
            "the first example alone",
            row(1, 0, 0),
            RBM_W,
            row(LN3, -LN3),
            part="one example",
            expected=row(0.9, 0.25),
        ),
        case(
            "weights of 1000",
            np.array([[1, 0], [0, 1]]),
            np.array([[1000], [-1000]]),
            np.array([0]),
            part="extremes",
            expected=np.array([[1.0], [0]]),
        ),
    ),
    properties=(
        Property(title="every value should lie between 0 and 1", seen=within(0, 1)),
        Property(
            title="these should be probabilities, not samples or decisions",
            seen=not_samples,
            only=("two examples", "with a bias"),
        ),
    ),
    relations=(
        Relation(
            title="an example should come out the same alone and in a batch",
            between=("the first example alone", "with a bias"),
            seen=row_by_itself,
            part="one example",
        ),
    ),
    parts={"values": 0.65, "one example": 0.1, "extremes": 0.15, "clean": 0.1},
)

SEEN = np.array([[1.0, 0, 1], [1, 1, 0]])
STEP = np.array(
    [
        [0.25594535797349394, 0.15124388262452224],
        [0.16877553797027708, -0.06622572277461325],
        [-0.00505469327106045, 0.12433286052465655],
    ]
)
LEARNED_W = np.array([[LN3, 0], [0, -LN3], [-LN3, LN3]])

CD1_GRADIENT = Exercise(
    id="cd1_gradient",
    assignment="architectures",
    signature="cd1_gradient(V, W, b, c)",
    summary="One step of contrastive divergence with probabilities: (VᵀH0 - V1ᵀH1) / m.",
    examples=(
        case(
            "all weights 0",
            SEEN,
            np.zeros((3, 2)),
            np.zeros(3),
            np.zeros(2),
            expected=np.array([[0.25, 0.25], [0, 0], [0, 0]]),
        ),
        case(
            "one visible, one hidden unit",
            np.array([[1.0]]),
            np.array([[0.0]]),
            row(LN3),
            row(-LN3),
            expected=np.array([[0.25 - 0.75 * 0.25]]),
        ),
        case(
            "two examples",
            SEEN,
            LEARNED_W,
            row(0, 0, 0),
            row(0, 0),
            expected=STEP,
        ),
        case(
            "the same examples twice",
            np.vstack([SEEN, SEEN]),
            LEARNED_W,
            row(0, 0, 0),
            row(0, 0),
            expected=STEP,
        ),
    ),
    properties=(Property(title="every value should lie between -1 and 1", seen=within(-1, 1)),),
    relations=(
        Relation(
            title="the same examples twice should give the same gradient",
            between=("two examples", "the same examples twice"),
            seen=unchanged,
        ),
    ),
    parts={"values": 0.8, "extremes": 0.1, "clean": 0.1},
)
