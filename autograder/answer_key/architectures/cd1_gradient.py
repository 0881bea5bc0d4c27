"""cd1_gradient: one mean-field step of contrastive divergence, (VᵀH0 - V1ᵀH1) / m."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .rbm_hidden_probabilities import rbm_hidden_probabilities


def cd1_gradient(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)  # (m, hidden)
    V1 = rbm_hidden_probabilities(H0, W.T, b)  # (m, visible): the same step, the other way
    H1 = rbm_hidden_probabilities(V1, W, c)  # (m, hidden)
    return (V.T @ H0 - V1.T @ H1) / len(V)


def inputs(rng: np.random.Generator, m: int, *, visible: int, hidden: int) -> tuple:
    V = rng.integers(0, 2, size=(m, visible)).astype(float)
    V[0] = 1.0  # some units are on
    biases = rng.uniform(0.5, 1.5, size=visible), -rng.uniform(0.5, 1.5, size=hidden)
    return V, rng.normal(size=(visible, hidden)), *biases


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    V, W, b, c = inputs(rng, 6, visible=4, hidden=3)
    whole = V.astype(int), rng.integers(-2, 3, size=W.shape), np.array([1, -1, 2, 0]), np.array([-1, 2, 1])
    return (
        case("6 examples, 4 visible and 3 hidden units", V, W, b, c),
        case("more hidden than visible units", *inputs(rng, 4, visible=2, hidden=5)),
        case("as many hidden as visible units", *inputs(rng, 5, visible=3, hidden=3)),
        case("as many examples as units", *inputs(rng, 3, visible=3, hidden=3)),
        case("one example", *inputs(rng, 1, visible=3, hidden=2)),
        case("a single hidden unit", *inputs(rng, 4, visible=3, hidden=1)),
        case("a single visible unit", *inputs(rng, 4, visible=1, hidden=3)),
        case("visible units between 0 and 1", rng.random(size=(5, 4)), W, b, c),
        case("float32", *(a.astype(np.float32) for a in inputs(rng, 4, visible=3, hidden=2))),
        case("integers", *whole),
        case("32-bit integers", *(a.astype(np.int32) for a in whole)),
        case("large weights", V, 1000 * np.sign(W) * [1, 2, 3], b, c, part="extremes"),
        case("large biases", V, W, 1000 * np.array([1.0, -1, 1, -1]), 1000 * np.array([-1.0, 1, 1]), part="extremes"),
        case("read-only input", V, W, b, c, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def written_out(V, W, b, c):
    def sigmoid(z):
        return 0.5 * (1 + np.tanh(z / 2))

    H0 = sigmoid(np.dot(V, W) + c)
    V1 = sigmoid(np.dot(H0, W.T) + b)
    H1 = sigmoid(np.dot(V1, W) + c)
    return np.dot(V.T, H0) / V.shape[0] - np.dot(V1.T, H1) / V.shape[0]


def by_einsum(v, w, b, c):
    def s(z):
        return np.exp(-np.logaddexp(0, -z))

    h0 = s(np.einsum("mi,ij->mj", v, w) + c)
    v1 = s(np.einsum("mj,ij->mi", h0, w) + b)
    h1 = s(np.einsum("mi,ij->mj", v1, w) + c)
    return (np.einsum("mi,mj->mij", v, h0) - np.einsum("mi,mj->mij", v1, h1)).mean(axis=0)


def example_by_example(V, W, b, c):
    def s(z):
        return 1 / (1 + np.exp(-np.clip(z, -700, 700)))

    total = np.zeros(W.shape)
    for v in V:
        h0 = s(v @ W + c)
        v1 = s(W @ h0 + b)
        h1 = s(v1 @ W + c)
        total += np.outer(v, h0) - np.outer(v1, h1)
    return total / len(V)


def weight_by_weight(V, W, b, c):
    def s(z):
        return 1 / (1 + math.exp(-z)) if z > -700 else 0.0

    visible, hidden = W.shape
    dW = [[0.0] * hidden for _ in range(visible)]
    for v in V.astype(float):
        h0 = [s(sum(v[i] * W[i, j] for i in range(visible)) + c[j]) for j in range(hidden)]
        v1 = [s(sum(h0[j] * W[i, j] for j in range(hidden)) + b[i]) for i in range(visible)]
        h1 = [s(sum(v1[i] * W[i, j] for i in range(visible)) + c[j]) for j in range(hidden)]
        for i in range(visible):
            for j in range(hidden):
                dW[i][j] += (v[i] * h0[j] - v1[i] * h1[j]) / len(V)
    return np.array(dW)


# ---- wrong answers, one misconception each ----


def sign_turned_round(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return (V1.T @ H1 - V.T @ H0) / len(V)


def not_divided(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return V.T @ H0 - V1.T @ H1


def divided_by_everything(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return (V.T @ H0 - V1.T @ H1) / V.size


def bracket_missing(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return V.T @ H0 - V1.T @ H1 / len(V)


def no_visible_bias(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, 0 * b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return (V.T @ H0 - V1.T @ H1) / len(V)


def no_hidden_bias(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, 0 * c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, 0 * c)
    return (V.T @ H0 - V1.T @ H1) / len(V)


def no_biases(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, 0 * c)
    V1 = rbm_hidden_probabilities(H0, W.T, 0 * b)
    H1 = rbm_hidden_probabilities(V1, W, 0 * c)
    return (V.T @ H0 - V1.T @ H1) / len(V)


def hidden_bias_once(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, 0 * c)
    return (V.T @ H0 - V1.T @ H1) / len(V)


def biases_exchanged(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, b)
    V1 = rbm_hidden_probabilities(H0, W.T, c)
    H1 = rbm_hidden_probabilities(V1, W, b)
    return (V.T @ H0 - V1.T @ H1) / len(V)


def way_back_not_transposed(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return (V.T @ H0 - V1.T @ H1) / len(V)


def first_phase_only(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    return V.T @ H0 / len(V)


def second_phase_only(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return V1.T @ H1 / len(V)


def phases_added(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return (V.T @ H0 + V1.T @ H1) / len(V)


def old_hidden_in_the_second(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    return (V.T @ H0 - V1.T @ H0) / len(V)


def old_visible_in_the_second(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return (V.T @ H0 - V.T @ H1) / len(V)


def visible_without_sigmoid(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = H0 @ W.T + b
    H1 = rbm_hidden_probabilities(V1, W, c)
    return (V.T @ H0 - V1.T @ H1) / len(V)


def no_sigmoid(V, W, b, c):
    H0 = V @ W + c
    V1 = H0 @ W.T + b
    H1 = V1 @ W + c
    return (V.T @ H0 - V1.T @ H1) / len(V)


def hidden_units_decided(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(np.where(H0 >= 0.5, 1.0, 0.0), W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return (V.T @ H0 - V1.T @ H1) / len(V)


def everything_decided(V, W, b, c):
    H0 = np.where(V @ W + c >= 0, 1.0, 0.0)
    V1 = np.where(H0 @ W.T + b >= 0, 1.0, 0.0)
    H1 = np.where(V1 @ W + c >= 0, 1.0, 0.0)
    return (V.T @ H0 - V1.T @ H1) / len(V)


def hidden_units_drawn(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    drawn = np.where(np.random.default_rng(0).random(H0.shape) < H0, 1.0, 0.0)
    V1 = rbm_hidden_probabilities(drawn, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return (V.T @ H0 - V1.T @ H1) / len(V)


def two_steps(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    H = H0
    for _ in range(2):
        V1 = rbm_hidden_probabilities(H, W.T, b)
        H = rbm_hidden_probabilities(V1, W, c)
    return (V.T @ H0 - V1.T @ H) / len(V)


def transposed(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return (H0.T @ V - H1.T @ V1) / len(V)


def new_weights(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return W + (V.T @ H0 - V1.T @ H1) / len(V)


def bias_gradients_too(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return (V.T @ H0 - V1.T @ H1) / len(V), np.mean(V - V1, axis=0), np.mean(H0 - H1, axis=0)


def of_the_means(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    return np.outer(V.mean(axis=0), H0.mean(axis=0)) - np.outer(V1.mean(axis=0), H1.mean(axis=0))


def overflows(V, W, b, c):
    H0 = 1 / (1 + np.exp(-(V @ W + c)))
    V1 = 1 / (1 + np.exp(-(H0 @ W.T + b)))
    H1 = 1 / (1 + np.exp(-(V1 @ W + c)))
    return (V.T @ H0 - V1.T @ H1) / len(V)


def in_place(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    dW = (V.T @ H0 - V1.T @ H1) / len(V)
    W[:] = W + dW
    return dW


def nothing_returned(V, W, b, c):
    H0 = rbm_hidden_probabilities(V, W, c)
    V1 = rbm_hidden_probabilities(H0, W.T, b)
    H1 = rbm_hidden_probabilities(V1, W, c)
    print((V.T @ H0 - V1.T @ H1) / len(V))


KEY = AnswerKey(
    exercise="cd1_gradient",
    reference=cd1_gradient,
    cases=cases,
    right=(written_out, by_einsum, example_by_example, weight_by_weight),
    wrong=(
        Wrong(
            id="cd1-gradient-sign-turned-round",
            title="the signs of the two phases are exchanged",
            hint="Which should become more probable: the data, or the network's own dreams? Which of them gets the plus?",
            answer=sign_turned_round,
        ),
        Wrong(
            id="cd1-gradient-not-divided",
            title="you do not divide by the number of examples",
            hint="Give every example twice. Should the step become twice as large?",
            answer=not_divided,
        ),
        Wrong(
            id="cd1-gradient-divided-by-everything",
            title="you divide by the number of all values of V, not of its rows",
            hint="How many examples has V of shape (6, 4)? By how much do you divide?",
            answer=divided_by_everything,
        ),
        Wrong(
            id="cd1-gradient-bracket-missing",
            title="a bracket is missing: only the second phase is divided by the number of examples",
            hint="In a - b / m, what does the division apply to?",
            answer=bracket_missing,
        ),
        Wrong(
            id="cd1-gradient-no-visible-bias",
            title="you leave out the visible units' bias b",
            hint="Call your function with two different b. Do the results differ? In which of the three steps does b belong?",
            answer=no_visible_bias,
        ),
        Wrong(
            id="cd1-gradient-no-hidden-bias",
            title="you leave out the hidden units' bias c",
            hint="Call your function with two different c. Do the results differ? In which of the three steps does c belong?",
            answer=no_hidden_bias,
        ),
        Wrong(
            id="cd1-gradient-no-biases",
            title="you leave out both biases",
            hint="Call your function with two different b, then c. Do the results differ?",
            answer=no_biases,
        ),
        Wrong(
            id="cd1-gradient-hidden-bias-once",
            title="the hidden bias is missing in the last step",
            hint="H0 and H1 come from the same formula, with V and V1. Compare your two lines.",
            answer=hidden_bias_once,
        ),
        Wrong(
            id="cd1-gradient-biases-exchanged",
            title="b and c are exchanged",
            hint="Which bias has a number for each visible unit? In which steps are visible units computed?",
            answer=biases_exchanged,
        ),
        Wrong(
            id="cd1-gradient-way-back-not-transposed",
            title="the way back to the visible units uses W as it is, not its transpose",
            hint="H0 has a column for each hidden unit. Which axis of W are the hidden units?",
            answer=way_back_not_transposed,
        ),
        Wrong(
            id="cd1-gradient-first-phase-only",
            title="you return the data's part alone, and nothing is subtracted",
            hint="What would the weights do after many such steps? What holds them back?",
            answer=first_phase_only,
        ),
        Wrong(
            id="cd1-gradient-second-phase-only",
            title="you return the reconstruction's part alone",
            hint="Where does the data itself appear in the formula?",
            answer=second_phase_only,
        ),
        Wrong(
            id="cd1-gradient-phases-added",
            title="you add the two phases where the second should be subtracted",
            hint="If the reconstruction is perfect, what should the gradient be?",
            answer=phases_added,
        ),
        Wrong(
            id="cd1-gradient-old-hidden-in-the-second",
            title="the second phase uses H0, not H1",
            hint="Which hidden units belong to the reconstruction V1?",
            answer=old_hidden_in_the_second,
        ),
        Wrong(
            id="cd1-gradient-old-visible-in-the-second",
            title="the second phase uses V, not V1",
            hint="Which visible units belong to H1?",
            answer=old_visible_in_the_second,
        ),
        Wrong(
            id="cd1-gradient-visible-without-sigmoid",
            title="the reconstruction misses its sigmoid",
            hint="Can a reconstructed pixel of yours be 3, or negative?",
            answer=visible_without_sigmoid,
        ),
        Wrong(
            id="cd1-gradient-no-sigmoid",
            title="there is no sigmoid in any of the three steps",
            hint="Units are on or off with some probability. What turns a weighted sum into one?",
            answer=no_sigmoid,
        ),
        Wrong(
            id="cd1-gradient-hidden-units-decided",
            title="you round the hidden units to 0 and 1 before the way back",
            hint="The exercise asks for the mean-field step: what is handed on, probabilities or decisions?",
            answer=hidden_units_decided,
        ),
        Wrong(
            id="cd1-gradient-everything-decided",
            title="you round all units to 0 and 1",
            hint="The exercise asks for the mean-field step: what is handed on, probabilities or decisions?",
            answer=everything_decided,
        ),
        Wrong(
            id="cd1-gradient-hidden-units-drawn",
            title="you draw the hidden units' states by chance",
            hint="The mean-field step hands on the probabilities themselves. Should two calls give different results?",
            answer=hidden_units_drawn,
        ),
        Wrong(
            id="cd1-gradient-two-steps",
            title="you go to the visible units and back twice",
            hint="How often does CD-1 reconstruct?",
            answer=two_steps,
        ),
        Wrong(
            id="cd1-gradient-transposed",
            title="your gradient has a row for each hidden unit",
            hint="The gradient is added to W. Which shape does it need?",
            answer=transposed,
        ),
        Wrong(
            id="cd1-gradient-new-weights",
            title="you return the new weights, not the step",
            hint="Where should the learning rate come in, if W is part of the result already?",
            answer=new_weights,
        ),
        Wrong(
            id="cd1-gradient-bias-gradients-too",
            title="you return the gradients of the biases as well",
            hint="They are right to have, but how many arrays does the exercise ask for?",
            answer=bias_gradients_too,
        ),
        Wrong(
            id="cd1-gradient-of-the-means",
            title="you multiply means over the examples, instead of taking the mean of the products",
            hint="Two units that are never on together: what should the mean of their product be, and what is yours?",
            answer=of_the_means,
        ),
        Wrong(
            id="cd1-gradient-overflow",
            title="your sigmoid overflows for very negative numbers",
            hint="At which end does np.exp(-z) become infinite? Does rbm_hidden_probabilities know about it?",
            answer=overflows,
        ),
        Wrong(
            id="cd1-gradient-in-place",
            title="you also update the caller's W",
            hint="Print W before and after a call. Who should take the step, and with which learning rate?",
            answer=in_place,
        ),
        Wrong(
            id="cd1-gradient-no-return",
            title="you compute the gradient and do not return it",
            hint="What is the difference between printing and returning?",
            answer=nothing_returned,
        ),
    ),
)
