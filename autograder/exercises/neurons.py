"""The assignment `neurons`: one neuron, then a perceptron that learns, and what it can never learn."""

import numpy as np

from autograder.compare import as_numbers, describe_shape, describe_type, number
from autograder.inside.calling import Call, Function
from autograder.model import Exercise, Property, Relation, case

SLACK = 1e-5  # what a rule forgives: float32's rounding, and nothing that a student could mean


def row(*numbers: float) -> np.ndarray:
    """A float array of the given numbers."""
    return np.array(numbers, dtype=float)


# ---- rules of weighted_sum and neuron ----


def one_number(call: Call, value: object) -> str | None:
    answer = as_numbers(value)
    if answer is None:
        return f"yours returns {describe_type(value)}"
    return f"yours is {describe_shape(answer.shape)}" if answer.shape else None


def one_higher(low: float, high: float) -> str | None:
    gained = float(high) - float(low)
    return f"yours grows by {number(gained)}" if abs(gained - 1) > SLACK else None


# ---- rules of perceptron_predict ----


def one_answer_a_row(call: Call, value: object) -> str | None:
    answer, rows = as_numbers(value), len(call.args[0])
    if answer is None:
        return f"yours returns {describe_type(value)}"
    words = f"for {rows} {'row' if rows == 1 else 'rows'} yours is {describe_shape(answer.shape)}"
    return None if answer.shape == (rows,) else words


def zero_or_one(call: Call, value: object) -> str | None:
    answer = as_numbers(value).astype(float)
    other = answer[(answer != 0) & (answer != 1)]
    return f"one of yours is {number(other[0])}" if other.size else None


def whole_number_type(call: Call, value: object) -> str | None:
    """A list of Python floats counts as floats, as an array of them does."""
    if isinstance(value, (list, tuple)):
        floats = any(isinstance(item, (float, np.floating)) for item in value)
        return "yours are floating-point numbers" if floats else None
    return f"yours are of type {value.dtype}" if value.dtype.kind == "f" else None


# ---- rules of perceptron_train ----


def trained(value: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """w, b and mistakes as float arrays. ValueError where they are not three such things: the comparison tells of it."""
    w, b, mistakes = (as_numbers(part) for part in value)
    return w.astype(float), b.astype(float), mistakes.astype(float)


def one_weight_a_column(call: Call, value: object) -> str | None:
    w, columns = trained(value)[0], call.args[0].shape[1]
    return None if w.shape == (columns,) else f"for {columns} columns yours is {describe_shape(w.shape)}"


def one_bias(call: Call, value: object) -> str | None:
    b = trained(value)[1]
    return None if b.shape == () else f"yours is {describe_shape(b.shape)}"


def counts_of_rows(call: Call, value: object) -> str | None:
    mistakes, rows = trained(value)[2], len(call.args[0])
    strange = mistakes[(mistakes < 0) | (mistakes > rows) | (mistakes % 1 != 0)]
    return f"one of yours is {number(strange[0])}, for {rows} examples" if strange.size else None


def at_most_all_epochs(call: Call, value: object) -> str | None:
    mistakes, epochs = trained(value)[2], call.args[2]
    words = f"yours has {mistakes.size} counts, where `epochs` is {epochs}"
    return words if mistakes.size > epochs else None


def stops_after_none(call: Call, value: object) -> str | None:
    mistakes = trained(value)[2]
    zeros = np.flatnonzero(mistakes == 0)
    if zeros.size == 0 or zeros[0] == mistakes.size - 1:
        return None
    return f"yours went on for {mistakes.size - 1 - zeros[0]} more after epoch {zeros[0] + 1}"


def stops_after_none_only(call: Call, value: object) -> str | None:
    mistakes, epochs = trained(value)[2], call.args[2]
    if mistakes.size >= epochs or (mistakes.size and mistakes[-1] == 0):
        return None
    last = f"whose last is {number(mistakes[-1])}" if mistakes.size else "and so no 0"
    return f"yours has {mistakes.size} counts, {last}, where `epochs` is {epochs}"


def separates(call: Call, value: object) -> str | None:
    """Where an epoch had no mistake, w and b classify every row."""
    (w, b, mistakes), (X, y) = trained(value), call.args[:2]
    if mistakes.size == 0 or mistakes[-1] != 0:
        return None
    wrong = np.flatnonzero((X @ w + b >= 0) != (y == 1))
    return f"yours gets row {wrong[0]} wrong" if wrong.size else None


def learns_twice_as_far(slow: object, fast: object) -> str | None:
    (w, b, mistakes), (w2, b2, mistakes2) = trained(slow), trained(fast)
    if not np.array_equal(mistakes, mistakes2):
        return "the mistakes of yours differ"
    if not np.allclose(w2, 2 * w, atol=SLACK):
        return f"the weights of yours are {[float(v) for v in w]}, then {[float(v) for v in w2]}"
    return None if np.allclose(b2, 2 * b, atol=SLACK) else f"the bias of yours is {number(b)}, then {number(b2)}"


# ---- rules of logic_gate, which many weights satisfy ----

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
TRUTH = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0)}


