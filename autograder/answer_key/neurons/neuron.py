"""neuron: activation(w · x + b)."""

import math

import numpy as np

from autograder.inside.calling import Function
from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import numbers, whole_numbers
from .weighted_sum import weighted_sum


def neuron(x, w, b, activation):
    return activation(w @ x + b)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    def bias() -> float:
        return float(numbers(rng))

    square, sine, line = Function("square"), Function("sine"), Function("double_plus_one")
    whole = whole_numbers(rng, 2, 5)
    return (
        case("the square of three inputs", numbers(rng, 3), numbers(rng, 3), bias(), square),
        case("2z + 1 of four inputs", numbers(rng, 4), numbers(rng, 4), bias(), line),
        case("the sine of two inputs", numbers(rng, 2), numbers(rng, 2), bias(), sine),
        case("the identity of five inputs", numbers(rng, 5), numbers(rng, 5), bias(), Function("identity")),
        case("the square without a bias", numbers(rng, 3), numbers(rng, 3), 0.0, square),
        case("the sine of many inputs", numbers(rng, 40) / 20, numbers(rng, 40), bias(), sine),
        case("inputs of 0", np.zeros(3), numbers(rng, 3), bias(), line),
        case("float32", numbers(rng, 4).astype(np.float32), numbers(rng, 4).astype(np.float32), bias(), line),
        case("one input, drawn at random", numbers(rng, 1), numbers(rng, 1), bias(), square, part="shapes"),
        case("integers", *whole, int(whole_numbers(rng)), square, part="integers"),
        case("32-bit integers", *whole[::-1].astype(np.int32), int(whole_numbers(rng)), line, part="integers"),
        case("integers and fractions", whole[0], numbers(rng, 5), bias(), sine, part="integers"),
        case("read-only input", numbers(rng, 3), numbers(rng, 3), bias(), square, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_earlier_function(x, w, b, activation):
    return activation(weighted_sum(x, w, b))


def by_loop(x, w, b, activation):
    z = b
    for i in range(len(x)):
        z += w[i] * x[i]
    return activation(z)


def by_fsum(x, w, b, activation):
    return float(activation(math.fsum([b, *(float(p) * float(q) for p, q in zip(x, w, strict=True))])))


def as_a_layer_of_one(x, w, b, activation):
    Z = x.reshape(1, -1) @ w.reshape(-1, 1) + b
    return activation(Z)[0, 0]


def with_helper(x, w, b, activation):
    def pre_activation():
        return np.multiply(x, w).sum() + b

    return np.asarray(activation(pre_activation()))


# ---- wrong answers, one misconception each ----


def activation_missing(x, w, b, activation):
    return w @ x + b


def of_each_product(x, w, b, activation):
    return np.sum(activation(w * x)) + b


def of_each_with_bias(x, w, b, activation):
    return np.sum(activation(w * x + b))


def not_summed(x, w, b, activation):
    return activation(w * x + b)


def bias_after(x, w, b, activation):
    return activation(w @ x) + b


def of_inputs(x, w, b, activation):
    return w @ activation(x) + b


def of_weights(x, w, b, activation):
    return activation(w) @ x + b


def of_inputs_alone(x, w, b, activation):
    return np.sum(activation(x))


def twice(x, w, b, activation):
    return activation(activation(w @ x + b))


def residual(x, w, b, activation):
    z = w @ x + b
    return z + activation(z)


def gated(x, w, b, activation):
    z = w @ x + b
    return z * activation(z)


def always_sigmoid(x, w, b, activation):
    return 0.5 * (1 + np.tanh((w @ x + b) / 2))


def always_relu(x, w, b, activation):
    return np.maximum(0, w @ x + b)


def always_step(x, w, b, activation):
    return 1 if w @ x + b >= 0 else 0


def no_bias(x, w, b, activation):
    return activation(w @ x)


def bias_subtracted(x, w, b, activation):
    return activation(w @ x - b)


def bias_for_each(x, w, b, activation):
    return activation(sum(w_i * x_i + b for w_i, x_i in zip(w, x, strict=True)))


def mean(x, w, b, activation):
    return activation(np.mean(w * x) + b)


def both_returned(x, w, b, activation):
    z = w @ x + b
    return z, activation(z)


def function_returned(x, w, b, activation):
    return lambda: activation(w @ x + b)


def without_argument(x, w, b, activation):
    return activation()


def one_element(x, w, b, activation):
    return np.array([activation(w @ x + b)])


def in_place(x, w, b, activation):
    x *= w
    return activation(np.sum(x) + b)


def nothing_returned(x, w, b, activation):
    print(activation(w @ x + b))


WRONG = (
    Wrong(
        id="neuron-activation-missing",
        title="the activation is never called",
        hint="Call your function with two different activations. Should the result change?",
        answer=activation_missing,
    ),
    Wrong(
        id="neuron-activation-of-each-product",
        title="each product goes through the activation, and then they are added up",
        hint="How many times should a neuron call its activation? Before the sum or after it?",
        answer=of_each_product,
    ),
    Wrong(
        id="neuron-activation-of-each-product-and-bias",
        title="each product, with the bias added to it, goes through the activation, and then they are added up",
        hint="How many times should a neuron call its activation? How many times is the bias added?",
        answer=of_each_with_bias,
    ),
    Wrong(
        id="neuron-not-summed",
        title="the products are not added up before the activation",
        hint="How many numbers come out for an example of three inputs, and how many should?",
        answer=not_summed,
    ),
    Wrong(
        id="neuron-bias-after-activation",
        title="the bias is added after the activation",
        hint="Read the formula from the inside to the outside. What does the activation get to see?",
        answer=bias_after,
    ),
    Wrong(
        id="neuron-activation-of-inputs",
        title="the inputs go through the activation before they are weighted",
        hint="Read the formula from the inside to the outside. What does the activation get to see?",
        answer=of_inputs,
    ),
    Wrong(
        id="neuron-activation-of-weights",
        title="the weights go through the activation",
        hint="Read the formula from the inside to the outside. What does the activation get to see?",
        answer=of_weights,
    ),
    Wrong(
        id="neuron-activation-of-inputs-alone",
        title="the activation is applied to the inputs, without weights or bias",
        hint="Call your function with other weights. Should the result change?",
        answer=of_inputs_alone,
    ),
    Wrong(
        id="neuron-activation-twice",
        title="the activation is applied twice",
        hint="Try the activation 2z + 1 with inputs of 0 and a bias of 1. Count the calls.",
        answer=twice,
    ),
    Wrong(
        id="neuron-activation-added",
        title="the activation is added to the sum, not put in its place",
        hint="Try the identity as activation. How many times does the weighted sum come out?",
        answer=residual,
    ),
    Wrong(
        id="neuron-activation-multiplied",
        title="the activation is multiplied by the sum",
        hint="Try the identity as activation. Is what comes out the weighted sum, or its square?",
        answer=gated,
    ),
    Wrong(
        id="neuron-always-a-sigmoid",
        title="a sigmoid is built in, whatever activation is given",
        hint="Call your function with two different activations. Should the result change?",
        answer=always_sigmoid,
    ),
    Wrong(
        id="neuron-always-relu",
        title="ReLU is built in, whatever activation is given",
        hint="Call your function with two different activations. Should the result change?",
        answer=always_relu,
    ),
    Wrong(
        id="neuron-always-a-step",
        title="a step from 0 to 1 is built in, whatever activation is given",
        hint="Call your function with two different activations. Should the result change?",
        answer=always_step,
    ),
    Wrong(
        id="neuron-bias-forgotten",
        title="the bias is never added",
        hint="What should the activation see when all inputs are 0? What does yours see?",
        answer=no_bias,
    ),
    Wrong(
        id="neuron-bias-subtracted",
        title="you take the bias away, as one would a threshold",
        hint="What should the activation see for inputs of 0 and a bias of 0.5?",
        answer=bias_subtracted,
    ),
    Wrong(
        id="neuron-bias-for-each-input",
        title="the bias is added once for each input",
        hint="What should the activation see for three inputs of 0 and a bias of 0.5? How many times does your code add `b`?",
        answer=bias_for_each,
    ),
    Wrong(
        id="neuron-mean",
        title="the activation gets the mean of the products, not their sum",
        hint="Give the same input twice, with the same weight twice. Should the sum grow, and does yours?",
        answer=mean,
    ),
    Wrong(
        id="neuron-sum-and-output",
        title="you return both the weighted sum and the output",
        hint="How many numbers should come out? Which of the two would the next layer get?",
        answer=both_returned,
    ),
    Wrong(
        id="neuron-function-returned",
        title="you return a function that has not been called yet",
        hint="Print the type of your result. What do the parentheses after a function's name do?",
        answer=function_returned,
    ),
    Wrong(
        id="neuron-activation-without-argument",
        title="the activation is called without the number it should work on",
        hint="What does the message say is missing? What belongs between the parentheses of a call?",
        answer=without_argument,
    ),
    Wrong(
        id="neuron-one-element-array",
        title="the output comes in an array of one element",
        hint="Print the shape of your result. What is the shape of a plain number?",
        answer=one_element,
    ),
    Wrong(
        id="neuron-in-place",
        title="the caller's inputs are overwritten by the products",
        hint="Print x before and after the call. What does `*=` do to an array that somebody else still needs?",
        answer=in_place,
    ),
    Wrong(
        id="neuron-no-return",
        title="you compute the output and do not return it",
        hint="Try `a = neuron(x, w, b, activation)` and then `print(a)`. What is the difference between printing "
        "and returning?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="neuron",
    reference=neuron,
    cases=cases,
    right=(
        by_earlier_function,
        by_loop,
        by_fsum,
        as_a_layer_of_one,
        with_helper,
    ),
    wrong=WRONG,
)
