"""The assignment `activations`: the functions that make a network more than one straight line, and their derivatives."""

import math

import numpy as np

from autograder.compare import as_numbers, describe_shape, describe_type, number
from autograder.inside.calling import Call, Rng
from autograder.model import Exercise, Picture, Property, Relation, case

SLACK = 1e-5  # what a rule forgives: float32's rounding, and nothing that a student could mean
GRID = np.linspace(-6, 6, 121)


def row(*numbers: float) -> np.ndarray:
    """A float array of one row, or of the given numbers."""
    return np.array(numbers, dtype=float)


# ---- rules: what is seen where one does not hold, in words about the student's own values ----


def pair(call: Call, value: object) -> tuple[np.ndarray, np.ndarray]:
    """The input and the value as float arrays of one shape. ValueError where they are not: the comparison tells of it."""
    z, answer = np.asarray(call.args[0], dtype=float), as_numbers(value)
    if answer is None or answer.shape != z.shape or not np.isfinite(answer).all():
        raise ValueError("not an array like the input")
    return z, answer.astype(float)


def within(low: float, high: float):
    """A rule: every value lies between `low` and `high`."""

    def seen(call: Call, value: object) -> str | None:
        _, answer = pair(call, value)
        outside = answer[(answer < low - SLACK) | (answer > high + SLACK)]
        return f"one of yours is {number(outside[0])}" if outside.size else None

    return seen


def rises(call: Call, value: object) -> str | None:
    """A larger input has a larger value, along the last axis."""
    z, answer = (np.atleast_1d(a) for a in pair(call, value))
    order = np.argsort(z, axis=-1, kind="stable")
    falls = np.diff(np.take_along_axis(answer, order, axis=-1), axis=-1) < -SLACK
    return "yours falls somewhere" if falls.any() else None


def positives_kept(call: Call, value: object) -> str | None:
    z, answer = pair(call, value)
    other = (z > 0) & ~np.isclose(answer, z, rtol=SLACK, atol=0)
    return f"at z = {number(z[other][0])} yours gives {number(answer[other][0])}" if other.any() else None


def negatives_by_alpha(call: Call, value: object) -> str | None:
    z, answer = pair(call, value)
    alpha = call.kwargs.get("alpha", 0.01)
    other = (z < 0) & ~np.isclose(answer, alpha * z, rtol=SLACK, atol=SLACK)
    if not other.any():
        return None
    return f"yours turns {number(z[other][0])} into {number(answer[other][0])}, where alpha is {number(alpha)}"


def one_or_alpha(call: Call, value: object) -> str | None:
    _, answer = pair(call, value)
    alpha = call.kwargs.get("alpha", 0.01)
    other = ~np.isclose(answer, 1, atol=SLACK) & ~np.isclose(answer, alpha, rtol=SLACK, atol=SLACK)
    return f"one of yours is {number(answer[other][0])}, where alpha is {number(alpha)}" if other.any() else None


def zero_or_one(call: Call, value: object) -> str | None:
    _, answer = pair(call, value)
    other = ~np.isclose(answer, 1, atol=SLACK) & ~np.isclose(answer, 0, atol=SLACK)
    return f"one of yours is {number(answer[other][0])}" if other.any() else None


def row_sums(call: Call, value: object) -> str | None:
    _, answer = pair(call, value)
    sums = np.atleast_2d(answer).sum(axis=-1)
    off = np.flatnonzero(~np.isclose(sums, 1, atol=SLACK))
    if off.size == 0:
        return None
    which = f"row {off[0]} sums" if answer.ndim > 1 else "yours sums"
    return f"{which} to {number(sums[off[0]])}"


def mirrored(sign: float, offset: float):
    """A rule of two values: the second, for -z, is `offset + sign *` the first, for z."""

    def seen(at_z: np.ndarray, at_minus_z: np.ndarray) -> str | None:
        other = ~np.isclose(at_minus_z, offset + sign * at_z, atol=SLACK)
        return f"yours are {number(at_z[other][0])} and {number(at_minus_z[other][0])}" if other.any() else None

    return seen


