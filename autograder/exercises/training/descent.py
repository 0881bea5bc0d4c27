"""gradient_descent_step and train: from gradients to a trained network."""

import numpy as np

from autograder.compare import as_numbers, describe_shape, describe_type, number
from autograder.inside.calling import Call, Rng
from autograder.model import Exercise, Property, Relation, case

SLACK = 1e-5  # what a rule forgives: float32's rounding, and nothing that a student could mean


def array(*rows: object) -> np.ndarray:
    """A float array of one row, or of the given rows."""
    return np.array(rows, dtype=float)


def layers_of(value: object) -> list[tuple[np.ndarray, np.ndarray]]:
    """Parameters as pairs of float arrays. ValueError where they are none."""
    if not isinstance(value, (list, tuple)) or not all(isinstance(p, (list, tuple)) and len(p) == 2 for p in value):
        raise ValueError("not a list of pairs")
    return [(as_numbers(W).astype(float), as_numbers(b).astype(float)) for W, b in value]


# ---- gradient_descent_step ----


def one_pair_a_layer(call: Call, value: object) -> str | None:
    layers = len(call.args[0])
    if not isinstance(value, (list, tuple)):
        return f"yours returns {describe_type(value)}"
    if len(value) != layers:
        return f"there are {layers}, and yours returns {len(value)}"
    strange = [i for i, pair in enumerate(value) if not isinstance(pair, (list, tuple)) or len(pair) != 2]
    return f"item {strange[0]} of yours is no pair" if strange else None


def against_the_gradient(call: Call, value: object) -> str | None:
    for layer, new, old, slope in zip(range(99), layers_of(value), *map(layers_of, call.args[:2]), strict=False):
        for name, after, before, gradient in zip("Wb", new, old, slope, strict=True):
            if after.shape != before.shape:
                return f"{name} of layer {layer} was {describe_shape(before.shape)}, and yours is {describe_shape(after.shape)}"
            along = (after - before) * gradient > SLACK
            if along.any():
                moved = f"from {number(before[along][0])} to {number(after[along][0])}"
                return f"{name} of layer {layer} goes {moved}, and its gradient is {number(gradient[along][0])}"
    return None


ONE_LAYER = [(array([1, 2], [3, 4]), array(10, 20))]
ONE_GRADIENT = [(array([1, 0], [-2, 4]), array(5, -10))]
ONE_STEP = [(array([0.5, 2], [4, 2]), array(7.5, 25))]
TWO_LAYERS = [*ONE_LAYER, (array([1], [-1]), array(0))]
TWO_GRADIENTS = [*ONE_GRADIENT, (array([10], [20]), array(-30))]
TWO_STEPS = [(array([0.9, 2], [3.2, 3.6]), array(9.5, 21)), (array([0], [-3]), array(3))]

GRADIENT_DESCENT_STEP = Exercise(
    id="gradient_descent_step",
    assignment="training",
    signature="gradient_descent_step(parameters, gradients, learning_rate)",
    summary="New parameters, each a little further down its gradient: W - learning_rate * dW, b - learning_rate * db.",
    examples=(
        case("one layer", ONE_LAYER, ONE_GRADIENT, 0.5, expected=ONE_STEP),
        case("two layers", TWO_LAYERS, TWO_GRADIENTS, 0.1, expected=TWO_STEPS),
        case(
            "whole numbers",
            [(np.array([[1, 2]]), np.array([3, 4]))],
            [(array([1, -1]), array(1, 1))],
            0.5,
            part="integers",
            expected=[(array([0.5, 2.5]), array(2.5, 3.5))],
        ),
    ),
    properties=(
        Property(title="there should be one pair (W, b) for each layer", seen=one_pair_a_layer),
        Property(title="every parameter should keep its shape and go against its gradient", seen=against_the_gradient),
    ),
    parts={"values": 0.7, "integers": 0.1, "clean": 0.2},
)


# ---- train ----


def two_things(call: Call, value: object) -> str | None:
    if not isinstance(value, (list, tuple)):
        return f"yours returns {describe_type(value)}"
    if len(value) != 2:
        return f"yours returns {len(value)} things"
    numbers = as_numbers(value[1])
    return None if numbers is not None and numbers.ndim == 1 else "your second thing is no list of numbers"


def history_of(call: Call, value: object) -> np.ndarray:
    if two_things(call, value):
        raise ValueError("no history")
    return as_numbers(value[1]).astype(float)


def one_loss_an_epoch(call: Call, value: object) -> str | None:
    found, epochs = len(history_of(call, value)), call.args[3]
    return None if found == epochs else f"for {epochs} epochs yours holds {found}"


def loss_falls(call: Call, value: object) -> str | None:
    history = history_of(call, value)
    if len(history) < 2 or history[-1] < history[0]:
        return None
    return f"yours is {number(history[0])} after the first and {number(history[-1])} after the last"


