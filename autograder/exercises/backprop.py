"""The assignment `backprop`: the gradient of a network's loss, layer by layer, and the check that proves it."""

import numpy as np

from autograder.compare import as_numbers, describe_shape, describe_type, number
from autograder.inside.calling import Call, Function
from autograder.model import Exercise, Property, Relation, case

SLACK = 1e-5  # what a rule forgives: float32's rounding, and nothing that a student could mean


def array(*rows: object) -> np.ndarray:
    """A float array of one row, or of the given rows."""
    return np.array(rows, dtype=float)


def like(value: object, shape: tuple[int, ...]) -> np.ndarray:
    """The value as a finite float array of the shape. ValueError where it is none: the comparison tells of it."""
    answer = as_numbers(value)
    if answer is None or answer.shape != shape or not np.isfinite(answer).all():
        raise ValueError("not an array of the shape")
    return answer.astype(float)


# ---- numerical_gradient ----


def both_sides(call: Call, value: object) -> str | None:
    x = call.args[1]
    answer = like(value, x.shape)
    off = ~np.isclose(answer, 2 * x, atol=SLACK)
    return f"at x = {number(x[off][0])} yours is {number(answer[off][0])}" if off.any() else None


NUMERICAL_GRADIENT = Exercise(
    id="numerical_gradient",
    assignment="backprop",
    signature="numerical_gradient(f, x, eps=1e-5)",
    summary="The slope of a scalar function along each element of an array, by central differences.",
    examples=(
        case(
            "squares",
            Function("sum_of_squares"),
            array(1, -3, 0),
            expected=array(2, -6, 0),
            looser="finite differences",
        ),
        case("cubes", Function("sum_of_cubes"), array(1, -2), expected=array(3, 12), looser="finite differences"),
        case(
            "products of neighbours",
            Function("product_of_neighbours"),
            array(2, 3, 5),
            expected=array(3, 7, 3),
            looser="finite differences",
        ),
        case(
            "a parabola and a large eps",
            Function("sum_of_squares"),
            array(1, -3),
            eps=0.5,
            part="eps",
            expected=array(2, -6),
            looser="finite differences",
        ),
        case(
            "two rows",
            Function("weighted_by_place"),
            array([0, 1, 2], [3, 4, 5]),
            part="shapes",
            expected=array([1, 2, 3], [4, 5, 6]),
            looser="finite differences",
        ),
    ),
    properties=(
        Property(
            title="a parabola's slope 2x should come out exactly, however large eps is",
            seen=both_sides,
            part="eps",
            only=("a parabola and a large eps",),
        ),
    ),
    parts={"values": 0.6, "shapes": 0.15, "eps": 0.1, "clean": 0.15},
)


# ---- softmax_cross_entropy_gradient ----


def rows_sum_to_zero(call: Call, value: object) -> str | None:
    sums = like(value, np.shape(call.args[0])).sum(axis=-1)
    off = np.flatnonzero(np.abs(sums) > SLACK)
    return f"row {off[0]} of yours sums to {number(sums[off[0]])}" if off.size else None


def true_class_below_zero(call: Call, value: object) -> str | None:
    answer, true = like(value, np.shape(call.args[0])), np.asarray(call.args[1]) == 1
    if (answer[true] > SLACK).any():
        return f"yours gives the true class {number(answer[true].max())}"
    return f"yours gives another class {number(answer[~true].min())}" if (answer[~true] < -SLACK).any() else None


def half_as_large(once: np.ndarray, twice: np.ndarray) -> str | None:
    other = ~np.isclose(twice[: len(once)], once / 2, atol=SLACK)
    return f"yours gives {number(once[other][0])}, then {number(twice[: len(once)][other][0])}" if other.any() else None


LOGITS, TRUE = np.log([[1, 3], [9, 1]]), array([0, 1], [1, 0])

SOFTMAX_CROSS_ENTROPY_GRADIENT = Exercise(
    id="softmax_cross_entropy_gradient",
    assignment="backprop",
    signature="softmax_cross_entropy_gradient(Z, Y)",
    summary="How the mean cross-entropy changes with each logit: (softmax(Z) - Y) / m.",
    examples=(
        case("two rows", LOGITS, TRUE, expected=array([0.125, -0.125], [-0.05, 0.05])),
        case(
            "the same two rows twice",
            np.vstack([LOGITS, LOGITS]),
            np.vstack([TRUE, TRUE]),
            expected=array([0.0625, -0.0625], [-0.025, 0.025], [0.0625, -0.0625], [-0.025, 0.025]),
        ),
        case("one row of equal logits", array([0, 0, 0, 0]), array([0, 0, 1, 0]), expected=array([1, 1, -3, 1]) / 4),
        case("whole numbers", np.array([[0, 0]]), np.array([[0, 1]]), expected=array([0.5, -0.5])),
        case("logits of 1000", array([1000, 1000]), array([1, 0]), part="extremes", expected=array([-0.5, 0.5])),
    ),
    properties=(
        Property(title="each row of the gradient should sum to 0", seen=rows_sum_to_zero),
        Property(
            title="the true class should get a gradient below 0, and every other class one above",
            seen=true_class_below_zero,
        ),
    ),
    relations=(
        Relation(
            title="with every row twice in the batch, each row should count half as much",
            between=("two rows", "the same two rows twice"),
            seen=half_as_large,
        ),
    ),
    parts={"values": 0.7, "extremes": 0.2, "clean": 0.1},
)


