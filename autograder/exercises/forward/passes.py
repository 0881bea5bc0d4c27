"""dense_forward, mlp_forward and predict: data on their way through the layers."""

import numpy as np

from autograder.compare import as_numbers, describe_shape, describe_type, number
from autograder.inside.calling import Call
from autograder.model import Exercise, Property, case

SLACK = 1e-5  # what a rule forgives: float32's rounding, and nothing that a student could mean


# ---- rules ----


def one_row_an_example(call: Call, value: object) -> str | None:
    Z, A, W = as_numbers(value), call.args[0], call.args[1]
    if Z.shape == (len(A), W.shape[1]):
        return None
    return f"for A {A.shape} and W {W.shape} yours is {describe_shape(Z.shape)}"


def activations(value: object) -> list[np.ndarray]:
    """The arrays as floats. ValueError or TypeError where they are none: the comparison tells of it."""
    if not isinstance(value, (list, tuple)):
        raise ValueError("not a list")
    return [as_numbers(A).astype(float) for A in value]


def one_array_a_layer(call: Call, value: object) -> str | None:
    if not isinstance(value, (list, tuple)):
        return f"yours returns {describe_type(value)}"
    wanted = len(call.args[1]) + 1
    return f"for {wanted - 1} layers yours has {len(value)}" if len(value) != wanted else None


def starts_with_input(call: Call, value: object) -> str | None:
    first, X = activations(value)[0], call.args[0]
    if first.shape != X.shape:
        return f"for X {X.shape} yours starts with {describe_shape(first.shape)}"
    return None if np.allclose(first, X, rtol=SLACK) else "the numbers of yours are others"


def complete(call: Call, value: object) -> list[np.ndarray]:
    """The arrays, where there are as many as there should be; else another rule speaks of it."""
    return activations(value) if one_array_a_layer(call, value) is None else []


def hidden_not_negative(call: Call, value: object) -> str | None:
    for place, A in enumerate(complete(call, value)[1:-1], start=1):
        if (A < 0).any():
            return f"A{place} of yours holds {number(A[A < 0][0])}"
    return None


def output_sums_to_one(call: Call, value: object) -> str | None:
    for A in complete(call, value)[-1:]:
        sums = A.sum(axis=-1)
        off = np.flatnonzero(~np.isclose(sums, 1, atol=SLACK))
        if off.size:
            return f"row {off[0]} of yours sums to {number(sums[off[0]])}"
    return None


def one_class_a_row(call: Call, value: object) -> str | None:
    answer, rows = as_numbers(value), len(call.args[0])
    if answer is None:
        return f"yours returns {describe_type(value)}"
    words = f"for {rows} {'row' if rows == 1 else 'rows'} yours is {describe_shape(answer.shape)}"
    return None if answer.shape == (rows,) else words


def known_class(call: Call, value: object) -> str | None:
    answer, classes = as_numbers(value).astype(float), call.args[1][-1][0].shape[1]
    strange = answer[(answer < 0) | (answer >= classes) | (answer % 1 != 0)]
    return f"one of yours is {number(strange[0])}, for {classes} classes" if strange.size else None


def whole_number_type(call: Call, value: object) -> str | None:
    """A list of Python floats counts as floats, as an array of them does."""
    if isinstance(value, (list, tuple)):
        floats = any(isinstance(item, (float, np.floating)) for item in value)
        return "yours are floating-point numbers" if floats else None
    return f"yours are of type {value.dtype}" if value.dtype.kind == "f" else None


# ---- the exercises ----

A = np.array([[1.0, 2, 3], [0, -1, 2]])
W = np.array([[1.0, 0], [0.5, -1], [2, 1]])

