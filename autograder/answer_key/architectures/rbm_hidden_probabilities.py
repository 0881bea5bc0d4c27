"""rbm_hidden_probabilities: sigmoid(V @ W + c), of one example or a batch."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def rbm_hidden_probabilities(V, W, c):
    z = V @ W + c
    small = np.exp(-np.abs(z))  # in [0, 1] for every z: it cannot overflow
    return np.where(z >= 0, 1, small) / (1 + small)


def inputs(rng: np.random.Generator, *m: int, visible: int, hidden: int) -> tuple:
    """Visible units on or off, at random: a batch of m rows, or without m one example."""
    V = rng.integers(0, 2, size=(*m, visible)).astype(float)
    V[..., 0] = 1.0  # one unit is on at least: with none, W would have no effect
    return V, rng.normal(size=(visible, hidden)), rng.normal(size=hidden)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    V, W, c = inputs(rng, 4, visible=3, hidden=2)
    whole = V.astype(int), rng.integers(-3, 4, size=(3, 2)), rng.integers(1, 4, size=2)
    return (
        case("a batch", V, W, c),
        case("more hidden than visible units", *inputs(rng, 2, visible=3, hidden=5)),
        case("as many examples as units", *inputs(rng, 3, visible=3, hidden=3)),
        case("as many hidden as visible units", *inputs(rng, 5, visible=4, hidden=4)),
        case("a single hidden unit", *inputs(rng, 4, visible=3, hidden=1)),
        case("a single visible unit", *inputs(rng, 3, visible=1, hidden=3)),
        case("a batch of one row", *inputs(rng, 1, visible=4, hidden=2)),
        case("visible units between 0 and 1", rng.random(size=(3, 4)), *inputs(rng, visible=4, hidden=3)[1:]),
        case("float32", *(a.astype(np.float32) for a in inputs(rng, 3, visible=2, hidden=3))),
        case("integers", *whole),
        case("32-bit integers", *(a.astype(np.int32) for a in whole)),
        case("one example", *inputs(rng, visible=3, hidden=2), part="one example"),
        case("one example, as many hidden units", *inputs(rng, visible=4, hidden=4), part="one example"),
        case("large weights", V, 1000 * np.sign(W) * [1, 2], c, part="extremes"),
        case("a large bias", V, W, np.array([-1000.0, 1000.0]), part="extremes"),
        case("read-only input", V, W, c, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_tanh(V, W, c):
    return 0.5 * (1 + np.tanh((np.dot(V, W) + c) / 2))


def by_clipping(v, w, c):
    return 1 / (1 + np.exp(-np.clip(v @ w + c, -700, 700)))


def by_logaddexp(V, W, c):
    z = np.einsum("...i,ij->...j", V, W) + c
    return np.exp(-np.logaddexp(0, -z))


def unit_by_unit(V, W, c):
    def s(z):
        return 1 / (1 + math.exp(-z)) if z > -700 else 0.0

    def one(v):
        return [s(sum(float(v[i]) * float(W[i, j]) for i in range(len(v))) + float(c[j])) for j in range(len(c))]

    return np.array([one(v) for v in V]) if V.ndim == 2 else np.array(one(V))


# ---- wrong answers, one misconception each ----


def no_sigmoid(V, W, c):
    return V @ W + c


def no_bias(V, W, c):
    return 1 / (1 + np.exp(-np.clip(V @ W, -700, 700)))


def bias_subtracted(V, W, c):
    return 1 / (1 + np.exp(-np.clip(V @ W - c, -700, 700)))


def bias_outside(V, W, c):
    return 1 / (1 + np.exp(-np.clip(V @ W, -700, 700))) + c


def sign_lost(V, W, c):
    return 1 / (1 + np.exp(np.clip(V @ W + c, -700, 700)))


def bias_not_in_the_exponent(V, W, c):
    return 1 / (1 + np.exp(-np.clip(V @ W, -700, 700)) + c)


def tanh_for_sigmoid(V, W, c):
    return np.tanh(V @ W + c)


def relu_for_sigmoid(V, W, c):
    return np.maximum(0, V @ W + c)


def softmax_for_sigmoid(V, W, c):
    z = V @ W + c
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softplus_for_sigmoid(V, W, c):
    return np.logaddexp(0, V @ W + c)


def decisions(V, W, c):
    return np.where(V @ W + c >= 0, 1.0, 0.0)


def samples(V, W, c):
    p = 1 / (1 + np.exp(-np.clip(V @ W + c, -700, 700)))
    return np.where(np.random.default_rng(0).random(p.shape) < p, 1.0, 0.0)


def probabilities_and_samples(V, W, c):
    p = 1 / (1 + np.exp(-np.clip(V @ W + c, -700, 700)))
    return p, np.where(np.random.default_rng(0).random(p.shape) < p, 1.0, 0.0)


def weights_transposed(V, W, c):
    return 1 / (1 + np.exp(-np.clip(V @ W.T + c, -700, 700)))


def examples_as_columns(V, W, c):
    return 1 / (1 + np.exp(-np.clip(W.T @ V + c, -700, 700)))


def inputs_twice(V, W, c):
    return 1 / (1 + np.exp(-np.clip(2 * V @ W + c, -700, 700)))


def signs_for_units(V, W, c):
    return 1 / (1 + np.exp(-np.clip((2 * V - 1) @ W + c, -700, 700)))


def mean_for_sum(V, W, c):
    return 1 / (1 + np.exp(-np.clip(V @ W / len(W) + c, -700, 700)))


def overflows(V, W, c):
    return 1 / (1 + np.exp(-(V @ W + c)))


def nan_at_large_numbers(V, W, c):
    e = np.exp(V @ W + c)
    return e / (1 + e)


def always_a_batch(V, W, c):
    return 1 / (1 + np.exp(-np.clip(np.atleast_2d(V) @ W + c, -700, 700)))


def batches_only(V, W, c):
    m, _ = V.shape
    return 1 / (1 + np.exp(-np.clip(V @ W + np.tile(c, (m, 1)), -700, 700)))


def slope(V, W, c):
    p = 1 / (1 + np.exp(-np.clip(V @ W + c, -700, 700)))
    return p * (1 - p)


def visible_units_rounded(V, W, c):
    on = np.where(V > 0.5, 1.0, 0.0)
    return 1 / (1 + np.exp(-np.clip(on @ W + c, -700, 700)))


def bias_written_over(V, W, c):
    probabilities = 1 / (1 + np.exp(-np.clip(V @ W + c, -700, 700)))
    c *= 2
    return probabilities


def nothing_returned(V, W, c):
    print(1 / (1 + np.exp(-np.clip(V @ W + c, -700, 700))))


KEY = AnswerKey(
    exercise="rbm_hidden_probabilities",
    reference=rbm_hidden_probabilities,
    cases=cases,
    right=(by_tanh, by_clipping, by_logaddexp, unit_by_unit),
    wrong=(
        Wrong(
            id="rbm-hidden-probabilities-no-sigmoid",
            title="the sigmoid is missing",
            hint="Can a probability be 3, or negative? What turns any number into a probability?",
            answer=no_sigmoid,
        ),
        Wrong(
            id="rbm-hidden-probabilities-no-bias",
            title="you leave out the bias",
            hint="With all visible units off, what decides? Where in your code does c appear?",
            answer=no_bias,
        ),
        Wrong(
            id="rbm-hidden-probabilities-bias-subtracted",
            title="you subtract the bias",
            hint="With all visible units off and c = 5, should a hidden unit be on or off?",
            answer=bias_subtracted,
        ),
        Wrong(
            id="rbm-hidden-probabilities-bias-outside",
            title="you add the bias after the sigmoid",
            hint="With c = 5, can your probability be larger than 1? Which terms stand inside the brackets?",
            answer=bias_outside,
        ),
        Wrong(
            id="rbm-hidden-probabilities-sign-lost",
            title="your probabilities fall where they should rise: the minus sign in the exponent is missing",
            hint="With all visible units off and c = 5, should a hidden unit be on or off?",
            answer=sign_lost,
        ),
        Wrong(
            id="rbm-hidden-probabilities-bias-not-in-the-exponent",
            title="the bias stands beside the exponential, not in its exponent: a bracket is missing",
            hint="Give the sum V @ W + c a name in a line of its own. What goes into the sigmoid?",
            answer=bias_not_in_the_exponent,
        ),
        Wrong(
            id="rbm-hidden-probabilities-tanh",
            title="you use tanh, which reaches from -1 to 1",
            hint="What does a probability range from and to? What do you get at 0?",
            answer=tanh_for_sigmoid,
        ),
        Wrong(
            id="rbm-hidden-probabilities-relu",
            title="you use ReLU, as in the layers of other networks",
            hint="Can a probability be 3? What turns any number into a probability?",
            answer=relu_for_sigmoid,
        ),
        Wrong(
            id="rbm-hidden-probabilities-softmax",
            title="your hidden units share out a probability of 1, as if only one could be on",
            hint="Each hidden unit is on or off for itself. What do the probabilities of two units sum to if both are likely?",
            answer=softmax_for_sigmoid,
        ),
        Wrong(
            id="rbm-hidden-probabilities-softplus",
            title="you compute log(1 + e^z), which belongs into the free energy",
            hint="Can a probability be larger than 1? What do you get at z = 10?",
            answer=softplus_for_sigmoid,
        ),
        Wrong(
            id="rbm-hidden-probabilities-decisions",
            title="you decide which units are on, instead of saying how probable it is",
            hint="How probable is a unit with z = 0.1? Does your value differ from that at z = 10?",
            answer=decisions,
        ),
        Wrong(
            id="rbm-hidden-probabilities-samples",
            title="you draw the units' states by chance, instead of returning their probabilities",
            hint="Call your function with two seeds. Should the probabilities depend on chance?",
            answer=samples,
        ),
        Wrong(
            id="rbm-hidden-probabilities-samples-too",
            title="you return samples beside the probabilities",
            hint="How many values does the exercise ask for?",
            answer=probabilities_and_samples,
        ),
        Wrong(
            id="rbm-hidden-probabilities-weights-transposed",
            title="you transpose W, as on the way back to the visible units",
            hint="W has a row for each visible unit. Do (m, visible) and (visible, hidden) fit as they are?",
            answer=weights_transposed,
        ),
        Wrong(
            id="rbm-hidden-probabilities-examples-as-columns",
            title="you multiply from the left, as if each example were a column",
            hint="One example is one row here. In which order do (m, visible) and (visible, hidden) fit?",
            answer=examples_as_columns,
        ),
        Wrong(
            id="rbm-hidden-probabilities-doubled",
            title="the visible units count twice",
            hint="One visible unit is on, its weight is 1, and c is 0: the sigmoid of 1 is 0.731. What is yours?",
            answer=inputs_twice,
        ),
        Wrong(
            id="rbm-hidden-probabilities-signs",
            title="you take units that are off for -1, not for 0",
            hint="With all visible units off, should W have an effect?",
            answer=signs_for_units,
        ),
        Wrong(
            id="rbm-hidden-probabilities-mean-for-sum",
            title="you divide the weighted sum by the number of visible units",
            hint="One visible unit of three is on, its weight is 1, and c is 0. What goes into the sigmoid?",
            answer=mean_for_sum,
        ),
        Wrong(
            id="rbm-hidden-probabilities-overflow",
            title="your sigmoid overflows for very negative numbers",
            hint="At which end does np.exp(-z) become infinite? The sigmoid of this notebook's first cells knows about it.",
            answer=overflows,
        ),
        Wrong(
            id="rbm-hidden-probabilities-nan",
            title="your sigmoid, e^z / (1 + e^z), becomes inf / inf for large numbers",
            hint="What is np.exp(1000.0)? The sigmoid of this notebook's first cells knows about it.",
            answer=nan_at_large_numbers,
        ),
        Wrong(
            id="rbm-hidden-probabilities-always-a-batch",
            title="one example comes out as a batch of one row",
            hint="What shape has one example, (n,) or (1, n)? Which shape should its hidden units then have?",
            answer=always_a_batch,
        ),
        Wrong(
            id="rbm-hidden-probabilities-batches-only",
            title="your function needs a batch, and stops at one example",
            hint="Try V of shape (3,). Does the formula need the number of rows at all?",
            answer=batches_only,
        ),
        Wrong(
            id="rbm-hidden-probabilities-slope",
            title="you return the slope of the sigmoid, not its value",
            hint="Can one of your values be larger than 1/4?",
            answer=slope,
        ),
        Wrong(
            id="rbm-hidden-probabilities-visible-units-rounded",
            title="you round the visible units to 0 and 1 first",
            hint="A grey pixel may be 0.4. Does your function tell it from black?",
            answer=visible_units_rounded,
        ),
        Wrong(
            id="rbm-hidden-probabilities-bias-changed",
            title="you change the caller's bias, with += or *=",
            hint="Call your function twice with the same c. Does the second call give the same as the first?",
            answer=bias_written_over,
        ),
        Wrong(
            id="rbm-hidden-probabilities-no-return",
            title="you compute the probabilities and do not return them",
            hint="What is the difference between printing and returning?",
            answer=nothing_returned,
        ),
    ),
)
