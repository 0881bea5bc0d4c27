"""softmax: over the last axis, of one row or of many; finite for any finite scores."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def softmax(z):
    shifted = z - np.max(z, axis=-1, keepdims=True)
    exponentials = np.exp(shifted)
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    batch = rng.normal(0, 2, size=(4, 3))
    return (
        case("a batch of rows", batch),
        case("a square batch", rng.normal(0, 2, size=(3, 3))),
        case("more columns than rows", rng.normal(0, 2, size=(2, 5))),
        case("a single column", rng.normal(0, 2, size=(4, 1))),
        case("a batch of one row", rng.normal(0, 2, size=(1, 5))),
        case("negative scores only", -rng.uniform(1, 5, size=(3, 2))),
        case("a 1-D array", rng.normal(0, 2, size=6), part="one row"),
        case("a 1-D array of integers", rng.integers(-5, 6, size=4), part="one row"),
        case("a single score", np.array([3.0]), part="one row"),
        case("integers", rng.integers(-5, 6, size=(3, 4))),
        case("32-bit integers", rng.integers(-5, 6, size=(2, 3)).astype(np.int32)),
        case("float32", rng.normal(0, 2, size=(2, 4)).astype(np.float32)),
        case("read-only input", batch, part="clean", read_only=True),
        case("large scores", np.array([[1000.0, 0.0, -1000.0], [999.0, 1000.0, 998.0]]), part="extremes"),
        case("large scores that are close", np.array([[1000.0, 999.0, 998.0]]), part="extremes"),
        case("one large score", np.array([[800.0, 0.0, 0.0, 0.0]]), part="extremes"),
        case("very negative scores", np.array([[-1000.0, -1001.0, -999.0]]), part="extremes"),
        case("a 1-D array of large scores", np.array([1000.0, 1001.0]), part="extremes"),
        case("large integers", np.array([[2000, 2001, 1999], [-2000, 0, 2000]]), part="extremes"),
        case("rows of very different scale", np.array([[1000, 999, 998.0], [-1000, -999, -998]]), part="extremes"),
        case("scores of very different size", np.array([[600.0, -600.0, 599.0], [0.1, 0.2, 0.3]]), part="extremes"),
    )


# ---- right answers, in other styles ----


def row_by_row(z):
    def one(scores):
        e = [math.exp(v - max(scores)) for v in scores]
        return [v / sum(e) for v in e]

    return np.array(one(z) if z.ndim == 1 else [one(row) for row in z])


def by_logarithm(z):
    z = z - z.max(axis=-1, keepdims=True)
    return np.exp(z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True)))


def transposed(z):
    e = np.exp((z.T - np.max(z, axis=-1)).T)
    return (e.T / np.sum(e, axis=-1)).T


def as_two_dimensions(z):
    rows = np.atleast_2d(z).astype(float)
    result = np.empty_like(rows)
    for i, row in enumerate(rows):
        e = np.exp(row - row.max())
        result[i] = e / e.sum()
    return result.reshape(z.shape)


def along_axis(z):
    def one(row):
        e = np.exp(row - np.max(row))
        return e / np.sum(e)

    return np.apply_along_axis(one, -1, z.astype(float))


def by_differences(z):
    with np.errstate(over="ignore"):
        return 1 / np.exp(z[..., None, :] - z[..., :, None]).sum(axis=-1)


def in_float32(z):
    highest = np.max(z, axis=-1, keepdims=True)
    e = np.exp((z - highest).astype(np.float32))
    return e / np.sum(e, axis=-1, keepdims=True)


def by_reduce(z):
    total = np.logaddexp.reduce(z, axis=-1)
    return np.exp(z - np.expand_dims(total, -1))


# ---- wrong answers, one misconception each ----


def over_columns(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def over_columns_unshifted(z):
    e = np.exp(z)
    return e / sum(e)


def over_everything(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


def over_everything_unshifted(z):
    return np.exp(z) / np.sum(np.exp(z))


def not_shifted(z):
    e = np.exp(z)
    return e / np.sum(e, axis=-1, keepdims=True)


def one_global_shift(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e, axis=-1, keepdims=True)


def shifted_by_mean(z):
    e = np.exp(z - np.mean(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def shifted_by_minimum(z):
    e = np.exp(z - np.min(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def shifted_by_column(z):
    e = np.exp(z - np.max(z, axis=0, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def shift_added(z):
    e = np.exp(z + np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def divided_by_maximum(z):
    scaled = z / np.max(np.abs(z), axis=-1, keepdims=True)
    e = np.exp(scaled)
    return e / np.sum(e, axis=-1, keepdims=True)


def clipped(z):
    e = np.exp(np.clip(z, -500, 500))
    return e / np.sum(e, axis=-1, keepdims=True)


def no_keepdims(z):
    e = np.exp(z - np.max(z, axis=-1))
    return e / np.sum(e, axis=-1)


def no_keepdims_in_sum(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1)


def no_keepdims_in_sum_unshifted(z):
    e = np.exp(z)
    return e / np.sum(e, axis=-1)


def no_keepdims_in_maximum(z):
    e = np.exp(z - np.max(z, axis=-1))
    return e / np.sum(e, axis=-1, keepdims=True)


def axis_one(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def axis_one_unshifted(z):
    e = np.exp(z)
    return e / np.sum(e, axis=1, keepdims=True)


def twice(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    p = np.exp(e / np.sum(e, axis=-1, keepdims=True))
    return p / np.sum(p, axis=-1, keepdims=True)


def not_divided(z):
    return np.exp(z - np.max(z, axis=-1, keepdims=True))


def exponential_alone(z):
    return np.exp(z)


def without_exponential(z):
    return z / np.sum(z, axis=-1, keepdims=True)


def absolute_shares(z):
    return np.abs(z) / np.sum(np.abs(z), axis=-1, keepdims=True)


def from_zero_to_one(z):
    lowest, highest = np.min(z, axis=-1, keepdims=True), np.max(z, axis=-1, keepdims=True)
    return (z - lowest) / (highest - lowest)


def sigmoid_of_each(z):
    return np.exp(-np.logaddexp(0, -z))


def normalised_sigmoids(z):
    s = np.exp(-np.logaddexp(0, -z))
    return s / np.sum(s, axis=-1, keepdims=True)


def logarithms(z):
    z = z - np.max(z, axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


def one_hot(z):
    return np.where(z == np.max(z, axis=-1, keepdims=True), 1.0, 0.0)


def argmax(z):
    return np.argmax(z, axis=-1)


def minus_z(z):
    e = np.exp(np.min(z, axis=-1, keepdims=True) - z)
    return e / np.sum(e, axis=-1, keepdims=True)


def base_two(z):
    e = 2.0 ** (z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def base_ten(z):
    e = 10.0 ** (z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def exponential_of_the_sum(z):
    return np.exp(z) / np.exp(np.sum(z, axis=-1, keepdims=True))


def divided_by_count(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.mean(e, axis=-1, keepdims=True)


def by_largest(z):
    p = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return p / np.sum(p) if z.ndim == 1 else p / np.sum(p, axis=-1, keepdims=True).max()


def one_added(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / (1 + np.sum(e, axis=-1, keepdims=True))


def epsilon_added(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / (np.sum(e, axis=-1, keepdims=True) + 1e-8)


def rounded(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return np.round(e / np.sum(e, axis=-1, keepdims=True), 3)


def in_place(z):
    z -= np.max(z, axis=-1, keepdims=True)
    e = np.exp(z)
    return e / np.sum(e, axis=-1, keepdims=True)


def into_integers(z):
    result = np.zeros_like(z)
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    result[...] = e / np.sum(e, axis=-1, keepdims=True)
    return result


def left_transposed(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e.T / np.sum(e, axis=-1)


def math_exp(z):
    e = math.exp(z)
    return e / sum(e)


def one_dimension_only(z):
    e = [math.exp(v - max(z)) for v in z]
    return np.array([v / sum(e) for v in e])


def flattened(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return (e / np.sum(e, axis=-1, keepdims=True)).ravel()


def always_two_dimensions(z):
    z = np.atleast_2d(z)
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def nothing_returned(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    print(e / np.sum(e, axis=-1, keepdims=True))


def nan_replaced(z):
    with np.errstate(all="ignore"):
        e = np.exp(z)
        return np.nan_to_num(e / np.sum(e, axis=-1, keepdims=True))


WRONG = (
    Wrong(
        id="softmax-over-columns",
        title="your softmax runs down the columns, not along the rows",
        hint="One example is one row. Sum one row of your result, then one column: which of them is 1?",
        answer=over_columns,
    ),
    Wrong(
        id="softmax-over-columns-unshifted",
        title="your softmax runs down the columns, as Python's own sum does with a 2-D array, and large scores overflow",
        hint="Sum one row of your result, then one column: which of them is 1? After that, try [1000, 1000].",
        answer=over_columns_unshifted,
    ),
    Wrong(
        id="softmax-over-everything",
        title="you divide by the sum over the whole batch, not over each row",
        hint="Sum one row of your result, then all of it: which of them is 1? Which argument tells a sum where to run?",
        answer=over_everything,
    ),
    Wrong(
        id="softmax-over-everything-unshifted",
        title="you divide by the sum over the whole batch, not over each row, and large scores overflow",
        hint="Sum one row of your result, then all of it: which of them is 1? After that, try [1000, 1000].",
        answer=over_everything_unshifted,
    ),
    Wrong(
        id="softmax-overflow",
        title="the formula is right, but the exponentials overflow where scores are large",
        hint="What is np.exp(1000)? Softmax does not change when the same number is taken from every score of a row: which "
        "number makes the exponentials harmless?",
        answer=not_shifted,
    ),
    Wrong(
        id="softmax-one-global-shift",
        title="you take the largest score of the whole batch from every row",
        hint="Try a row around 1000 and a row around -1000 in one batch. What is left of the second row before you divide?",
        answer=one_global_shift,
    ),
    Wrong(
        id="softmax-shifted-by-mean",
        title="you take the mean of a row from its scores, which still lets large ones overflow",
        hint="Try [800, 0, 0, 0]. How large is the largest exponent after the shift? Which shift makes it never large?",
        answer=shifted_by_mean,
    ),
    Wrong(
        id="softmax-shifted-by-minimum",
        title="you take the smallest score of a row from its scores, so that the others grow",
        hint="Try [1000, 0]. How large is the largest exponent after the shift? Which shift makes it never large?",
        answer=shifted_by_minimum,
    ),
    Wrong(
        id="softmax-shifted-by-column",
        title="you take the largest score of each column, which shifts the scores of one row differently",
        hint="Softmax stays the same only if every score of a row is shifted by the same number. Which axis is a row?",
        answer=shifted_by_column,
    ),
    Wrong(
        id="softmax-shift-added",
        title="you add the largest score where it should be taken away",
        hint="Try [1000, 1000]. Do your exponents become larger or smaller by the shift?",
        answer=shift_added,
    ),
    Wrong(
        id="softmax-scores-scaled",
        title="you divide the scores by the largest one before the exponential",
        hint="Does softmax stay the same when scores are shifted, or when they are scaled? Try [1, 2] and [10, 20].",
        answer=divided_by_maximum,
    ),
    Wrong(
        id="softmax-clipped",
        title="you clip the scores, so that all large ones become the same",
        hint="Try [1000, 999]. Which of the two should be more probable, and is it?",
        answer=clipped,
    ),
    Wrong(
        id="softmax-no-keepdims",
        title="the maximum and the sum of each row lose their axis, and are then spread along the wrong one",
        hint="For an array of shape (2, 3), what are the shapes of your maximum and your sum? Along which axis does NumPy "
        "spread them? An argument of np.sum keeps the axis.",
        answer=no_keepdims,
    ),
    Wrong(
        id="softmax-no-keepdims-in-sum",
        title="the sum of each row loses its axis, and is then spread along the wrong one",
        hint="For an array of shape (2, 3), what is the shape of your sum? Along which axis does NumPy spread it? An "
        "argument of np.sum keeps the axis.",
        answer=no_keepdims_in_sum,
    ),
    Wrong(
        id="softmax-no-keepdims-unshifted",
        title="the sum of each row loses its axis and is spread along the wrong one, and large scores overflow",
        hint="For an array of shape (2, 3), what is the shape of your sum? Along which axis does NumPy spread it? After "
        "that, try [1000, 1000].",
        answer=no_keepdims_in_sum_unshifted,
    ),
    Wrong(
        id="softmax-no-keepdims-in-maximum",
        title="the maximum of each row loses its axis, and is then spread along the wrong one",
        hint="For an array of shape (2, 3), what is the shape of your maximum? Along which axis does NumPy spread it? An "
        "argument of np.max keeps the axis.",
        answer=no_keepdims_in_maximum,
    ),
    Wrong(
        id="softmax-axis-one",
        title="you ask for axis 1, which a 1-D array does not have",
        hint="Try softmax(np.array([5.0, 4.0, -1.0])). Which number means the last axis, however many there are?",
        answer=axis_one,
    ),
    Wrong(
        id="softmax-axis-one-unshifted",
        title="you ask for axis 1, which a 1-D array does not have, and large scores overflow",
        hint="Try a 1-D array, then [[1000, 1000]]. Which number means the last axis, however many there are?",
        answer=axis_one_unshifted,
    ),
    Wrong(
        id="softmax-twice",
        title="softmax is applied twice",
        hint="Try [10, 0]: a lead of 10 should give almost all of the probability. What do you get, and what goes into your "
        "last division?",
        answer=twice,
    ),
    Wrong(
        id="softmax-not-divided",
        title="the exponentials of the shifted scores are not divided by their sum",
        hint="What does a row of your result sum to? What is the largest value in each row?",
        answer=not_divided,
    ),
    Wrong(
        id="softmax-exponential-alone",
        title="only the numerator of the formula is there",
        hint="What does a row of your result sum to? Which step makes it a probability?",
        answer=exponential_alone,
    ),
    Wrong(
        id="softmax-no-exponential",
        title="you divide the scores themselves by their sum",
        hint="Try the scores 5, 4 and -1. What becomes of the negative one, and can a probability be that?",
        answer=without_exponential,
    ),
    Wrong(
        id="softmax-absolute-shares",
        title="you divide the sizes of the scores by their sum, without the exponential",
        hint="Try the scores 5 and -5. Which should be more probable?",
        answer=absolute_shares,
    ),
    Wrong(
        id="softmax-min-max",
        title="you stretch each row so that it runs from 0 to 1",
        hint="What does a row of your result sum to? Is any score so low that its probability is exactly 0?",
        answer=from_zero_to_one,
    ),
    Wrong(
        id="softmax-sigmoids",
        title="each score goes through a sigmoid of its own",
        hint="What does a row of your result sum to? May one probability rise without another falling?",
        answer=sigmoid_of_each,
    ),
    Wrong(
        id="softmax-normalised-sigmoids",
        title="you divide sigmoids by their sum, where exponentials are asked for",
        hint="Try [5, 4] and [105, 104]. Softmax knows only differences: should the two agree, and do yours?",
        answer=normalised_sigmoids,
    ),
    Wrong(
        id="softmax-logarithms",
        title="you return the logarithms of the probabilities",
        hint="What is the sign of your values? Which function undoes a logarithm?",
        answer=logarithms,
    ),
    Wrong(
        id="softmax-one-hot",
        title="the highest score takes everything",
        hint="Try [5, 4]. Softmax has `soft` in its name: how much should be left for the second?",
        answer=one_hot,
    ),
    Wrong(
        id="softmax-argmax",
        title="you return where the highest score is",
        hint="How many numbers should come out for a row of three scores?",
        answer=argmax,
    ),
    Wrong(
        id="softmax-minus-z",
        title="the exponent has the wrong sign",
        hint="Try [5, 4]. Which should get the higher probability, and which does?",
        answer=minus_z,
    ),
    Wrong(
        id="softmax-base-two",
        title="you raise 2 to the scores, not e",
        hint="Try [0, 1], and divide the second probability by the first. Which number should that be?",
        answer=base_two,
    ),
    Wrong(
        id="softmax-base-ten",
        title="you raise 10 to the scores, not e",
        hint="Try [0, 1], and divide the second probability by the first. Which number should that be?",
        answer=base_ten,
    ),
    Wrong(
        id="softmax-exponential-of-sum",
        title="you divide by the exponential of a sum, not by the sum of exponentials",
        hint="Try [0, 0]: what is your denominator, and what should it be? In which order do the two steps come?",
        answer=exponential_of_the_sum,
    ),
    Wrong(
        id="softmax-divided-by-mean",
        title="you divide by the mean of the exponentials, not by their sum",
        hint="What does a row of your result sum to? Try rows of two and of five scores.",
        answer=divided_by_count,
    ),
    Wrong(
        id="softmax-one-sum-for-all",
        title="every row is divided by the same sum",
        hint="Sum each row of your result for a batch of two rows. Which row sums to 1, and which does not?",
        answer=by_largest,
    ),
    Wrong(
        id="softmax-one-added",
        title="there is an extra 1 in the denominator, as the sigmoid has one",
        hint="What does a row of your result sum to? Where does the 1 come from in the sigmoid, and is it here?",
        answer=one_added,
    ),
    Wrong(
        id="softmax-epsilon-added",
        title="you add a small number to the denominator",
        hint="What are you protecting the division from? After the shift, how small can the sum of the exponentials be?",
        answer=epsilon_added,
    ),
    Wrong(
        id="softmax-rounded",
        title="you round the result",
        hint="Does each row of your result sum to exactly 1? Keep all the digits; rounding is for display.",
        answer=rounded,
    ),
    Wrong(
        id="softmax-in-place",
        title="the result is right, but the caller's scores are different afterwards",
        hint="Print z before and after `softmax(z)`. What does `-=` do to an array that somebody else still needs?",
        answer=in_place,
    ),
    Wrong(
        id="softmax-into-integers",
        title="your result is stored in an array of the input's type, and integers cannot hold probabilities",
        hint="Try np.array([5, 4, -1]). What is the dtype of your result?",
        answer=into_integers,
    ),
    Wrong(
        id="softmax-left-transposed",
        title="the result is left on its side, rows as columns",
        hint="Print z.shape and the shape of your result for an array of shape (2, 3). Which step turned it, and which "
        "turns it back?",
        answer=left_transposed,
    ),
    Wrong(
        id="softmax-math-exp",
        title="you use a function that takes one number, such as math.exp, on a whole array",
        hint="Compare math.exp(np.array([0.0, 1.0])) with the function of the same name in NumPy.",
        answer=math_exp,
    ),
    Wrong(
        id="softmax-one-dimension-only",
        title="you loop over one dimension, so that only 1-D arrays work",
        hint="What does `for v in z` give for a 2-D array? What should happen to each row?",
        answer=one_dimension_only,
    ),
    Wrong(
        id="softmax-flattened",
        title="the result has lost the shape of the input",
        hint="Print the shapes of z and of your result for an array of two rows. Where do the rows get lost?",
        answer=flattened,
    ),
    Wrong(
        id="softmax-always-two-dimensions",
        title="one row of scores comes out as a batch of one row",
        hint="Print the shapes of z and of your result for a 1-D array. Which step added an axis, and what takes it away?",
        answer=always_two_dimensions,
    ),
    Wrong(
        id="softmax-no-return",
        title="you compute the result and do not return it",
        hint="Try `p = softmax(z)` and then `print(p)`. What is the difference between printing and returning?",
        answer=nothing_returned,
    ),
    Wrong(
        id="softmax-nan-replaced",
        title="you replace the nan that an overflow leaves behind, where the overflow should not happen",
        hint="Try [1000, 1000] and [1000, 999]. Is what you put in the place of nan the right probability?",
        answer=nan_replaced,
    ),
)

KEY = AnswerKey(
    exercise="softmax",
    reference=softmax,
    cases=cases,
    right=(row_by_row, by_logarithm, transposed, as_two_dimensions, along_axis, by_differences, in_float32, by_reduce),
    wrong=WRONG,
)