DENSE_FORWARD = Exercise(
    id="dense_forward",
    assignment="forward",
    signature="dense_forward(A, W, b)",
    summary="One dense layer before its activation: A @ W + b.",
    examples=(
        case("two examples", A, W, np.array([0.5, -2]), expected=np.array([[8.5, -1], [4, 1]])),
        case(
            "as many examples as inputs and neurons",
            np.array([[1.0, 2], [3, 4]]),
            np.array([[1.0, -1], [0, 2]]),
            np.array([10.0, 20]),
            expected=np.array([[11.0, 23], [13, 25]]),
        ),
        case("one example", A[:1], W, np.array([0.5, -2]), part="shapes", expected=np.array([[8.5, -1]])),
        case("one neuron", A, W[:, :1], np.array([0.5]), part="shapes", expected=np.array([[8.5], [4]])),
        case(
            "whole numbers",
            np.array([[1, 2, 3]]),
            np.array([[1, 0], [2, -1], [3, 1]]),
            np.array([1, -2]),
            part="integers",
            expected=np.array([[15, -1]]),
        ),
    ),
    properties=(
        Property(title="there should be one row for each example, one column for each neuron", seen=one_row_an_example),
    ),
    parts={"values": 0.7, "shapes": 0.15, "integers": 0.05, "clean": 0.1},
)

LOG3 = float(np.log(3))
X = np.array([[1.0, -1], [0, 1]])
FIRST = (np.array([[1.0, 0, 2], [1, 1, -1]]), np.array([1.0, 0, -1]))
SECOND = (np.array([[LOG3, 0], [0, 2 * LOG3], [0, 0]]), np.zeros(2))
HIDDEN = np.array([[1.0, 0, 2], [2, 1, 0]])
OUTPUT = np.array([[0.75, 0.25], [0.5, 0.5]])
SINGLE = (np.array([[LOG3, 0, 0], [0, 0, 0]]), np.zeros(3))

MLP_FORWARD = Exercise(
    id="mlp_forward",
    assignment="forward",
    signature="mlp_forward(X, parameters)",
    summary="All activations of a network, from A0 = X to the probabilities: ReLU in hidden layers, softmax at the end.",
    examples=(
        case("a hidden layer", X, [FIRST, SECOND], expected=[X, HIDDEN, OUTPUT]),
        case("one example", X[:1], [FIRST, SECOND], part="shapes", expected=[X[:1], HIDDEN[:1], OUTPUT[:1]]),
        case(
            "no hidden layer",
            X,
            [SINGLE],
            part="shapes",
            expected=[X, np.array([[0.6, 0.2, 0.2], [1 / 3, 1 / 3, 1 / 3]])],
        ),
        case(
            "logits of 1000",
            X[:1],
            [(np.array([[1000.0, 0], [0, 0]]), np.zeros(2))],
            part="extremes",
            expected=[X[:1], np.array([[1.0, 0]])],
        ),
    ),
    properties=(
        Property(title="there should be one array for X, and one for each layer", seen=one_array_a_layer),
        Property(title="the first array should be X", seen=starts_with_input),
        Property(title="the output of a hidden layer should not be negative", seen=hidden_not_negative),
        Property(title="each row of the last array should sum to 1", seen=output_sums_to_one),
    ),
    parts={"values": 0.65, "shapes": 0.1, "extremes": 0.15, "clean": 0.1},
)

PREDICT = Exercise(
    id="predict",
    assignment="forward",
    signature="predict(X, parameters)",
    summary="The most probable class of each example.",
    examples=(
        case(
            "three examples",
            np.array([[1.0, 0], [0, 1], [-2, -1]]),
            [(np.array([[1.0, 0, -1], [0, 1, -1]]), np.zeros(3))],
            expected=np.array([0, 1, 2]),
        ),
        case("a hidden layer", np.array([[1.0, -1], [0, 2]]), [FIRST, SECOND], expected=np.array([0, 1])),
        case("one example", X[:1], [FIRST, SECOND], part="shapes", expected=np.array([0])),
    ),
    properties=(
        Property(title="there should be one class for each row of X", seen=one_class_a_row),
        Property(title="every answer should be the number of a class", seen=known_class),
        Property(
            title="the classes should be integers, as labels are",
            seen=whole_number_type,
            part="clean",
            only=("three examples", "many examples"),
        ),
    ),
    parts={"values": 0.75, "shapes": 0.1, "clean": 0.15},
)
