"""relu: max(0, z), element by element."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import elementwise


def relu(z):
    return np.maximum(z, 0)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    return (
        *elementwise(rng),
        case("numbers up to 20", np.array([-20.0, -9.0, -7.0, -3.0, 0.25, 0.75, 1.5, 3.0, 7.0, 9.0, 20.0])),
        case("numbers close to 0", np.array([-0.004, 0.004, -0.001, 0.001, 0.0])),
        case("1000 and -1000", np.array([-1000.0, 1000.0])),
    )


# ---- right answers, in other styles ----


def by_mask(z):
    return z * (z > 0)


def by_where(z):
    return np.where(np.asarray(z) > 0, z, 0)


def by_absolute_value(z):
    return (z + np.abs(z)) / 2


def on_a_copy(z):
    result = np.array(z, dtype=float)
    result[result < 0] = 0
    return result


def by_clip(z):
    return np.clip(z, 0, None)


def by_loop(z):
    array = np.asarray(z)
    result = np.zeros(array.shape)
    for index in np.ndindex(array.shape):
        if array[index] > 0:
            result[index] = array[index]
    return result


def by_vectorize(z):
    return np.vectorize(lambda v: max(0.0, float(v)))(z)


def number_for_number(z):
    if np.isscalar(z):
        return float(max(0, z))
    return np.array([max(0.0, v) for v in z.ravel()]).reshape(z.shape)


# ---- wrong answers, one misconception each ----


def builtin_max(z):
    return max(0, z)


def np_max(z):
    return np.max(0, z)


def largest(z):
    return max(0, np.max(z))


def absolute_value(z):
    return np.abs(z)


def minimum(z):
    return np.minimum(z, 0)


def of_minus_z(z):
    return np.maximum(-z, 0)


def minus_minimum_kept(z):
    return -np.maximum(z, 0)


def in_place(z):
    z[z < 0] = 0
    return z


def clipped_at_one(z):
    return np.clip(z, 0, 1)


def clipped_at_six(z):
    return np.clip(z, 0, 6)


def derivative(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


def leaky(z):
    return np.where(np.asarray(z) > 0, z, 0.01 * z)


def identity(z):
    return 1 * z


def negatives_dropped(z):
    z = np.asarray(z)
    return z[z > 0]


def truncated_by_vectorize(z):
    return np.vectorize(lambda v: v if v > 0 else 0)(z)


def softplus(z):
    return np.log(1 + np.exp(z))


def stable_softplus(z):
    return np.logaddexp(0, z)


def whole_array_decides(z):
    if np.any(np.asarray(z) > 0):
        return 1 * z
    return 0 * z


def all_must_be_positive(z):
    if np.all(np.asarray(z) > 0):
        return 1 * z
    return 0 * z


def doubled(z):
    return z + np.abs(z)


def nothing_returned(z):
    np.maximum(z, 0)


def one_dimension_only(z):
    return np.array([v if v > 0 else 0.0 for v in z])


def a_list(z):
    return [max(0, v) for v in z]


def flattened(z):
    return np.array([max(0.0, v) for v in np.ravel(z)])


def threshold_one(z):
    return np.where(np.asarray(z) > 1, z, 0)


def at_least_one(z):
    return np.maximum(z, 1)


def swish(z):
    return z * np.exp(-np.logaddexp(0, -z))


def of_whole_numbers(z):
    return np.maximum(np.asarray(z).astype(int), 0)


def nan_for_negatives(z):
    return np.where(np.asarray(z) > 0, z, np.nan)


def tanh(z):
    return np.maximum(np.tanh(z), 0)


def scaled(z):
    positive = np.maximum(z, 0)
    return positive / np.max(positive)


KEY = AnswerKey(
    exercise="relu",
    reference=relu,
    cases=cases,
    right=(
        by_mask,
        by_where,
        by_absolute_value,
        on_a_copy,
        by_clip,
        by_loop,
        by_vectorize,
        number_for_number,
    ),
    wrong=(
        Wrong(
            id="relu-whole-array-compared",
            title="you compare a whole array with 0 at once, by Python's own max or by `if`",
            hint="What is np.array([-1, 1]) > 0? Is that one answer, as max and `if` need it? Which NumPy function "
            "compares two things element by element?",
            answer=builtin_max,
        ),
        Wrong(
            id="relu-np-max",
            title="you use np.max, which looks for the largest element of one array, to compare two things",
            hint="Read the help of np.max: what is its second argument? There is a NumPy function of a longer name that "
            "takes two arrays.",
            answer=np_max,
        ),
        Wrong(
            id="relu-largest-element",
            title="you return the largest element alone",
            hint="For an array of three numbers, how many values should come out?",
            answer=largest,
        ),
        Wrong(
            id="relu-absolute-value",
            title="negative numbers change their sign; they should vanish",
            hint="What is relu(-3) by the formula max(0, -3), and what is yours?",
            answer=absolute_value,
        ),
        Wrong(
            id="relu-minimum",
            title="you keep the negative numbers and drop the positive ones",
            hint="Say aloud what should become of 3, and what of -3. Now try both.",
            answer=minimum,
        ),
        Wrong(
            id="relu-of-minus-z",
            title="you apply ReLU to -z",
            hint="What does your function make of 3? Follow the minus sign.",
            answer=of_minus_z,
        ),
        Wrong(
            id="relu-negated",
            title="the result has the wrong sign",
            hint="What does your function make of 3? Follow the minus sign.",
            answer=minus_minimum_kept,
        ),
        Wrong(
            id="relu-in-place",
            title="you write zeros into the caller's array",
            hint="Print z before and after `relu(z)`. Who else may still need the old numbers, when it comes to derivatives?",
            answer=in_place,
        ),
        Wrong(
            id="relu-clipped-at-one",
            title="you cut the values off at 1",
            hint="What should become of 5? Is there an upper bound in the formula?",
            answer=clipped_at_one,
        ),
        Wrong(
            id="relu-clipped-at-six",
            title="you cut the values off at 6: that is a variant called ReLU6",
            hint="What should become of 20? Is there an upper bound in the formula?",
            answer=clipped_at_six,
        ),
        Wrong(
            id="relu-its-derivative",
            title="you return the slope of ReLU, not its value",
            hint="What should become of 3: the number itself, or how fast it grows?",
            answer=derivative,
        ),
        Wrong(
            id="relu-leaky",
            title="you let a hundredth of each negative number through: that is leaky ReLU",
            hint="What should become of -100 here, and what becomes of it?",
            answer=leaky,
        ),
        Wrong(
            id="relu-identity",
            title="you return the input as it is",
            hint="What should become of a negative number? If nothing did, what would a stack of such layers amount to?",
            answer=identity,
        ),
        Wrong(
            id="relu-negatives-dropped",
            title="you leave the negative numbers out",
            hint="How many values go in, and how many come out? What should stand in the place of a negative one?",
            answer=negatives_dropped,
        ),
        Wrong(
            id="relu-truncated",
            title="an integer 0 decides that the whole result is of integers, which cuts off all decimals",
            hint="Compare your results for [-1.0, 2.7] and [2.7, -1.0], and look at their dtype. From which element does "
            "np.vectorize take it?",
            answer=truncated_by_vectorize,
        ),
        Wrong(
            id="relu-softplus",
            title="you wrote softplus, log(1 + e^z), a smooth relative of ReLU",
            hint="What comes out at z = 0, and what should? Plot both from -3 to 3.",
            answer=softplus,
        ),
        Wrong(
            id="relu-stable-softplus",
            title="you wrote softplus, a smooth relative of ReLU",
            hint="What comes out at z = 0, and what should? Plot both from -3 to 3.",
            answer=stable_softplus,
        ),
        Wrong(
            id="relu-any-positive",
            title="one positive element lets the whole array through",
            hint="Try [-1, 1]. Does every element get a decision of its own?",
            answer=whole_array_decides,
        ),
        Wrong(
            id="relu-all-positive",
            title="one negative element makes the whole array 0",
            hint="Try [-1, 1]. Does every element get a decision of its own?",
            answer=all_must_be_positive,
        ),
        Wrong(
            id="relu-doubled",
            title="positive numbers come out twice as large",
            hint="What does your function make of 3? Which step is missing after the sum?",
            answer=doubled,
        ),
        Wrong(
            id="relu-no-return",
            title="you compute the result and do not return it",
            hint="Try `x = relu(1.0)` and then `print(x)`. Which statement hands a result to the caller?",
            answer=nothing_returned,
        ),
        Wrong(
            id="relu-one-dimension-only",
            title="you loop over one dimension, so that only 1-D arrays work",
            hint="What does `for v in z` give for a 2-D array, and for a plain number? Does NumPy need the loop at all?",
            answer=one_dimension_only,
        ),
        Wrong(
            id="relu-list",
            title="you return a list, and only for 1-D arrays",
            hint="What does `2 * result` give for a list, and for an array? What happens on a plain number?",
            answer=a_list,
        ),
        Wrong(
            id="relu-flattened",
            title="the result has lost the shape of the input",
            hint="Print z.shape and relu(z).shape for an array of two rows. Where do the rows get lost?",
            answer=flattened,
        ),
        Wrong(
            id="relu-threshold-one",
            title="numbers have to be larger than 1 to get through",
            hint="What should become of one half? Where does the formula put the kink?",
            answer=threshold_one,
        ),
        Wrong(
            id="relu-at-least-one",
            title="you compare with 1 where the formula has 0",
            hint="What should become of -3, and what is yours?",
            answer=at_least_one,
        ),
        Wrong(
            id="relu-swish",
            title="you multiply z by its sigmoid: that is a relative of ReLU called swish or SiLU",
            hint="What should become of -1, exactly? Is yours a smooth curve or one with a kink?",
            answer=swish,
        ),
        Wrong(
            id="relu-whole-numbers",
            title="you turn the numbers into integers, which cuts off the decimals",
            hint="What should become of 2.7, and what is the dtype of your result?",
            answer=of_whole_numbers,
        ),
        Wrong(
            id="relu-nan-for-negatives",
            title="you put nan in the place of negative numbers",
            hint="What does a sum become with one nan in it? Which number does the formula give for -3?",
            answer=nan_for_negatives,
        ),
        Wrong(
            id="relu-tanh",
            title="you bend the positive numbers with the hyperbolic tangent",
            hint="What should become of 5? Above 0, is ReLU a curve or a straight line?",
            answer=tanh,
        ),
        Wrong(
            id="relu-scaled",
            title="you divide by the largest value",
            hint="Compute relu of [1, 2] and of [1, 10]. May the first element change when the second does?",
            answer=scaled,
        ),
    ),
)
