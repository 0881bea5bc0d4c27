"""lstm_step: gates in the order input, forget, candidate, output, as in Keras; of one example or a batch."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def lstm_step(x, h, c, W, U, b):
    def sigmoid(z):
        return 1 / (1 + np.exp(-np.clip(z, -700, 700)))

    z = x @ W + h @ U + b  # (…, 4n)
    i, f, g, o = np.split(z, 4, axis=-1)  # (…, n) each
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def inputs(rng: np.random.Generator, *m: int, n_in: int, n: int) -> tuple:
    """Inputs of `n_in` features and `n` units: a batch of m rows, or without m one example."""
    shapes = (*m, n_in), (*m, n), (*m, n), (n_in, 4 * n), (n, 4 * n), (4 * n,)
    return tuple(rng.normal(size=shape) for shape in shapes)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    batch = inputs(rng, 5, n_in=3, n=2)
    whole = [rng.integers(-2, 3, size=a.shape) for a in batch]
    x, h, c, W, U, b = inputs(rng, 3, n_in=2, n=2)
    return (
        case("a batch", *batch),
        case("more units than inputs", *inputs(rng, 3, n_in=2, n=5)),
        case("as many examples as inputs and units", *inputs(rng, 3, n_in=3, n=3)),
        case("four examples", *inputs(rng, 4, n_in=1, n=2)),
        case("a single unit", *inputs(rng, 3, n_in=2, n=1)),
        case("a batch of one row", *inputs(rng, 1, n_in=3, n=2)),
        case("a state far from 0", x, h, 5 + np.abs(c), W, U, b),
        case("float32", *(a.astype(np.float32) for a in inputs(rng, 3, n_in=2, n=3))),
        case("integers", *whole, part="integers"),
        case("32-bit integers", *(a.astype(np.int32) for a in whole), part="integers"),
        case("one example", *inputs(rng, n_in=3, n=2), part="one example"),
        case("one example, as many inputs as units", *inputs(rng, n_in=4, n=4), part="one example"),
        case("large numbers", 1000 * np.sign(x), np.sign(h), c, np.sign(W), U, b, part="extremes"),
        case("a large state", x, h, 1000 * np.sign(c), W, U, b, part="extremes"),
        case("read-only input", *batch, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_slices(x, h, c, W, U, b):
    n = h.shape[-1]
    z = np.dot(x, W) + np.dot(h, U) + b

    def gate(k):
        return 0.5 * (1 + np.tanh(0.5 * z[..., k * n : (k + 1) * n]))  # the sigmoid, written by a tanh

    state = gate(1) * c + gate(0) * np.tanh(z[..., 2 * n : 3 * n])
    return gate(3) * np.tanh(state), state


def four_layers(x, h, c, W, U, b):
    n = U.shape[0]
    parts = [x @ W[:, k : k + n] + h @ U[:, k : k + n] + b[k : k + n] for k in range(0, 4 * n, n)]
    i, f, o = (np.exp(-np.logaddexp(0, -parts[k])) for k in (0, 1, 3))
    new_c = f * c + i * np.tanh(parts[2])
    new_h = o * np.tanh(new_c)
    return [new_h, new_c]


def unit_by_unit(x, h, c, W, U, b):
    def s(z):
        return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))

    def one(xs, hs, cs):
        n = len(hs)
        z = [float(xs @ W[:, j] + hs @ U[:, j] + b[j]) for j in range(4 * n)]
        new_c = [s(z[n + j]) * cs[j] + s(z[j]) * math.tanh(z[2 * n + j]) for j in range(n)]
        return [s(z[3 * n + j]) * math.tanh(new_c[j]) for j in range(n)], new_c

    if x.ndim == 1:
        hs, cs = one(x, h, c)
        return np.array(hs), np.array(cs)
    rows = [one(*row) for row in zip(x, h, c, strict=True)]
    return np.array([r[0] for r in rows]), np.array([r[1] for r in rows])


def as_a_batch(x, h, c, W, U, b):
    X, H, C = np.atleast_2d(x), np.atleast_2d(h), np.atleast_2d(c)
    z = (np.hstack([X, H]) @ np.vstack([W, U]) + b).reshape(len(X), 4, -1)
    small = np.exp(-np.abs(z))
    gates = np.where(z >= 0, 1, small) / (1 + small)
    C = gates[:, 1] * C + gates[:, 0] * np.tanh(z[:, 2])
    H = gates[:, 3] * np.tanh(C)
    return H.reshape(h.shape), C.reshape(h.shape)


# ---- wrong answers, one misconception each ----


def forget_gate_first(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    f, i, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def candidate_last(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, o, g = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def forget_input_output_candidate(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    f, i, o, g = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def gates_interleaved(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = (z[..., k::4] for k in range(4))
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def forget_bias_of_one(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -600, 600)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-(f + 1))) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def candidate_by_sigmoid(x, h, c, W, U, b):
    gates = 1 / (1 + np.exp(-np.clip(x @ W + h @ U + b, -700, 700)))
    i, f, g, o = np.split(gates, 4, axis=-1)
    c = f * c + i * g
    return o * np.tanh(c), c


def candidate_without_tanh(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + g / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def gates_by_tanh(x, h, c, W, U, b):
    i, f, g, o = np.split(np.tanh(x @ W + h @ U + b), 4, axis=-1)
    c = f * c + i * g
    return o * np.tanh(c), c


def gates_without_sigmoid(x, h, c, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=-1)
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


def state_shown_without_tanh(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return c / (1 + np.exp(-o)), c


def state_shown_by_sigmoid(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return 1 / (1 + np.exp(-np.clip(c, -700, 700))) / (1 + np.exp(-o)), c


def old_state_shown(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    new_c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), new_c


def state_squashed(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = np.tanh(c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i)))
    return c / (1 + np.exp(-o)), c


def nothing_forgotten(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, _f, g, o = np.split(z, 4, axis=-1)
    c = c + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def no_input_gate(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    _i, f, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g)
    return np.tanh(c) / (1 + np.exp(-o)), c


def no_output_gate(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, _o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c), c


def one_gate_for_both(x, h, c, W, U, b):
    _i, f, g, o = np.split(np.clip(x @ W + h @ U + b, -700, 700), 4, axis=-1)
    keep = 1 / (1 + np.exp(-f))
    c = keep * c + (1 - keep) * np.tanh(g)
    return np.tanh(c) / (1 + np.exp(-o)), c


def forget_gate_turned_round(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def hidden_state_kept(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = h / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def state_into_the_gates(x, h, c, W, U, b):
    z = np.clip(x @ W + c @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def no_bias(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def no_old_output(x, h, c, W, U, b):
    z = np.clip(x @ W + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def state_first(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return c, np.tanh(c) / (1 + np.exp(-o))


def output_only(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o))


def as_keras_returns_it(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    h = np.tanh(c) / (1 + np.exp(-o))
    return h, h, c


def split_over_examples(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def batches_only(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def always_a_batch(x, h, c, W, U, b):
    z = np.clip(np.atleast_2d(x) @ W + np.atleast_2d(h) @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def overflows(x, h, c, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def hard_sigmoid(x, h, c, W, U, b):
    z = x @ W + h @ U + b
    i, f, _, o = np.split(np.clip(0.2 * z + 0.5, 0, 1), 4, axis=-1)
    g = np.split(z, 4, axis=-1)[2]
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


def in_place(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c *= 1 / (1 + np.exp(-f))
    c += np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def nothing_returned(x, h, c, W, U, b):
    z = np.clip(x @ W + h @ U + b, -700, 700)
    i, f, g, o = np.split(z, 4, axis=-1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    h = np.tanh(c) / (1 + np.exp(-o))


KEY = AnswerKey(
    exercise="lstm_step",
    reference=lstm_step,
    cases=cases,
    right=(by_slices, four_layers, unit_by_unit, as_a_batch),
    wrong=(
        Wrong(
            id="lstm-step-forget-gate-first",
            title="you take the forget gate first and the input gate second",
            hint="The four gates lie side by side, in the order input, forget, candidate, output. Which columns of W belong "
            "to the first of them?",
            answer=forget_gate_first,
        ),
        Wrong(
            id="lstm-step-candidate-last",
            title="you take the output gate third and the candidate last",
            hint="The four gates lie side by side, in the order input, forget, candidate, output. Which of them gets the "
            "tanh?",
            answer=candidate_last,
        ),
        Wrong(
            id="lstm-step-forget-input-output-candidate",
            title="your order of the gates is forget, input, output, candidate",
            hint="Papers and libraries differ. Compare your order with the one in the exercise, gate by gate.",
            answer=forget_input_output_candidate,
        ),
        Wrong(
            id="lstm-step-gates-interleaved",
            title="you take every fourth column for a gate, instead of n columns that lie side by side",
            hint="With 2 units, b holds input, input, forget, forget, … Which numbers do you pick for the input gate?",
            answer=gates_interleaved,
        ),
        Wrong(
            id="lstm-step-forget-bias-of-one",
            title="you add 1 to the forget gate",
            hint="Starting with a forget bias of 1 is a good habit, but it belongs into b. What should this gate be when "
            "everything is 0?",
            answer=forget_bias_of_one,
        ),
        Wrong(
            id="lstm-step-candidate-by-sigmoid",
            title="the candidate goes through the sigmoid as the gates do",
            hint="Can your step ever write a negative number into c? Which function does the formula put around the "
            "candidate?",
            answer=candidate_by_sigmoid,
        ),
        Wrong(
            id="lstm-step-candidate-without-tanh",
            title="the candidate misses its tanh",
            hint="With a candidate of 100, by how much may c grow in one step at most?",
            answer=candidate_without_tanh,
        ),
        Wrong(
            id="lstm-step-gates-by-tanh",
            title="your gates use tanh, so that they may become negative",
            hint="A gate says which share passes: what are its smallest and its largest value? Which function has these?",
            answer=gates_by_tanh,
        ),
        Wrong(
            id="lstm-step-gates-without-sigmoid",
            title="your gates are used without the sigmoid",
            hint="A gate says which share passes: what are its smallest and its largest value? Can yours be 3?",
            answer=gates_without_sigmoid,
        ),
        Wrong(
            id="lstm-step-state-shown-without-tanh",
            title="h misses the tanh around the new state",
            hint="With the output gate open and c = 2, what should h be?",
            answer=state_shown_without_tanh,
        ),
        Wrong(
            id="lstm-step-state-shown-by-sigmoid",
            title="h has a sigmoid around the new state where a tanh belongs",
            hint="With c = 0, what should h be, whatever the output gate says?",
            answer=state_shown_by_sigmoid,
        ),
        Wrong(
            id="lstm-step-old-state-shown",
            title="h is made from the old state, not from the new one",
            hint="In the first step c is 0. Should h then be 0, whatever the input was?",
            answer=old_state_shown,
        ),
        Wrong(
            id="lstm-step-state-squashed",
            title="c itself goes through the tanh before it is handed on",
            hint="With the forget gate open and the input gate shut, c = 2 should stay 2. Does it?",
            answer=state_squashed,
        ),
        Wrong(
            id="lstm-step-nothing-forgotten",
            title="the forget gate has no effect",
            hint="With the forget gate shut, how much of the old c should be left? Where in your code is this gate used?",
            answer=nothing_forgotten,
        ),
        Wrong(
            id="lstm-step-no-input-gate",
            title="the input gate has no effect",
            hint="With the input gate shut, how much of the candidate should get into c? Where in your code is this gate "
            "used?",
            answer=no_input_gate,
        ),
        Wrong(
            id="lstm-step-no-output-gate",
            title="the output gate has no effect",
            hint="With the output gate shut, what should h be? Where in your code is this gate used?",
            answer=no_output_gate,
        ),
        Wrong(
            id="lstm-step-one-gate-for-both",
            title="what is let in is 1 minus what is kept, as in a gated recurrent unit",
            hint="With both gates open, c should be the old state plus the candidate. What is yours?",
            answer=one_gate_for_both,
        ),
        Wrong(
            id="lstm-step-forget-gate-turned-round",
            title="your forget gate keeps little where it should keep much",
            hint="The name misleads: does c stay or vanish where the forget gate is 1?",
            answer=forget_gate_turned_round,
        ),
        Wrong(
            id="lstm-step-hidden-state-kept",
            title="the forget gate is applied to h, not to c",
            hint="Which of the two is the memory? With the forget gate open, which of them should stay?",
            answer=hidden_state_kept,
        ),
        Wrong(
            id="lstm-step-state-into-the-gates",
            title="U is multiplied with c, not with h",
            hint="What do the gates look at: the memory, or what was shown of it in the last step?",
            answer=state_into_the_gates,
        ),
        Wrong(
            id="lstm-step-no-bias",
            title="you leave out the bias",
            hint="With x = 0 and h = 0, what should open a gate? Where in your code does b appear?",
            answer=no_bias,
        ),
        Wrong(
            id="lstm-step-no-old-output",
            title="the old h has no effect on the gates",
            hint="Call your function with two different h. Do the results differ? Where in your code does U appear?",
            answer=no_old_output,
        ),
        Wrong(
            id="lstm-step-state-first",
            title="you return (c, h) where (h, c) is asked for",
            hint="Which of your two results can be larger than 1? Which place should it have?",
            answer=state_first,
        ),
        Wrong(
            id="lstm-step-output-only",
            title="you return h and keep c to yourself",
            hint="The next step needs two things from this one. Which?",
            answer=output_only,
        ),
        Wrong(
            id="lstm-step-three-results",
            title="you return h twice, as Keras's layer does: (h, h, c)",
            hint="How many values does the exercise ask for?",
            answer=as_keras_returns_it,
        ),
        Wrong(
            id="lstm-step-split-over-examples",
            title="you split the examples into four parts, not the columns",
            hint="Print z.shape and the shapes of the four parts, for a batch. Along which axis lie the gates?",
            answer=split_over_examples,
        ),
        Wrong(
            id="lstm-step-batches-only",
            title="your function needs a batch, and stops at one example",
            hint="Which axis is the last of a batch (m, 4n), and which of one example (4n,)? How can you name it for both?",
            answer=batches_only,
        ),
        Wrong(
            id="lstm-step-always-a-batch",
            title="one example comes out as a batch of one row",
            hint="Print the shapes of h before and after a step of one example. Should they differ?",
            answer=always_a_batch,
        ),
        Wrong(
            id="lstm-step-overflow",
            title="your sigmoid overflows for large numbers",
            hint="At which end does np.exp(-z) become infinite? The sigmoid of this notebook's first cells knows about it.",
            answer=overflows,
        ),
        Wrong(
            id="lstm-step-hard-sigmoid",
            title="you use a sigmoid made of straight lines, as Keras once did",
            hint="What is your gate at z = 2.5: exactly 1, or 0.924?",
            answer=hard_sigmoid,
        ),
        Wrong(
            id="lstm-step-in-place",
            title="you change the caller's c, with *= or +=",
            hint="Call your function twice with the same c. Does the second call give the same as the first?",
            answer=in_place,
        ),
        Wrong(
            id="lstm-step-no-return",
            title="you compute h and c and do not return them",
            hint="Does `h = …` inside a function change the h outside? What hands values back to the caller?",
            answer=nothing_returned,
        ),
    ),
)