def pair_of(value: object) -> tuple[np.ndarray, np.ndarray] | None:
    """w and b as float arrays; None where they are not two such things."""
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        return None
    w, b = (as_numbers(part) for part in value)
    return None if w is None or b is None else (w.astype(float), b.astype(float))


def is_pair(call: Call, value: object) -> str | None:
    if value is None:
        raise ValueError("nothing is returned: said in words of its own")
    if isinstance(value, (list, tuple)) and len(value) != 2:
        return f"yours returns {len(value)} things"
    return None if pair_of(value) else "yours returns something else"


def two_weights(call: Call, value: object) -> str | None:
    pair = pair_of(value)
    if pair is None or pair[0].shape in ((2,), (2, 1)):
        return None
    return f"yours is {describe_shape(pair[0].shape)}"


def no_column(call: Call, value: object) -> str | None:
    pair = pair_of(value)
    return f"yours is {describe_shape(pair[0].shape)}" if pair and pair[0].shape == (2, 1) else None


def single_bias(call: Call, value: object) -> str | None:
    pair = pair_of(value)
    if pair is None or (pair[1].size == 1 and pair[1].ndim <= 1):
        return None
    return f"yours is {describe_shape(pair[1].shape)}"


def finite(call: Call, value: object) -> str | None:
    pair = pair_of(value)
    return "one of yours is not" if pair and not all(np.isfinite(part).all() for part in pair) else None


def fires(gate: str, corner: int) -> Property:
    """A rule: what the perceptron of these weights says at one corner."""

    def seen(call: Call, value: object) -> str | None:
        pair = pair_of(value)
        if pair is None or pair[0].shape != (2,) or pair[1].size != 1 or finite(call, value):
            return None  # another rule speaks of it
        z = float((CORNERS @ pair[0] + pair[1])[corner])
        says = int(z >= 0)
        return f"yours gives {says}, from z = {number(z)}" if says != TRUTH[gate][corner] else None

    x1, x2 = CORNERS[corner]
    title = f"{gate} of {x1} and {x2} should be {TRUTH[gate][corner]}"
    return Property(title=title, seen=seen, part=gate, only=(gate,))


# ---- the exercises ----

WEIGHTED_SUM = Exercise(
    id="weighted_sum",
    assignment="neurons",
    signature="weighted_sum(x, w, b)",
    summary="What a neuron adds up for one example: w · x + b.",
    examples=(
        case("two inputs", row(2, 3), row(0.5, -1), 0.25, expected=-1.75),
        case("a bias that is 1 higher", row(2, 3), row(0.5, -1), 1.25, expected=-0.75),
        case("inputs of 0", row(0, 0, 0), row(5, -6, 7), 0.5, expected=0.5),
        case("one input", row(4), row(-0.5), 3.0, part="shapes", expected=1.0),
        case("whole numbers", np.array([1, 2, 3]), np.array([6, 5, 4]), 7, part="integers", expected=35),
    ),
    properties=(Property(title="the sum should be one number", seen=one_number),),
    relations=(
        Relation(
            title="a bias that is 1 higher should make the sum 1 higher",
            between=("two inputs", "a bias that is 1 higher"),
            seen=one_higher,
        ),
    ),
    parts={"values": 0.7, "shapes": 0.1, "integers": 0.1, "clean": 0.1},
)

NEURON = Exercise(
    id="neuron",
    assignment="neurons",
    signature="neuron(x, w, b, activation)",
    summary="A whole neuron: activation(w · x + b), for any activation function.",
    examples=(
        case("the identity", row(2, 3), row(0.5, -1), 0.25, Function("identity"), expected=-1.75),
        case("the square", row(2, 3), row(0.5, -1), 0.25, Function("square"), expected=3.0625),
        case("2z + 1", row(2, 3), row(0.5, -1), 0.25, Function("double_plus_one"), expected=-2.5),
        case("one input", row(4), row(-0.5), 5.0, Function("square"), part="shapes", expected=9.0),
        case(
            "whole numbers",
            np.array([1, 2, 3]),
            np.array([6, 5, 4]),
            -23,
            Function("square"),
            part="integers",
            expected=25,
        ),
    ),
    properties=(Property(title="the output should be one number", seen=one_number),),
    parts={"values": 0.7, "shapes": 0.1, "integers": 0.1, "clean": 0.1},
)

