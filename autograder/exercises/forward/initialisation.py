"""initialize_parameters, whose weights are random: judged by shapes, and by statistics of the weights.

How often a right answer breaks a statistical rule, by chance, in one layer of N weights w = W / sqrt(2 / n_in), which are
standard normal:

- the mean of w is normal with deviation 1 / sqrt(N): beyond 6 deviations with probability 2e-9;
- the sum of w² is chi-squared with N degrees of freedom: at least N + 2 sqrt(N t) + 2 t, or at most N - 2 sqrt(N t), with
  probability exp(-t) each (Laurent and Massart 2000, lemma 1); t = 20 makes 4.2e-9 for both;
- the share of |w| < 1 is off by u or more with probability 2 exp(-2 N u²) at most (Hoeffding); u is chosen for 1e-8;
- no |w| of 2000 or more exceeds 2.5 with probability (1 - 0.01242)^2000 < 2e-11.

Together less than 1.7e-8 a layer. All cases, visible and hidden, have fewer than 40 layers: less than 1e-6 for the exercise.
"""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from autograder.compare import as_numbers, describe_shape, describe_type, number
from autograder.inside.calling import Call, Rng
from autograder.model import Exercise, Property, Relation, case

SOME = 900  # weights from which mean and variance are judged: half of the variance is then seen for what it is
ENOUGH = 2000  # weights from which the form of their distribution is judged
LOG_CHANCE = 20  # t above
SHARE_CHANCE = 1e-8  # that the share of |w| < 1 is off by chance
WITHIN_ONE = math.erf(math.sqrt(0.5))  # the share of a normal distribution within one standard deviation: 0.683

Layers = list[tuple[np.ndarray, np.ndarray]]


# ---- the structure ----


def a_list(call: Call, value: object) -> str | None:
    if value is None:
        raise ValueError("nothing is returned: said in words of its own")
    return None if isinstance(value, (list, tuple)) else f"yours returns {describe_type(value)}"


def not_fewer(call: Call, value: object) -> str | None:
    wanted = len(call.args[0]) - 1
    if not isinstance(value, (list, tuple)) or len(value) >= wanted:
        return None
    return f"for {wanted + 1} sizes yours has {len(value)}"


def not_more(call: Call, value: object) -> str | None:
    wanted = len(call.args[0]) - 1
    if not isinstance(value, (list, tuple)) or len(value) <= wanted:
        return None
    return f"for {wanted + 1} sizes yours has {len(value)}"


def pairs(call: Call, value: object) -> str | None:
    if not isinstance(value, (list, tuple)):
        return None
    for item in value:
        if not isinstance(item, (list, tuple)) or len(item) != 2 or any(as_numbers(part) is None for part in item):
            return f"one of yours is {describe_type(item)}"
    return None


def layers(call: Call, value: object) -> Layers:
    """The pairs, as float arrays; none where their number or their type is wrong, which other rules speak of."""
    if any(rule(call, value) for rule in (a_list, not_fewer, not_more, pairs)):
        return []
    return [(as_numbers(W).astype(float), as_numbers(b).astype(float)) for W, b in value]


def each_layer(rule: Callable[[np.ndarray, np.ndarray, int, int], str | None]):
    """A rule about every layer, of what `rule(W, b, n_in, n_out)` sees."""

    def seen(call: Call, value: object) -> str | None:
        sizes = call.args[0]
        for place, (W, b) in enumerate(layers(call, value)):
            words = rule(W, b, sizes[place], sizes[place + 1])
            if words:
                return f"in layer {place + 1}, from {sizes[place]} to {sizes[place + 1]}, {words}"
        return None

    return seen


@each_layer
def matrix(W: np.ndarray, b: np.ndarray, n_in: int, n_out: int) -> str | None:
    return None if W.ndim == 2 else f"yours is {describe_shape(W.shape)}"


@each_layer
def rows_and_columns(W: np.ndarray, b: np.ndarray, n_in: int, n_out: int) -> str | None:
    return f"yours is {describe_shape(W.shape)}" if W.ndim == 2 and W.shape != (n_in, n_out) else None


@each_layer
def one_axis(W: np.ndarray, b: np.ndarray, n_in: int, n_out: int) -> str | None:
    return f"yours is {describe_shape(b.shape)}" if b.ndim > 1 else None


