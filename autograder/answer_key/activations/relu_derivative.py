"""relu_derivative: 1 where z > 0, 0 where z < 0; at 0 either one-sided value."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import elementwise
from .relu import relu


def relu_derivative(z):
    return np.where(np.asarray(z) > 0, 1, 0)


def one_at_the_kink(z):
    return np.where(np.asarray(z) >= 0, 1, 0)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    return (
        *elementwise(rng),
        case("numbers close to 0", np.array([-0.004, 0.004, -0.001, 0.001])),
        case("numbers up to 20", np.array([-20.0, -3.0, 0.25, 0.75, 1.5, 3.0, 20.0])),
        case("1000 and -1000", np.array([-1000.0, 1000.0])),
        case("an array with a 0", np.array([-1.5, 0.0, 2.5]), part="kink"),
        case("the plain number 0", 0.0, part="kink"),
        case("integers with a 0", np.array([[-1, 0], [0, 2]]), part="kink"),
    )


# ---- right answers, in other styles ----


def as_numbers(z):
    return np.greater(z, 0).astype(float)


def times_one(z):
    return (np.asarray(z) >= 0) * 1.0


def by_heaviside(z):
    return np.heaviside(z, 0)


def by_mask(z):
    z = np.asarray(z)
    result = np.zeros(z.shape)
    result[z > 0] = 1
    return result


def by_sign_of_relu(z):
    return np.sign(relu(z))


def by_loop(z):
    array = np.asarray(z)
    slopes = [1.0 if value > 0 else 0.0 for value in array.ravel()]
    return np.array(slopes).reshape(array.shape)


def by_vectorize(z):
    return np.vectorize(lambda value: int(value > 0))(z)


def number_for_number(z):
    return int(z > 0) if np.isscalar(z) else np.where(z >= 0, 1.0, 0.0)


# ---- wrong answers, one misconception each ----


def relu_itself(z):
    return np.maximum(z, 0)


def inverted(z):
    return np.where(np.asarray(z) > 0, 0, 1)


def always_one(z):
    return np.ones(np.shape(z))


def always_zero(z):
    return np.zeros(np.shape(z))


def truth_values(z):
    return np.asarray(z) > 0


def sign(z):
    return np.sign(z)


def minus_one(z):
    return np.where(np.asarray(z) > 0, 1, -1)


def half_at_the_kink(z):
    return (np.sign(z) + 1) / 2


def quotient(z):
    return np.maximum(z, 0) / z


def whole_array_compared(z):
    return 1 if z > 0 else 0


def one_truth_value(z):
    return int(z > 0)


def any_positive(z):
    return 1.0 * np.any(np.asarray(z) > 0)


def in_place(z):
    z[z > 0] = 1
    z[z <= 0] = 0
    return z


def leaky(z):
    return np.where(np.asarray(z) > 0, 1, 0.01)


def ramp(z):
    return np.clip(z, 0, 1)


def threshold_one(z):
    return np.where(np.asarray(z) >= 1, 1, 0)


def not_zero(z):
    return np.where(np.asarray(z) != 0, 1, 0)


def z_on_the_left(z):
    return np.where(np.asarray(z) > 0, 1, z)


def np_gradient(z):
    return np.gradient(np.maximum(z, 0))


def smooth(z):
    return np.exp(-np.logaddexp(0, -z))


def steep_sigmoid(z):
    return 0.5 * (1 + np.tanh(50 * z))


def nothing_returned(z):
    result = np.where(np.asarray(z) > 0, 1, 0)
    print(result)


def one_dimension_only(z):
    return np.array([1 if v > 0 else 0 for v in z])


def flattened(z):
    return np.array([1 if v > 0 else 0 for v in np.ravel(z)])


def a_list(z):
    return [1 if v > 0 else 0 for v in z]


def positives_only(z):
    z = np.asarray(z)
    return np.ones_like(z[z > 0])


def of_the_activation(z):
    return z * (1 - z)


def nan_at_the_kink(z):
    z = np.asarray(z)
    return np.where(z > 0, 1.0, np.where(z < 0, 0.0, np.nan))


def doubled(z):
    return np.sign(z) + 1


WRONG = (
    Wrong(
        id="relu-derivative-relu-itself",
        title="you return ReLU, not its slope",
        hint="On the right ReLU is a straight line. How steep is it at z = 3, and how steep at z = 100?",
        answer=relu_itself,
    ),
    Wrong(
        id="relu-derivative-inverted",
        title="0 and 1 are on the wrong sides",
        hint="On which side of 0 is ReLU flat? What is the slope of something flat?",
        answer=inverted,
    ),
    Wrong(
        id="relu-derivative-always-one",
        title="the slope is 1 everywhere",
        hint="How does ReLU change between z = -3 and z = -2? What does that make its slope there?",
        answer=always_one,
    ),
    Wrong(
        id="relu-derivative-always-zero",
        title="the slope is 0 everywhere",
        hint="How does ReLU change between z = 2 and z = 3? What does that make its slope there?",
        answer=always_zero,
    ),
    Wrong(
        id="relu-derivative-truth-values",
        title="you return True and False, not numbers",
        hint="Try `-mask` and `mask - mask` on your result. How can a comparison be turned into numbers?",
        answer=truth_values,
    ),
    Wrong(
        id="relu-derivative-sign",
        title="you return the sign of z",
        hint="How does ReLU change between z = -3 and z = -2? Does it fall?",
        answer=sign,
    ),
    Wrong(
        id="relu-derivative-minus-one",
        title="negative numbers get the slope -1",
        hint="How does ReLU change between z = -3 and z = -2? Does it fall?",
        answer=minus_one,
    ),
    Wrong(
        id="relu-derivative-half-at-the-kink",
        title="you put one half at z = 0, where the slope of one side is asked for",
        hint="What is the slope just left of 0, and just right of it? Which of the two do you return?",
        answer=half_at_the_kink,
    ),
    Wrong(
        id="relu-derivative-quotient",
        title="you divide ReLU by z, which fails at z = 0",
        hint="What is 0 / 0? Can you decide the slope by comparing, without dividing?",
        answer=quotient,
    ),
    Wrong(
        id="relu-derivative-whole-array-compared",
        title="you use `if` on a whole array",
        hint="What is np.array([-1, 1]) > 0? Can `if` choose one branch for that? What would choose for each element?",
        answer=whole_array_compared,
    ),
    Wrong(
        id="relu-derivative-int-of-array",
        title="you turn a whole array into one Python number",
        hint="What is np.array([-1, 1]) > 0, and can int() make one number of it? What does .astype do?",
        answer=one_truth_value,
    ),
    Wrong(
        id="relu-derivative-any-positive",
        title="one number stands for the whole array",
        hint="For an array of three numbers, how many slopes should come out?",
        answer=any_positive,
    ),
    Wrong(
        id="relu-derivative-in-place",
        title="you write the slopes into the caller's array",
        hint="Print z before and after the call. Who else may still need the old numbers?",
        answer=in_place,
    ),
    Wrong(
        id="relu-derivative-leaky",
        title="negative numbers get the slope 0.01: that is leaky ReLU",
        hint="How does ReLU change between z = -3 and z = -2?",
        answer=leaky,
    ),
    Wrong(
        id="relu-derivative-ramp",
        title="you cut z off at 0 and 1",
        hint="How steep is ReLU at z = 0.25? It is a straight line from 0 on.",
        answer=ramp,
    ),
    Wrong(
        id="relu-derivative-threshold-one",
        title="numbers have to reach 1 before the slope is 1",
        hint="How steep is ReLU at z = 0.25? Where is its kink?",
        answer=threshold_one,
    ),
    Wrong(
        id="relu-derivative-not-zero",
        title="you compare with `!= 0` where `> 0` is meant",
        hint="What does your function give at z = -3, and how steep is ReLU there?",
        answer=not_zero,
    ),
    Wrong(
        id="relu-derivative-z-on-the-left",
        title="negative numbers come out unchanged",
        hint="What does your function give at z = -3, and how steep is ReLU there?",
        answer=z_on_the_left,
    ),
    Wrong(
        id="relu-derivative-np-gradient",
        title="you use np.gradient, which takes differences between neighbouring elements of an array",
        hint="Try [1, 5] and [1, -5]. May the slope at 1 depend on which number stands beside it?",
        answer=np_gradient,
    ),
    Wrong(
        id="relu-derivative-sigmoid",
        title="you return the sigmoid, a smooth step",
        hint="How steep is ReLU at z = 0.1, exactly?",
        answer=smooth,
    ),
    Wrong(
        id="relu-derivative-steep-sigmoid",
        title="you return a smooth step that is only steep",
        hint="How steep is ReLU at z = 0.001, exactly? A comparison needs no approximation.",
        answer=steep_sigmoid,
    ),
    Wrong(
        id="relu-derivative-no-return",
        title="you compute the result and do not return it",
        hint="Try `x = relu_derivative(1.0)` and then `print(x)`. What is the difference between printing and returning?",
        answer=nothing_returned,
    ),
    Wrong(
        id="relu-derivative-one-dimension-only",
        title="you loop over one dimension, so that only 1-D arrays work",
        hint="What does `for v in z` give for a 2-D array, and for a plain number? Does NumPy need the loop at all?",
        answer=one_dimension_only,
    ),
    Wrong(
        id="relu-derivative-flattened",
        title="the result has lost the shape of the input",
        hint="Print the shapes of z and of your result for an array of two rows. Where do the rows get lost?",
        answer=flattened,
    ),
    Wrong(
        id="relu-derivative-list",
        title="you return a list, and only for 1-D arrays",
        hint="What does `2 * result` give for a list, and for an array? What happens on a plain number?",
        answer=a_list,
    ),
    Wrong(
        id="relu-derivative-positives-only",
        title="you leave the negative numbers out",
        hint="How many values go in, and how many come out?",
        answer=positives_only,
    ),
    Wrong(
        id="relu-derivative-sigmoid-rule",
        title="you use a rule that belongs to the sigmoid, a (1 - a)",
        hint="Plot ReLU: which two slopes does it have? Can yours be anything else?",
        answer=of_the_activation,
    ),
    Wrong(
        id="relu-derivative-nan-at-the-kink",
        title="you return nan at z = 0",
        hint="What becomes of a sum with one nan in it? Which two values are accepted at 0?",
        answer=nan_at_the_kink,
    ),
    Wrong(
        id="relu-derivative-doubled",
        title="the slope on the right is 2",
        hint="How does ReLU change between z = 2 and z = 3?",
        answer=doubled,
    ),
)

KEY = AnswerKey(
    exercise="relu_derivative",
    reference=relu_derivative,
    cases=cases,
    alternatives=(one_at_the_kink,),
    right=(as_numbers, times_one, by_heaviside, by_mask, by_sign_of_relu, by_loop, by_vectorize, number_for_number),
    wrong=WRONG,
)
