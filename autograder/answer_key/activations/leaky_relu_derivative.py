"""leaky_relu_derivative: 1 where z > 0, alpha where z < 0; at 0 either one-sided value."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import elementwise, off_zero
from .leaky_relu import leaky_relu
from .relu_derivative import relu_derivative


def leaky_relu_derivative(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1, alpha)


def one_at_the_kink(z, alpha=0.01):
    return np.where(np.asarray(z) >= 0, 1, alpha)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    z = off_zero(rng, 6)
    both = np.append(z, -z)
    return (
        *elementwise(rng, alpha=0.2),
        case("numbers of both signs, without alpha", both),
        case("a larger alpha", np.append(both, 0.05), alpha=0.4),
        case("an alpha of 0", both, part="alpha", alpha=0.0),
        case("an alpha of 1", both, part="alpha", alpha=1.0),
        case("an alpha above 1", both, part="alpha", alpha=2.5),
        case("alpha as a whole number", both, part="alpha", alpha=3),
        case("1000 and -1000", np.array([-1000.0, 1000.0])),
        case("an array with a 0", np.array([-1.5, 0.0, 2.5]), part="kink", alpha=0.3),
        case("the plain number 0", 0.0, part="kink"),
        case("integers with a 0", np.array([[-1, 0], [0, 2]]), part="kink", alpha=0.3),
    )


# ---- right answers, in other styles ----


def by_relu_derivative(z, alpha=0.01):
    step = relu_derivative(z)
    return step + alpha * (1 - step)


def by_mask(z, alpha=0.01):
    slope = np.full(np.shape(z), alpha, dtype=float)
    slope[np.asarray(z) > 0] = 1.0
    return slope


def by_products(z, alpha=0.01):
    z = np.asarray(z)
    return 1.0 * (z >= 0) + alpha * (z < 0)


def by_power(z, alpha=0.01):
    return float(alpha) ** np.less_equal(z, 0)


def by_heaviside(z, alpha=0.01):
    return alpha + (1 - alpha) * np.heaviside(z, 1)


def by_loop(z, alpha=0.01):
    array = np.asarray(z)
    result = np.ones(array.shape)
    for index in np.ndindex(array.shape):
        if array[index] < 0:
            result[index] = alpha
    return result


def by_vectorize(z, alpha=0.01):
    def one(value):
        if value > 0:
            return 1.0
        return float(alpha)

    return np.vectorize(one)(z)


def number_for_number(z, alpha=0.01):
    if isinstance(z, (int, float)):
        return 1 if z > 0 else alpha
    return np.where(z > 0, 1.0, alpha)


def by_choice(z, alpha=0.01):
    return np.array([alpha, 1.0])[np.greater(z, 0).astype(int)]


# ---- wrong answers, one misconception each ----


def leaky_relu_itself(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, alpha * z)


def alpha_times_z(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1, alpha * z)


def zero_on_the_left(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1, 0)


def minus_alpha(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1, -alpha)


def inverted(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, alpha, 1)


def alpha_ignored(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1, 0.01)


def default_of_a_tenth(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, 1, alpha)


def default_of_two_tenths(z, alpha=0.2):
    return np.where(np.asarray(z) > 0, 1, alpha)


def default_of_three_tenths(z, alpha=0.3):
    return np.where(np.asarray(z) > 0, 1, alpha)


def no_default(z, alpha):
    return np.where(np.asarray(z) > 0, 1, alpha)


def no_alpha(z):
    return np.where(np.asarray(z) > 0, 1, 0.01)


def alpha_added(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1 + alpha, alpha)


def one_minus_alpha_on_the_right(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1 - alpha, alpha)


def one_minus_alpha_on_the_left(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1, 1 - alpha)


def into_integers(z, alpha=0.01):
    z = np.asarray(z)
    result = np.ones_like(z)
    result[z < 0] = alpha
    return result


def truncated_by_vectorize(z, alpha=0.01):
    return np.vectorize(lambda v: 1 if v > 0 else alpha)(z)


def zero_at_the_kink(z, alpha=0.01):
    z = np.asarray(z)
    return 1.0 * (z > 0) + alpha * (z < 0)


def both_at_the_kink(z, alpha=0.01):
    z = np.asarray(z)
    return 1.0 * (z >= 0) + alpha * (z <= 0)


def half_way_at_the_kink(z, alpha=0.01):
    return (1 + alpha) / 2 + (1 - alpha) / 2 * np.sign(z)


def quotient(z, alpha=0.01):
    return leaky_relu(z, alpha=alpha) / z


def maximum(z, alpha=0.01):
    return np.maximum(np.where(np.asarray(z) > 0, 1, 0), alpha)


def z_on_the_right(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, alpha)


def alpha_only_on_the_left(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 0, alpha)


def always_alpha(z, alpha=0.01):
    return np.full(np.shape(z), alpha)


def always_one(z, alpha=0.01):
    return np.ones(np.shape(z))


def of_the_activation(z, alpha=0.01):
    return np.where(np.asarray(z) > alpha, 1, alpha)


def ramp(z, alpha=0.01):
    return np.clip(z, alpha, 1)


def elu_slope(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1, alpha * np.exp(np.minimum(z, 0)))


def whole_array_compared(z, alpha=0.01):
    if z > 0:
        return 1
    return alpha


def in_place(z, alpha=0.01):
    positive = z > 0
    z[positive] = 1
    z[~positive] = alpha
    return z


def overwritten(z, alpha=0.01):
    result = np.array(z, dtype=float)
    result[result <= 0] = alpha
    result[result > 0] = 1
    return result


def nothing_returned(z, alpha=0.01):
    result = np.where(np.asarray(z) > 0, 1, alpha)
    print(result)


def one_dimension_only(z, alpha=0.01):
    return np.array([1.0 if v > 0 else alpha for v in z])


def flattened(z, alpha=0.01):
    return np.array([1.0 if v > 0 else alpha for v in np.ravel(z)])


def a_list(z, alpha=0.01):
    return [1 if v > 0 else alpha for v in z]


WRONG = (
    Wrong(
        id="leaky-relu-derivative-leaky-relu-itself",
        title="you return leaky ReLU, not its slope",
        hint="On the right the curve is a straight line. How steep is it at z = 3, and how steep at z = 100?",
        answer=leaky_relu_itself,
    ),
    Wrong(
        id="leaky-relu-derivative-alpha-times-z",
        title="on the left you return the value, alpha times z, not the slope",
        hint="On the left the curve is a straight line. How steep is it at z = -1, and how steep at z = -100?",
        answer=alpha_times_z,
    ),
    Wrong(
        id="leaky-relu-derivative-zero-on-the-left",
        title="the slope on the left is 0, as plain ReLU has it",
        hint="How does leaky ReLU change between z = -3 and z = -2? Where in your code does alpha have an effect?",
        answer=zero_on_the_left,
    ),
    Wrong(
        id="leaky-relu-derivative-minus-alpha",
        title="the slope on the left has the wrong sign",
        hint="Does leaky ReLU rise or fall between z = -3 and z = -2?",
        answer=minus_alpha,
    ),
    Wrong(
        id="leaky-relu-derivative-inverted",
        title="1 and alpha are on the wrong sides",
        hint="On which side of 0 is leaky ReLU the steeper one?",
        answer=inverted,
    ),
    Wrong(
        id="leaky-relu-derivative-alpha-ignored",
        title="the slope on the left is 0.01, whatever alpha is given",
        hint="Compare your values at z = -1 for alpha = 0.5 and alpha = 0.1. Where in your code does alpha have an effect?",
        answer=alpha_ignored,
    ),
    Wrong(
        id="leaky-relu-derivative-default-0-1",
        title="alpha is 0.1 where none is given",
        hint="What does your function give at z = -1, without alpha? Which default does the exercise ask for?",
        answer=default_of_a_tenth,
    ),
    Wrong(
        id="leaky-relu-derivative-default-0-2",
        title="alpha is 0.2 where none is given",
        hint="What does your function give at z = -1, without alpha? Which default does the exercise ask for?",
        answer=default_of_two_tenths,
    ),
    Wrong(
        id="leaky-relu-derivative-default-0-3",
        title="alpha is 0.3 where none is given, as in some versions of Keras",
        hint="What does your function give at z = -1, without alpha? Which default does the exercise ask for?",
        answer=default_of_three_tenths,
    ),
    Wrong(
        id="leaky-relu-derivative-no-default",
        title="alpha has no default value",
        hint="Call your function without alpha. Compare its first line with the one that was given.",
        answer=no_default,
    ),
    Wrong(
        id="leaky-relu-derivative-no-alpha",
        title="your function does not take alpha",
        hint="Call your function with alpha=0.5. Compare its first line with the one that was given.",
        answer=no_alpha,
    ),
    Wrong(
        id="leaky-relu-derivative-alpha-added",
        title="alpha is added to the slope on the right too",
        hint="How does leaky ReLU change between z = 2 and z = 3?",
        answer=alpha_added,
    ),
    Wrong(
        id="leaky-relu-derivative-one-minus-alpha-on-the-right",
        title="the slope on the right is 1 - alpha",
        hint="How does leaky ReLU change between z = 2 and z = 3?",
        answer=one_minus_alpha_on_the_right,
    ),
    Wrong(
        id="leaky-relu-derivative-one-minus-alpha-on-the-left",
        title="the slope on the left is 1 - alpha",
        hint="How does leaky ReLU change between z = -3 and z = -2?",
        answer=one_minus_alpha_on_the_left,
    ),
    Wrong(
        id="leaky-relu-derivative-into-integers",
        title="your result is stored in an array of the input's type, and integers cannot hold fractions",
        hint="What is np.ones_like(np.array([-4, 5])).dtype? What becomes of alpha in it?",
        answer=into_integers,
    ),
    Wrong(
        id="leaky-relu-derivative-truncated",
        title="the first element decides that the whole result is of integers, which cuts off alpha",
        hint="Compare your results for [1.0, -1.0] and [-1.0, 1.0], and look at their dtype. From which element does "
        "np.vectorize take it?",
        answer=truncated_by_vectorize,
    ),
    Wrong(
        id="leaky-relu-derivative-zero-at-the-kink",
        title="at z = 0 neither of your two conditions holds, so that the slope is 0 there",
        hint="Put z = 0 into each of your two conditions. Which of them should include it?",
        answer=zero_at_the_kink,
    ),
    Wrong(
        id="leaky-relu-derivative-both-at-the-kink",
        title="at z = 0 both of your conditions hold, so that the two slopes are added",
        hint="Put z = 0 into each of your two conditions. Which of them should leave it out?",
        answer=both_at_the_kink,
    ),
    Wrong(
        id="leaky-relu-derivative-half-way-at-the-kink",
        title="you put the mean of both slopes at z = 0, where the slope of one side is asked for",
        hint="What is the slope just left of 0, and just right of it? Which of the two do you return?",
        answer=half_way_at_the_kink,
    ),
    Wrong(
        id="leaky-relu-derivative-quotient",
        title="you divide leaky ReLU by z, which fails at z = 0",
        hint="What is 0 / 0? Can you decide the slope by comparing, without dividing?",
        answer=quotient,
    ),
    Wrong(
        id="leaky-relu-derivative-maximum",
        title="you take the larger of ReLU's slope and alpha, which holds only while alpha is at most 1",
        hint="Try alpha = 2.5 at z = 3. Which slope was asked for?",
        answer=maximum,
    ),
    Wrong(
        id="leaky-relu-derivative-z-on-the-right",
        title="on the right you return z, not the slope",
        hint="How steep is leaky ReLU at z = 3, and how steep at z = 100?",
        answer=z_on_the_right,
    ),
    Wrong(
        id="leaky-relu-derivative-zero-on-the-right",
        title="the slope on the right is 0",
        hint="How does leaky ReLU change between z = 2 and z = 3?",
        answer=alpha_only_on_the_left,
    ),
    Wrong(
        id="leaky-relu-derivative-always-alpha",
        title="the slope is alpha on both sides",
        hint="How does leaky ReLU change between z = 2 and z = 3? Where in your code is the sign of z asked for?",
        answer=always_alpha,
    ),
    Wrong(
        id="leaky-relu-derivative-always-one",
        title="the slope is 1 on both sides",
        hint="How does leaky ReLU change between z = -3 and z = -2?",
        answer=always_one,
    ),
    Wrong(
        id="leaky-relu-derivative-kink-at-alpha",
        title="you compare z with alpha, not with 0",
        hint="Where does leaky ReLU bend? Try z = 0.3 with alpha = 0.5.",
        answer=of_the_activation,
    ),
    Wrong(
        id="leaky-relu-derivative-ramp",
        title="you cut z off at alpha and 1",
        hint="How steep is leaky ReLU at z = 0.25? It is a straight line from 0 on.",
        answer=ramp,
    ),
    Wrong(
        id="leaky-relu-derivative-elu-slope",
        title="you return the slope of the exponential linear unit, whose negative side is a curve",
        hint="Is the left side of leaky ReLU straight or bent? What does that say of its slope at -1 and at -10?",
        answer=elu_slope,
    ),
    Wrong(
        id="leaky-relu-derivative-whole-array-compared",
        title="you use `if` on a whole array",
        hint="What is np.array([-1, 1]) > 0? Can `if` choose one branch for that? What would choose for each element?",
        answer=whole_array_compared,
    ),
    Wrong(
        id="leaky-relu-derivative-in-place",
        title="you write the slopes into the caller's array",
        hint="Print z before and after the call. Who else may still need the old numbers?",
        answer=in_place,
    ),
    Wrong(
        id="leaky-relu-derivative-overwritten",
        title="your second assignment overwrites what the first has written",
        hint="Follow the number -3 through your code, line by line. Is alpha larger than 0?",
        answer=overwritten,
    ),
    Wrong(
        id="leaky-relu-derivative-no-return",
        title="you compute the result and do not return it",
        hint="Try `x = leaky_relu_derivative(1.0)` and `print(x)`. What is the difference between printing and returning?",
        answer=nothing_returned,
    ),
    Wrong(
        id="leaky-relu-derivative-one-dimension-only",
        title="you loop over one dimension, so that only 1-D arrays work",
        hint="What does `for v in z` give for a 2-D array, and for a plain number? Does NumPy need the loop at all?",
        answer=one_dimension_only,
    ),
    Wrong(
        id="leaky-relu-derivative-flattened",
        title="the result has lost the shape of the input",
        hint="Print the shapes of z and of your result for an array of two rows. Where do the rows get lost?",
        answer=flattened,
    ),
    Wrong(
        id="leaky-relu-derivative-list",
        title="you return a list, and only for 1-D arrays",
        hint="What does `2 * result` give for a list, and for an array? What happens on a plain number?",
        answer=a_list,
    ),
)

KEY = AnswerKey(
    exercise="leaky_relu_derivative",
    reference=leaky_relu_derivative,
    cases=cases,
    alternatives=(one_at_the_kink,),
    right=(
        by_relu_derivative,
        by_mask,
        by_products,
        by_power,
        by_heaviside,
        by_loop,
        by_vectorize,
        number_for_number,
        by_choice,
    ),
    wrong=WRONG,
)