def unmoved(scores: np.ndarray, higher: np.ndarray) -> str | None:
    other = ~np.isclose(scores, higher, atol=SLACK)
    return f"yours gives {number(scores[other][0])}, then {number(higher[other][0])}" if other.any() else None


def row_by_itself(alone: np.ndarray, batch: np.ndarray) -> str | None:
    other = ~np.isclose(alone, batch[0], atol=SLACK)
    return (
        f"yours gives {number(alone[other][0])} alone, {number(batch[0][other][0])} in the batch"
        if other.any()
        else None
    )


# ---- rules of randomized_leaky_relu, whose values at training are random ----

FALSE_ALARM = 1e-8  # how often a right answer may break one statistical rule: 5 rules x 4 cases stay below 1e-6
ENOUGH = 1000  # slopes from which their distribution is judged
SEVERAL = 8  # slopes from which they may not coincide: two alike by chance, to six digits, are rare, half of them never


def bounds(call: Call) -> tuple[float, float]:
    return call.kwargs.get("lower", 1 / 8), call.kwargs.get("upper", 1 / 3)


def slopes(call: Call, value: object) -> np.ndarray:
    """The slope of each element, nan where it is not negative: `value / z`."""
    z, answer = pair(call, value)
    return np.divide(answer, z, out=np.full(z.shape, np.nan), where=z < 0)


def training_slopes(call: Call, value: object) -> np.ndarray:
    """As `slopes`; all nan at evaluation."""
    found = slopes(call, value)
    return found if call.kwargs.get("training") else np.full_like(found, np.nan)


def kept_shape(call: Call, value: object) -> str | None:
    answer, shape = as_numbers(value), np.shape(call.args[0])
    if answer is None:
        return f"yours returns {describe_type(value)}"
    if not np.isfinite(answer).all():
        return "one of yours is nan or infinite"
    return None if answer.shape == shape else f"for {describe_shape(shape)} yours is {describe_shape(answer.shape)}"


def kept_shape_in_training(call: Call, value: object) -> str | None:
    return kept_shape(call, value) if call.kwargs.get("training") else None


def not_below(call: Call, value: object) -> str | None:
    found, (lower, _) = training_slopes(call, value), bounds(call)
    low = found[found < lower - SLACK]
    return f"one of yours is {number(low[0])}, where lower is {number(lower)}" if low.size else None


def not_above(call: Call, value: object) -> str | None:
    found, (_, upper) = training_slopes(call, value), bounds(call)
    high = found[found > upper + SLACK]
    return f"one of yours is {number(high[0])}, where upper is {number(upper)}" if high.size else None


def sharing(call: Call, value: object) -> str:
    """Which elements share one slope: "call", "row", "column", "several", or "" where each has its own."""
    found = np.round(training_slopes(call, value), 6)
    drawn = found[~np.isnan(found)]
    if drawn.size < SEVERAL or np.diff(bounds(call))[0] < 0.01:
        return ""
    if np.ptp(drawn) < SLACK:
        return "call"
    if found.ndim == 2 and min(found.shape) >= SEVERAL and drawn.size == found.size:
        if np.ptp(found, axis=1).max() < SLACK:
            return "row"
        if np.ptp(found, axis=0).max() < SLACK:
            return "column"
    return "several" if np.unique(drawn).size <= drawn.size / 2 else ""


def not_shared(by: str, words: str):
    """A rule: the slopes are not shared in the manner of `sharing`."""

    def seen(call: Call, value: object) -> str | None:
        if sharing(call, value) != by:
            return None
        drawn = training_slopes(call, value)
        drawn = np.round(drawn[~np.isnan(drawn)], 6)
        return words.format(slope=number(drawn[0]), many=drawn.size, few=np.unique(drawn).size)

    return seen


def spread_slopes(call: Call, value: object) -> np.ndarray:
    """The slopes as places in [0, 1] between the bounds; none where there are few, or where another rule speaks of them."""
    found, (lower, upper) = training_slopes(call, value), bounds(call)
    drawn = found[~np.isnan(found)]
    if drawn.size < ENOUGH or not_below(call, value) or not_above(call, value) or sharing(call, value):
        return np.empty(0)
    return (drawn - lower) / (upper - lower)


