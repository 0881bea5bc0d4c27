"""weighted_sum: w · x + b for one example."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import numbers, whole_numbers


def weighted_sum(x, w, b):
    return w @ x + b


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    def bias() -> float:
        return float(numbers(rng))

    whole = whole_numbers(rng, 2, 5)
    return (
        case("three inputs", numbers(rng, 3), numbers(rng, 3), bias()),
        case("two inputs, drawn at random", numbers(rng, 2), numbers(rng, 2), bias()),
        case("many inputs", numbers(rng, 40), numbers(rng, 40), bias()),
        case("no bias", numbers(rng, 4), numbers(rng, 4), 0.0),
        case("inputs and weights that cancel", np.array([3.0, 1.5]), np.array([0.5, -1.0]), bias()),
        case("float32", numbers(rng, 4).astype(np.float32), numbers(rng, 4).astype(np.float32), bias()),
        case("one input, drawn at random", numbers(rng, 1), numbers(rng, 1), bias(), part="shapes"),
        case("integers", *whole, int(whole_numbers(rng)), part="integers"),
        case("32-bit integers", *whole[::-1].astype(np.int32), int(whole_numbers(rng)), part="integers"),
        case("integers and fractions", whole[0], numbers(rng, 5), bias(), part="integers"),
        case("read-only input", numbers(rng, 3), numbers(rng, 3), bias(), part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_loop(x, w, b):
    z = b
    for x_i, w_i in zip(x, w, strict=True):
        z += w_i * x_i
    return z


def product_summed(x, w, b):
    return np.sum(x * w) + b


def by_einsum(x, w, b):
    return np.einsum("i,i->", x, w) + b


def bias_as_a_weight(x, w, b):
    return np.append(w, b) @ np.append(x, 1.0)


def python_float(x, w, b):
    return float(np.dot(x, w)) + float(b)


def exact_sum(x, w, b):
    return math.fsum([b, *(float(p) * float(q) for p, q in zip(x, w, strict=True))])


def array_without_axes(x, w, b):
    total = np.zeros(())
    for i in range(len(w)):
        total = total + w[i] * x[i]
    return np.asarray(total + b)


# ---- wrong answers, one misconception each ----


def no_bias(x, w, b):
    return w @ x


def bias_subtracted(x, w, b):
    return w @ x - b


def bias_for_each(x, w, b):
    return sum(w_i * x_i + b for w_i, x_i in zip(w, x, strict=True))


def bias_multiplied(x, w, b):
    return (w @ x) * b


def not_summed(x, w, b):
    return w * x + b


def mean(x, w, b):
    return np.mean(w * x) + b


def outer(x, w, b):
    return np.outer(w, x) + b


def product_of_sums(x, w, b):
    return np.sum(w) * np.sum(x) + b


def added(x, w, b):
    return np.sum(w + x) + b


def weights_ignored(x, w, b):
    return np.sum(x) + b


def inputs_ignored(x, w, b):
    return np.sum(w) + b


def first_only(x, w, b):
    for w_i, x_i in zip(w, x, strict=True):
        return w_i * x_i + b


def last_only(x, w, b):
    z = 0.0
    for w_i, x_i in zip(w, x, strict=True):
        z = w_i * x_i
    return z + b


def last_missing(x, w, b):
    z = b
    for i in range(len(x) - 1):
        z += w[i] * x[i]
    return z


def first_missing(x, w, b):
    z = b
    for i in range(1, len(x)):
        z += w[i] * x[i]
    return z


def two_inputs(x, w, b):
    return w[0] * x[0] + w[1] * x[1] + b


def weights_reversed(x, w, b):
    return w[::-1] @ x + b


def step_applied(x, w, b):
    return 1 if w @ x + b >= 0 else 0


def sigmoid_applied(x, w, b):
    return 0.5 * (1 + np.tanh((w @ x + b) / 2))


def relu_applied(x, w, b):
    return np.maximum(0, w @ x + b)


def absolute(x, w, b):
    return np.abs(w @ x + b)


def divided(x, w, b):
    return w @ x / (np.sum(np.abs(w)) + 1e-9) + b


def rounded(x, w, b):
    return round(float(w @ x + b))


def one_element(x, w, b):
    return np.array([w @ x + b])


def in_place(x, w, b):
    x *= w
    return np.sum(x) + b


def nothing_returned(x, w, b):
    print(w @ x + b)


KEY = AnswerKey(
    exercise="weighted_sum",
    reference=weighted_sum,
    cases=cases,
    right=(by_loop, product_summed, by_einsum, bias_as_a_weight, python_float, exact_sum, array_without_axes),
    wrong=(
        Wrong(
            id="weighted-sum-bias-forgotten",
            title="the bias is never added",
            hint="What should a neuron say when all of its inputs are 0? What does yours say?",
            answer=no_bias,
        ),
        Wrong(
            id="weighted-sum-bias-subtracted",
            title="you take the bias away, as one would a threshold",
            hint="What should come out for inputs of 0 and a bias of 0.5? A bias is minus a threshold: which of "
            "the two is `b`?",
            answer=bias_subtracted,
        ),
        Wrong(
            id="weighted-sum-bias-for-each-input",
            title="the bias is added once for each input",
            hint="What should come out for three inputs of 0 and a bias of 0.5? How many times does your code add `b`?",
            answer=bias_for_each,
        ),
        Wrong(
            id="weighted-sum-bias-multiplied",
            title="you multiply by the bias",
            hint="What should come out when the bias is 0? Read the sign between the two parts of the formula.",
            answer=bias_multiplied,
        ),
        Wrong(
            id="weighted-sum-not-summed",
            title="the products are not added up",
            hint="How many numbers come out for an example of three inputs, and how many should? Which NumPy "
            "function is left?",
            answer=not_summed,
        ),
        Wrong(
            id="weighted-sum-mean",
            title="you take the mean of the products, not their sum",
            hint="Give the same input twice, with the same weight twice. Should the sum grow, and does yours?",
            answer=mean,
        ),
        Wrong(
            id="weighted-sum-outer-product",
            title="you multiply every weight by every input",
            hint="How many products should there be for three inputs? Which weight belongs to which input?",
            answer=outer,
        ),
        Wrong(
            id="weighted-sum-product-of-sums",
            title="you add up the weights, add up the inputs, and multiply the two sums",
            hint="Try x = [1, 0] and w = [0, 1]. Which weight does the 1 meet?",
            answer=product_of_sums,
        ),
        Wrong(
            id="weighted-sum-inputs-and-weights-added",
            title="you add inputs and weights, where they should be multiplied",
            hint="What should come out for inputs of 0, whatever the weights? What does a weight do to its input?",
            answer=added,
        ),
        Wrong(
            id="weighted-sum-weights-ignored",
            title="the weights have no effect",
            hint="Call your function twice, with other weights. Should the result change?",
            answer=weights_ignored,
        ),
        Wrong(
            id="weighted-sum-inputs-ignored",
            title="the inputs have no effect",
            hint="Call your function twice, with other inputs. Should the result change?",
            answer=inputs_ignored,
        ),
        Wrong(
            id="weighted-sum-first-input-only",
            title="only the first input counts: the loop ends before it has seen the others",
            hint="Where is your `return`, inside the loop or after it? When does a function end?",
            answer=first_only,
        ),
        Wrong(
            id="weighted-sum-last-input-only",
            title="only the last input counts: each product replaces the one before",
            hint="Print your total in each turn of the loop. Which two characters make `=` add instead of replace?",
            answer=last_only,
        ),
        Wrong(
            id="weighted-sum-last-input-missing",
            title="the last input is left out",
            hint="Print the index in each turn of your loop. Does range(n) contain n, or end one before it?",
            answer=last_missing,
        ),
        Wrong(
            id="weighted-sum-first-input-missing",
            title="the first input is left out",
            hint="Print the index in each turn of your loop. At which number does Python begin to count?",
            answer=first_missing,
        ),
        Wrong(
            id="weighted-sum-two-inputs-only",
            title="your code is written for exactly two inputs",
            hint="Try an example with one input, then with three. What should change when the number of inputs does?",
            answer=two_inputs,
        ),
        Wrong(
            id="weighted-sum-weights-reversed",
            title="the weights are taken in reverse order",
            hint="Try x = [1, 0] and w = [5, 7]. Which weight should count?",
            answer=weights_reversed,
        ),
        Wrong(
            id="weighted-sum-step-applied",
            title="you already decide between 0 and 1",
            hint="What should come out here is the sum itself. In which later exercise is it compared with 0?",
            answer=step_applied,
        ),
        Wrong(
            id="weighted-sum-sigmoid-applied",
            title="you already apply a sigmoid",
            hint="What should come out here is the sum itself, which may be above 1. Where does the activation belong?",
            answer=sigmoid_applied,
        ),
        Wrong(
            id="weighted-sum-relu-applied",
            title="negative sums become 0, as ReLU makes them",
            hint="What should come out here is the sum itself, which may be negative. Where does the activation belong?",
            answer=relu_applied,
        ),
        Wrong(
            id="weighted-sum-absolute-value",
            title="the sum loses its sign",
            hint="Try an input of 1 with a weight of -2. Does the sign of the sum tell a neuron something?",
            answer=absolute,
        ),
        Wrong(
            id="weighted-sum-divided-by-weights",
            title="you divide by the sum of the weights, as a weighted mean does",
            hint="Double all weights. Should the sum grow, and does yours?",
            answer=divided,
        ),
        Wrong(
            id="weighted-sum-rounded",
            title="the sum is rounded to a whole number",
            hint="Try an input of 1 with a weight of 0.25. What should come out?",
            answer=rounded,
        ),
        Wrong(
            id="weighted-sum-one-element-array",
            title="the sum comes in an array of one element",
            hint="Print the shape of your result. What is the shape of a plain number?",
            answer=one_element,
        ),
        Wrong(
            id="weighted-sum-in-place",
            title="the caller's inputs are overwritten by the products",
            hint="Print x before and after the call. What does `*=` do to an array that somebody else still needs?",
            answer=in_place,
        ),
        Wrong(
            id="weighted-sum-no-return",
            title="you compute the sum and do not return it",
            hint="Try `z = weighted_sum(x, w, b)` and then `print(z)`. What is the difference between printing and "
            "returning?",
            answer=nothing_returned,
        ),
    ),
)
