"""sigmoid_backward: the gradient times the sigmoid's slope at Z."""

import math

import numpy as np

from autograder.answer_key.activations.sigmoid import sigmoid
from autograder.answer_key.activations.sigmoid_derivative import sigmoid_derivative
from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import off_zero


def sigmoid_backward(dA, Z):
    s = sigmoid(Z)
    return dA * s * (1 - s)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    dA, Z = off_zero(rng, 4, 3), off_zero(rng, 4, 3)
    whole = np.array([[-3, 1, 2], [4, 0, -2]])
    return (
        case("random numbers", dA, Z),
        case("a square array", off_zero(rng, 3, 3), off_zero(rng, 3, 3)),
        case("a single row", off_zero(rng, 1, 6), off_zero(rng, 1, 6)),
        case("one column", off_zero(rng, 6, 1), off_zero(rng, 6, 1)),
        case("positive Z only", off_zero(rng, 2, 4), np.abs(off_zero(rng, 2, 4))),
        case("negative Z only", off_zero(rng, 2, 4), -np.abs(off_zero(rng, 2, 4))),
        case("large gradients", 100 * off_zero(rng, 2, 3), off_zero(rng, 2, 3)),
        case("gradients that are 0", np.array([[0.0, 0.0, 2.0, -2.0]]), np.array([[-1.0, 1.0, -1.0, 1.0]])),
        case("float32", off_zero(rng, 2, 3).astype(np.float32), off_zero(rng, 2, 3).astype(np.float32)),
        case("whole Z and random gradients", off_zero(rng, 2, 3), whole, part="integers"),
        case("whole gradients and random Z", whole, off_zero(rng, 2, 3), part="integers"),
        case("32-bit integers", whole[::-1].astype(np.int32), whole.astype(np.int32), part="integers"),
        case("large Z", off_zero(rng, 2, 2), np.array([[1000.0, -1000.0], [-800.0, 800.0]]), part="extremes"),
        case("one large Z among others", off_zero(rng, 1, 3), np.array([[-1000.0, 0.5, -0.5]]), part="extremes"),
        case("large whole Z", whole[:, :2], np.array([[1000, -1000], [2000, -2000]]), part="extremes"),
        case("read-only input", dA, Z, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_the_derivative(dA, Z):
    return sigmoid_derivative(Z) * dA


def by_one_exponential(dA, Z):
    e = np.exp(-np.abs(Z))
    return dA * e / (1 + e) ** 2


def by_loop(dA, Z):
    def slope(z):
        s = 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
        return s * (1 - s)

    dZ = np.empty(dA.shape)
    for place in np.ndindex(dA.shape):
        dZ[place] = dA[place] * slope(float(Z[place]))
    return dZ


def by_tanh(dA, Z):
    t = np.tanh(Z / 2)
    return dA * (1 - t**2) / 4


def by_logaddexp(dA, Z):
    return np.multiply(dA, np.exp(-np.logaddexp(0, -Z) - np.logaddexp(0, Z)))


def clipped_where_flat(dA, Z):
    a = 1 / (1 + np.exp(-np.clip(Z, -700, 700)))
    return dA * (a - a**2)


# ---- wrong answers, one misconception each ----


def slope_missing(dA, Z):
    return 1 * dA


def value_for_the_slope(dA, Z):
    return dA * sigmoid(Z)


def activations_expected(dA, Z):
    return dA * Z * (1 - Z)


def sigmoid_twice(dA, Z):
    a = sigmoid(sigmoid(Z))
    return dA * a * (1 - a)


def slope_alone(dA, Z):
    s = sigmoid(Z)
    return s * (1 - s)


def half_of_the_slope(dA, Z):
    return dA * (1 - sigmoid(Z))


def plus_for_minus(dA, Z):
    s = sigmoid(Z)
    return dA * s * (1 + s)


def wrong_sign(dA, Z):
    s = sigmoid(Z)
    return dA * s * (s - 1)


def squared(dA, Z):
    return dA * (1 - sigmoid(Z) ** 2)


def tanh_slope(dA, Z):
    return dA * (1 - np.tanh(Z) ** 2)


def relu_mask(dA, Z):
    return dA * (Z > 0)


def arguments_swapped(dA, Z):
    s = sigmoid(dA)
    return Z * s * (1 - s)


def slope_of_the_gradient(dA, Z):
    s = sigmoid(dA)
    return dA * s * (1 - s)


def slope_added(dA, Z):
    s = sigmoid(Z)
    return dA + s * (1 - s)


def without_parentheses(dA, Z):
    s = sigmoid(Z)
    return dA * s * 1 - s


def averaged_again(dA, Z):
    s = sigmoid(Z)
    return dA * s * (1 - s) / len(Z)


def matrix_product(dA, Z):
    s = sigmoid(Z)
    return dA @ (s * (1 - s))


def summed(dA, Z):
    s = sigmoid(Z)
    return np.sum(dA * s * (1 - s), axis=0)


def overflows_on_the_left(dA, Z):
    s = 1 / (1 + np.exp(-Z))
    return dA * s * (1 - s)


def inf_over_inf(dA, Z):
    return dA * np.exp(-Z) / (1 + np.exp(-Z)) ** 2


def inf_over_inf_on_the_right(dA, Z):
    s = np.exp(Z) / (1 + np.exp(Z))
    return dA * s * (1 - s)


def gradient_changed(dA, Z):
    s = sigmoid(Z)
    dA[...] = np.asarray(dA * s * (1 - s), dtype=dA.dtype)
    return dA


def into_integers(dA, Z):
    s = sigmoid(Z)
    dZ = np.zeros_like(dA)
    dZ[...] = dA * s * (1 - s)
    return dZ


def gradient_squared(dA, Z):
    s = sigmoid(Z)
    return dA**2 * s * (1 - s)


def positive_only(dA, Z):
    s = sigmoid(Z)
    return np.abs(dA) * s * (1 - s)


def math_exp(dA, Z):
    s = 1 / (1 + math.exp(-Z))
    return dA * s * (1 - s)


def nothing_returned(dA, Z):
    s = sigmoid(Z)
    dA * s * (1 - s)


WRONG = (
    Wrong(
        id="sigmoid-backward-slope-missing",
        title="the gradient passes unchanged, as if the sigmoid were not there",
        hint="How much does the sigmoid's output move when Z moves by 0.1 at Z = 0? And at Z = 10?",
        answer=slope_missing,
    ),
    Wrong(
        id="sigmoid-backward-value-for-the-slope",
        title="the gradient is multiplied by the sigmoid, not by its slope",
        hint="At Z = 10 the sigmoid is almost 1 and almost flat. How much of the gradient should pass?",
        answer=value_for_the_slope,
    ),
    Wrong(
        id="sigmoid-backward-activations-expected",
        title="Z is used as if it were the activation, the sigmoid of Z already",
        hint="In a (1 - a), the letter a is an activation between 0 and 1. What is the second argument here: A, or Z?",
        answer=activations_expected,
    ),
    Wrong(
        id="sigmoid-backward-sigmoid-twice",
        title="the slope is taken at sigmoid(Z), not at Z: the sigmoid is applied twice",
        hint="At Z = 0 the slope is 1/4. What do you get for dA = 4, and at which point do you take the slope?",
        answer=sigmoid_twice,
    ),
    Wrong(
        id="sigmoid-backward-slope-alone",
        title="you return the slope alone, and the gradient from above is lost",
        hint="The chain rule multiplies. What is your slope to be multiplied by?",
        answer=slope_alone,
    ),
    Wrong(
        id="sigmoid-backward-half-of-the-slope",
        title="only the factor 1 - s of the slope is there",
        hint="At Z = -10 the sigmoid is almost flat. What is your factor there?",
        answer=half_of_the_slope,
    ),
    Wrong(
        id="sigmoid-backward-plus",
        title="a sign is wrong in the slope: s (1 + s)",
        hint="At Z = 10 the sigmoid is almost flat. What is your factor there?",
        answer=plus_for_minus,
    ),
    Wrong(
        id="sigmoid-backward-wrong-sign",
        title="the slope is negative: s (s - 1)",
        hint="Does the sigmoid rise or fall? Which sign has its slope?",
        answer=wrong_sign,
    ),
    Wrong(
        id="sigmoid-backward-squared",
        title="your slope is 1 - s², the rule for tanh applied to the sigmoid",
        hint="At Z = 0 the sigmoid's slope is 1/4. What do you get for dA = 4?",
        answer=squared,
    ),
    Wrong(
        id="sigmoid-backward-tanh",
        title="you use the slope of tanh",
        hint="At Z = 0 the sigmoid's slope is 1/4. What do you get for dA = 4?",
        answer=tanh_slope,
    ),
    Wrong(
        id="sigmoid-backward-relu",
        title="you use the slope of ReLU",
        hint="Does the sigmoid have a kink at 0? At Z = 0 its slope is 1/4.",
        answer=relu_mask,
    ),
    Wrong(
        id="sigmoid-backward-arguments-swapped",
        title="dA and Z have changed places",
        hint="Which of the two is the gradient that is passed on, and at which one is the slope taken?",
        answer=arguments_swapped,
    ),
    Wrong(
        id="sigmoid-backward-slope-of-the-gradient",
        title="the slope is taken at dA, and Z is not used",
        hint="Does your result change when Z does? Through which number did the sigmoid go, forward?",
        answer=slope_of_the_gradient,
    ),
    Wrong(
        id="sigmoid-backward-added",
        title="the slope is added to the gradient, not multiplied with it",
        hint="Where dA is 0, nothing should be passed back. What do you get there?",
        answer=slope_added,
    ),
    Wrong(
        id="sigmoid-backward-precedence",
        title="parentheses are missing: s is subtracted from the whole product",
        hint="What does Python give for 2 * 3 * 1 - 3?",
        answer=without_parentheses,
    ),
    Wrong(
        id="sigmoid-backward-averaged-again",
        title="the gradient is divided by the number of rows",
        hint="dA carries the 1/m already. Should a row's gradient change when other rows join the batch?",
        answer=averaged_again,
    ),
    Wrong(
        id="sigmoid-backward-matrix-product",
        title="you make a matrix product where each element has a slope of its own",
        hint="The sigmoid works element by element. Which sign of Python's does the same: * or @?",
        answer=matrix_product,
    ),
    Wrong(
        id="sigmoid-backward-summed",
        title="the rows are summed up",
        hint="Every example passes its own gradient back. Print the shapes of Z and of your result.",
        answer=summed,
    ),
    Wrong(
        id="sigmoid-backward-overflow",
        title="the formula is right, but its exponential overflows where Z is very negative",
        hint="What is np.exp(1000)? The sigmoid given above takes care of it.",
        answer=overflows_on_the_left,
    ),
    Wrong(
        id="sigmoid-backward-nan-on-the-left",
        title="your formula divides infinity by infinity where Z is very negative",
        hint="What are np.exp(1000) and np.exp(1000) / np.exp(1000)? The sigmoid given above takes care of it.",
        answer=inf_over_inf,
    ),
    Wrong(
        id="sigmoid-backward-nan-on-the-right",
        title="your formula divides infinity by infinity where Z is large",
        hint="What are np.exp(1000) and np.exp(1000) / np.exp(1000)? The sigmoid given above takes care of it.",
        answer=inf_over_inf_on_the_right,
    ),
    Wrong(
        id="sigmoid-backward-gradient-changed",
        title="the result is written into the caller's own dA",
        hint="Print dA before and after the call. Is a second array made anywhere?",
        answer=gradient_changed,
    ),
    Wrong(
        id="sigmoid-backward-into-integers",
        title="the result is stored in an array of whole numbers wherever dA has whole numbers, and loses its decimals",
        hint="What is the dtype of np.zeros_like(dA) for dA = np.array([[3]])? What becomes of 0.75 in it?",
        answer=into_integers,
    ),
    Wrong(
        id="sigmoid-backward-gradient-squared",
        title="the gradient is squared",
        hint="If the gradient from above doubles, how much larger should yours become?",
        answer=gradient_squared,
    ),
    Wrong(
        id="sigmoid-backward-absolute",
        title="the gradient loses its sign",
        hint="What does your function give for dA = -16? Which way should Z be pushed?",
        answer=positive_only,
    ),
    Wrong(
        id="sigmoid-backward-math-exp",
        title="math.exp is given a whole array",
        hint="Which package has an exponential that works on every element of an array?",
        answer=math_exp,
    ),
    Wrong(
        id="sigmoid-backward-no-return",
        title="you compute the gradient and do not return it",
        hint="What does a function without `return` give back?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="sigmoid_backward",
    reference=sigmoid_backward,
    cases=cases,
    right=(by_the_derivative, by_one_exponential, by_loop, by_tanh, by_logaddexp, clipped_where_flat),
    wrong=WRONG,
)
