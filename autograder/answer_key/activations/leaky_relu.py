"""leaky_relu: z where z > 0, else alpha z, for any alpha that is not negative."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import elementwise, off_zero
from .relu import relu


def leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, alpha * z)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    z = off_zero(rng, 6)
    both = np.append(z, -z)
    return (
        *elementwise(rng, alpha=0.2),
        case("numbers of both signs, without alpha", both),
        case("a larger alpha", np.append(both, 0.05), alpha=0.4),
        case("an alpha of 0", both, part="alpha", alpha=0.0),
        case("an alpha of 1", both, part="alpha", alpha=1.0),
        case("an alpha above 1", both, part="alpha", alpha=2.0),
        case("alpha as a whole number", both, part="alpha", alpha=3),
        case("1000 and -1000", np.array([-1000.0, 1000.0])),
    )


# ---- right answers, in other styles ----


def by_max_and_min(z, alpha=0.01):
    return np.maximum(z, 0) + alpha * np.minimum(z, 0)


def by_relu(z, alpha=0.01):
    return relu(z) - alpha * relu(-z)


def by_slope(z, alpha=0.01):
    positive = np.greater(z, 0)
    slope = positive + alpha * np.logical_not(positive)
    return slope * z


def on_a_copy(x, alpha=0.01):
    out = np.array(x, dtype=float)
    out[out < 0] *= alpha
    return out


def by_loop(z, alpha=0.01):
    array = np.asarray(z)
    values = [float(v) if v > 0 else alpha * float(v) for v in array.flat]
    return np.array(values).reshape(array.shape)


def by_vectorize(z, alpha=0.01):
    one = np.vectorize(lambda v: v if v > 0 else alpha * v, otypes=[np.float64])
    return one(z)


def by_absolute_value(z, alpha=0.01):
    return 0.5 * (1 + alpha) * z + 0.5 * (1 - alpha) * np.abs(z)


def by_select(z, alpha=0.01):
    a = np.asarray(z, dtype=float)
    result = np.select([a > 0, a <= 0], [a, alpha * a])
    return result.item() if result.ndim == 0 else result


# ---- wrong answers, one misconception each ----


def wrong_side(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, alpha * z, z)


def added(z, alpha=0.01):
    return np.maximum(z, 0) + alpha * z


def maximum_of_both(z, alpha=0.01):
    return np.maximum(alpha * z, z)


def minimum_of_both(z, alpha=0.01):
    return np.minimum(alpha * z, z)


def alpha_ignored(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, 0.01 * z)


def default_of_a_tenth(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, z, alpha * z)


def default_of_three_tenths(z, alpha=0.3):
    return np.where(np.asarray(z) > 0, z, alpha * z)


def default_of_two_tenths(z, alpha=0.2):
    return np.where(np.asarray(z) > 0, z, alpha * z)


def no_default(z, alpha):
    return np.where(np.asarray(z) > 0, z, alpha * z)


def no_alpha(z):
    return np.where(np.asarray(z) > 0, z, 0.01 * z)


def constant(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, alpha)


def minus_constant(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, -alpha)


def floor_of_alpha(z, alpha=0.01):
    return np.maximum(z, alpha)


def sign_lost(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, -alpha * z)


def subtracted(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, z - alpha)


def added_to_negatives(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, z + alpha)


def divided(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, z / alpha)


def complement(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, (1 - alpha) * z)


def plain_relu(z, alpha=0.01):
    return np.maximum(z, 0)


def identity(z, alpha=0.01):
    return 1 * z


def everything_scaled(z, alpha=0.01):
    return alpha * z


def elu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))


def derivative(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1, alpha)


def in_place(z, alpha=0.01):
    z[z < 0] *= alpha
    return z


def into_integers(z, alpha=0.01):
    result = np.array(z)
    result[result < 0] = alpha * result[result < 0]
    return result


def truncated_by_vectorize(z, alpha=0.01):
    return np.vectorize(lambda v: v if v > 0 else alpha * v)(z)


def with_if(z, alpha=0.01):
    if z > 0:
        return z
    return alpha * z


def nothing_returned(z, alpha=0.01):
    result = np.where(np.asarray(z) > 0, z, alpha * z)
    print(result)


def one_dimension_only(z, alpha=0.01):
    return np.array([v if v > 0 else alpha * v for v in z])


def flattened(z, alpha=0.01):
    return np.array([float(v) if v > 0 else alpha * float(v) for v in np.ravel(z)])


def a_list(z, alpha=0.01):
    return [v if v > 0 else alpha * v for v in z]


def threshold_at_alpha(z, alpha=0.01):
    return np.where(np.asarray(z) > alpha, z, alpha * z)


KEY = AnswerKey(
    exercise="leaky_relu",
    reference=leaky_relu,
    cases=cases,
    right=(
        by_max_and_min,
        by_relu,
        by_slope,
        on_a_copy,
        by_loop,
        by_vectorize,
        by_absolute_value,
        by_select,
    ),
    wrong=(
        Wrong(
            id="leaky-relu-wrong-side",
            title="the small slope is on the wrong side of 0",
            hint="What should become of 3, and what of -3? Which of the two should be made smaller?",
            answer=wrong_side,
        ),
        Wrong(
            id="leaky-relu-alpha-times-z-added",
            title="you add alpha times z to ReLU, on both sides of 0",
            hint="What comes out at z = 3? It should stay 3. Where does the rest come from?",
            answer=added,
        ),
        Wrong(
            id="leaky-relu-maximum-of-both",
            title="you take the larger of z and alpha times z, which holds only while alpha is at most 1",
            hint="Try alpha = 2 at z = -1: what are the two numbers, which is larger, and which one was asked for?",
            answer=maximum_of_both,
        ),
        Wrong(
            id="leaky-relu-minimum-of-both",
            title="you take the smaller of z and alpha times z",
            hint="At z = 3, which of the two numbers is smaller, and which one was asked for?",
            answer=minimum_of_both,
        ),
        Wrong(
            id="leaky-relu-alpha-ignored",
            title="your slope is 0.01, whatever alpha is given",
            hint="Compare leaky_relu(-1.0) with leaky_relu(-1.0, alpha=0.5). Where in your code does alpha have an effect?",
            answer=alpha_ignored,
        ),
        Wrong(
            id="leaky-relu-default-0-1",
            title="alpha is 0.1 where none is given",
            hint="What does leaky_relu(-1.0) give? Which default does the exercise ask for?",
            answer=default_of_a_tenth,
        ),
        Wrong(
            id="leaky-relu-default-0-3",
            title="alpha is 0.3 where none is given, as in some versions of Keras",
            hint="What does leaky_relu(-1.0) give? Which default does the exercise ask for?",
            answer=default_of_three_tenths,
        ),
        Wrong(
            id="leaky-relu-default-0-2",
            title="alpha is 0.2 where none is given",
            hint="What does leaky_relu(-1.0) give? Which default does the exercise ask for?",
            answer=default_of_two_tenths,
        ),
        Wrong(
            id="leaky-relu-no-default",
            title="alpha has no default value",
            hint="Try leaky_relu(-1.0), without alpha. Compare the first line of your function with the one that was given.",
            answer=no_default,
        ),
        Wrong(
            id="leaky-relu-no-alpha",
            title="your function does not take alpha",
            hint="Try leaky_relu(-1.0, alpha=0.5). Compare the first line of your function with the one that was given.",
            answer=no_alpha,
        ),
        Wrong(
            id="leaky-relu-constant",
            title="every negative number becomes alpha itself",
            hint="Compare your values at z = -1 and z = -100. Should they be the same? What is missing beside alpha?",
            answer=constant,
        ),
        Wrong(
            id="leaky-relu-minus-constant",
            title="every negative number becomes minus alpha",
            hint="Compare your values at z = -1 and z = -100. Should they be the same?",
            answer=minus_constant,
        ),
        Wrong(
            id="leaky-relu-floor-of-alpha",
            title="you cut the values off at alpha",
            hint="Compare your values at z = -1 and z = -100. Is the line below 0 flat, or does it slope?",
            answer=floor_of_alpha,
        ),
        Wrong(
            id="leaky-relu-sign-lost",
            title="negative numbers come out positive",
            hint="What is the sign of alpha times z at z = -1, and what is the sign of yours?",
            answer=sign_lost,
        ),
        Wrong(
            id="leaky-relu-alpha-subtracted",
            title="you subtract alpha from negative numbers",
            hint="What should become of -100 with alpha = 0.01? Is alpha a slope or a distance?",
            answer=subtracted,
        ),
        Wrong(
            id="leaky-relu-alpha-added",
            title="you add alpha to negative numbers",
            hint="What should become of -100 with alpha = 0.01? Is alpha a slope or a distance?",
            answer=added_to_negatives,
        ),
        Wrong(
            id="leaky-relu-divided-by-alpha",
            title="you divide negative numbers by alpha",
            hint="With alpha = 0.01, does -1 become smaller or larger in size? Which of the two is a leak?",
            answer=divided,
        ),
        Wrong(
            id="leaky-relu-one-minus-alpha",
            title="negative numbers are multiplied by 1 - alpha",
            hint="With alpha = 0.01, how much of -100 should be left, and how much is?",
            answer=complement,
        ),
        Wrong(
            id="leaky-relu-plain-relu",
            title="nothing leaks: negative numbers become 0",
            hint="What does your function give at z = -100? Where in your code does alpha have an effect?",
            answer=plain_relu,
        ),
        Wrong(
            id="leaky-relu-identity",
            title="you return the input as it is",
            hint="What should become of -100 with alpha = 0.01? Where in your code does alpha have an effect?",
            answer=identity,
        ),
        Wrong(
            id="leaky-relu-everything-scaled",
            title="positive numbers are multiplied by alpha too",
            hint="What should become of 3? Where in your code is the sign of z asked for?",
            answer=everything_scaled,
        ),
        Wrong(
            id="leaky-relu-elu",
            title="you wrote the exponential linear unit, whose negative side is a curve",
            hint="Compare your values at z = -10 and z = -20. On a straight line, how should they be related?",
            answer=elu,
        ),
        Wrong(
            id="leaky-relu-its-derivative",
            title="you return the slope of leaky ReLU, not its value",
            hint="What should become of 3: the number itself, or how fast it grows?",
            answer=derivative,
        ),
        Wrong(
            id="leaky-relu-in-place",
            title="you change the caller's array",
            hint="Call your function twice on the same array z. Does the second call give the same as the first?",
            answer=in_place,
        ),
        Wrong(
            id="leaky-relu-into-integers",
            title="your result is stored in an array of the input's type, and integers cannot hold fractions",
            hint="Try np.array([-4, 5]) with alpha = 0.25. What is the dtype of your result?",
            answer=into_integers,
        ),
        Wrong(
            id="leaky-relu-truncated",
            title="the first element decides that the whole result is of integers, which cuts off all decimals",
            hint="Compare your results for the integers [5, -4] and [-4, 5], with alpha = 0.3. From which element does "
            "np.vectorize take the dtype?",
            answer=truncated_by_vectorize,
        ),
        Wrong(
            id="leaky-relu-whole-array-compared",
            title="you compare whole arrays at once, by `if` or by Python's own max",
            hint="What is np.array([-1, 1]) > 0? Is that one answer, as `if` and max need it? Which NumPy function chooses "
            "for each element?",
            answer=with_if,
        ),
        Wrong(
            id="leaky-relu-no-return",
            title="you compute the result and do not return it",
            hint="Try `x = leaky_relu(1.0)` and then `print(x)`. What is the difference between printing and returning?",
            answer=nothing_returned,
        ),
        Wrong(
            id="leaky-relu-one-dimension-only",
            title="you loop over one dimension, so that only 1-D arrays work",
            hint="What does `for v in z` give for a 2-D array, and for a plain number? Does NumPy need the loop at all?",
            answer=one_dimension_only,
        ),
        Wrong(
            id="leaky-relu-flattened",
            title="the result has lost the shape of the input",
            hint="Print z.shape and leaky_relu(z).shape for an array of two rows. Where do the rows get lost?",
            answer=flattened,
        ),
        Wrong(
            id="leaky-relu-list",
            title="you return a list, and only for 1-D arrays",
            hint="What does `2 * result` give for a list, and for an array? What happens on a plain number?",
            answer=a_list,
        ),
        Wrong(
            id="leaky-relu-kink-at-alpha",
            title="you compare z with alpha, not with 0",
            hint="Where does the line bend? Try z = 0.3 with alpha = 0.5.",
            answer=threshold_at_alpha,
        ),
    ),
)
