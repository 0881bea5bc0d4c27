"""perceptron_predict: 1 where X @ w + b >= 0, else 0."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import numbers, quarters, whole_numbers
from .weighted_sum import weighted_sum


def perceptron_predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, 0)


def on_both_sides(rng: np.random.Generator, m: int, n: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Rows, weights and a bias: half of the rows lie on each side, with z = ±0.3 for the nearest."""
    X, w, b = numbers(rng, m, n), numbers(rng, n), float(numbers(rng))
    wanted = rng.permutation(np.where(np.arange(m) % 2, 1, -1) * rng.choice([0.3, 0.7, 2.0, 4.0], size=m))
    X[:, 0] += (wanted - X @ w - b) / w[0]
    return X, w, b


def on_the_line(rng: np.random.Generator, m: int, n: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Rows for which z is exactly 0, at every second row, and -1/4 at the others."""
    X, w, b = quarters(rng, m, n), quarters(rng, n), float(quarters(rng))
    w[0] = 1.0
    X[:, 0] -= X @ w + b + 0.25 * (np.arange(m) % 2)
    return X, w, b


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    m = int(rng.integers(24, 40))
    whole = whole_numbers(rng, 6, 3), whole_numbers(rng, 3)
    X, w, b = on_both_sides(rng, 5, 3)
    return (
        case("many rows", *on_both_sides(rng, m, 2)),
        case("more columns than rows", *on_both_sides(rng, 3, 7)),
        case("a square batch", *on_both_sides(rng, 4, 4)),
        case("a large bias", X, w, b + 40),
        case("a large negative bias", X, w, b - 40),
        case("float32", X.astype(np.float32), w.astype(np.float32), b),
        case("rows on the line", *on_the_line(rng, 7, 3), part="line"),
        case("weights of 0 and a bias of 0", X, np.zeros(3), 0.0, part="line"),
        case("one row, drawn at random", *on_both_sides(rng, 1, 4), part="shapes"),
        case("one column", *on_both_sides(rng, 6, 1), part="shapes"),
        case("one number", *on_both_sides(rng, 1, 1), part="shapes"),
        case("integers", *whole, 1, part="integers"),
        case("32-bit integers", whole[0].astype(np.int32), -whole[1].astype(np.int32), -1, part="integers"),
        case("integers and fractions", whole[0], numbers(rng, 3), float(numbers(rng)), part="integers"),
        case("read-only input", X, w, b, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def truth_as_integer(X, w, b):
    return (np.dot(X, w) + b >= 0).astype(int)


def by_loop(X, w, b):
    labels = np.zeros(len(X), dtype=int)
    for i, x in enumerate(X):
        if weighted_sum(x, w, b) >= 0:
            labels[i] = 1
    return labels


def list_of_integers(X, w, b):
    return np.array([int(sum(w_i * x_i for w_i, x_i in zip(w, x, strict=True)) + b >= 0) for x in X])


def against_a_threshold(X, w, b):
    return np.array(1 - (X @ w + b < 0), dtype=np.int32)


def by_heaviside(X, w, b):
    return np.heaviside(np.einsum("ij,j->i", X, w) + b, 1).astype(np.int64)


def bias_as_a_weight(X, w, b):
    ones = np.ones((len(X), 1))
    return 1 * (np.hstack([ones, X]) @ np.concatenate([[b], w]) >= 0)


# ---- wrong answers, one misconception each ----


def strict(X, w, b):
    return np.where(X @ w + b > 0, 1, 0)


def no_bias(X, w, b):
    return np.where(X @ w >= 0, 1, 0)


def bias_subtracted(X, w, b):
    return np.where(X @ w >= b, 1, 0)


def inverted(X, w, b):
    return np.where(X @ w + b >= 0, 0, 1)


def plus_minus(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)


def sign(X, w, b):
    return np.sign(X @ w + b).astype(int)


def raw(X, w, b):
    return X @ w + b


def sigmoid_values(X, w, b):
    return 0.5 * (1 + np.tanh((X @ w + b) / 2))


def booleans(X, w, b):
    return X @ w + b >= 0


def floats(X, w, b):
    return np.where(X @ w + b >= 0, 1.0, 0.0)


def floats_strictly(X, w, b):
    return np.heaviside(X @ w + b, 0.5)


def column(X, w, b):
    return np.where(X @ w + b >= 0, 1, 0).reshape(-1, 1)


def squeezed(X, w, b):
    return np.squeeze(np.where(X @ w + b >= 0, 1, 0))


def one_for_all(X, w, b):
    return int(np.sum(X @ w + b) >= 0)


def first_row(X, w, b):
    for x in X:
        return np.array([1 if x @ w + b >= 0 else 0])


def whole_compared(X, w, b):
    if X @ w + b >= 0:
        return np.array([1])
    return np.array([0])


def at_one_half(X, w, b):
    return np.where(X @ w + b >= 0.5, 1, 0)


def at_one(X, w, b):
    return np.where(X @ w + b >= 1, 1, 0)


def not_summed(X, w, b):
    return np.where(X * w + b >= 0, 1, 0)


def columns(X, w, b):
    return np.where(w @ X + b >= 0, 1, 0)


def bias_for_each(X, w, b):
    return np.where(np.sum(X * w + b, axis=1) >= 0, 1, 0)


def places(X, w, b):
    return np.where(X @ w + b >= 0)[0]


def a_list(X, w, b):
    return [1 if x @ w + b >= 0 else 0 for x in X]


def bias_after(X, w, b):
    return np.where(X @ w >= 0, 1, 0) + b


def in_place(X, w, b):
    for i in range(len(X)):
        X[i] *= w
    return np.where(X.sum(axis=1) + b >= 0, 1, 0)


def nothing_returned(X, w, b):
    print(np.where(X @ w + b >= 0, 1, 0))


WRONG = (
    Wrong(
        id="perceptron-predict-above-the-line-only",
        title="a row exactly on the line gets a 0",
        hint="What should come out where z is exactly 0? Compare `>` with `>=`.",
        answer=strict,
    ),
    Wrong(
        id="perceptron-predict-bias-forgotten",
        title="the bias is never added",
        hint="Change b from -40 to 40. Should the answers change, and do yours?",
        answer=no_bias,
    ),
    Wrong(
        id="perceptron-predict-bias-subtracted",
        title="you compare with the bias as if it were a threshold",
        hint="With weights of 0 and a bias of 1, which answer should come out? A bias is minus a threshold: which "
        "of the two is `b`?",
        answer=bias_subtracted,
    ),
    Wrong(
        id="perceptron-predict-inverted",
        title="0 and 1 are the wrong way round",
        hint="With weights of 0 and a bias of 1, which answer should come out, and which does?",
        answer=inverted,
    ),
    Wrong(
        id="perceptron-predict-minus-one-and-one",
        title="your answers are -1 and 1, as in some textbooks",
        hint="Which two labels does this course use? Print your answers for a few rows.",
        answer=plus_minus,
    ),
    Wrong(
        id="perceptron-predict-sign",
        title="you return the sign of z: -1, 0 or 1",
        hint="Which two labels should there be? What is np.sign(0)?",
        answer=sign,
    ),
    Wrong(
        id="perceptron-predict-raw-sum",
        title="you return the weighted sums, without the decision",
        hint="How many different values may come out? Which step of a perceptron is missing?",
        answer=raw,
    ),
    Wrong(
        id="perceptron-predict-sigmoid",
        title="you return probabilities, where a perceptron says 0 or 1",
        hint="How many different values may come out? At which z does a sigmoid pass one half?",
        answer=sigmoid_values,
    ),
    Wrong(
        id="perceptron-predict-truth-values",
        title="you return True and False, where integers are asked for",
        hint="Print the dtype of your result. Which method turns an array into another type?",
        answer=booleans,
    ),
    Wrong(
        id="perceptron-predict-floats",
        title="your labels are floating-point numbers, where integers are asked for",
        hint="Print the dtype of your result. What is the type of 1.0, and of 1?",
        answer=floats,
    ),
    Wrong(
        id="perceptron-predict-floats-from-zeros",
        title="a row on the line gets one half, and your labels are floating-point numbers",
        hint="What should come out where z is exactly 0? What is the second argument of np.heaviside?",
        answer=floats_strictly,
    ),
    Wrong(
        id="perceptron-predict-column",
        title="the answers stand in a column of shape (m, 1)",
        hint="Print the shape of your result. How many axes do labels have?",
        answer=column,
    ),
    Wrong(
        id="perceptron-predict-flat-only-for-several",
        title="a batch of one row loses its axis, as np.squeeze does it",
        hint="Try one row. What is the shape of your result, and what should it be?",
        answer=squeezed,
    ),
    Wrong(
        id="perceptron-predict-one-answer-for-all",
        title="there is one answer for the whole batch",
        hint="How many rows go in, and how many answers come out?",
        answer=one_for_all,
    ),
    Wrong(
        id="perceptron-predict-first-row-only",
        title="only the first row is answered: the loop ends before it has seen the others",
        hint="Where is your `return`, inside the loop or after it?",
        answer=first_row,
    ),
    Wrong(
        id="perceptron-predict-whole-batch-compared",
        title="you ask `if` of a whole array",
        hint="What is np.array([-1, 1]) >= 0? Is that one answer, as `if` needs it? Which NumPy function chooses "
        "for each element?",
        answer=whole_compared,
    ),
    Wrong(
        id="perceptron-predict-threshold-one-half",
        title="the sums are compared with 0.5, as probabilities are",
        hint="With which number does the formula compare z? Which z belongs to a probability of one half?",
        answer=at_one_half,
    ),
    Wrong(
        id="perceptron-predict-threshold-one",
        title="the sums are compared with 1",
        hint="With which number does the formula compare z?",
        answer=at_one,
    ),
    Wrong(
        id="perceptron-predict-not-summed",
        title="each input is judged by itself: the products are not added up",
        hint="How many answers should there be for a row of three inputs? What does @ do that * does not?",
        answer=not_summed,
    ),
    Wrong(
        id="perceptron-predict-columns-for-rows",
        title="the weights are applied down the columns, not along the rows",
        hint="Which is one example, a row or a column? Which axis of X must be as long as w?",
        answer=columns,
    ),
    Wrong(
        id="perceptron-predict-bias-for-each-input",
        title="the bias is added once for each input",
        hint="What is z for two inputs of 0 and a bias of 0.5? How many times does your code add `b`?",
        answer=bias_for_each,
    ),
    Wrong(
        id="perceptron-predict-places",
        title="you return where the ones are",
        hint="How many rows go in, and how many answers come out? What do the second and third argument of np.where do?",
        answer=places,
    ),
    Wrong(
        id="perceptron-predict-list",
        title="you return a list",
        hint="What does `2 * result` give for a list, and for an array?",
        answer=a_list,
    ),
    Wrong(
        id="perceptron-predict-bias-after-decision",
        title="the bias is added to the answers, after the decision",
        hint="Can an answer be anything but 0 or 1? What should be compared with 0?",
        answer=bias_after,
    ),
    Wrong(
        id="perceptron-predict-in-place",
        title="the caller's rows are overwritten by the products",
        hint="Print X before and after the call. What does `*=` do to an array that somebody else still needs?",
        answer=in_place,
    ),
    Wrong(
        id="perceptron-predict-no-return",
        title="you compute the answers and do not return them",
        hint="Try `labels = perceptron_predict(X, w, b)` and then `print(labels)`. What is the difference between "
        "printing and returning?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="perceptron_predict",
    reference=perceptron_predict,
    cases=cases,
    right=(
        truth_as_integer,
        by_loop,
        list_of_integers,
        against_a_threshold,
        by_heaviside,
        bias_as_a_weight,
    ),
    wrong=WRONG,
)
