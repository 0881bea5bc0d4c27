"""mean_squared_error: the mean of (y - y_hat)², over all elements."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import numbers, whole_numbers


def mean_squared_error(y, y_hat):
    return np.mean((y - y_hat) ** 2)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    y, y_hat = numbers(rng, 2, 6)
    whole = whole_numbers(rng, 2, 8)
    return (
        case("random numbers", y, y_hat),
        case("many numbers", numbers(rng, 50), numbers(rng, 50)),
        case("answers that are all too high by the same amount", y, y + 3.0),
        case("answers that are wrong by as much below as above", np.array([1.0, 1.0]), np.array([0.0, 2.0])),
        case("large numbers", 1000 + y, 1000 + y_hat),
        case("float32", y.astype(np.float32), y_hat.astype(np.float32)),
        case("three rows of four numbers", numbers(rng, 3, 4), numbers(rng, 3, 4), part="shapes"),
        case("a square array", numbers(rng, 3, 3), numbers(rng, 3, 3), part="shapes"),
        case("a column", numbers(rng, 5, 1), numbers(rng, 5, 1), part="shapes"),
        case("a row", numbers(rng, 1, 5), numbers(rng, 1, 5), part="shapes"),
        case("integers", *whole, part="integers"),
        case("32-bit integers", *whole[::-1].astype(np.int32), part="integers"),
        case("integers and fractions", whole[0][:6], y_hat, part="integers"),
        case("read-only input", y, y_hat, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_sum_and_size(y, y_hat):
    error = np.subtract(y_hat, y)
    return np.sum(error * error) / error.size


def by_loop(y, y_hat):
    total, count = 0.0, 0
    for index in np.ndindex(y.shape):
        total += (float(y[index]) - float(y_hat[index])) ** 2
        count += 1
    return total / count


def by_fsum(y, y_hat):
    return math.fsum((float(a) - float(b)) ** 2 for a, b in zip(y.flat, y_hat.flat, strict=True)) / len(y.ravel())


def by_inner_product(y, y_hat):
    d = (y - y_hat).ravel()
    return np.asarray(d @ d / len(d))


def mean_of_means(y, y_hat):
    return np.square(y - y_hat).mean(axis=-1).mean()


def by_norm(y, y_hat):
    return float(np.linalg.norm(y - y_hat)) ** 2 / np.size(y)


# ---- wrong answers, one misconception each ----


def summed(y, y_hat):
    return np.sum((y - y_hat) ** 2)


def root(y, y_hat):
    return np.sqrt(np.mean((y - y_hat) ** 2))


def halved(y, y_hat):
    return np.mean((y - y_hat) ** 2) / 2


def absolute(y, y_hat):
    return np.mean(np.abs(y - y_hat))


def not_squared(y, y_hat):
    return np.mean(y - y_hat)


def squared_mean(y, y_hat):
    return np.mean(y - y_hat) ** 2


def difference_of_squares(y, y_hat):
    return np.mean(y**2 - y_hat**2)


def sum_of_both(y, y_hat):
    return np.mean((y + y_hat) ** 2)


def product(y, y_hat):
    return np.mean(y * y_hat)


def elementwise(y, y_hat):
    return (y - y_hat) ** 2


def per_row(y, y_hat):
    return np.mean((y - y_hat) ** 2, axis=-1)


def per_column(y, y_hat):
    return np.mean((y - y_hat) ** 2, axis=0)


def rows_only(y, y_hat):
    return np.sum((y - y_hat) ** 2) / len(y)


def columns_only(y, y_hat):
    return np.sum((y - y_hat) ** 2) / y.shape[-1]


def one_less(y, y_hat):
    return np.sum((y - y_hat) ** 2) / max(y.size - 1, 1)


def variance(y, y_hat):
    return np.var(y - y_hat)


def relative(y, y_hat):
    return np.mean(((y - y_hat) / (np.abs(y) + 1e-9)) ** 2)


def explained(y, y_hat):
    return np.sum((y - y_hat) ** 2) / (np.sum((y - np.mean(y)) ** 2) + 1e-9)


def largest(y, y_hat):
    return np.max((y - y_hat) ** 2)


def median(y, y_hat):
    return np.median((y - y_hat) ** 2)


def first_only(y, y_hat):
    for a, b in zip(y.ravel(), y_hat.ravel(), strict=True):
        return (a - b) ** 2


def misses(y, y_hat):
    return np.mean(y != y_hat)


def negated(y, y_hat):
    return -np.mean((y - y_hat) ** 2)


def length_for_square(y, y_hat):
    return np.linalg.norm(y - y_hat) / y.size


def rounded(y, y_hat):
    return round(float(np.mean((y - y_hat) ** 2)), 2)


def in_place(y, y_hat):
    if y.dtype.kind == "f":
        y -= y_hat
        return np.mean(y**2)
    return np.mean((y - y_hat) ** 2)


def nothing_returned(y, y_hat):
    print(np.mean((y - y_hat) ** 2))


WRONG = (
    Wrong(
        id="mean-squared-error-summed",
        title="the squared differences are added up, not averaged",
        hint="Give every example twice. Should the loss double?",
        answer=summed,
    ),
    Wrong(
        id="mean-squared-error-root",
        title="you take the square root of the mean",
        hint="What is the loss of one example that is off by 2? Does the name of this loss have a root in it?",
        answer=root,
    ),
    Wrong(
        id="mean-squared-error-halved",
        title="you halve the mean, as some textbooks do to make the derivative look nicer",
        hint="What is the loss of one example that is off by 2?",
        answer=halved,
    ),
    Wrong(
        id="mean-squared-error-absolute",
        title="you take absolute differences, not squares",
        hint="What is the loss of one example that is off by 2?",
        answer=absolute,
    ),
    Wrong(
        id="mean-squared-error-not-squared",
        title="the differences are not squared",
        hint="What is the loss of two examples that are off by 1 and by -1? Have they nothing wrong?",
        answer=not_squared,
    ),
    Wrong(
        id="mean-squared-error-squared-mean",
        title="you average first and square then",
        hint="What is the loss of two examples that are off by 1 and by -1? Have they nothing wrong?",
        answer=squared_mean,
    ),
    Wrong(
        id="mean-squared-error-difference-of-squares",
        title="you subtract squares, where the difference should be squared",
        hint="Which comes first in the formula, the difference or the square? Try y = 1 and y_hat = -1.",
        answer=difference_of_squares,
    ),
    Wrong(
        id="mean-squared-error-sum-squared",
        title="you add y and y_hat, where one should be taken from the other",
        hint="What is the loss when both agree?",
        answer=sum_of_both,
    ),
    Wrong(
        id="mean-squared-error-product",
        title="you multiply y and y_hat",
        hint="What is the loss when both agree?",
        answer=product,
    ),
    Wrong(
        id="mean-squared-error-element-wise",
        title="the mean is missing: there is a loss for every element",
        hint="How many numbers should come out?",
        answer=elementwise,
    ),
    Wrong(
        id="mean-squared-error-per-row",
        title="there is a loss for every row of a 2-D array",
        hint="How many numbers should come out for two rows? What does np.mean do without an axis?",
        answer=per_row,
    ),
    Wrong(
        id="mean-squared-error-per-column",
        title="there is a loss for every column of a 2-D array",
        hint="How many numbers should come out for two rows? What does np.mean do without an axis?",
        answer=per_column,
    ),
    Wrong(
        id="mean-squared-error-mean-over-rows-only",
        title="you divide by the number of rows, not of elements",
        hint="How many elements have two rows of three numbers?",
        answer=rows_only,
    ),
    Wrong(
        id="mean-squared-error-columns-only",
        title="you divide by the length of the last axis, not by the number of elements",
        hint="How many elements have two rows of three numbers?",
        answer=columns_only,
    ),
    Wrong(
        id="mean-squared-error-one-less",
        title="you divide by one less than the number of elements, as a sample variance does",
        hint="What is the mean of two numbers? By what is their sum divided?",
        answer=one_less,
    ),
    Wrong(
        id="mean-squared-error-variance",
        title="you compute the variance of the differences, which forgives being off by the same amount everywhere",
        hint="What is the loss when every answer is too high by 3?",
        answer=variance,
    ),
    Wrong(
        id="mean-squared-error-relative",
        title="you divide each difference by y",
        hint="Try y = 100 and y_hat = 101. What is the loss?",
        answer=relative,
    ),
    Wrong(
        id="mean-squared-error-explained",
        title="you divide by the spread of y, as for a coefficient of determination",
        hint="Does the formula look at the mean of y?",
        answer=explained,
    ),
    Wrong(
        id="mean-squared-error-largest",
        title="you take the largest squared difference",
        hint="Improve every answer but the worst one. Should the loss change?",
        answer=largest,
    ),
    Wrong(
        id="mean-squared-error-median",
        title="you take the median of the squared differences",
        hint="Improve the worst answer. Should the loss change?",
        answer=median,
    ),
    Wrong(
        id="mean-squared-error-first-only",
        title="only the first element counts: the loop ends before it has seen the others",
        hint="Where is your `return`, inside the loop or after it?",
        answer=first_only,
    ),
    Wrong(
        id="mean-squared-error-misses-counted",
        title="you count how many answers are not exact",
        hint="Is an answer that is off by 0.01 as bad as one that is off by 100?",
        answer=misses,
    ),
    Wrong(
        id="mean-squared-error-negated",
        title="the loss has the wrong sign",
        hint="Should a worse answer have a larger or a smaller loss?",
        answer=negated,
    ),
    Wrong(
        id="mean-squared-error-length-squared",
        title="you divide the length of the difference by the number of elements",
        hint="What is the loss of one example that is off by 2?",
        answer=length_for_square,
    ),
    Wrong(
        id="mean-squared-error-rounded",
        title="you round the loss",
        hint="Keep all the digits; rounding is for display.",
        answer=rounded,
    ),
    Wrong(
        id="mean-squared-error-in-place",
        title="the loss is right, but the caller's y is overwritten by the differences",
        hint="Print y before and after the call. What does `-=` do to an array that somebody else still needs?",
        answer=in_place,
    ),
    Wrong(
        id="mean-squared-error-no-return",
        title="the loss is computed and not returned",
        hint="Try `loss = mean_squared_error(y, y_hat)` and then `print(loss)`. What is the difference between "
        "printing and returning?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="mean_squared_error",
    reference=mean_squared_error,
    cases=cases,
    right=(
        by_sum_and_size,
        by_loop,
        by_fsum,
        by_inner_product,
        mean_of_means,
        by_norm,
    ),
    wrong=WRONG,
)
