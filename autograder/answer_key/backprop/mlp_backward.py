"""mlp_backward: from the loss to every weight. ReLU hidden layers, softmax output, mean categorical cross-entropy."""

import numpy as np

from autograder.answer_key.activations.relu import relu
from autograder.answer_key.activations.softmax import softmax
from autograder.model import AnswerKey, Case, case

from . import mlp_backward_layers, mlp_backward_start, mlp_backward_whole
from .dense_backward import dense_backward
from .inputs import network, off_zero, one_hot
from .relu_backward import relu_backward
from .softmax_cross_entropy_gradient import softmax_cross_entropy_gradient


def mlp_backward(X, Y, parameters):
    activations, logits = [X], []
    for W, b in parameters:
        logits.append(activations[-1] @ W + b)
        activations.append(relu(logits[-1]))
    dZ = softmax_cross_entropy_gradient(logits[-1], Y)
    gradients = []
    for layer in reversed(range(len(parameters))):
        dA, dW, db = dense_backward(dZ, activations[layer], parameters[layer][0])
        gradients.insert(0, (dW, db))
        if layer > 0:
            dZ = relu_backward(dA, logits[layer - 1])
    return gradients


def passed_at_the_kink(X, Y, parameters):
    activations, logits = [X], []
    for W, b in parameters:
        logits.append(activations[-1] @ W + b)
        activations.append(relu(logits[-1]))
    dZ = softmax_cross_entropy_gradient(logits[-1], Y)
    gradients = []
    for layer in reversed(range(len(parameters))):
        dA, dW, db = dense_backward(dZ, activations[layer], parameters[layer][0])
        gradients.insert(0, (dW, db))
        if layer > 0:
            dZ = dA * (logits[layer - 1] >= 0)
    return gradients


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    def problem(rows: int, *sizes: int) -> tuple:
        return off_zero(rng, rows, sizes[0]), one_hot(rng, rows, sizes[-1]), network(rng, *sizes)

    def steep(rows: int, *sizes: int) -> tuple:
        X, Y, parameters = problem(rows, *sizes)
        return X, Y, [*parameters[:-1], (2000 * parameters[-1][0], parameters[-1][1])]

    X, Y, parameters = problem(6, 3, 4, 2)
    whole = [(rng.integers(-2, 3, size=s), rng.integers(1, 3, size=s[1])) for s in ((2, 4), (4, 3))]
    single = [(W.astype(np.float32), b.astype(np.float32)) for W, b in parameters]
    kink = [(W, np.zeros(b.shape)) for W, b in network(rng, 3, 4, 2)]
    plain = [(np.eye(2), np.array([0.5, 1.0]))]
    far = np.array([[1.0, -1.0], [900.0, 800.0]]), np.eye(2), plain
    return (
        case("a hidden layer", X, Y, parameters),
        case("a wide hidden layer", *problem(5, 2, 7, 3)),
        case("layers of one width", *problem(5, 3, 3, 3)),
        case("as many rows as neurons", *problem(3, 3, 3, 3)),
        case("a row of zeros and zero biases", np.vstack([X[:2], np.zeros(3)]), Y[:3], kink),
        case("many rows", *problem(15, 2, 4, 3)),
        case("one row", *problem(1, 4, 3, 2)),
        case("whole numbers", rng.integers(-3, 4, size=(4, 2)), one_hot(rng, 4, 3).astype(int), whole),
        case("float32", X.astype(np.float32), Y.astype(np.float32), single),
        case("without a hidden layer", *problem(5, 4, 3), part="depth"),
        case("two hidden layers", *problem(5, 3, 5, 4, 3), part="depth"),
        case("three hidden layers", *problem(4, 2, 6, 3, 4, 3), part="depth"),
        case("three hidden layers of one width", *problem(4, 3, 3, 3, 3, 3), part="depth"),
        case("very large weights in the last layer", *steep(4, 3, 4, 3), part="extremes"),
        case("rows of very different scale", *far, part="extremes"),
        case("one row of large logits", np.array([[900.0, 800.0]]), np.array([[0, 1.0]]), plain, part="extremes"),
        case("read-only input", X, Y, parameters, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_recursion(X, Y, parameters):
    def through(A, rest):
        """The gradients of the layers in `rest`, and the gradient by what enters them."""
        (W, b), later = rest[0], rest[1:]
        Z = A @ W + b
        if later:
            gradients, dA = through(np.maximum(Z, 0), later)
            dZ = np.where(Z > 0, dA, 0)
        else:
            e = np.exp(Z - Z.max(axis=1, keepdims=True))
            gradients, dZ = [], (e / e.sum(axis=1, keepdims=True) - Y) / len(X)
        return [(A.T @ dZ, dZ.sum(axis=0)), *gradients], dZ @ W.T

    return through(X, parameters)[0]


def by_the_activations(X, Y, parameters):
    As = [X]
    for number, (W, b) in enumerate(parameters, start=1):
        Z = As[-1] @ W + b
        As.append(softmax(Z) if number == len(parameters) else np.maximum(Z, 0))
    result, delta = [None] * len(parameters), As[-1] - Y
    for k in range(len(parameters) - 1, -1, -1):
        result[k] = [As[k].T.dot(delta) / X.shape[0], np.mean(delta, axis=0)]
        delta = delta.dot(parameters[k][0].T) * (As[k] > 0)
    return result


def example_by_example(X, Y, parameters):
    totals = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in parameters]
    for x, y in zip(X, Y, strict=True):
        inputs, zs = [x], []
        for W, b in parameters:
            zs.append(inputs[-1] @ W + b)
            inputs.append(np.maximum(zs[-1], 0))
        delta = softmax(zs[-1]) - y
        for k in range(len(parameters) - 1, -1, -1):
            totals[k] = (totals[k][0] + np.outer(inputs[k], delta), totals[k][1] + delta)
            if k:
                delta = (parameters[k][0] @ delta) * (zs[k - 1] > 0)
    return [(dW / len(X), db / len(X)) for dW, db in totals]


def by_einsum(X, Y, parameters):
    m = X.shape[0]
    cache, A = [], X
    for W, b in parameters:
        Z = np.einsum("mi,io->mo", A, W) + b
        cache.append((A, W, Z))
        A = np.clip(Z, 0, None)
    P = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    P = P / np.sum(P, axis=1, keepdims=True)
    upstream = (P - Y) / m
    found = []
    while cache:
        A, W, Z = cache.pop()
        found.append((np.einsum("mi,mo->io", A, upstream), np.einsum("mo->o", upstream)))
        upstream = np.einsum("mo,io->mi", upstream, W)
        if cache:
            upstream = np.where(cache[-1][2] > 0, upstream, 0)
    return tuple(reversed(found))


def columns_first(X, Y, parameters):
    A = [X.T]
    for W, b in parameters:
        Z = W.T @ A[-1] + b.reshape(-1, 1)
        A.append(np.maximum(0, Z))
    dZ = (softmax(Z.T).T - Y.T) * (1 / X.shape[0])
    gradients = []
    for (W, _), below in zip(parameters[::-1], A[-2::-1], strict=True):
        gradients.append(((dZ @ below.T).T, np.squeeze(dZ.sum(axis=1, keepdims=True), axis=1)))
        dZ = np.multiply(W @ dZ, below > 0)
    return gradients[::-1]


KEY = AnswerKey(
    exercise="mlp_backward",
    reference=mlp_backward,
    cases=cases,
    alternatives=(passed_at_the_kink,),
    right=(by_recursion, by_the_activations, example_by_example, by_einsum, columns_first),
    wrong=(*mlp_backward_start.WRONG, *mlp_backward_layers.WRONG, *mlp_backward_whole.WRONG),
)
