"""randomized_leaky_relu: a slope from a uniform distribution for each negative element in training, their mean otherwise.

The paper (Xu, Wang, Chen, Li 2015, "Empirical Evaluation of Rectified Activations in Convolutional Network") divides by a
number from [3, 8]; here, as in PyTorch's `rrelu`, the slope itself is uniform.
"""

import numpy as np

from autograder.inside.calling import Rng
from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import elementwise, of_size, off_zero


def randomized_leaky_relu(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    if training:
        rng = rng or np.random.default_rng()
        slope = rng.uniform(lower, upper, size=np.shape(z))
    else:
        slope = (lower + upper) / 2
    return np.where(np.asarray(z) > 0, z, slope * z)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    z = off_zero(rng, 8)
    many = off_zero(rng, 40)
    drawn = {"training": True, "free": True}
    bounds, equal = {"lower": 0.1, "upper": 0.9}, {"lower": 0.25, "upper": 0.25}

    def seeded() -> Rng:
        return Rng(int(rng.integers(2**31)))

    return (
        *elementwise(rng),
        case("other bounds in evaluation", z, lower=0.2, upper=0.6),
        case("a lower bound of 0 in evaluation", z, lower=0.0, upper=0.5),
        case("evaluation by name", z, training=False),
        case("evaluation with a generator", z, training=False, rng=seeded()),
        case("training on both signs", np.append(many, -many), rng=seeded(), **drawn),
        case("training on a 2-D array", off_zero(rng, 8, 9), part="shapes", rng=seeded(), **drawn),
        case("training on negative numbers", -of_size(rng, 64, 64), rng=seeded(), **drawn),
        case("training on negative numbers with other bounds", -of_size(rng, 80, 60), rng=seeded(), **bounds, **drawn),
        case("training on one row of negative numbers", -of_size(rng, 40), rng=seeded(), **drawn),
        case("training on positive numbers only", of_size(rng, 6), training=True, rng=seeded()),
        case("training with equal bounds", np.append(many, -many), rng=seeded(), **equal, **drawn),
        case("training with bounds above 1", -of_size(rng, 30), lower=2.0, upper=3.0, rng=seeded(), **drawn),
        case("training with a lower bound near 0", -of_size(rng, 30), lower=0.02, upper=1.0, rng=seeded(), **drawn),
        case("training on a plain number with equal bounds", -2.0, part="shapes", rng=seeded(), **equal, **drawn),
        case("training on a positive plain number", 2.0, part="shapes", training=True, rng=seeded()),
        case("training on integers", np.arange(25, -40, -1), part="integers", rng=seeded(), **drawn),
        case("training on read-only input", -of_size(rng, 30), part="clean", read_only=True, rng=seeded(), **drawn),
        case("training on float32", (-of_size(rng, 30)).astype(np.float32), rng=seeded(), **drawn),
        case("training on integers, all negative", np.arange(-30, 0), part="integers", rng=seeded(), **drawn),
        case("training without a generator", -of_size(rng, 30), part="generator", **drawn),
    )


# ---- right answers, in other styles ----


def negatives_only(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    out = np.array(z, dtype=float)
    mask = out < 0
    if not training:
        out[mask] *= 0.5 * (lower + upper)
        return out
    if rng is None:
        rng = np.random.default_rng()
    out[mask] *= rng.uniform(lower, upper, mask.sum())
    return out


def by_loop(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    array = np.asarray(z)
    generator = rng if rng is not None else np.random.default_rng()
    result = np.zeros(array.shape)
    for index in np.ndindex(array.shape):
        value = array[index]
        if value > 0:
            result[index] = value
        elif training:
            result[index] = value * generator.uniform(lower, upper)
        else:
            result[index] = value * (lower + upper) / 2
    return result


def scaled_random(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    z = np.asarray(z, dtype=float)
    positive, negative = np.maximum(z, 0), np.minimum(z, 0)
    if training:
        generator = np.random.default_rng() if rng is None else rng
        alpha = lower + (upper - lower) * generator.random(z.shape)
        return positive + alpha * negative
    return positive + (lower + upper) / 2 * negative


def in_float32(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    a = np.full(np.shape(z), (lower + upper) / 2, dtype=np.float32)
    if training:
        source = rng if rng is not None else np.random.default_rng()
        a = (lower + (upper - lower) * source.random(np.shape(z), dtype=np.float32)).astype(np.float32)
    z32 = np.asarray(z, dtype=np.float32)
    return np.where(z32 >= 0, z32, a * z32)


def seeds_the_standard_library(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    import random

    array = np.asarray(z, dtype=float)
    if not training:
        return np.maximum(array, 0) + (lower + upper) / 2 * np.minimum(array, 0)
    source = random.Random() if rng is None else random.Random(int(rng.integers(2**62)))
    slopes = [source.uniform(lower, upper) for _ in range(array.size)]
    return np.where(array < 0, array * np.reshape(slopes, array.shape), array)


def number_for_number(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    def slope():
        return rng.uniform(lower, upper) if training else (lower + upper) / 2

    rng = rng or np.random.default_rng()
    if np.ndim(z) == 0:
        return float(z) if z > 0 else float(z) * slope()
    return np.array([v if v > 0 else v * slope() for v in z.ravel().astype(float)]).reshape(z.shape)


# ---- wrong answers, one misconception each ----


def one_slope(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper)
    return np.where(np.asarray(z) > 0, z, slope * z)


def one_slope_a_row(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        size = (*np.shape(z)[:-1], 1) if np.ndim(z) > 1 else np.shape(z)
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=size)
    return np.where(np.asarray(z) > 0, z, slope * z)


def one_slope_a_column(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z)[-1:])
    return np.where(np.asarray(z) > 0, z, slope * z)


def always_random(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def never_random(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    return np.where(np.asarray(z) > 0, z, (lower + upper) / 2 * z)


def training_by_default(z, lower=1 / 8, upper=1 / 3, training=True, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def random_by_generator(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if rng is not None:
        slope = rng.uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def modes_swapped(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if not training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def lower_in_evaluation(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = lower
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def upper_in_evaluation(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = upper
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def half_the_width(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (upper - lower) / 2
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def mean_without_parentheses(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = lower + upper / 2
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def sum_in_evaluation(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = lower + upper
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def relu_in_evaluation(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = 0.0
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def identity_in_evaluation(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    if not training:
        return 1 * z
    slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def leaky_in_evaluation(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = 0.01
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def averaged_draws(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slopes = (rng or np.random.default_rng()).uniform(lower, upper, size=(*np.shape(z), 1))
    slope = slopes[..., 0] if training else slopes.mean()
    return np.where(np.asarray(z) > 0, z, slope * z)


def positives_too(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    if training:
        return (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z)) * z
    return np.where(np.asarray(z) > 0, z, (lower + upper) / 2 * z)


def wrong_side(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) < 0, z, slope * z)


def global_generator(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = np.random.default_rng().uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def own_fixed_seed(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = np.random.default_rng(0).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def generator_needed(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = rng.uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def fixed_without_generator(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training and rng is not None:
        slope = rng.uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def normal_slopes(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = (rng or np.random.default_rng()).normal(slope, (upper - lower) / 2, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def clipped_normal_slopes(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        drawn = (rng or np.random.default_rng()).normal(slope, (upper - lower) / 6, size=np.shape(z))
        slope = np.clip(drawn, lower, upper)
    return np.where(np.asarray(z) > 0, z, slope * z)


def between_zero_and_one(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = (rng or np.random.default_rng()).uniform(size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def between_zero_and_upper(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = upper * (rng or np.random.default_rng()).random(np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def upper_added_to_lower(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = lower + upper * (rng or np.random.default_rng()).random(np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def one_of_the_bounds(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = (rng or np.random.default_rng()).choice([lower, upper], size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def divided_by_a_uniform_number(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = 1 / (rng or np.random.default_rng()).uniform(1 / upper, 1 / lower, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def slope_instead_of_product(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope)


def bounds_ignored(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (1 / 8 + 1 / 3) / 2
    if training:
        slope = (rng or np.random.default_rng()).uniform(1 / 8, 1 / 3, size=np.shape(z))
    return np.where(np.asarray(z) > 0, z, slope * z)


def into_integers(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
    z = np.asarray(z)
    result = np.zeros_like(z)
    result[...] = np.where(z > 0, z, slope * z)
    return result


def in_place(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = (lower + upper) / 2
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=(z < 0).sum())
    z[z < 0] *= slope
    return z


def nothing_returned_in_training(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=np.shape(z))
        np.where(np.asarray(z) > 0, z, slope * z)
    else:
        return np.where(np.asarray(z) > 0, z, (lower + upper) / 2 * z)


def one_dimension_only(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    result = np.zeros(len(z))
    for i in range(len(z)):
        slope = (rng or np.random.default_rng()).uniform(lower, upper) if training else (lower + upper) / 2
        result[i] = z[i] if z[i] > 0 else slope * z[i]
    return result


def whole_array_compared(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    if z > 0:
        return z
    slope = (rng or np.random.default_rng()).uniform(lower, upper) if training else (lower + upper) / 2
    return slope * z


def flattened(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    flat = np.ravel(z)
    slope = (lower + upper) / 2
    if training:
        slope = (rng or np.random.default_rng()).uniform(lower, upper, size=flat.size)
    return np.where(flat > 0, flat, slope * flat)


WRONG = (
    Wrong(
        id="randomized-leaky-relu-one-slope",
        title="one slope is drawn for the whole array",
        hint="Divide your output by z where z is negative. Are the quotients different? Which argument of "
        "rng.uniform asks for more than one number?",
        answer=one_slope,
    ),
    Wrong(
        id="randomized-leaky-relu-one-slope-a-row",
        title="one slope is drawn for each row of a 2-D array",
        hint="Divide your output by z for an array of two negative rows. What do you see along a row?",
        answer=one_slope_a_row,
    ),
    Wrong(
        id="randomized-leaky-relu-one-slope-a-column",
        title="one slope is drawn for each column, and broadcast over the rows",
        hint="Divide your output by z for an array of two negative rows. What do you see down a column?",
        answer=one_slope_a_column,
    ),
    Wrong(
        id="randomized-leaky-relu-always-random",
        title="the slopes are random in evaluation too",
        hint="Call your function twice on the same z without training. Would you trust a model whose answer changes?",
        answer=always_random,
    ),
    Wrong(
        id="randomized-leaky-relu-never-random",
        title="the slope is the fixed one in training too",
        hint="Divide your output by z at training=True. Where in your code does `training` have an effect?",
        answer=never_random,
    ),
    Wrong(
        id="randomized-leaky-relu-training-by-default",
        title="your function trains unless it is told not to",
        hint="Which default value does `training` have in the first line that was given, and which in yours?",
        answer=training_by_default,
    ),
    Wrong(
        id="randomized-leaky-relu-random-by-rng",
        title="you decide by `rng`, not by `training`, whether the slopes are random",
        hint="What should happen at training=True without rng? And at training=False with one?",
        answer=random_by_generator,
    ),
    Wrong(
        id="randomized-leaky-relu-modes-swapped",
        title="training and evaluation are the wrong way round",
        hint="Read your `if` aloud: in which of the two modes are the slopes drawn?",
        answer=modes_swapped,
    ),
    Wrong(
        id="randomized-leaky-relu-lower-in-evaluation",
        title="the slope in evaluation is the lower bound",
        hint="If a slope is drawn evenly between two bounds, what is it on average?",
        answer=lower_in_evaluation,
    ),
    Wrong(
        id="randomized-leaky-relu-upper-in-evaluation",
        title="the slope in evaluation is the upper bound",
        hint="If a slope is drawn evenly between two bounds, what is it on average?",
        answer=upper_in_evaluation,
    ),
    Wrong(
        id="randomized-leaky-relu-half-the-width",
        title="the slope in evaluation is half the distance between the bounds",
        hint="Try lower=0.4, upper=0.6. Does your slope lie between them?",
        answer=half_the_width,
    ),
    Wrong(
        id="randomized-leaky-relu-mean-without-parentheses",
        title="only the upper bound is halved in your mean",
        hint="Which does Python do first in `a + b / 2`? Try lower=0.4, upper=0.6: does your slope lie between them?",
        answer=mean_without_parentheses,
    ),
    Wrong(
        id="randomized-leaky-relu-sum-of-bounds",
        title="the slope in evaluation is the sum of the bounds",
        hint="Try lower=0.4, upper=0.6. Does your slope lie between them?",
        answer=sum_in_evaluation,
    ),
    Wrong(
        id="randomized-leaky-relu-relu-in-evaluation",
        title="nothing leaks in evaluation: negative numbers become 0",
        hint="If a network learned with leaks of a certain size, what would it expect to meet later?",
        answer=relu_in_evaluation,
    ),
    Wrong(
        id="randomized-leaky-relu-identity-in-evaluation",
        title="evaluation returns the input as it is",
        hint="Dropout is switched off in evaluation; is an activation function? What should become of -48?",
        answer=identity_in_evaluation,
    ),
    Wrong(
        id="randomized-leaky-relu-leaky-in-evaluation",
        title="the slope in evaluation is leaky ReLU's 0.01",
        hint="Divide your output by z at evaluation. On which two arguments should this number depend?",
        answer=leaky_in_evaluation,
    ),
    Wrong(
        id="randomized-leaky-relu-averaged-draws",
        title="the slope in evaluation is the mean of slopes that were drawn",
        hint="Call your function twice on the same z without training. Is a mean of draws the same each time?",
        answer=averaged_draws,
    ),
    Wrong(
        id="randomized-leaky-relu-positives-too",
        title="positive numbers are multiplied by a random slope too",
        hint="What should become of 3 in training? Where in your training branch is the sign of z asked for?",
        answer=positives_too,
    ),
    Wrong(
        id="randomized-leaky-relu-wrong-side",
        title="the slope is on the wrong side of 0",
        hint="What should become of 3, and what of -3? Which of the two should be made smaller?",
        answer=wrong_side,
    ),
    Wrong(
        id="randomized-leaky-relu-rng-ignored",
        title="the slopes do not come from the generator that is passed in",
        hint="Call your function twice with np.random.default_rng(7). Why should an experiment give the same twice?",
        answer=global_generator,
    ),
    Wrong(
        id="randomized-leaky-relu-fixed-seed",
        title="you make a generator with a fixed seed of your own",
        hint="Call your function with two generators of different seeds. Does it matter which one is passed in?",
        answer=own_fixed_seed,
    ),
    Wrong(
        id="randomized-leaky-relu-rng-needed",
        title="training without a generator fails",
        hint="What is rng when nobody passes one? Which NumPy function makes a fresh generator?",
        answer=generator_needed,
    ),
    Wrong(
        id="randomized-leaky-relu-fixed-without-rng",
        title="training without a generator is not random",
        hint="Divide your output by z at training=True without rng. Which NumPy function makes a fresh generator?",
        answer=fixed_without_generator,
    ),
    Wrong(
        id="randomized-leaky-relu-normal-slopes",
        title="your slopes have the right mean, but reach beyond both bounds, as a normal distribution's would",
        hint="Draw ten thousand of your slopes and plot a histogram. Where should it begin, and where end?",
        answer=normal_slopes,
    ),
    Wrong(
        id="randomized-leaky-relu-crowded-in-the-middle",
        title="your slopes lie close to the middle",
        hint="Draw ten thousand of your slopes and plot a histogram. Is it flat? Which distribution is?",
        answer=clipped_normal_slopes,
    ),
    Wrong(
        id="randomized-leaky-relu-zero-to-one",
        title="your slopes are drawn from 0 to 1, not between the bounds",
        hint="What are the smallest and the largest slope that you can get? Which arguments should decide that?",
        answer=between_zero_and_one,
    ),
    Wrong(
        id="randomized-leaky-relu-zero-to-upper",
        title="your slopes begin below the lower bound",
        hint="What is the smallest slope you can get? Put 0, then 1, for the random number into your formula.",
        answer=between_zero_and_upper,
    ),
    Wrong(
        id="randomized-leaky-relu-beyond-upper",
        title="your slopes reach beyond the upper bound",
        hint="What is the largest slope you can get? Put 0, then 1, for the random number into your formula.",
        answer=upper_added_to_lower,
    ),
    Wrong(
        id="randomized-leaky-relu-a-few-slopes",
        title="your slopes take only a few values, such as the two bounds",
        hint="Draw ten slopes and print them. How many different values are possible, and how many should be?",
        answer=one_of_the_bounds,
    ),
    Wrong(
        id="randomized-leaky-relu-lopsided",
        title="your slopes lie within the bounds, but more of them in the lower part, as when z is divided by a uniform number",
        hint="Draw ten thousand of your slopes and compare their mean with (lower + upper) / 2. Is 1 / x of an even spread "
        "spread evenly?",
        answer=divided_by_a_uniform_number,
    ),
    Wrong(
        id="randomized-leaky-relu-not-multiplied",
        title="a negative number is replaced by its slope, not multiplied by it",
        hint="Compare your values at z = -1 and z = -100 in evaluation. Should they be the same?",
        answer=slope_instead_of_product,
    ),
    Wrong(
        id="randomized-leaky-relu-bounds-ignored",
        title="the bounds are 1/8 and 1/3, whatever is given",
        hint="Compare your slopes at lower=0.4, upper=0.6. Where in your code do the two arguments have an effect?",
        answer=bounds_ignored,
    ),
    Wrong(
        id="randomized-leaky-relu-into-integers",
        title="your result is stored in an array of the input's type, and integers cannot hold fractions",
        hint="Try np.array([-4, 5]). What is the dtype of your result?",
        answer=into_integers,
    ),
    Wrong(
        id="randomized-leaky-relu-in-place",
        title="you change the caller's array",
        hint="Call your function twice on the same array z in evaluation. Does the second call give the same as the first?",
        answer=in_place,
    ),
    Wrong(
        id="randomized-leaky-relu-no-return-in-training",
        title="nothing is returned in training",
        hint="Follow your code at training=True to its last line. Which statement hands the result to the caller?",
        answer=nothing_returned_in_training,
    ),
    Wrong(
        id="randomized-leaky-relu-one-dimension-only",
        title="you loop over one dimension, so that only 1-D arrays work",
        hint="What is len(z) for a 2-D array, and for a plain number? Does NumPy need the loop at all?",
        answer=one_dimension_only,
    ),
    Wrong(
        id="randomized-leaky-relu-whole-array-compared",
        title="you compare a whole array with 0 at once",
        hint="What is np.array([-1, 1]) > 0? Is that one answer, as `if` needs it? Which NumPy function chooses for each "
        "element?",
        answer=whole_array_compared,
    ),
    Wrong(
        id="randomized-leaky-relu-flattened",
        title="the result has lost the shape of the input",
        hint="Print the shapes of z and of your result for an array of two rows. Where do the rows get lost?",
        answer=flattened,
    ),
)

KEY = AnswerKey(
    exercise="randomized_leaky_relu",
    reference=randomized_leaky_relu,
    cases=cases,
    right=(
        negatives_only,
        by_loop,
        scaled_random,
        in_float32,
        seeds_the_standard_library,
        number_for_number,
    ),
    wrong=WRONG,
)
