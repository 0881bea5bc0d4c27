"""mlp_forward: all activations of a network with ReLU in its hidden layers and softmax at the end."""

import numpy as np

from autograder.answer_key.activations.relu import relu
from autograder.answer_key.activations.softmax import softmax
from autograder.model import AnswerKey, Case, Wrong, case

from .dense_forward import dense_forward
from .inputs import network, numbers, whole_numbers, with_dtype


def mlp_forward(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(dense_forward(activations[-1], W, b)))
    W, b = parameters[-1]
    activations.append(softmax(dense_forward(activations[-1], W, b)))
    return activations


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    small = network(rng, (3, 5, 4))
    W, b = network(rng, (3, 4))[0]
    whole = [(whole_numbers(rng, 3, 4), whole_numbers(rng, 4)), (whole_numbers(rng, 4, 2), whole_numbers(rng, 2))]
    return (
        case("two layers", numbers(rng, 6, 3), small),
        case("three layers", numbers(rng, 5, 4), network(rng, (4, 7, 6, 3))),
        case("five layers", numbers(rng, 4, 2), network(rng, (2, 6, 5, 4, 6, 3))),
        case("square layers and a square batch", numbers(rng, 4, 4), network(rng, (4, 4, 4, 4))),
        case("two classes", numbers(rng, 9, 3), network(rng, (3, 8, 2))),
        case("inputs of 0", np.zeros((2, 3)), small),
        case("more classes than hidden neurons", numbers(rng, 5, 3), network(rng, (3, 2, 6))),
        case("float32", numbers(rng, 4, 3).astype(np.float32), with_dtype(small, np.float32)),
        case("one layer", numbers(rng, 5, 3), network(rng, (3, 4)), part="shapes"),
        case("one example, drawn at random", numbers(rng, 1, 3), small, part="shapes"),
        case("one input", numbers(rng, 5, 1), network(rng, (1, 6, 3)), part="shapes"),
        case("one hidden neuron", numbers(rng, 6, 3), network(rng, (3, 1, 4)), part="shapes"),
        case("integers", whole_numbers(rng, 5, 3), whole),
        case("32-bit integers and fractions", whole_numbers(rng, 5, 3).astype(np.int32), small),
        case(
            "large logits", numbers(rng, 4, 3), [(W, b), (1000 * numbers(rng, 4, 5), numbers(rng, 5))], part="extremes"
        ),
        case("one layer of large weights", numbers(rng, 4, 3), [(900 * W, b)], part="extremes"),
        case("read-only input", numbers(rng, 4, 3), small, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def all_in_one_loop(X, parameters):
    A, activations = X, [X]
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = A @ W + b
        A = softmax(Z) if layer == len(parameters) else relu(Z)
        activations.append(A)
    return activations


def with_its_own_helpers(X, parameters):
    def rectify(Z):
        return Z * (Z > 0)

    def normalise(Z):
        E = np.exp(Z - np.amax(Z, axis=1)[:, None])
        return E / np.sum(E, axis=1)[:, None]

    steps = [rectify] * (len(parameters) - 1) + [normalise]
    outputs = (X,)
    for step, (W, b) in zip(steps, parameters, strict=True):
        outputs = (*outputs, step(np.einsum("ij,jk->ik", outputs[-1], W) + b))
    return outputs


def recursive(X, parameters):
    def onward(A, layers):
        Z = dense_forward(A, *layers[0])
        return [A, softmax(Z)] if len(layers) == 1 else [A, *onward(relu(Z), layers[1:])]

    return onward(X, parameters)


def example_by_example(X, parameters):
    def forward(x):
        values = [x]
        for i in range(len(parameters)):
            z = parameters[i][0].T @ values[-1] + parameters[i][1]
            if i < len(parameters) - 1:
                values.append(np.maximum(z, 0))
            else:
                e = np.exp(z - max(z))
                values.append(e / sum(e))
        return values

    return [np.array(rows) for rows in zip(*map(forward, X), strict=True)]


def in_float32(X, parameters):
    activations = [X.astype(np.float32)]
    for i, (W, b) in enumerate(parameters):
        Z = (activations[-1] @ W.astype(np.float32) + b.astype(np.float32)).astype(np.float32)
        activations.append(np.clip(Z, 0, None) if i + 1 < len(parameters) else softmax(Z))
    return activations


def in_place_on_its_own_arrays(X, parameters):
    result = [X.copy()]
    for W, b in parameters:
        Z = np.matmul(result[-1], W)
        Z = Z + b
        result.append(np.maximum(Z, 0))
    Z -= Z.max(axis=-1, keepdims=True)
    e = np.exp(Z)
    result[-1] = e / e.sum(axis=-1, keepdims=True)
    return result


# ---- wrong answers, one misconception each ----


def linear(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(activations[-1] @ W + b)
    W, b = parameters[-1]
    activations.append(softmax(activations[-1] @ W + b))
    return activations


def relu_logits(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(softmax(relu(activations[-1] @ W + b)))
    return activations


def logits(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(activations[-1] @ W + b)
    return activations


def relu_output(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(relu(activations[-1] @ W + b))
    return activations


def sigmoid_output(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(0.5 * (1 + np.tanh((activations[-1] @ W + b) / 2)))
    return activations


def softmax_everywhere(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(softmax(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(softmax(activations[-1] @ W + b))
    return activations


def swapped(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(softmax(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(relu(activations[-1] @ W + b))
    return activations


def sigmoid_hidden(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(0.5 * (1 + np.tanh((activations[-1] @ W + b) / 2)))
    W, b = parameters[-1]
    activations.append(softmax(activations[-1] @ W + b))
    return activations


def tanh_hidden(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(np.tanh(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(softmax(activations[-1] @ W + b))
    return activations


def leaky_hidden(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        Z = activations[-1] @ W + b
        activations.append(np.where(Z > 0, Z, 0.01 * Z))
    W, b = parameters[-1]
    activations.append(softmax(activations[-1] @ W + b))
    return activations


def output_only(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(softmax(activations[-1] @ W + b))
    return activations[-1]


def input_missing(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(softmax(activations[-1] @ W + b))
    return activations[1:]


def output_missing(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(softmax(activations[-1] @ W + b))
    return activations[:-1]


def sums(X, parameters):
    A, kept = X, [X]
    for W, b in parameters[:-1]:
        Z = A @ W + b
        kept.append(Z)
        A = relu(Z)
    kept.append(softmax(A @ parameters[-1][0] + parameters[-1][1]))
    return kept


def relu_input(X, parameters):
    activations = [relu(X)]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(softmax(activations[-1] @ W + b))
    return activations


def no_bias(X, parameters):
    activations = [X]
    for W, _ in parameters[:-1]:
        activations.append(relu(activations[-1] @ W))
    W = parameters[-1][0]
    activations.append(softmax(activations[-1] @ W))
    return activations


def no_hidden_bias(X, parameters):
    activations = [X]
    for W, _ in parameters[:-1]:
        activations.append(relu(activations[-1] @ W))
    W, b = parameters[-1]
    activations.append(softmax(activations[-1] @ W + b))
    return activations


def no_output_bias(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W = parameters[-1][0]
    activations.append(softmax(activations[-1] @ W))
    return activations


def bias_after(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W) + b)
    W, b = parameters[-1]
    activations.append(softmax(activations[-1] @ W + b))
    return activations


def from_input(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(X @ W + b))
    W, b = parameters[-1]
    activations.append(softmax(X @ W + b))
    return activations


def two_layers(X, parameters):
    (W1, b1), (W2, b2) = parameters
    A1 = relu(X @ W1 + b1)
    return [X, A1, softmax(A1 @ W2 + b2)]


def hidden_needed(X, parameters):
    W, b = parameters[0]
    activations = [X, relu(X @ W + b)]
    for W, b in parameters[1:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(softmax(activations[-1] @ W + b))
    return activations


def reversed_layers(X, parameters):
    activations = [X]
    for W, b in parameters[:0:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[0]
    activations.append(softmax(activations[-1] @ W + b))
    return activations


def softmax_columns(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    Z = activations[-1] @ W + b
    e = np.exp(Z - Z.max(axis=0))
    activations.append(e / e.sum(axis=0))
    return activations


def softmax_all(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    Z = activations[-1] @ W + b
    e = np.exp(Z - Z.max())
    activations.append(e / e.sum())
    return activations


def softmax_unshifted(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    e = np.exp(activations[-1] @ W + b)
    activations.append(e / e.sum(axis=1, keepdims=True))
    return activations


def softmax_twice(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(softmax(softmax(activations[-1] @ W + b)))
    return activations


def one_hot_output(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    Z = activations[-1] @ W + b
    activations.append(np.eye(W.shape[1])[np.argmax(Z, axis=1)])
    return activations


def classes_output(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(np.argmax(activations[-1] @ W + b, axis=1))
    return activations


def emptied(X, parameters):
    activations = [X]
    while len(parameters) > 1:
        W, b = parameters.pop(0)
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[0]
    activations.append(softmax(activations[-1] @ W + b))
    return activations


def nothing_returned(X, parameters):
    activations = [X]
    for W, b in parameters[:-1]:
        activations.append(relu(activations[-1] @ W + b))
    W, b = parameters[-1]
    activations.append(softmax(activations[-1] @ W + b))
    print(activations)


WRONG = (
    Wrong(
        id="mlp-forward-no-activation",
        title="the hidden layers have no activation",
        hint="Print the smallest number in A1. What would a network of such layers amount to?",
        answer=linear,
    ),
    Wrong(
        id="mlp-forward-relu-on-the-logits",
        title="the logits go through ReLU before softmax",
        hint="What happens to a class whose score is negative? Which activation does the last layer have, and does "
        "it have another?",
        answer=relu_logits,
    ),
    Wrong(
        id="mlp-forward-no-softmax",
        title="the last array holds the logits, without softmax",
        hint="What does a row of your last array sum to?",
        answer=logits,
    ),
    Wrong(
        id="mlp-forward-relu-at-the-output",
        title="the last layer has ReLU like all others",
        hint="What does a row of your last array sum to? Which layer is different from the others?",
        answer=relu_output,
    ),
    Wrong(
        id="mlp-forward-sigmoid-at-the-output",
        title="the last layer has a sigmoid",
        hint="What does a row of your last array sum to? May one probability rise without another falling?",
        answer=sigmoid_output,
    ),
    Wrong(
        id="mlp-forward-softmax-everywhere",
        title="every layer has softmax",
        hint="What does a row of A1 sum to, and should it?",
        answer=softmax_everywhere,
    ),
    Wrong(
        id="mlp-forward-softmax-hidden",
        title="softmax and ReLU have changed places",
        hint="What does a row of A1 sum to, and what a row of the last array?",
        answer=swapped,
    ),
    Wrong(
        id="mlp-forward-sigmoid-hidden",
        title="the hidden layers have a sigmoid",
        hint="Print A1. Which values are 0 in it, and which should be?",
        answer=sigmoid_hidden,
    ),
    Wrong(
        id="mlp-forward-tanh-hidden",
        title="the hidden layers have the hyperbolic tangent",
        hint="Print the smallest number in A1. Can ReLU give that?",
        answer=tanh_hidden,
    ),
    Wrong(
        id="mlp-forward-leaky-hidden",
        title="the hidden layers have leaky ReLU",
        hint="Print the smallest number in A1. Can ReLU give that?",
        answer=leaky_hidden,
    ),
    Wrong(
        id="mlp-forward-output-only",
        title="only the output of the last layer is returned",
        hint="How many arrays should there be for two layers? Training will need them all.",
        answer=output_only,
    ),
    Wrong(
        id="mlp-forward-input-missing",
        title="the list starts with A1: X is missing",
        hint="How many arrays should there be for two layers? What is A0?",
        answer=input_missing,
    ),
    Wrong(
        id="mlp-forward-output-missing",
        title="the output of the last layer is missing from the list",
        hint="How many arrays should there be for two layers? Which layer does your loop not reach?",
        answer=output_missing,
    ),
    Wrong(
        id="mlp-forward-sums-kept",
        title="the list holds the weighted sums of the hidden layers, not their activations",
        hint="Print the smallest number in A1. Was it put into the list before ReLU or after it?",
        answer=sums,
    ),
    Wrong(
        id="mlp-forward-relu-of-input",
        title="X itself goes through ReLU",
        hint="What becomes of a negative input? The first array should be X.",
        answer=relu_input,
    ),
    Wrong(
        id="mlp-forward-bias-forgotten",
        title="the biases are never added",
        hint="What should A1 be for inputs of 0?",
        answer=no_bias,
    ),
    Wrong(
        id="mlp-forward-hidden-bias-forgotten",
        title="the biases of the hidden layers are never added",
        hint="What should A1 be for inputs of 0?",
        answer=no_hidden_bias,
    ),
    Wrong(
        id="mlp-forward-output-bias-forgotten",
        title="the bias of the last layer is never added",
        hint="With inputs and hidden biases of 0, on what do the probabilities depend?",
        answer=no_output_bias,
    ),
    Wrong(
        id="mlp-forward-bias-after-activation",
        title="the bias of the hidden layers is added after ReLU",
        hint="Print the smallest number in A1. What comes first, the whole weighted sum or the activation?",
        answer=bias_after,
    ),
    Wrong(
        id="mlp-forward-input-for-every-layer",
        title="every layer gets X, not the output of the layer before it",
        hint="Print the shape of what each layer gets. Where does it come from?",
        answer=from_input,
    ),
    Wrong(
        id="mlp-forward-two-layers-only",
        title="your code is written for exactly two layers",
        hint="How many layers may `parameters` hold? Which kind of statement repeats a step?",
        answer=two_layers,
    ),
    Wrong(
        id="mlp-forward-one-hidden-layer-at-least",
        title="a network without a hidden layer is not foreseen",
        hint="Try a list of one pair (W, b). Which activation should that layer have?",
        answer=hidden_needed,
    ),
    Wrong(
        id="mlp-forward-layers-reversed",
        title="the layers are visited from the last to the first",
        hint="Which pair belongs to the layer next to X?",
        answer=reversed_layers,
    ),
    Wrong(
        id="mlp-forward-softmax-down-the-columns",
        title="softmax runs down the columns of the last array",
        hint="What does a row of your last array sum to, and what a column?",
        answer=softmax_columns,
    ),
    Wrong(
        id="mlp-forward-softmax-over-everything",
        title="softmax runs over the whole batch",
        hint="What does a row of your last array sum to, and what the whole array?",
        answer=softmax_all,
    ),
    Wrong(
        id="mlp-forward-softmax-overflow",
        title="your own softmax overflows where logits are large",
        hint="What is np.exp(1000)? The softmax that is given in this notebook shows a way round it.",
        answer=softmax_unshifted,
    ),
    Wrong(
        id="mlp-forward-softmax-twice",
        title="softmax is applied twice",
        hint="How certain can your network become? Follow logits of 10 and 0.",
        answer=softmax_twice,
    ),
    Wrong(
        id="mlp-forward-one-hot-output",
        title="the last array holds a 1 for the winner and 0 for the others",
        hint="Softmax gives probabilities. How much should be left for the second best class?",
        answer=one_hot_output,
    ),
    Wrong(
        id="mlp-forward-classes-at-the-output",
        title="the last array holds classes, not probabilities",
        hint="What is the shape of your last array? Choosing a class is the next exercise.",
        answer=classes_output,
    ),
    Wrong(
        id="mlp-forward-parameters-emptied",
        title="the caller's list of parameters is emptied on the way",
        hint="Print len(parameters) before and after the call. What does pop do?",
        answer=emptied,
    ),
    Wrong(
        id="mlp-forward-no-return",
        title="the activations are computed and not returned",
        hint="Try `A = mlp_forward(X, parameters)` and then `print(A)`. What is the difference between printing "
        "and returning?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="mlp_forward",
    reference=mlp_forward,
    cases=cases,
    right=(
        all_in_one_loop,
        with_its_own_helpers,
        recursive,
        example_by_example,
        in_float32,
        in_place_on_its_own_arrays,
    ),
    wrong=WRONG,
)