def allowed(places: np.ndarray) -> float:
    """How far a mean of n places may lie from its expectation.

    Hoeffding: the mean of n values in [0, 1] is off by t or more with probability 2 exp(-2 n t^2) at most.
    """
    return math.sqrt(math.log(2 / FALSE_ALARM) / (2 * places.size)) + SLACK


def mean_off(side: int):
    """A rule: the mean of the slopes is not too small (side -1), not too large (+1)."""

    def seen(call: Call, value: object) -> str | None:
        places = spread_slopes(call, value)
        if places.size == 0 or side * (places.mean() - 0.5) <= allowed(places):
            return None
        lower, upper = bounds(call)
        return f"the mean of {places.size} of yours is {number(lower + places.mean() * (upper - lower))}"

    return seen


def middle_off(side: int):
    """A rule: not too few of the slopes (side -1), not too many (+1), lie in the middle half between the bounds."""

    def seen(call: Call, value: object) -> str | None:
        places = spread_slopes(call, value)
        middle = np.mean(np.abs(places - 0.5) < 0.25) if places.size else 0.5
        return f"{middle:.0%} of yours lie there" if places.size and side * (middle - 0.5) > allowed(places) else None

    return seen


def flat(call: Call, value: object) -> str | None:
    """Dvoretzky, Kiefer, Wolfowitz, Massart: a sample's distribution function is off by t with 2 exp(-2 n t^2) at most."""
    places = np.sort(spread_slopes(call, value))
    if places.size == 0 or any(
        rule(call, value) for rule in (mean_off(-1), mean_off(1), middle_off(-1), middle_off(1))
    ):
        return None
    steps = np.arange(places.size + 1) / places.size
    gap = max(np.abs(steps[1:] - places).max(), np.abs(steps[:-1] - places).max())
    return "some stretches hold far more of yours than others" if gap > allowed(places) else None


def one_fixed_slope(call: Call, value: object) -> str | None:
    if call.kwargs.get("training"):
        return None
    found = slopes(call, value)
    found = found[~np.isnan(found)]
    if found.size == 0 or np.ptp(found) < SLACK:
        return None
    return f"yours lie between {number(found.min())} and {number(found.max())}"


def same_values(first: np.ndarray, second: np.ndarray) -> str | None:
    other = ~np.isclose(first, second, rtol=1e-12, atol=0)
    return f"yours gives {number(first[other][0])}, then {number(second[other][0])}" if other.any() else None


def other_values(first: np.ndarray, second: np.ndarray) -> str | None:
    return "yours are the same" if np.allclose(first, second, rtol=SLACK, atol=0) else None


# ---- the exercises ----

AS_NUMBERS = Property(
    title="the output should be numbers in the shape of the input",
    seen=kept_shape,
    only=("the kink",),
)

SIGMOID = Exercise(
    id="sigmoid",
    assignment="activations",
    signature="sigmoid(z)",
    summary="Any number into (0, 1): 1 / (1 + e^-z), element by element.",
    examples=(
        case("-2, 0 and 2", row(-2, 0, 2), expected=row(0.11920292202211755, 0.5, 0.8807970779778823)),
        case("their negatives", row(2, 0, -2), expected=row(0.8807970779778823, 0.5, 0.11920292202211755)),
        case("a plain number", 0.0, part="shapes", expected=0.5),
        case("two rows", np.log([[1, 3], [9, 1]]), part="shapes", expected=np.array([[0.5, 0.75], [0.9, 0.5]])),
        case("whole numbers", np.array([0, 1]), part="integers", expected=row(0.5, 0.7310585786300049)),
        case("-1000 and 1000", row(-1000, 1000), part="extremes", expected=row(0, 1)),
    ),
    properties=(
        Property(title="every value should lie between 0 and 1", seen=within(0, 1)),
        Property(title="a larger z should give a larger value", seen=rises),
    ),
    relations=(
        Relation(
            title="sigmoid(-z) should be 1 - sigmoid(z)",
            between=("-2, 0 and 2", "their negatives"),
            seen=mirrored(-1, 1),
        ),
    ),
    parts={"values": 0.5, "shapes": 0.15, "integers": 0.05, "extremes": 0.2, "clean": 0.1},
    picture=Picture(x=GRID, caption="an S from 0 to 1, through one half at z = 0"),
)