@each_layer
def one_bias_a_neuron(W: np.ndarray, b: np.ndarray, n_in: int, n_out: int) -> str | None:
    return f"yours is {describe_shape(b.shape)}" if b.ndim < 2 and b.shape != (n_out,) else None


@each_layer
def no_bias_yet(W: np.ndarray, b: np.ndarray, n_in: int, n_out: int) -> str | None:
    return f"one of yours is {number(b[b != 0].flat[0])}" if b.any() else None


@each_layer
def finite(W: np.ndarray, b: np.ndarray, n_in: int, n_out: int) -> str | None:
    return None if np.isfinite(W).all() and np.isfinite(b).all() else "one of yours is not"


# ---- the weights ----


def each_weight_matrix(rule: Callable[[np.ndarray, int], str | None]):
    """A rule about every weight matrix of the right shape, of what `rule(w, n_in)` sees; w is W / sqrt(2 / n_in)."""

    @each_layer
    def seen(W: np.ndarray, b: np.ndarray, n_in: int, n_out: int) -> str | None:
        if W.shape != (n_in, n_out) or not np.isfinite(W).all():
            return None
        return rule(W / math.sqrt(2 / n_in), n_in)

    return seen


def constant(w: np.ndarray) -> bool:
    return w.size > 1 and bool(np.ptp(w) == 0)


def shared(w: np.ndarray) -> bool:
    """Two weights alike by chance are rare, also in float32; half of them never are."""
    return 2 * np.unique(w).size <= w.size


def can_be_judged(w: np.ndarray) -> bool:
    """Whether mean and variance say something: there are some weights, and each was drawn for itself."""
    return w.size >= SOME and not shared(w)


@each_weight_matrix
def not_all_zero(w: np.ndarray, n_in: int) -> str | None:
    return f"all {w.size} of yours are" if not w.any() else None


@each_weight_matrix
def not_all_alike(w: np.ndarray, n_in: int) -> str | None:
    alike = constant(w) and w.any()
    return f"all {w.size} of yours are {number(w.flat[0] * math.sqrt(2 / n_in))}" if alike else None


@each_weight_matrix
def of_their_own(w: np.ndarray, n_in: int) -> str | None:
    words = f"{w.size} of yours take only {np.unique(w).size} different values"
    return words if shared(w) and not constant(w) else None


@each_weight_matrix
def centred(w: np.ndarray, n_in: int) -> str | None:
    off = can_be_judged(w) and abs(w.mean()) * math.sqrt(w.size) > 6 * max(1.0, w.std())
    return f"yours have the mean {number(w.mean() * math.sqrt(2 / n_in))}" if off else None


def spread(low: float, high: float):
    """A rule: the mean square of the weights is no wrong multiple of 2 / n_in between `low` and `high`."""

    @each_weight_matrix
    def seen(w: np.ndarray, n_in: int) -> str | None:
        mean, wide = float(np.mean(w**2)), 2 * math.sqrt(LOG_CHANCE / w.size)
        wrong = mean <= 1 - wide or mean >= 1 + wide + 2 * LOG_CHANCE / w.size
        told = wrong and low <= mean < high and can_be_judged(w)
        return f"yours have the variance {number(mean * 2 / n_in)}" if told else None

    return seen


def form(w: np.ndarray) -> bool:
    """Whether the form of a distribution can be judged: there are weights enough, and no other rule speaks of them."""
    spread_off = abs(np.mean(w**2) - 1) > 2 * math.sqrt(LOG_CHANCE / w.size) + 2 * LOG_CHANCE / w.size
    return w.size >= ENOUGH and can_be_judged(w) and not spread_off and abs(w.mean()) * math.sqrt(w.size) <= 6


@each_weight_matrix
def two_thirds_within_one(w: np.ndarray, n_in: int) -> str | None:
    share, off = np.mean(np.abs(w) < 1), math.sqrt(math.log(2 / SHARE_CHANCE) / (2 * w.size))
    return f"{share:.0%} of yours do" if form(w) and abs(share - WITHIN_ONE) > off else None