# ---- dense_backward ----


def shaped_like(place: int, name: str, argument: int, axis: slice, words: str):
    """A rule: the value's item at `place` has the shape, along `axis`, of the call's `argument`."""

    def seen(call: Call, value: object) -> str | None:
        if not isinstance(value, (list, tuple)) or len(value) != 3:
            raise ValueError("not three values")
        item, shape = as_numbers(value[place]), np.shape(call.args[argument])[axis]
        if item is None:
            return f"yours is {describe_type(value[place])}"
        return None if item.shape == shape else f"{words} {shape}, and yours is {describe_shape(item.shape)}"

    return Property(title=f"{name} should have the shape of {words.partition(' ')[0]}", seen=seen)


WEIGHTS = array([1, 0, -1], [2, 1, 0])

DENSE_BACKWARD = Exercise(
    id="dense_backward",
    assignment="backprop",
    signature="dense_backward(dZ, A_prev, W)",
    summary="The gradient passed back through Z = A_prev @ W + b: to A_prev, to W and to b.",
    examples=(
        case(
            "two rows",
            array([1, 0, 2], [0, -1, 1]),
            array([1, 2], [3, 4]),
            WEIGHTS,
            expected=(array([-1, 2], [-1, -1]), array([1, -3, 5], [2, -4, 8]), array(1, -1, 3)),
        ),
        case(
            "as many inputs as neurons",
            array([1, 2], [3, 4]),
            array([1, 0], [0, 2]),
            array([1, 2], [0, 1]),
            expected=(array([5, 2], [11, 4]), array([1, 2], [6, 8]), array(4, 6)),
        ),
        case(
            "one row",
            array([1, -1, 2]),
            array([3, 5]),
            WEIGHTS,
            part="shapes",
            expected=(array([-1, 1]), array([3, -3, 6], [5, -5, 10]), array(1, -1, 2)),
        ),
    ),
    properties=(
        shaped_like(0, "dA_prev", 1, slice(None), "A_prev has shape"),
        shaped_like(1, "dW", 2, slice(None), "W has shape"),
        shaped_like(2, "db", 2, slice(1, None), "b has shape"),
    ),
    parts={"values": 0.8, "shapes": 0.1, "clean": 0.1},
)


# ---- relu_backward and sigmoid_backward ----


def nothing_passes(call: Call, value: object) -> str | None:
    Z = np.asarray(call.args[1], dtype=float)
    answer = like(value, Z.shape)
    other = (Z < 0) & (np.abs(answer) > SLACK)
    return f"at Z = {number(Z[other][0])} yours passes {number(answer[other][0])}" if other.any() else None


def all_passes(call: Call, value: object) -> str | None:
    dA, Z = (np.asarray(a, dtype=float) for a in call.args)
    answer = like(value, Z.shape)
    other = (Z > 0) & ~np.isclose(answer, dA, rtol=SLACK, atol=SLACK)
    if not other.any():
        return None
    return f"at Z = {number(Z[other][0])} and dA = {number(dA[other][0])} yours passes {number(answer[other][0])}"


RELU_BACKWARD = Exercise(
    id="relu_backward",
    assignment="backprop",
    signature="relu_backward(dA, Z)",
    summary="The gradient passed back through a ReLU: where Z > 0 as it is, elsewhere nothing.",
    examples=(
        case("one row", array([10, -20, 30]), array([-2, 0.5, 3]), expected=array([0, -20, 30])),
        case("two rows", array([1, -1], [-2, 2]), array([0.5, -3], [-1, 4]), expected=array([1, 0], [0, 2])),
        case("whole numbers", array([0.5, -0.5]), np.array([[3, -3]]), part="integers", expected=array([0.5, 0])),
    ),
    properties=(
        Property(title="where Z is negative, no gradient should pass", seen=nothing_passes),
        Property(title="where Z is positive, the gradient should pass unchanged", seen=all_passes),
    ),
    parts={"values": 0.7, "kink": 0.1, "integers": 0.1, "clean": 0.1},
)


def at_most_a_quarter(call: Call, value: object) -> str | None:
    dA = np.asarray(call.args[0], dtype=float)
    answer = like(value, dA.shape)
    other = np.abs(answer) > np.abs(dA) / 4 + SLACK
    return f"yours makes {number(answer[other][0])} of {number(dA[other][0])}" if other.any() else None


def keeps_its_sign(call: Call, value: object) -> str | None:
    dA = np.asarray(call.args[0], dtype=float)
    answer = like(value, dA.shape)
    other = answer * np.sign(dA) < -SLACK
    return f"yours makes {number(answer[other][0])} of {number(dA[other][0])}" if other.any() else None


