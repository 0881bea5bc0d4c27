"""sigmoid_derivative: s(z) (1 - s(z)), as a function of z; finite and warning-free for any finite z."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import elementwise
from .sigmoid import sigmoid


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    return (
        *elementwise(rng),
        case("numbers around 0", rng.uniform(-0.5, 0.5, size=6)),
        case("numbers around 5 in size", np.array([-5.0, 5.0, -4.0, 4.0])),
        case("numbers around 15 in size", np.array([-15.0, 15.0, -12.0, 12.0]), part="extremes"),
        case("800 and -800 in two rows", np.array([[800.0, 1.0], [-1.0, -800.0]]), part="extremes"),
        case("very negative numbers", np.array([-1000.0, -720.0]), part="extremes"),
        case("very large numbers", np.array([1000.0, 720.0]), part="extremes"),
        case("numbers around 400 in size", np.array([400.0, -400.0]), part="extremes"),
        case("numbers of very different size", np.array([1000.0, 1e-3, -1.0, -1000.0]), part="extremes"),
    )


# ---- right answers, in other styles ----


def by_helper(z):
    return sigmoid(z) * sigmoid(-z)


def by_tanh(z):
    return (1 - np.tanh(z / 2) ** 2) / 4


def by_symmetry(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


def expanded(z):
    s = np.exp(-np.logaddexp(0, -z))
    return s - s**2


def by_loop(z):
    array = np.asarray(z)
    out = np.zeros(array.shape, dtype=float)
    for i in np.ndindex(*array.shape):
        e = math.exp(-abs(array[i]))
        out[i] = e / ((1 + e) * (1 + e))
    return out


def by_vectorize(z):
    def one(v):
        t = math.tanh(float(v) / 2)
        return 0.25 * (1 - t) * (1 + t)

    return np.vectorize(one)(z)


def by_clip(z):
    s = 1 / (1 + np.exp(-np.clip(z, -60, 60)))
    result = s * (1 - s)
    return float(result) if np.ndim(z) == 0 else result


def in_float32(z):
    s = sigmoid(np.asarray(z, dtype=np.float32))
    return np.multiply(s, np.float32(1) - s)


# ---- wrong answers, one misconception each ----


def of_an_activation(z):
    return z * (1 - z)


def sigmoid_twice(z):
    s = sigmoid(sigmoid(z))
    return s * (1 - s)


def sigmoid_itself(z):
    return sigmoid(z)


def one_minus_sigmoid(z):
    return 1 - sigmoid(z)


def plus_for_minus(z):
    return sigmoid(z) * (1 + sigmoid(z))


def without_parentheses(z):
    return sigmoid(z) * 1 - sigmoid(z)


def wrong_sign(z):
    return sigmoid(z) * (sigmoid(z) - 1)


def squared(z):
    return sigmoid(z) ** 2


def one_minus_square(z):
    return 1 - sigmoid(z) ** 2


def squared_rest(z):
    return sigmoid(z) * (1 - sigmoid(z)) ** 2


def times_z(z):
    return sigmoid(z) * (1 - z)


def sigmoid_by_tanh_derivative(z):
    return 1 - np.tanh(z) ** 2


def not_squared(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e)


def square_of_the_denominator_only(z):
    return sigmoid(z) ** 2 * np.exp(z)


def two_times(z):
    s = sigmoid(z)
    return s - 2 * s


def no_chain_rule(z):
    return np.exp(-np.logaddexp(0, -z)) * np.exp(-np.logaddexp(0, -z)) * -1


def quotient_overflow(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


def other_quotient_overflow(z):
    return np.exp(z) / (1 + np.exp(z)) ** 2


def plain(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)


def exponential_on_top(z):
    s = np.exp(z) / (1 + np.exp(z))
    return s * (1 - s)


def forward_difference(z):
    h = 1e-5
    return (sigmoid(z + h) - sigmoid(z)) / h


def wide_difference(z):
    h = 1e-2
    return (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)


def difference_not_halved(z):
    h = 1e-5
    return (sigmoid(z + h) - sigmoid(z - h)) / h


def np_gradient(z):
    return np.gradient(sigmoid(z))


def np_gradient_over_z(z):
    return np.gradient(sigmoid(z), z)


def matrix_product(z):
    return sigmoid(z) @ (1 - sigmoid(z))


def dot_product(z):
    return np.dot(sigmoid(z), 1 - sigmoid(z))


def averaged(z):
    s = sigmoid(z)
    return np.mean(s * (1 - s))


def doubled(z):
    return 2 * sigmoid(z) * (1 - sigmoid(z))


def scaled_to_one(z):
    return 4 * sigmoid(z) * (1 - sigmoid(z))


def times_z_by_chain(z):
    s = sigmoid(z)
    return z * s * (1 - s)


def clipped_too_early(z):
    s = 1 / (1 + np.exp(-np.clip(z, -10, 10)))
    return s * (1 - s)


def rounded(z):
    s = sigmoid(z)
    return np.round(s * (1 - s), 3)


def into_integers(z):
    z = np.asarray(z)
    result = np.zeros_like(z)
    result[...] = sigmoid(z) * (1 - sigmoid(z))
    return result


def in_place(z):
    z *= -1
    return sigmoid(z) * (1 - sigmoid(z))


def nothing_returned(z):
    s = sigmoid(z)
    print(s * (1 - s))


def math_exp(z):
    s = 1 / (1 + math.exp(-z))
    return s * (1 - s)


def one_dimension_only(z):
    result = np.zeros(len(z))
    for i in range(len(z)):
        result[i] = sigmoid(z[i]) * (1 - sigmoid(z[i]))
    return result


def flattened(z):
    s = sigmoid(np.ravel(z))
    return s * (1 - s)


def softplus_of(z):
    return np.logaddexp(0, z)


def relu_like(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


WRONG = (
    Wrong(
        id="sigmoid-derivative-of-an-activation",
        title="you treat z as a value that has been through the sigmoid already",
        hint="What does your function give at z = 0, where the sigmoid is steepest? Which number should stand where you "
        "have z?",
        answer=of_an_activation,
    ),
    Wrong(
        id="sigmoid-derivative-sigmoid-twice",
        title="the sigmoid is applied twice before the formula",
        hint="What does your function give at z = 0? Print each step: which number should be one half there?",
        answer=sigmoid_twice,
    ),
    Wrong(
        id="sigmoid-derivative-sigmoid-itself",
        title="you return the sigmoid, not its slope",
        hint="Far to the right the sigmoid is flat. What does your function give at z = 20, and what is the slope of a "
        "flat curve?",
        answer=sigmoid_itself,
    ),
    Wrong(
        id="sigmoid-derivative-one-minus-sigmoid",
        title="one of the two factors of the formula is missing",
        hint="What does your function give at z = -20? How steep is the sigmoid there?",
        answer=one_minus_sigmoid,
    ),
    Wrong(
        id="sigmoid-derivative-plus-for-minus",
        title="there is a plus where the formula has a minus",
        hint="What does your function give at z = 20, and how steep is the sigmoid there?",
        answer=plus_for_minus,
    ),
    Wrong(
        id="sigmoid-derivative-missing-parentheses",
        title="the product is taken before the difference, because parentheses are missing",
        hint="Compute `s * 1 - s` by hand for s = 0.5, in the order in which Python does it.",
        answer=without_parentheses,
    ),
    Wrong(
        id="sigmoid-derivative-wrong-sign",
        title="the sign is wrong: your slopes are negative",
        hint="Does the sigmoid rise or fall as z grows? What does that say of its slope?",
        answer=wrong_sign,
    ),
    Wrong(
        id="sigmoid-derivative-squared",
        title="you square the sigmoid",
        hint="What does your function give at z = 20, and how steep is the sigmoid there?",
        answer=squared,
    ),
    Wrong(
        id="sigmoid-derivative-one-minus-square",
        title="you use the rule for the hyperbolic tangent, 1 - a^2, on the sigmoid",
        hint="What does your function give at z = -20, and how steep is the sigmoid there?",
        answer=one_minus_square,
    ),
    Wrong(
        id="sigmoid-derivative-second-factor-squared",
        title="one of the two factors is squared",
        hint="The slope should be the same at z = 2 and z = -2. Is yours?",
        answer=squared_rest,
    ),
    Wrong(
        id="sigmoid-derivative-z-in-second-factor",
        title="the second factor has z where it should have the sigmoid of z",
        hint="What does your function give at z = 20, and how steep is the sigmoid there?",
        answer=times_z,
    ),
    Wrong(
        id="sigmoid-derivative-tanh-derivative",
        title="you return the slope of the hyperbolic tangent",
        hint="What does your function give at z = 0? Estimate it: (sigmoid(0.01) - sigmoid(-0.01)) / 0.02.",
        answer=sigmoid_by_tanh_derivative,
    ),
    Wrong(
        id="sigmoid-derivative-denominator-not-squared",
        title="the denominator of the quotient rule is not squared",
        hint="What does your function give at z = 0? Write down the quotient rule: what becomes of the denominator?",
        answer=not_squared,
    ),
    Wrong(
        id="sigmoid-derivative-exponent-sign",
        title="the exponent in the numerator of your quotient has the wrong sign",
        hint="What does your function give at z = 5 and at z = -5? The slope should be the same at both.",
        answer=square_of_the_denominator_only,
    ),
    Wrong(
        id="sigmoid-derivative-twice-for-squared",
        title="you take s times 2 where s squared is meant",
        hint="Can the slope of a rising curve be negative? Compare `s * 2` and `s ** 2` at s = 0.5.",
        answer=two_times,
    ),
    Wrong(
        id="sigmoid-derivative-no-chain-rule",
        title="you differentiate 1 / u to -1 / u^2 and forget the derivative of u",
        hint="Write u for the denominator. The chain rule multiplies by the slope of u: what is it?",
        answer=no_chain_rule,
    ),
    Wrong(
        id="sigmoid-derivative-quotient-overflow",
        title="the formula is right, but your quotient overflows where z is very negative",
        hint="What are np.exp(-z) and its square at z = -1000? The bell is symmetric: which z could you use in its place?",
        answer=quotient_overflow,
    ),
    Wrong(
        id="sigmoid-derivative-other-quotient-overflow",
        title="the formula is right, but your quotient overflows where z is very large",
        hint="What are np.exp(z) and its square at z = 1000? The bell is symmetric: which z could you use in its place?",
        answer=other_quotient_overflow,
    ),
    Wrong(
        id="sigmoid-derivative-overflow",
        title="the formula is right, but the sigmoid in it overflows where z is very negative",
        hint="Do you compute the sigmoid anew? You wrote a function that can do it without a warning.",
        answer=plain,
    ),
    Wrong(
        id="sigmoid-derivative-exponential-on-top",
        title="the formula is right, but the sigmoid in it divides infinity by infinity where z is large",
        hint="Do you compute the sigmoid anew? You wrote a function that can do it without a warning.",
        answer=exponential_on_top,
    ),
    Wrong(
        id="sigmoid-derivative-forward-difference",
        title="you estimate the slope from a small step to one side",
        hint="How many digits of your value at z = 1 agree with s (1 - s)? The exact slope needs no step at all.",
        answer=forward_difference,
    ),
    Wrong(
        id="sigmoid-derivative-wide-difference",
        title="you estimate the slope from a step that is too wide",
        hint="How many digits of your value at z = 1 agree with s (1 - s)? The exact slope needs no step at all.",
        answer=wide_difference,
    ),
    Wrong(
        id="sigmoid-derivative-difference-not-halved",
        title="your difference reaches h to both sides, and is divided by h only once",
        hint="How far apart are the two places where you evaluate the sigmoid? Or use the exact formula.",
        answer=difference_not_halved,
    ),
    Wrong(
        id="sigmoid-derivative-np-gradient",
        title="you use np.gradient, which takes differences between neighbouring elements of an array",
        hint="Try [0, 5] and [0, 1]. May the slope at 0 depend on which number stands beside it?",
        answer=np_gradient,
    ),
    Wrong(
        id="sigmoid-derivative-np-gradient-over-z",
        title="you use np.gradient over z, which takes differences between neighbouring elements of an array",
        hint="Try [0, 5] and [0, 1]. May the slope at 0 depend on which number stands beside it?",
        answer=np_gradient_over_z,
    ),
    Wrong(
        id="sigmoid-derivative-matrix-product",
        title="you use `@`, which multiplies matrices, where elements should be multiplied",
        hint="For an array of three numbers, how many slopes should come out? Which sign multiplies element by element?",
        answer=matrix_product,
    ),
    Wrong(
        id="sigmoid-derivative-dot-product",
        title="you use np.dot, which multiplies matrices, where elements should be multiplied",
        hint="For an array of three numbers, how many slopes should come out? Which sign multiplies element by element?",
        answer=dot_product,
    ),
    Wrong(
        id="sigmoid-derivative-averaged",
        title="you average the slopes over all elements",
        hint="For an array of three numbers, how many slopes should come out?",
        answer=averaged,
    ),
    Wrong(
        id="sigmoid-derivative-doubled",
        title="your slopes are twice as steep as they should be",
        hint="What does your function give at z = 0? Where does the 2 come from?",
        answer=doubled,
    ),
    Wrong(
        id="sigmoid-derivative-scaled-to-one",
        title="your bell is scaled so that its top is 1",
        hint="Estimate the slope at 0: (sigmoid(0.01) - sigmoid(-0.01)) / 0.02. How high is the bell really?",
        answer=scaled_to_one,
    ),
    Wrong(
        id="sigmoid-derivative-times-z",
        title="there is an extra factor z",
        hint="What does your function give at z = 0, where the sigmoid is steepest?",
        answer=times_z_by_chain,
    ),
    Wrong(
        id="sigmoid-derivative-clipped-too-early",
        title="z is clipped at a number that is too small",
        hint="Compare your values at z = 15 and z = 30. From which z on do they stop changing, and need they?",
        answer=clipped_too_early,
    ),
    Wrong(
        id="sigmoid-derivative-rounded",
        title="you round the result",
        hint="What is left of the slope at z = 8 after rounding? Keep all the digits; rounding is for display.",
        answer=rounded,
    ),
    Wrong(
        id="sigmoid-derivative-into-integers",
        title="your result is stored in an array of the input's type, and integers cannot hold fractions",
        hint="What is np.zeros_like(np.array([0, 1])).dtype? What becomes of 0.25 in it?",
        answer=into_integers,
    ),
    Wrong(
        id="sigmoid-derivative-in-place",
        title="the result is right, but the caller's array is different afterwards",
        hint="Print z before and after the call. What does an operator like `*=` do to an array?",
        answer=in_place,
    ),
    Wrong(
        id="sigmoid-derivative-no-return",
        title="you compute the result and do not return it",
        hint="Try `x = sigmoid_derivative(0)` and then `print(x)`. What is the difference between printing and returning?",
        answer=nothing_returned,
    ),
    Wrong(
        id="sigmoid-derivative-math-exp",
        title="you use a function that takes one number, such as math.exp, on a whole array",
        hint="Compare math.exp(np.array([0.0, 1.0])) with the function of the same name in NumPy.",
        answer=math_exp,
    ),
    Wrong(
        id="sigmoid-derivative-one-dimension-only",
        title="you loop over one dimension, so that only 1-D arrays work",
        hint="What is len(z) for a 2-D array, and for a plain number? Does NumPy need the loop at all?",
        answer=one_dimension_only,
    ),
    Wrong(
        id="sigmoid-derivative-flattened",
        title="the result has lost the shape of the input",
        hint="Print the shapes of z and of your result for an array of two rows. Where do the rows get lost?",
        answer=flattened,
    ),
    Wrong(
        id="sigmoid-derivative-softplus",
        title="you went the wrong way: you return a function whose slope is the sigmoid",
        hint="Does your function level off on both sides, as the slope of an S must?",
        answer=softplus_of,
    ),
    Wrong(
        id="sigmoid-derivative-step",
        title="you return the slope of ReLU, a step from 0 to 1",
        hint="How steep is the sigmoid at z = 10? Plot it from -10 to 10 and follow it with a ruler.",
        answer=relu_like,
    ),
)

KEY = AnswerKey(
    exercise="sigmoid_derivative",
    reference=sigmoid_derivative,
    cases=cases,
    right=(by_helper, by_tanh, by_symmetry, expanded, by_loop, by_vectorize, by_clip, in_float32),
    wrong=WRONG,
)