def parameters_move(call: Call, value: object) -> str | None:
    history_of(call, value)
    moved = any(
        not np.array_equal(new, old)
        for after, before in zip(layers_of(value[0]), call.args[2], strict=True)
        for new, old in zip(after, before, strict=True)
    )
    return None if moved else "yours returns those it was given"


def same_training(first: tuple, second: tuple) -> str | None:
    one, two = (np.asarray(value[1], dtype=float) for value in (first, second))
    off = np.flatnonzero(~np.isclose(one, two, rtol=1e-12, atol=0))
    return f"after epoch {off[0]} yours is {number(one[off[0]])}, then {number(two[off[0]])}" if off.size else None


def other_training(first: tuple, second: tuple) -> str | None:
    one, two = (np.asarray(value[1], dtype=float) for value in (first, second))
    return "yours has the same losses" if np.allclose(one, two, rtol=1e-9, atol=0) else None


# Two rows, one weight that matters: after a step of 1 the logits are ±0.5, and the loss is ln(1 + e^-1).
PAIR, PAIR_LABELS = array([1], [-1]), np.eye(2)
ZEROS = [(np.zeros((1, 2)), np.zeros(2))]
AFTER_ONE = [(array([0.5, -0.5]), array(0, 0))]
SECOND = 0.5 + 1 / (1 + np.e)  # the weight after the second step: 0.5 more the probability of being wrong
AFTER_TWO = [(array([SECOND, -SECOND]), array(0, 0))]
LOSSES = [float(np.log1p(np.exp(-2 * w))) for w in (0.5, SECOND)]

# Three equal rows in batches of two: two steps an epoch, whatever the order. W and b move alike, so the logits are ±2w.
EQUAL, EQUAL_LABELS = array([1], [1], [1]), array([1, 0], [1, 0], [1, 0])
STEPS = [0.5]
for _ in range(3):
    STEPS.append(STEPS[-1] + 1 / (1 + np.exp(4 * STEPS[-1])))
AFTER_EQUAL = [(array([STEPS[3], -STEPS[3]]), array(STEPS[3], -STEPS[3]))]
EQUAL_LOSSES = [float(np.log1p(np.exp(-4 * w))) for w in STEPS[1::2]]

ROWS, ROWS_LABELS = array([1, 0.5], [-1, 1], [0.25, -1], [-0.5, -0.5]), np.eye(3)[[0, 1, 2, 0]]
START = [(array([0.5, -0.5, 1, 0.25], [-0.25, 1, 0.5, -1]), array(0.1, 0.2, -0.1, 0.3))]
START += [(array([0.5, -1, 0.25], [1, 0.5, -0.5], [-0.5, 0.25, 1], [0.25, -0.25, 0.5]), array(0, 0.1, -0.1))]
ORDERED = ROWS, ROWS_LABELS, START, 6, 0.5, 1

TRAIN = Exercise(
    id="train",
    assignment="training",
    signature="train(X, Y, parameters, epochs, learning_rate, batch_size, rng)",
    summary="Mini-batch gradient descent, shuffled anew in each epoch; history[i] is the loss on all of X after epoch i.",
    examples=(
        case("one epoch", PAIR, PAIR_LABELS, ZEROS, 1, 1.0, 2, Rng(0), expected=(AFTER_ONE, LOSSES[:1])),
        case("two epochs", PAIR, PAIR_LABELS, ZEROS, 2, 1.0, 2, Rng(0), expected=(AFTER_TWO, LOSSES)),
        case(
            "equal rows in batches of two",
            EQUAL,
            EQUAL_LABELS,
            ZEROS,
            2,
            1.0,
            2,
            Rng(0),
            part="batches",
            expected=(AFTER_EQUAL, EQUAL_LOSSES),
        ),
        case("four rows one by one", *ORDERED, Rng(7), part="batches", free=True),
        case("four rows one by one once more", *ORDERED, Rng(7), part="batches", free=True),
        case("four rows one by one with another seed", *ORDERED, Rng(8), part="batches", free=True),
    ),
    properties=(
        Property(title="two things should come back: the parameters and the list of losses", seen=two_things),
        Property(title="the history should hold one loss for each epoch", seen=one_loss_an_epoch),
        Property(
            title="the parameters should change",
            seen=parameters_move,
            only=("one epoch", "two epochs", "equal rows in batches of two", "four rows one by one"),
        ),
        Property(
            title="on so easy a problem the loss should fall",
            seen=loss_falls,
            only=("equal rows in batches of two",),
        ),
    ),
    relations=(
        Relation(
            title="the same seed should give the same training",
            between=("four rows one by one", "four rows one by one once more"),
            seen=same_training,
            part="batches",
        ),
        Relation(
            title="another seed should give another training",
            between=("four rows one by one with another seed", "four rows one by one"),
            seen=other_training,
            part="batches",
        ),
    ),
    parts={"values": 0.6, "batches": 0.3, "clean": 0.1},
)