RELU = Exercise(
    id="relu",
    assignment="activations",
    signature="relu(z)",
    summary="Positive numbers as they are, all others 0: max(0, z), element by element.",
    examples=(
        case("both signs", row(-2, -0.5, 0, 0.5, 3), expected=row(0, 0, 0, 0.5, 3)),
        case("a plain number", -3.0, part="shapes", expected=0.0),
        case("two rows", np.array([[1.5, -1.5], [-0.25, 8]]), part="shapes", expected=np.array([[1.5, 0], [0, 8]])),
        case("whole numbers", np.array([-2, 0, 7]), part="integers", expected=np.array([0, 0, 7])),
    ),
    properties=(
        Property(title="no value should be negative", seen=within(0, math.inf)),
        Property(title="a positive z should stay as it is", seen=positives_kept),
    ),
    parts={"values": 0.65, "shapes": 0.15, "integers": 0.1, "clean": 0.1},
    picture=Picture(x=GRID, caption="flat at 0 up to z = 0, then straight up"),
)

LEAKY_RELU = Exercise(
    id="leaky_relu",
    assignment="activations",
    signature="leaky_relu(z, alpha=0.01)",
    summary="Positive numbers as they are, all others times alpha.",
    examples=(
        case("alpha left at 0.01", row(-100, -1, 0, 3), expected=row(-1, -0.01, 0, 3)),
        case("alpha = 0.5", row(-4, 4, 2, -1), alpha=0.5, expected=row(-2, 4, 2, -0.5)),
        case("two rows", np.array([[-100.0, 4], [2, -1]]), part="shapes", expected=np.array([[-1, 4], [2, -0.01]])),
        case("a plain number", -3.0, part="shapes", alpha=0.1, expected=-0.3),
        case("whole numbers", np.array([-4, 0, 5]), part="integers", alpha=0.25, expected=row(-1, 0, 5)),
    ),
    properties=(
        Property(title="a positive z should stay as it is", seen=positives_kept),
        Property(title="a negative z should become alpha times z", seen=negatives_by_alpha),
    ),
    parts={"values": 0.55, "alpha": 0.1, "shapes": 0.15, "integers": 0.1, "clean": 0.1},
    picture=Picture(x=GRID, caption="straight up from z = 0, and almost flat below it"),
)

NEGATIVES = -np.arange(1.0, 25.0)

