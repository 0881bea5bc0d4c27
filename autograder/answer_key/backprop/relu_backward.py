"""relu_backward: the gradient where Z > 0, nothing where Z < 0; at 0 either."""

import numpy as np

from autograder.answer_key.activations.relu_derivative import relu_derivative
from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import off_zero


def relu_backward(dA, Z):
    return dA * (Z > 0)


def passed_at_the_kink(dA, Z):
    return dA * (Z >= 0)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    dA, Z = off_zero(rng, 4, 3), off_zero(rng, 4, 3)
    whole = np.array([[-3, 1, 2], [4, -1, -2]])
    return (
        case("random numbers", dA, Z),
        case("a square array", off_zero(rng, 3, 3), off_zero(rng, 3, 3)),
        case("a single row", off_zero(rng, 1, 6), off_zero(rng, 1, 6)),
        case("one column", off_zero(rng, 6, 1), off_zero(rng, 6, 1)),
        case("positive Z only", off_zero(rng, 2, 4), np.abs(off_zero(rng, 2, 4))),
        case("negative Z only", off_zero(rng, 2, 4), -np.abs(off_zero(rng, 2, 4))),
        case("negative gradients only", -np.abs(off_zero(rng, 4, 2)), np.array([[1.5, -2], [-3, 4], [2, 3], [-1, -2]])),
        case("gradients that are 0", np.array([[0.0, 0.0, 2.0, -2.0]]), np.array([[-1.0, 1.0, -1.0, 1.0]])),
        case("large and small Z", off_zero(rng, 1, 4), np.array([[1000.0, -1000.0, 1e-3, -1e-3]])),
        case("float32", off_zero(rng, 2, 3).astype(np.float32), off_zero(rng, 2, 3).astype(np.float32)),
        case("whole Z and random gradients", off_zero(rng, 2, 3), whole, part="integers"),
        case("whole gradients and random Z", whole, off_zero(rng, 2, 3), part="integers"),
        case("32-bit integers", whole[::-1].astype(np.int32), whole.astype(np.int32), part="integers"),
        case("a Z of 0", off_zero(rng, 1, 3), np.array([[-1.0, 0.0, 2.0]]), part="kink"),
        case("a Z of zeros", off_zero(rng, 2, 2), np.zeros((2, 2)), part="kink"),
        case("read-only input", dA, Z, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_where(dA, Z):
    return np.where(Z > 0, dA, 0.0)


def on_a_copy(dA, Z):
    dZ = np.array(dA, copy=True)
    dZ[Z <= 0] = 0
    return dZ


def by_the_derivative(dA, Z):
    return np.multiply(dA, relu_derivative(Z))


def by_loop(dA, Z):
    result = []
    for gradients, row in zip(dA, Z, strict=True):
        result.append([float(g) if z > 0 else 0.0 for g, z in zip(gradients, row, strict=True)])
    return np.array(result)


def by_heaviside(dA, Z):
    return dA * np.heaviside(Z.astype(float), 1.0)


def by_the_activation(dA, Z):
    A = np.maximum(Z, 0)
    return np.where(A > 0, 1, 0) * dA


def through_assignment(dA, Z):
    out = np.zeros(Z.shape)
    out[Z > 0] = dA[Z > 0]
    return out


# ---- wrong answers, one misconception each ----


def mask_missing(dA, Z):
    return 1 * dA


def mask_inverted(dA, Z):
    return dA * (Z < 0)


def mask_of_the_gradient(dA, Z):
    return dA * (dA > 0)


def arguments_swapped(dA, Z):
    return Z * (dA > 0)


def relu_as_its_derivative(dA, Z):
    return dA * np.maximum(0, Z)


def mask_alone(dA, Z):
    return np.where(Z > 0, 1.0, 0.0)


def relu_alone(dA, Z):
    return np.maximum(0, Z)


def z_for_the_slope(dA, Z):
    return dA * Z


def negative_slope_minus_one(dA, Z):
    return dA * np.sign(Z)


def leaky(dA, Z):
    return dA * np.where(Z > 0, 1, 0.01)


def both_must_be_positive(dA, Z):
    return np.where((Z > 0) & (dA > 0), dA, 0.0)


def sign_of_the_product(dA, Z):
    return np.maximum(0, dA * Z)


def relu_of_the_gradient_masked(dA, Z):
    return np.abs(dA) * (Z > 0)


def sigmoid_slope(dA, Z):
    s = np.exp(-np.logaddexp(0, -Z.astype(float)))
    return dA * s * (1 - s)


def mask_added(dA, Z):
    return dA + (Z > 0)


def z_where_negative(dA, Z):
    return np.where(Z > 0, dA, Z)


def averaged_again(dA, Z):
    return dA * (Z > 0) / len(Z)


def matrix_product(dA, Z):
    return dA @ np.where(Z > 0, 1.0, 0.0)


def mask_above_one(dA, Z):
    return dA * (Z > 1)


def divided_by_z(dA, Z):
    return dA * np.maximum(0, Z) / Z


def half_at_the_kink(dA, Z):
    return dA * np.where(Z > 0, 1, np.where(Z < 0, 0, 0.5))


def gradient_changed(dA, Z):
    dA[Z <= 0] = 0
    return dA


def z_changed(dA, Z):
    Z[Z <= 0] = 0
    return dA * (Z > 0)


def into_z_s_integers(dA, Z):
    dZ = np.zeros_like(Z)
    dZ[...] = np.where(Z > 0, dA, 0)
    return dZ


def whole_array_compared(dA, Z):
    return dA if Z > 0 else np.zeros(Z.shape)


def positives_only(dA, Z):
    return dA[Z > 0]


def nothing_returned(dA, Z):
    dA * (Z > 0)


WRONG = (
    Wrong(
        id="relu-backward-mask-missing",
        title="the gradient passes everywhere, as if ReLU were not there",
        hint="Where Z is -2, ReLU gives 0, and 0 again if Z grows a little. How much of the gradient should pass?",
        answer=mask_missing,
    ),
    Wrong(
        id="relu-backward-mask-inverted",
        title="the gradient passes where Z is negative and stops where Z is positive",
        hint="On which side of 0 does ReLU's output move when Z moves?",
        answer=mask_inverted,
    ),
    Wrong(
        id="relu-backward-mask-of-the-gradient",
        title="the sign of dA decides what passes, and Z is not used",
        hint="A gradient of -20 says: make this output larger. Should ReLU stop it? What did ReLU look at, forward?",
        answer=mask_of_the_gradient,
    ),
    Wrong(
        id="relu-backward-arguments-swapped",
        title="dA and Z have changed places",
        hint="Which of the two is the gradient that is passed on, and which one decides?",
        answer=arguments_swapped,
    ),
    Wrong(
        id="relu-backward-relu-for-its-slope",
        title="the gradient is multiplied by relu(Z), not by its slope",
        hint="At Z = 3, how steep is ReLU: 3, or 1?",
        answer=relu_as_its_derivative,
    ),
    Wrong(
        id="relu-backward-mask-alone",
        title="you return the slope of ReLU alone, and the gradient from above is lost",
        hint="The chain rule multiplies. What is your slope to be multiplied by?",
        answer=mask_alone,
    ),
    Wrong(
        id="relu-backward-forward",
        title="you return relu(Z), the forward step",
        hint="Does your result change when dA does? Should it?",
        answer=relu_alone,
    ),
    Wrong(
        id="relu-backward-z-for-the-slope",
        title="the gradient is multiplied by Z itself",
        hint="At Z = 3, how steep is ReLU: 3, or 1? And at Z = -3?",
        answer=z_for_the_slope,
    ),
    Wrong(
        id="relu-backward-sign",
        title="the gradient is turned round where Z is negative, as for an absolute value",
        hint="At Z = -2, does ReLU fall when Z grows, or does it not move at all?",
        answer=negative_slope_minus_one,
    ),
    Wrong(
        id="relu-backward-leaky",
        title="a little of the gradient passes where Z is negative, as in a leaky ReLU",
        hint="How steep is the plain ReLU at Z = -2, exactly?",
        answer=leaky,
    ),
    Wrong(
        id="relu-backward-both-positive",
        title="negative gradients are stopped too",
        hint="A gradient of -20 at Z = 3 says: make this output larger. Is there a reason to stop it?",
        answer=both_must_be_positive,
    ),
    Wrong(
        id="relu-backward-relu-of-the-product",
        title="you take the ReLU of dA times Z",
        hint="What does your function give for dA = -1 and Z = -3, and what should pass there?",
        answer=sign_of_the_product,
    ),
    Wrong(
        id="relu-backward-absolute",
        title="the gradient loses its sign",
        hint="What does your function give for dA = -20 and Z = 3? Which way should Z be pushed?",
        answer=relu_of_the_gradient_masked,
    ),
    Wrong(
        id="relu-backward-sigmoid",
        title="you use the slope of the sigmoid",
        hint="How steep is ReLU at Z = 3, exactly?",
        answer=sigmoid_slope,
    ),
    Wrong(
        id="relu-backward-added",
        title="the slope is added to the gradient, not multiplied with it",
        hint="Where Z is negative, nothing should pass. What do you get there?",
        answer=mask_added,
    ),
    Wrong(
        id="relu-backward-z-where-negative",
        title="where Z is negative, Z itself is handed back",
        hint="Your result is a gradient. What should stand in it where nothing passes?",
        answer=z_where_negative,
    ),
    Wrong(
        id="relu-backward-averaged-again",
        title="the gradient is divided by the number of rows",
        hint="dA carries the 1/m already. At Z > 0 the gradient should pass as it is.",
        answer=averaged_again,
    ),
    Wrong(
        id="relu-backward-matrix-product",
        title="you make a matrix product where each element has a slope of its own",
        hint="ReLU works element by element. Which sign of Python's does the same: * or @?",
        answer=matrix_product,
    ),
    Wrong(
        id="relu-backward-above-one",
        title="the gradient passes only where Z is above 1",
        hint="Try Z = 0.5. On which number does ReLU's kink lie?",
        answer=mask_above_one,
    ),
    Wrong(
        id="relu-backward-divided-by-z",
        title="you divide by Z, which has no value where Z is 0",
        hint="Try Z = 0. Which comparison gives the slope without a division?",
        answer=divided_by_z,
    ),
    Wrong(
        id="relu-backward-half-at-the-kink",
        title="half of the gradient passes at Z = 0",
        hint="How steep is ReLU just left of 0, and just right of it? Choose one of the two.",
        answer=half_at_the_kink,
    ),
    Wrong(
        id="relu-backward-gradient-changed",
        title="the zeros are written into the caller's own dA",
        hint="Print dA before and after the call. Which function gives a new array that can be changed freely?",
        answer=gradient_changed,
    ),
    Wrong(
        id="relu-backward-z-changed",
        title="zeros are written into the caller's own Z",
        hint="Print Z before and after the call. Is there a need to change it at all?",
        answer=z_changed,
    ),
    Wrong(
        id="relu-backward-into-integers",
        title="the result is stored in an array of whole numbers wherever Z has whole numbers, and loses its decimals",
        hint="What is the dtype of np.zeros_like(Z) for Z = np.array([[3]])? What becomes of 0.5 in it?",
        answer=into_z_s_integers,
    ),
    Wrong(
        id="relu-backward-whole-array-compared",
        title="an `if` asks one question of a whole array",
        hint="What should `if Z > 0` do where Z has both signs? np.where, or a product with the comparison, asks each element.",
        answer=whole_array_compared,
    ),
    Wrong(
        id="relu-backward-positives-only",
        title="you leave out the elements where nothing passes",
        hint="How many elements has dA, and how many has your result? The zeros have to keep their places.",
        answer=positives_only,
    ),
    Wrong(
        id="relu-backward-no-return",
        title="you compute the gradient and do not return it",
        hint="What does a function without `return` give back?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="relu_backward",
    reference=relu_backward,
    cases=cases,
    alternatives=(passed_at_the_kink,),
    right=(by_where, on_a_copy, by_the_derivative, by_loop, by_heaviside, by_the_activation, through_assignment),
    wrong=WRONG,
)
