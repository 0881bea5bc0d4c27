"""sigmoid: 1 / (1 + e^-z), element by element; finite and warning-free for any finite z."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import elementwise


def sigmoid(z):
    small = np.exp(-np.abs(z))  # between 0 and 1: it cannot overflow
    return np.where(np.asarray(z) >= 0, 1, small) / (1 + small)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    return (
        *elementwise(rng),
        case("numbers around 0", rng.uniform(-0.5, 0.5, size=6)),
        case("numbers up to 8 in size", rng.uniform(4, 8, size=6) * np.array([1, -1, 1, -1, 1, -1])),
        case("numbers around 15 in size", np.array([-15.0, 15.0, -12.0, 12.0]), part="extremes"),
        case("numbers around 30 in size", np.array([-30.0, 30.0, -36.0, 36.0]), part="extremes"),
        case("800 and -800 in two rows", np.array([[800.0, 1.0], [-1.0, -800.0]]), part="extremes"),
        case("very negative numbers", np.array([-1000.0, -720.0]), part="extremes"),
        case("very large numbers", np.array([1000.0, 720.0]), part="extremes"),
        case("numbers of very different size", np.array([1000.0, 1e-3, -1.0, -1000.0]), part="extremes"),
    )


# ---- right answers, in other styles ----


def by_tanh(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def by_logaddexp(z):
    return np.exp(-np.logaddexp(0, -z))


def clipped_far_out(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def silenced(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


def by_masks(z):
    z = np.asarray(z, dtype=float)
    result = np.empty_like(z)
    positive = z >= 0
    result[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    result[~positive] = e / (1 + e)
    return result


def by_loop(z):
    array = np.asarray(z, dtype=np.float64)
    out = []
    for value in array.flatten():
        if value >= 0:
            out.append(1 / (1 + math.exp(-value)))
        else:
            out.append(math.exp(value) / (1 + math.exp(value)))
    return np.array(out).reshape(array.shape)


def by_vectorize(z):
    def one(v):
        return math.exp(v) / (1 + math.exp(v)) if v < 0 else 1 / (1 + math.exp(-v))

    return np.vectorize(one, otypes=[float])(z)


def number_for_number(z):
    values = 1 / (1 + np.exp(-np.maximum(z, -700.0)))
    return float(values) if np.ndim(z) == 0 else values


def in_float32(z):
    z32 = np.asarray(z, dtype=np.float32)
    return (np.tanh(z32 / 2) + 1) / 2


# ---- wrong answers, one misconception each ----


def without_parentheses(z):
    return 1 / 1 + np.exp(-z)


def without_minus(z):
    return 1 / (1 + np.exp(z))


def minus_everywhere(z):
    return np.exp(-z) / (1 + np.exp(-z))


def exponential_on_top(z):
    return np.exp(z) / (1 + np.exp(z))


def plain(z):
    return 1 / (1 + np.exp(-z))


def with_math_exp(z):
    return 1 / (1 + math.exp(-z))


def with_if(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


def of_absolute_value(z):
    return 1 / (1 + np.exp(-np.abs(z)))


def tanh_instead(z):
    return np.tanh(z)


def tanh_of_z(z):
    return 0.5 * (1 + np.tanh(z))


def tanh_not_halved(z):
    return 1 + np.tanh(z / 2)


def minus_one(z):
    return 1 / (1 - np.exp(-z))


def derivative(z):
    s = np.exp(-np.logaddexp(0, -z))
    return s * (1 - s)


def a_step(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


def rounded(z):
    return np.round(np.exp(-np.logaddexp(0, -z)), 2)


def short_e(z):
    return 1 / (1 + 2.718 ** (-1.0 * z))


def base_two(z):
    return 1 / (1 + 2.0 ** (-1.0 * z))


def base_ten(z):
    return 1 / (1 + 10.0 ** (-1.0 * z))


def clipped_too_early(z):
    return 1 / (1 + np.exp(-np.clip(z, -10, 10)))


def result_clipped(z):
    return np.clip(np.exp(-np.logaddexp(0, -z)), 1e-7, 1 - 1e-7)


def nothing_returned(z):
    result = np.exp(-np.logaddexp(0, -z))
    print(result)


def in_place(z):
    z *= -1
    return np.exp(-np.logaddexp(0, z))


def into_integers(z):
    z = np.asarray(z)
    result = np.zeros_like(z)
    result[...] = np.exp(-np.logaddexp(0, -z))
    return result


def one_dimension_only(z):
    result = np.zeros(len(z))
    for i in range(len(z)):
        result[i] = np.exp(-np.logaddexp(0, -z[i]))
    return result


def flattened(z):
    return np.array([math.exp(-np.logaddexp(0, -v)) for v in np.ravel(z)])


def a_list(z):
    return [np.exp(-np.logaddexp(0, -v)) for v in z]


def normalised(z):
    return np.exp(z) / np.sum(np.exp(z))


def summed_inside(z):
    return 1 / (1 + np.sum(np.exp(-z)))


def averaged(z):
    return np.mean(np.exp(-np.logaddexp(0, -z)))


def applied_twice(z):
    once = np.exp(-np.logaddexp(0, -z))
    return 1 / (1 + np.exp(-once))


def softplus(z):
    return np.logaddexp(0, z)


def plain_exponential(z):
    return np.exp(-z)


KEY = AnswerKey(
    exercise="sigmoid",
    reference=sigmoid,
    cases=cases,
    right=(
        by_tanh,
        by_logaddexp,
        clipped_far_out,
        silenced,
        by_masks,
        by_loop,
        by_vectorize,
        number_for_number,
        in_float32,
    ),
    wrong=(
        Wrong(
            id="sigmoid-missing-parentheses",
            title="the division is done before the sum, because the denominator has no parentheses of its own",
            hint="Compute your expression for z = 0 by hand, in the order in which Python does it. Do you get one half?",
            answer=without_parentheses,
        ),
        Wrong(
            id="sigmoid-exponent-sign",
            title="the exponent has the wrong sign",
            hint="Should a large positive z give something near 1 or near 0? Try z = 5 and z = -5, and compare.",
            answer=without_minus,
        ),
        Wrong(
            id="sigmoid-falling-fraction",
            title="your fraction has e to the power -z on top as well as below",
            hint="As z grows, what happens to e to the power -z, and so to your numerator? Should the sigmoid do that?",
            answer=minus_everywhere,
        ),
        Wrong(
            id="sigmoid-exponential-on-top",
            title="you use e to the power z, which is too large for a computer when z is large",
            hint="What is np.exp(1000)? And that number divided by itself? Which equal form of the fraction avoids it?",
            answer=exponential_on_top,
        ),
        Wrong(
            id="sigmoid-overflow",
            title="the formula is right, but e to the power -z overflows where z is very negative",
            hint="Look at what np.exp(-z) does at z = -1000. Which power of e stays small there, and can you write "
            "the sigmoid with that one?",
            answer=plain,
        ),
        Wrong(
            id="sigmoid-math-exp",
            title="you use a function that takes one number, such as math.exp, on a whole array",
            hint="Compare math.exp(np.array([0.0, 1.0])) with the function of the same name in NumPy.",
            answer=with_math_exp,
        ),
        Wrong(
            id="sigmoid-if-on-array",
            title="you use `if` on a whole array",
            hint="What is np.array([-1, 1]) >= 0? Can `if` choose one branch for that? What would choose for each element?",
            answer=with_if,
        ),
        Wrong(
            id="sigmoid-absolute-value",
            title="the sign of z is lost",
            hint="Compare your values at z = 2 and z = -2. How should the two be related?",
            answer=of_absolute_value,
        ),
        Wrong(
            id="sigmoid-tanh",
            title="you wrote the hyperbolic tangent, which runs from -1 to 1",
            hint="What should come out at z = 0, and what is the smallest value that may come out?",
            answer=tanh_instead,
        ),
        Wrong(
            id="sigmoid-tanh-too-steep",
            title="you shifted and halved the hyperbolic tangent, but it rises twice as fast as the sigmoid",
            hint="Compare yours with 1 / (1 + e^-z) at z = 1. Which argument of tanh would make them agree?",
            answer=tanh_of_z,
        ),
        Wrong(
            id="sigmoid-tanh-not-halved",
            title="your curve runs from 0 to 2",
            hint="What comes out at z = 0, and what at z = 100? What should?",
            answer=tanh_not_halved,
        ),
        Wrong(
            id="sigmoid-minus-in-denominator",
            title="the denominator subtracts where it should add",
            hint="What is your denominator at z = 0? What can be said of dividing by it?",
            answer=minus_one,
        ),
        Wrong(
            id="sigmoid-its-derivative",
            title="you return the derivative of the sigmoid",
            hint="Plot your values from z = -5 to 5. Is that an S or a bell? Which of the two was asked for?",
            answer=derivative,
        ),
        Wrong(
            id="sigmoid-step",
            title="you wrote a step from 0 to 1",
            hint="What makes the sigmoid more useful than a step: how much does your value change when z changes a little?",
            answer=a_step,
        ),
        Wrong(
            id="sigmoid-rounded",
            title="you round the result",
            hint="What is left of sigmoid(-8) after rounding? Keep all the digits; rounding is for display.",
            answer=rounded,
        ),
        Wrong(
            id="sigmoid-short-e",
            title="you typed the number e with only a few digits",
            hint="Compare 2.718 ** 10 with np.exp(10). How many of the digits agree?",
            answer=short_e,
        ),
        Wrong(
            id="sigmoid-base-two",
            title="you raise 2 to a power, not e",
            hint="What does the formula give at z = 1, and what do you get? Which number does the formula raise to a power?",
            answer=base_two,
        ),
        Wrong(
            id="sigmoid-base-ten",
            title="you raise 10 to a power, not e",
            hint="In Python `1e-2` is a hundredth: its e is no power of Euler's number. Which NumPy function is?",
            answer=base_ten,
        ),
        Wrong(
            id="sigmoid-clipped-too-early",
            title="z is clipped at a number that is too small",
            hint="Compare your values at z = 15 and z = 30. From which z on do they stop changing, and need they?",
            answer=clipped_too_early,
        ),
        Wrong(
            id="sigmoid-result-clipped",
            title="the result is kept away from 0 and 1",
            hint="What do you return at z = -30, and what does the formula say? Who needs the distance from 0: the sigmoid, "
            "or a loss that takes its logarithm?",
            answer=result_clipped,
        ),
        Wrong(
            id="sigmoid-no-return",
            title="you compute the result and do not return it",
            hint="Try `x = sigmoid(0)` and then `print(x)`. What is the difference between printing and returning?",
            answer=nothing_returned,
        ),
        Wrong(
            id="sigmoid-in-place",
            title="the result is right, but the caller's array is different afterwards",
            hint="Call your function twice on the same array z. Does the second call give the same? What does `*=` do to z?",
            answer=in_place,
        ),
        Wrong(
            id="sigmoid-into-integers",
            title="your result is stored in an array of the input's type, and integers cannot hold one half",
            hint="What is np.zeros_like(np.array([0, 1])).dtype? What becomes of 0.73 in it?",
            answer=into_integers,
        ),
        Wrong(
            id="sigmoid-one-dimension-only",
            title="you loop over one dimension, so that only 1-D arrays work",
            hint="What is len(z) for a 2-D array, and for a plain number? Does NumPy need the loop at all?",
            answer=one_dimension_only,
        ),
        Wrong(
            id="sigmoid-flattened",
            title="the result has lost the shape of the input",
            hint="Print z.shape and sigmoid(z).shape for an array of two rows. Where do the rows get lost?",
            answer=flattened,
        ),
        Wrong(
            id="sigmoid-list",
            title="you return a list, and only for 1-D arrays",
            hint="What does `2 * result` give for a list, and for an array? What happens on a plain number?",
            answer=a_list,
        ),
        Wrong(
            id="sigmoid-normalised",
            title="you divide by the sum over all elements, as softmax does",
            hint="Compute sigmoid of [1, 2] and of [1, 5]. May the first element change when the second does?",
            answer=normalised,
        ),
        Wrong(
            id="sigmoid-summed",
            title="your expression sums over the elements, so that one number comes out",
            hint="For an array of three numbers, how many values should come out? Which function in yours makes them one?",
            answer=summed_inside,
        ),
        Wrong(
            id="sigmoid-averaged",
            title="you average the values over all elements",
            hint="For an array of three numbers, how many values should come out?",
            answer=averaged,
        ),
        Wrong(
            id="sigmoid-applied-twice",
            title="the sigmoid is applied twice",
            hint="What comes out at z = 0? Put one half into the formula: is that the number you see?",
            answer=applied_twice,
        ),
        Wrong(
            id="sigmoid-softplus",
            title="you wrote softplus, log(1 + e^z), of which the sigmoid is the slope",
            hint="What comes out at z = 5? Can a value of the sigmoid be larger than 1?",
            answer=softplus,
        ),
        Wrong(
            id="sigmoid-exponential-alone",
            title="only the exponential is left of the formula",
            hint="What comes out at z = 0, and at z = -3? Which part of the formula keeps values below 1?",
            answer=plain_exponential,
        ),
    ),
)
