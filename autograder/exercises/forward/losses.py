"""The three losses: one number that says how wrong the answers are."""

import math

import numpy as np

from autograder.compare import as_numbers, describe_shape, describe_type, number
from autograder.inside.calling import Call
from autograder.model import Exercise, Property, Relation, case

SLACK = 1e-5  # what a rule forgives: float32's rounding, and nothing that a student could mean
BOUND = math.log(1e12)  # the loss of an answer that is certain and wrong: 27.6


def row(*numbers: float) -> np.ndarray:
    """A float array of the given numbers."""
    return np.array(numbers, dtype=float)


# ---- rules ----


def one_number(call: Call, value: object) -> str | None:
    answer = as_numbers(value)
    if answer is None:
        return f"yours returns {describe_type(value)}"
    return f"yours is {describe_shape(answer.shape)}" if answer.shape else None


def not_negative(call: Call, value: object) -> str | None:
    answer = as_numbers(value)
    return f"yours is {number(answer)}" if answer.shape == () and answer < -SLACK else None


def within_bound(call: Call, value: object) -> str | None:
    """With room for 1 - (1 - 1e-12), which is a little less than 1e-12."""
    answer = as_numbers(value)
    return f"yours is {number(answer)}" if answer.shape == () and answer > BOUND + 0.001 else None


def as_before(once: object, twice: object) -> str | None:
    first, second = float(as_numbers(once)), float(as_numbers(twice))
    return f"yours goes from {number(first)} to {number(second)}" if abs(first - second) > SLACK else None


def same_both_ways(one_way: object, other_way: object) -> str | None:
    first, second = float(as_numbers(one_way)), float(as_numbers(other_way))
    return f"yours are {number(first)} and {number(second)}" if abs(first - second) > SLACK else None


ONE_NUMBER = Property(title="a loss should be one number", seen=one_number)
NOT_NEGATIVE = Property(title="a loss should not be negative", seen=not_negative)
BOUNDED = Property(title="no loss should be above -log(1e-12), which is 27.6", seen=within_bound, part="clipping")


def twice_the_same(once: str, twice: str) -> Relation:
    title = "every example given twice should leave the mean as it is"
    return Relation(title=title, between=(once, twice), seen=as_before)


# ---- the exercises ----

MEAN_SQUARED_ERROR = Exercise(
    id="mean_squared_error",
    assignment="forward",
    signature="mean_squared_error(y, y_hat)",
    summary="The mean of the squared differences, over all elements.",
    examples=(
        case("three numbers", row(1, 2, 3), row(1, 1, 5), expected=5 / 3),
        case("the same three numbers twice", row(1, 2, 3, 1, 2, 3), row(1, 1, 5, 1, 1, 5), expected=5 / 3),
        case("numbers that agree", row(0.5, -2), row(0.5, -2), expected=0.0),
        case(
            "two rows",
            np.array([[1.0, 2, 3], [0, 0, 0]]),
            np.array([[1.0, 2, 5], [0, 1, -1]]),
            part="shapes",
            expected=1.0,
        ),
        case("one number", row(3), row(1), part="shapes", expected=4.0),
        case("whole numbers", np.array([1, 2]), np.array([3, 1]), part="integers", expected=2.5),
    ),
    properties=(ONE_NUMBER, NOT_NEGATIVE),
    relations=(twice_the_same("three numbers", "the same three numbers twice"),),
    parts={"values": 0.65, "shapes": 0.15, "integers": 0.1, "clean": 0.1},
)

HALVES = -math.log(0.5)
TWO_ANSWERS = -(math.log(0.8) + math.log(0.6)) / 2

BINARY_CROSS_ENTROPY = Exercise(
    id="binary_cross_entropy",
    assignment="forward",
    signature="binary_cross_entropy(y, p)",
    summary="How surprised the probabilities p of class 1 are by the labels y: the mean of -log of what was true.",
    examples=(
        case("two answers", np.array([1, 0]), row(0.8, 0.4), expected=TWO_ANSWERS),
        case("the same two answers twice", np.array([1, 0, 1, 0]), row(0.8, 0.4, 0.8, 0.4), expected=TWO_ANSWERS),
        case("probabilities of one half", np.array([0, 1, 1]), row(0.5, 0.5, 0.5), expected=HALVES),
        case("one answer", np.array([1]), row(0.25), part="shapes", expected=-math.log(0.25)),
        case("certain and right", np.array([0, 1]), row(0, 1), part="clipping", looser="clipped at 1", expected=0.0),
        case("certain of 0, and wrong", np.array([1]), row(0), part="clipping", expected=BOUND),
        case("certain of 1, and wrong", np.array([0]), row(1), part="clipping", looser="clipped at 1", expected=BOUND),
        case("labels of type float", row(1, 0), row(0.8, 0.4), part="types", expected=TWO_ANSWERS),
        case("both classes turned round", np.array([0, 1]), row(0.2, 0.6), expected=TWO_ANSWERS),
    ),
    properties=(ONE_NUMBER, NOT_NEGATIVE, BOUNDED),
    relations=(
        twice_the_same("two answers", "the same two answers twice"),
        Relation(
            title="with 1 - y for y and 1 - p for p, the loss should be the same",
            between=("two answers", "both classes turned round"),
            seen=same_both_ways,
        ),
    ),
    parts={"values": 0.6, "shapes": 0.05, "clipping": 0.2, "types": 0.05, "clean": 0.1},
)

TWO_ROWS = -(math.log(0.5) + math.log(0.75)) / 2
P = np.array([[0.5, 0.3, 0.2], [0.05, 0.2, 0.75]])
Y = np.array([[1, 0, 0], [0, 0, 1]])

CATEGORICAL_CROSS_ENTROPY = Exercise(
    id="categorical_cross_entropy",
    assignment="forward",
    signature="categorical_cross_entropy(Y, P)",
    summary="The mean over the examples of -log of the probability that the true class was given.",
    examples=(
        case("two examples of three classes", Y, P, expected=TWO_ROWS),
        case("every example twice", np.vstack([Y, Y]), np.vstack([P, P]), expected=TWO_ROWS),
        case(
            "as many examples as classes",
            np.eye(3, dtype=int),
            np.array([[0.5, 0.25, 0.25], [0.25, 0.25, 0.5], [0.0625, 0.8125, 0.125]]),
            expected=-(math.log(0.5) + math.log(0.25) + math.log(0.125)) / 3,
        ),
        case("five equal probabilities", np.eye(5, dtype=int)[:2], np.full((2, 5), 0.2), expected=math.log(5)),
        case("one example", Y[:1], P[:1], part="shapes", expected=-math.log(0.5)),
        case("certain and right", np.eye(2, dtype=int), np.eye(2), part="clipping", expected=0.0),
        case("certain and wrong", np.array([[1, 0]]), np.array([[0.0, 1]]), part="clipping", expected=BOUND),
        case("labels of type float", Y.astype(float), P, part="types", expected=TWO_ROWS),
    ),
    properties=(ONE_NUMBER, NOT_NEGATIVE, BOUNDED),
    relations=(twice_the_same("two examples of three classes", "every example twice"),),
    parts={"values": 0.6, "shapes": 0.05, "clipping": 0.2, "types": 0.05, "clean": 0.1},
)