RANDOMIZED_LEAKY_RELU = Exercise(
    id="randomized_leaky_relu",
    assignment="activations",
    signature="randomized_leaky_relu(z, lower=1/8, upper=1/3, training=False, rng=None)",
    summary="Leaky ReLU whose slopes are drawn at random in training, one for each negative element, and fixed otherwise.",
    examples=(
        case("evaluation", row(-48, -24, 0, 5), expected=row(-11, -5.5, 0, 5)),
        case("evaluation once more", row(-48, -24, 0, 5), expected=row(-11, -5.5, 0, 5)),
        case("other bounds", row(-2, 2), lower=0.0, upper=0.5, expected=row(-0.5, 2)),
        case("training", np.append(NEGATIVES, 3.0), training=True, rng=Rng(7), free=True),
        case("training once more", np.append(NEGATIVES, 3.0), training=True, rng=Rng(7), free=True),
        case("training with another seed", np.append(NEGATIVES, 3.0), training=True, rng=Rng(8), free=True),
        case("training without rng", NEGATIVES, part="generator", training=True, free=True),
        case("a plain number", -6.0, part="shapes", lower=0.25, upper=0.75, expected=-3.0),
        case("whole numbers", np.array([-4, 5]), part="integers", lower=0.0, upper=0.5, expected=row(-1, 5)),
    ),
    properties=(
        Property(
            title="in training the output should be numbers in the shape of the input", seen=kept_shape_in_training
        ),
        Property(title="a positive z should stay as it is", seen=positives_kept),
        Property(title="in training no slope should be below `lower`", seen=not_below),
        Property(title="in training no slope should be above `upper`", seen=not_above),
        Property(
            title="in training each negative element should have a slope of its own",
            seen=not_shared("call", "all {many} of yours share the slope {slope}"),
            part="own slopes",
        ),
        Property(
            title="in training the slopes should differ along a row",
            seen=not_shared("row", "in yours each row shares one slope"),
            part="own slopes",
        ),
        Property(
            title="in training the slopes should differ down a column",
            seen=not_shared("column", "in yours each column shares one slope"),
            part="own slopes",
        ),
        Property(
            title="in training any slope between the bounds should be possible",
            seen=not_shared("several", "{many} of yours take only {few} different values"),
            part="own slopes",
        ),
        Property(
            title="in training the mean slope should not be below (lower + upper) / 2",
            seen=mean_off(-1),
            part="own slopes",
        ),
        Property(
            title="in training the mean slope should not be above (lower + upper) / 2",
            seen=mean_off(1),
            part="own slopes",
        ),
        Property(
            title="in training at least half of the slopes should lie in the middle half between the bounds",
            seen=middle_off(-1),
            part="own slopes",
        ),
        Property(
            title="in training at most half of the slopes should lie in the middle half between the bounds",
            seen=middle_off(1),
            part="own slopes",
        ),
        Property(
            title="in training all slopes between the bounds should be equally likely", seen=flat, part="own slopes"
        ),
        Property(title="in evaluation all negative elements should share one slope", seen=one_fixed_slope),
    ),
    relations=(
        Relation(
            title="two evaluation calls should agree",
            between=("evaluation", "evaluation once more"),
            seen=same_values,
        ),
        Relation(
            title="in training the same seed should give the same values",
            between=("training", "training once more"),
            seen=same_values,
            part="generator",
        ),
        Relation(
            title="in training another seed should give other values",
            between=("training with another seed", "training"),
            seen=other_values,
            part="generator",
        ),
    ),
    parts={"values": 0.4, "own slopes": 0.3, "generator": 0.1, "shapes": 0.05, "integers": 0.05, "clean": 0.1},
    picture=Picture(x=GRID, caption="in evaluation: straight up from z = 0, and one gentle slope below it"),
)

LECTURE = row(0.7297362141184152, 0.26845495065244657, 0.0018088352291382895)

SOFTMAX = Exercise(
    id="softmax",
    assignment="activations",
    signature="softmax(z)",
    summary="Scores into probabilities, over the last axis; finite for any finite scores.",
    examples=(
        case("the scores 5, 4 and -1", row(5, 4, -1), part="one row", expected=LECTURE),
        case("the same scores, each 3 higher", row(8, 7, 2), part="one row", expected=LECTURE),
        case(
            "two rows",
            np.array([[5.0, 4.0, -1.0], [0.0, 0.0, 0.0]]),
            expected=np.array([LECTURE.tolist(), [1 / 3, 1 / 3, 1 / 3]]),
        ),
        case(
            "as many rows as columns", np.array([[0, 0], [0, np.log(3)]]), expected=np.array([[0.5, 0.5], [0.25, 0.75]])
        ),
        case("two scores of 1000", np.array([[1000.0, 1000.0]]), part="extremes", expected=np.array([[0.5, 0.5]])),
    ),
    properties=(
        Property(title="each row should sum to 1", seen=row_sums),
        Property(title="every value should lie between 0 and 1", seen=within(0, 1)),
        Property(title="in a row, a higher score should get a higher probability", seen=rises),
    ),
    relations=(
        Relation(
            title="adding the same number to every score should change nothing",
            between=("the scores 5, 4 and -1", "the same scores, each 3 higher"),
            seen=unmoved,
            part="one row",
        ),
        Relation(
            title="a row should come out the same alone and in a batch",
            between=("the scores 5, 4 and -1", "two rows"),
            seen=row_by_itself,
            part="one row",
        ),
    ),
    parts={"values": 0.6, "one row": 0.1, "extremes": 0.2, "clean": 0.1},
    picture=Picture(x=row(5, 4, -1), kind="bars", caption="softmax of the scores 5, 4 and -1"),
)