@each_weight_matrix
def some_far_out(w: np.ndarray, n_in: int) -> str | None:
    largest = np.abs(w).max()
    return f"the largest of yours is {number(largest)} of them away" if form(w) and largest < 2.5 else None


def layers_differ(call: Call, value: object) -> str | None:
    """Two layers of one shape are not the same."""
    weights = [W for W, _ in layers(call, value)]
    for place, (W, following) in enumerate(pairwise(weights)):
        if W.shape == following.shape and W.size > 1 and np.array_equal(W, following) and not constant(W):
            return f"layers {place + 1} and {place + 2} of yours are the same"
    return None


# ---- the generator ----


def same_numbers(first: list, second: list) -> str | None:
    return None if all(map(np.array_equal, arrays(first), arrays(second))) else "yours gives other ones"


def other_numbers(first: list, second: list) -> str | None:
    return "yours gives the same ones" if all(map(np.array_equal, arrays(first), arrays(second))) else None


def arrays(parameters: list) -> list[np.ndarray]:
    return [as_numbers(W) for W, _ in parameters]


SIZES = [2, 3, 1]

INITIALIZE_PARAMETERS = Exercise(
    id="initialize_parameters",
    assignment="forward",
    signature="initialize_parameters(layer_sizes, rng)",
    summary="Fresh weights and biases for every layer: W from a normal distribution of variance 2 / n_in, b = 0.",
    examples=(
        case("the sizes 2, 3 and 1", SIZES, Rng(7), free=True),
        case("the sizes 2, 3 and 1 once more", SIZES, Rng(7), free=True),
        case("the sizes 2, 3 and 1 with another seed", SIZES, Rng(8), free=True),
        case("wide layers", [200, 40, 30], Rng(7), free=True),
        case("layers of one size", [40, 40, 40], Rng(7), free=True),
    ),
    properties=(
        Property(title="the result should be a list with one entry a layer", seen=a_list),
        Property(title="every size but the first should have its entry", seen=not_fewer),
        Property(title="there should be no more entries than sizes after the first", seen=not_more),
        Property(title="every entry should be a pair of arrays (W, b)", seen=pairs),
        Property(title="`W` should have two axes and come first", seen=matrix),
        Property(title="`W` should be of shape (n_in, n_out)", seen=rows_and_columns),
        Property(title="`b` should have one axis", seen=one_axis),
        Property(title="`b` should be of shape (n_out,)", seen=one_bias_a_neuron),
        Property(title="all numbers should be finite", seen=finite),
        Property(title="every bias should start at 0", seen=no_bias_yet),
        Property(title="the weights of a layer should not all be 0", seen=not_all_zero),
        Property(title="the weights of a layer should not all be the same", seen=not_all_alike),
        Property(title="each weight of a layer should be drawn for itself", seen=of_their_own, part="spread"),
        Property(title="two layers should not have the same weights", seen=layers_differ, part="spread"),
        Property(title="the mean of the weights should be about 0", seen=centred, part="spread"),
        Property(title="the weights should not be tiny beside sqrt(2 / n_in)", seen=spread(0, 0.1), part="spread"),
        Property(title="the variance of the weights should not be below 2 / n_in", seen=spread(0.1, 1), part="spread"),
        Property(title="the variance of the weights should not be above 2 / n_in", seen=spread(1, 10), part="spread"),
        Property(
            title="the weights should not be huge beside sqrt(2 / n_in)", seen=spread(10, math.inf), part="spread"
        ),
        Property(
            title="about two thirds of the weights should lie within one standard deviation",
            seen=two_thirds_within_one,
            part="spread",
        ),
        Property(
            title="a few weights should lie more than two and a half standard deviations away",
            seen=some_far_out,
            part="spread",
        ),
    ),
    relations=(
        Relation(
            title="the same seed should give the same weights",
            between=("the sizes 2, 3 and 1", "the sizes 2, 3 and 1 once more"),
            seen=same_numbers,
            part="generator",
        ),
        Relation(
            title="another seed should give other weights",
            between=("the sizes 2, 3 and 1 with another seed", "the sizes 2, 3 and 1"),
            seen=other_numbers,
            part="generator",
        ),
    ),
    parts={"values": 0.4, "spread": 0.35, "generator": 0.15, "clean": 0.1},
)
