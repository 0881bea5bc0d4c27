"""rnn_step: tanh(x @ Wx + h @ Wh + b), of one example or a batch."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def rnn_step(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h @ Wh + b)


def inputs(rng: np.random.Generator, *m: int, n_in: int, n: int) -> tuple:
    """Inputs of `n_in` features and `n` units: a batch of m rows, or without m one example."""
    shapes = (*m, n_in), (*m, n), (n_in, n), (n, n), (n,)
    return tuple(rng.uniform(-0.9, 0.9, size=shape) for shape in shapes)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    batch = inputs(rng, 4, n_in=3, n=2)
    whole = [rng.integers(-2, 3, size=a.shape) for a in batch]
    large = [1000 * np.sign(a) for a in inputs(rng, 3, n_in=1, n=2)]
    return (
        case("a batch", *batch),
        case("fewer inputs than units", *inputs(rng, 3, n_in=2, n=5)),
        case("as many examples as inputs and units", *inputs(rng, 3, n_in=3, n=3)),
        case("as many inputs as units", *inputs(rng, 5, n_in=2, n=2)),
        case("a single unit", *inputs(rng, 4, n_in=2, n=1)),
        case("a single input", *inputs(rng, 2, n_in=1, n=3)),
        case("a batch of one row", *inputs(rng, 1, n_in=3, n=2)),
        case("float32", *(a.astype(np.float32) for a in inputs(rng, 3, n_in=2, n=3))),
        case("integers", *whole, part="integers"),
        case("32-bit integers", *(a.astype(np.int32) for a in whole), part="integers"),
        case("one example", *inputs(rng, n_in=3, n=2), part="one example"),
        case("one example, as many inputs as units", *inputs(rng, n_in=3, n=3), part="one example"),
        case("large numbers", *large, part="extremes"),
        case("read-only input", *batch, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def one_matrix(x, h, Wx, Wh, b):
    both = np.concatenate([x, h], axis=-1)
    return np.tanh(both @ np.vstack([Wx, Wh]) + b)


def by_einsum(x, h, Wx, Wh, b):
    z = np.einsum("...i,ij->...j", x, Wx) + np.einsum("...i,ij->...j", h, Wh) + b
    return np.tanh(z)


def unit_by_unit(x, h, Wx, Wh, b):
    def one(xs, hs):
        return [
            math.tanh(
                sum(float(xs[i]) * Wx[i, j] for i in range(len(xs)))
                + sum(float(hs[k]) * Wh[k, j] for k in range(len(hs)))
                + b[j]
            )
            for j in range(len(b))
        ]

    return np.array(one(x, h) if x.ndim == 1 else [one(xs, hs) for xs, hs in zip(x, h, strict=True)])


def by_the_logistic(x, h, Wx, Wh, b):
    z = np.clip(np.dot(x, Wx) + np.dot(h, Wh) + b, -300, 300)
    return 2 / (1 + np.exp(-2 * z)) - 1


def transposed(x, h, Wx, Wh, b):
    z = (Wx.T @ x.T).T + (Wh.T @ h.T).T
    return np.tanh(z + b)


# ---- wrong answers, one misconception each ----


def no_tanh(x, h, Wx, Wh, b):
    return x @ Wx + h @ Wh + b


def sigmoid_for_tanh(x, h, Wx, Wh, b):
    z = np.clip(x @ Wx + h @ Wh + b, -300, 300)
    return 1 / (1 + np.exp(-z))


def relu_for_tanh(x, h, Wx, Wh, b):
    return np.maximum(0, x @ Wx + h @ Wh + b)


def no_memory(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + b)


def no_input(x, h, Wx, Wh, b):
    return np.tanh(h @ Wh + b)


def no_bias(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h @ Wh)


def bias_subtracted(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h @ Wh - b)


def bias_outside(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h @ Wh) + b


def memory_outside(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + b) + h @ Wh


def two_tanhs(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx) + np.tanh(h @ Wh + b)


def bias_twice(x, h, Wx, Wh, b):
    return np.tanh((x @ Wx + b) + (h @ Wh + b))


def weights_exchanged(x, h, Wx, Wh, b):
    return np.tanh(x @ Wh + h @ Wx + b)


def memory_weights_transposed(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h @ Wh.T + b)


def input_weights_transposed(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx.T + h @ Wh + b)


def columns_of_examples(x, h, Wx, Wh, b):
    return np.tanh(Wx @ x + Wh @ h + b)


def memory_elementwise(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h * np.diag(Wh) + b)


def memory_added_as_it_is(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h + b)


def added_to_the_memory(x, h, Wx, Wh, b):
    return h + np.tanh(x @ Wx + h @ Wh + b)


def half_and_half(x, h, Wx, Wh, b):
    return (h + np.tanh(x @ Wx + h @ Wh + b)) / 2


def product_for_sum(x, h, Wx, Wh, b):
    return np.tanh((x @ Wx) * (h @ Wh) + b)


def tanh_twice(x, h, Wx, Wh, b):
    return np.tanh(np.tanh(x @ Wx + h @ Wh + b))


def by_exponentials(x, h, Wx, Wh, b):
    z = x @ Wx + h @ Wh + b
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def always_a_batch(x, h, Wx, Wh, b):
    return np.tanh(np.atleast_2d(x) @ Wx + np.atleast_2d(h) @ Wh + b)


def batches_only(x, h, Wx, Wh, b):
    m, n = x.shape[0], h.shape[1]
    out = np.zeros((m, n))
    for i in range(m):
        out[i] = np.tanh(x[i] @ Wx + h[i] @ Wh + b)
    return out


def output_and_state(x, h, Wx, Wh, b):
    h = np.tanh(x @ Wx + h @ Wh + b)
    return h, h


def mean_of_the_batch(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h @ Wh + b).mean(axis=0)


def in_place(x, h, Wx, Wh, b):
    h[:] = np.tanh(x @ Wx + h @ Wh + b)
    return h


def nothing_returned(x, h, Wx, Wh, b):
    h = np.tanh(x @ Wx + h @ Wh + b)


KEY = AnswerKey(
    exercise="rnn_step",
    reference=rnn_step,
    cases=cases,
    right=(one_matrix, by_einsum, unit_by_unit, by_the_logistic, transposed),
    wrong=(
        Wrong(
            id="rnn-step-no-tanh",
            title="you leave out the tanh",
            hint="How large can a state become after a hundred steps with weights of 2? What keeps it between -1 and 1?",
            answer=no_tanh,
        ),
        Wrong(
            id="rnn-step-sigmoid",
            title="you use the sigmoid where tanh is asked for",
            hint="What does tanh give at 0, and what does yours? Can one of your values be negative?",
            answer=sigmoid_for_tanh,
        ),
        Wrong(
            id="rnn-step-relu",
            title="you use ReLU where tanh is asked for",
            hint="What does tanh give at -2, and what does yours?",
            answer=relu_for_tanh,
        ),
        Wrong(
            id="rnn-step-no-memory",
            title="the old state has no effect",
            hint="Call your function with two different h. Do the results differ? Where in your code does Wh appear?",
            answer=no_memory,
        ),
        Wrong(
            id="rnn-step-no-input",
            title="the input has no effect",
            hint="Call your function with two different x. Do the results differ? Where in your code does Wx appear?",
            answer=no_input,
        ),
        Wrong(
            id="rnn-step-no-bias",
            title="you leave out the bias",
            hint="With x = 0 and h = 0, what should come out? Where in your code does b appear?",
            answer=no_bias,
        ),
        Wrong(
            id="rnn-step-bias-subtracted",
            title="you subtract the bias",
            hint="With x = 0 and h = 0 and b = 1, what sign should the result have?",
            answer=bias_subtracted,
        ),
        Wrong(
            id="rnn-step-bias-outside",
            title="you add the bias after the tanh",
            hint="With b = 5, can your result be larger than 1? Which terms stand inside the brackets of the formula?",
            answer=bias_outside,
        ),
        Wrong(
            id="rnn-step-memory-outside",
            title="you add the old state's part after the tanh",
            hint="Can your result be larger than 1? Which terms stand inside the brackets of the formula?",
            answer=memory_outside,
        ),
        Wrong(
            id="rnn-step-two-tanhs",
            title="you take the tanh of the two parts one by one and add up afterwards",
            hint="Is tanh(1) + tanh(1) the same as tanh(2)? Which comes first in the formula, the sum or the tanh?",
            answer=two_tanhs,
        ),
        Wrong(
            id="rnn-step-bias-twice",
            title="the bias is added twice, once to each part",
            hint="With x = 0 and h = 0 and b = 1, what should come out, and what does?",
            answer=bias_twice,
        ),
        Wrong(
            id="rnn-step-weights-exchanged",
            title="Wx and Wh are exchanged",
            hint="Which matrix has a row for each input, and which a row for each unit? Print their shapes.",
            answer=weights_exchanged,
        ),
        Wrong(
            id="rnn-step-memory-weights-transposed",
            title="you transpose Wh",
            hint="Wh is square, so both ways fit. Try h = [1, 0]: which row or column of Wh should be picked out?",
            answer=memory_weights_transposed,
        ),
        Wrong(
            id="rnn-step-input-weights-transposed",
            title="you transpose Wx",
            hint="x has the shape (m, n_in) and Wx (n_in, n). Do they fit as they are?",
            answer=input_weights_transposed,
        ),
        Wrong(
            id="rnn-step-columns-of-examples",
            title="you multiply from the left, as if each example were a column",
            hint="One example is one row here. In which order do (m, n_in) and (n_in, n) fit?",
            answer=columns_of_examples,
        ),
        Wrong(
            id="rnn-step-memory-elementwise",
            title="every unit remembers only itself: you use no more of Wh than its diagonal",
            hint="Try Wh = [[0, 1], [0, 0]] and h = [1, 0]. Which unit should hear of the first?",
            answer=memory_elementwise,
        ),
        Wrong(
            id="rnn-step-memory-added",
            title="you add the old state as it is, without its weights",
            hint="With Wh = 0 the old state should have no effect. Has it, in yours?",
            answer=memory_added_as_it_is,
        ),
        Wrong(
            id="rnn-step-added-to-the-memory",
            title="you add the new state to the old one",
            hint="With all weights and b at 0, what should the new state be?",
            answer=added_to_the_memory,
        ),
        Wrong(
            id="rnn-step-half-and-half",
            title="you mix the new state with the old one, half and half",
            hint="With all weights and b at 0, what should the new state be?",
            answer=half_and_half,
        ),
        Wrong(
            id="rnn-step-product-for-sum",
            title="you multiply the two parts where they should be added",
            hint="In the first step h is 0. Should the input then have an effect?",
            answer=product_for_sum,
        ),
        Wrong(
            id="rnn-step-tanh-twice",
            title="you take the tanh twice",
            hint="What comes out at x = 0, h = 0 and b = 1? Compare it with np.tanh(1.0).",
            answer=tanh_twice,
        ),
        Wrong(
            id="rnn-step-tanh-overflows",
            title="you wrote out the tanh, and its exponentials become infinite for large numbers",
            hint="What is np.exp(1000.0)? NumPy has a tanh that knows about it.",
            answer=by_exponentials,
        ),
        Wrong(
            id="rnn-step-always-a-batch",
            title="one example comes out as a batch of one row",
            hint="Print the shapes of h before and after a step of one example. Should they differ?",
            answer=always_a_batch,
        ),
        Wrong(
            id="rnn-step-batches-only",
            title="your function needs a batch, and stops at one example",
            hint="Try x of shape (3,) and h of shape (2,). Does the formula need a loop over examples?",
            answer=batches_only,
        ),
        Wrong(
            id="rnn-step-output-and-state",
            title="you return the state twice, as output and as state",
            hint="How many values does the exercise ask for?",
            answer=output_and_state,
        ),
        Wrong(
            id="rnn-step-mean-of-the-batch",
            title="you take the mean over the examples",
            hint="How many rows has h before the step, and how many after?",
            answer=mean_of_the_batch,
        ),
        Wrong(
            id="rnn-step-in-place",
            title="you write the new state into the caller's h",
            hint="Call your function twice with the same h. Does the second call give the same as the first?",
            answer=in_place,
        ),
        Wrong(
            id="rnn-step-no-return",
            title="you compute the new state and do not return it",
            hint="Does `h = …` inside a function change the h outside? What hands a value back to the caller?",
            answer=nothing_returned,
        ),
    ),
)