SIGMOID_DERIVATIVE = Exercise(
    id="sigmoid_derivative",
    assignment="activations",
    signature="sigmoid_derivative(z)",
    summary="The slope of the sigmoid at z: s(z) (1 - s(z)), as a function of z.",
    examples=(
        case("0 and 2", row(0, 2), expected=row(0.25, 0.1049935854035065)),
        case("0 and -2", row(0, -2), expected=row(0.25, 0.1049935854035065)),
        case("a plain number", 0.0, part="shapes", expected=0.25),
        case("two rows", np.log([[1, 3], [9, 1]]), part="shapes", expected=np.array([[0.25, 0.1875], [0.09, 0.25]])),
        case("whole numbers", np.array([0, 1]), part="integers", expected=row(0.25, 0.19661193324148185)),
        case("-1000 and 1000", row(-1000, 1000), part="extremes", expected=row(0, 0)),
    ),
    properties=(Property(title="every value should lie between 0 and 1/4", seen=within(0, 0.25)),),
    relations=(
        Relation(
            title="the slope should be the same at -z and at z", between=("0 and 2", "0 and -2"), seen=mirrored(1, 0)
        ),
    ),
    parts={"values": 0.55, "shapes": 0.15, "integers": 0.05, "extremes": 0.15, "clean": 0.1},
    picture=Picture(x=GRID, caption="a bell, one quarter high at z = 0"),
)

RELU_DERIVATIVE = Exercise(
    id="relu_derivative",
    assignment="activations",
    signature="relu_derivative(z)",
    summary="The slope of ReLU at z: 1 where z > 0, 0 where z < 0; at 0 either.",
    examples=(
        case("both signs", row(-2, -0.5, 0.5, 3), expected=row(0, 0, 1, 1)),
        case("a plain number", 3.0, part="shapes", expected=1.0),
        case("two rows", np.array([[-1.5, 0.25], [4, -4]]), part="shapes", expected=np.array([[0.0, 1], [1, 0]])),
        case("the kink", row(-1, 0, 1), part="kink", free=True),
        case("whole numbers", np.array([-2, 7]), part="integers", expected=np.array([0, 1])),
    ),
    properties=(AS_NUMBERS, Property(title="every value should be 0 or 1", seen=zero_or_one)),
    parts={"values": 0.6, "kink": 0.1, "shapes": 0.15, "integers": 0.05, "clean": 0.1},
    picture=Picture(x=GRID, caption="a step from 0 to 1"),
)

LEAKY_RELU_DERIVATIVE = Exercise(
    id="leaky_relu_derivative",
    assignment="activations",
    signature="leaky_relu_derivative(z, alpha=0.01)",
    summary="The slope of leaky ReLU at z: 1 where z > 0, alpha where z < 0; at 0 either.",
    examples=(
        case("alpha left at 0.01", row(-100, -1, 0.5, 3), expected=row(0.01, 0.01, 1, 1)),
        case("alpha = 0.5", row(-4, 4, 2, -1), alpha=0.5, expected=row(0.5, 1, 1, 0.5)),
        case("two rows", np.array([[-1.5, 0.25], [4, -4]]), part="shapes", expected=np.array([[0.01, 1], [1, 0.01]])),
        case("the kink", row(-1, 0, 1), part="kink", alpha=0.5, free=True),
        case("a plain number", -3.0, part="shapes", alpha=0.1, expected=0.1),
        case("whole numbers", np.array([-4, 5]), part="integers", alpha=0.25, expected=row(0.25, 1)),
    ),
    properties=(AS_NUMBERS, Property(title="every value should be 1 or alpha", seen=one_or_alpha)),
    parts={"values": 0.5, "alpha": 0.1, "kink": 0.1, "shapes": 0.15, "integers": 0.05, "clean": 0.1},
    picture=Picture(x=GRID, caption="a step from almost 0 to 1"),
)

EXERCISES = (
    SIGMOID,
    RELU,
    LEAKY_RELU,
    RANDOMIZED_LEAKY_RELU,
    SOFTMAX,
    SIGMOID_DERIVATIVE,
    RELU_DERIVATIVE,
    LEAKY_RELU_DERIVATIVE,
)