PERCEPTRON_PREDICT = Exercise(
    id="perceptron_predict",
    assignment="neurons",
    signature="perceptron_predict(X, w, b)",
    summary="A perceptron's answers for a batch: 1 where X @ w + b >= 0, else 0.",
    examples=(
        case("three rows", np.array([[1, 2], [3, -1], [-2, 0.5]]), row(1, -1), 0.5, expected=np.array([0, 1, 0])),
        case("as many rows as columns", row(1, 2, 3, -5).reshape(2, 2), row(2, 1), -3.5, expected=np.array([1, 0])),
        case(
            "a row on the line", np.array([[1.0, 2], [2, 1]]), row(1, 1), -3.0, part="line", expected=np.array([1, 1])
        ),
        case("one row", np.array([[1.0, 2, 3]]), row(1, 1, -1), -0.5, part="shapes", expected=np.array([0])),
        case(
            "whole numbers",
            np.array([[0, 0], [0, 1], [1, 0]]),
            np.array([2, -1]),
            -1,
            part="integers",
            expected=np.array([0, 0, 1]),
        ),
    ),
    properties=(
        Property(title="there should be one answer for each row of X", seen=one_answer_a_row),
        Property(title="every answer should be 0 or 1", seen=zero_or_one),
        Property(
            title="the answers should be integers, as labels are",
            seen=whole_number_type,
            part="clean",
            only=("three rows", "many rows"),
        ),
    ),
    parts={"values": 0.55, "line": 0.15, "shapes": 0.1, "integers": 0.05, "clean": 0.15},
)

TWO = np.array([[1.0, 2], [2, -1]]), np.array([0, 1])
AND = CORNERS.astype(float), np.array([0, 0, 0, 1])
XOR = CORNERS.astype(float), np.array([0, 1, 1, 0])

PERCEPTRON_TRAIN = Exercise(
    id="perceptron_train",
    assignment="neurons",
    signature="perceptron_train(X, y, epochs, learning_rate=1.0)",
    summary="Rosenblatt's rule: after each mistake, move the line; stop after an epoch without one.",
    examples=(
        case("two rows, one epoch", *TWO, 1, expected=(row(1, -3), 0.0, [2])),
        case("two rows, ten epochs", *TWO, 10, part="stopping", expected=(row(1, -3), 0.0, [2, 0])),
        case("XOR for three epochs", *XOR, 3, expected=(row(-1, 0), 0.0, [3, 3, 4])),
        case("whole numbers", CORNERS, AND[1], 3, part="integers", expected=(row(2, 1), -2.0, [2, 3, 3])),
        case("AND for twenty epochs", *AND, 20, part="stopping", expected=(row(2, 1), -3.0, [2, 3, 3, 2, 1, 0])),
        case("a learning rate of 2", *TWO, 1, part="learning rate", learning_rate=2.0, expected=(row(2, -6), 0.0, [2])),
    ),
    properties=(
        Property(title="`w` should hold one weight for each column of X", seen=one_weight_a_column),
        Property(title="`b` should be one number", seen=one_bias),
        Property(title="`mistakes` should count the examples that an epoch got wrong", seen=counts_of_rows),
        Property(title="there should be no more epochs than `epochs`", seen=at_most_all_epochs),
        Property(title="training should stop after an epoch without a mistake", seen=stops_after_none, part="stopping"),
        Property(
            title="`mistakes` should be shorter than `epochs` only if it ends with a 0",
            seen=stops_after_none_only,
            part="stopping",
        ),
        Property(
            title="after an epoch without a mistake, `w` and `b` should classify every row",
            seen=separates,
            part="stopping",
        ),
    ),
    relations=(
        Relation(
            title="twice the learning rate should double `w` and `b`, and change no mistake",
            between=("two rows, one epoch", "a learning rate of 2"),
            seen=learns_twice_as_far,
            part="learning rate",
        ),
    ),
    parts={"values": 0.5, "stopping": 0.2, "learning rate": 0.1, "integers": 0.1, "clean": 0.1},
)

LOGIC_GATE = Exercise(
    id="logic_gate",
    assignment="neurons",
    signature="logic_gate(name)",
    summary='Weights that make a perceptron compute "AND", "OR" or "NAND" of two inputs.',
    examples=tuple(case(gate, gate, free=True) for gate in TRUTH),
    properties=(
        Property(title="there should be two things, `w` and `b`", seen=is_pair),
        Property(title="`w` should hold two weights and come first", seen=two_weights),
        Property(title="`w` should be of shape (2,), not a column", seen=no_column),
        Property(title="`b` should be one number and come second", seen=single_bias),
        Property(title="weights and bias should be finite", seen=finite),
        *(fires(gate, corner) for gate in TRUTH for corner in range(4)),
    ),
    parts={"values": 0.1, "AND": 0.3, "OR": 0.3, "NAND": 0.3},
)

EXERCISES = (WEIGHTED_SUM, NEURON, PERCEPTRON_PREDICT, PERCEPTRON_TRAIN, LOGIC_GATE)