SIGMOID_BACKWARD = Exercise(
    id="sigmoid_backward",
    assignment="backprop",
    signature="sigmoid_backward(dA, Z)",
    summary="The gradient passed back through a sigmoid: dA times the slope s(Z) (1 - s(Z)).",
    examples=(
        case("one row", array([8, -16]), np.log([[1, 3]]), expected=array([2, -3])),
        case(
            "two rows", array([100, 1], [1, -100]), np.log([[9, 1], [1, 1 / 9]]), expected=array([9, 0.25], [0.25, -9])
        ),
        case("whole numbers", np.array([[4]]), np.array([[0]]), part="integers", expected=array([1])),
        case("-1000 and 1000", array([1, 1]), array([-1000, 1000]), part="extremes", expected=array([0, 0])),
    ),
    properties=(
        Property(title="at most a quarter of a gradient should pass", seen=at_most_a_quarter),
        Property(title="a gradient should keep its sign", seen=keeps_its_sign),
    ),
    parts={"values": 0.7, "integers": 0.05, "extremes": 0.15, "clean": 0.1},
)


# ---- mlp_backward ----


def one_pair_a_layer(call: Call, value: object) -> str | None:
    layers = len(call.args[2])
    if not isinstance(value, (list, tuple)):
        return f"yours returns {describe_type(value)}"
    if len(value) != layers:
        return f"the network has {layers}, and yours returns {len(value)}"
    strange = [i for i, pair in enumerate(value) if not isinstance(pair, (list, tuple)) or len(pair) != 2]
    return f"item {strange[0]} of yours is no pair" if strange else None


def gradient_shapes(call: Call, value: object) -> str | None:
    for layer, (pair, own) in enumerate(zip(value, call.args[2], strict=True)):
        for name, gradient, parameter in zip(("dW", "db"), pair, own, strict=True):
            shape = as_numbers(gradient).shape
            if shape != parameter.shape:
                return f"in layer {layer}, {name} of yours is {describe_shape(shape)}, and {name[1]} {parameter.shape}"
    return None


def same_gradients(once: list, twice: list) -> str | None:
    for layer, (pair, other) in enumerate(zip(once, twice, strict=True)):
        for name, one, two in zip(("dW", "db"), pair, other, strict=True):
            off = ~np.isclose(one, two, atol=SLACK)
            if off.any():
                return f"{name} of layer {layer} goes from {number(one[off][0])} to {number(two[off][0])}"
    return None


LOG_3 = np.log(3)
HIDDEN = [(array([1, -1], [1, -1]), array(0, 0.5)), (array([LOG_3 / 3, 0], [1, 2]), array(0, 0))]
HIDDEN_GRADIENTS = [
    (array([0.25 * LOG_3, 0], [0.5 * LOG_3, 0]), array(0.25 * LOG_3, 0)),
    (array([2.25, -2.25], [0, 0]), array(0.75, -0.75)),
]
WIDE = [(array([1, 0, 2], [-1, 1, 0]), array(0.5, 0, -1)), (array([0, 0], [0, 0], [0, 0]), array(0, 0))]
WIDE_GRADIENTS = [
    (np.zeros((2, 3)), np.zeros(3)),
    (array([-0.125, 0.125], [0.25, -0.25], [0, 0]), array(0, 0)),
]

MLP_BACKWARD = Exercise(
    id="mlp_backward",
    assignment="backprop",
    signature="mlp_backward(X, Y, parameters)",
    summary="Every gradient of a network with ReLU hidden layers and a softmax output, first layer first.",
    examples=(
        case("one hidden layer", array([1, 2]), array([0, 1]), HIDDEN, expected=HIDDEN_GRADIENTS),
        case(
            "the same row twice",
            array([1, 2], [1, 2]),
            array([0, 1], [0, 1]),
            HIDDEN,
            expected=HIDDEN_GRADIENTS,
        ),
        case("an output layer of zeros", array([1, 1], [1, 2]), array([1, 0], [0, 1]), WIDE, expected=WIDE_GRADIENTS),
        case(
            "no hidden layer",
            array([1, 2]),
            array([1, 0]),
            [(np.zeros((2, 2)), np.zeros(2))],
            part="depth",
            expected=[(array([-0.5, 0.5], [-1, 1]), array(-0.5, 0.5))],
        ),
    ),
    properties=(
        Property(title="there should be one pair (dW, db) for each layer", seen=one_pair_a_layer),
        Property(title="dW should have the shape of W, and db that of b", seen=gradient_shapes),
    ),
    relations=(
        Relation(
            title="with every row twice in the batch, the gradients should stay the same",
            between=("one hidden layer", "the same row twice"),
            seen=same_gradients,
        ),
    ),
    parts={"values": 0.7, "depth": 0.1, "extremes": 0.1, "clean": 0.1},
)

EXERCISES = (
    NUMERICAL_GRADIENT,
    SOFTMAX_CROSS_ENTROPY_GRADIENT,
    DENSE_BACKWARD,
    RELU_BACKWARD,
    SIGMOID_BACKWARD,
    MLP_BACKWARD,
)
