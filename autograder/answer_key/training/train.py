"""train: mini-batch gradient descent. Full batches are compared exactly; smaller ones by the orders that explain them."""

import numpy as np

from autograder.answer_key.activations.relu import relu
from autograder.answer_key.activations.softmax import softmax
from autograder.answer_key.backprop.inputs import network, one_hot
from autograder.answer_key.backprop.mlp_backward import mlp_backward
from autograder.inside.calling import Rng
from autograder.model import AnswerKey, Case, case

from . import train_history, train_rows, train_steps
from .gradient_descent_step import gradient_descent_step
from .minibatches import minibatches
from .orders import PROPERTIES


def train(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(epochs):
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    def problem(rows: int, *sizes: int) -> tuple:
        return rng.normal(size=(rows, sizes[0])), one_hot(rng, rows, sizes[-1]), network(rng, *sizes)

    def alike(rows: int, *sizes: int) -> tuple:
        X, Y, parameters = problem(1, *sizes)
        return np.repeat(X, rows, axis=0), np.repeat(Y, rows, axis=0), parameters

    def seeded() -> Rng:
        return Rng(int(rng.integers(2**31)))

    X, Y, start = problem(6, 2, 4, 3)
    single = [(W.astype(np.float32), b.astype(np.float32)) for W, b in start]
    whole = rng.integers(-2, 3, size=(5, 2)), one_hot(rng, 5, 3).astype(int), start
    torn = alike(6, 2, 3)[0], one_hot(rng, 6, 3), network(rng, 2, 3)
    apart = np.array([[2.0, 0.5], [-1.0, 2.0], [-1.5, -1.0], [0.5, 1.5], [1.0, -2.0]]), np.eye(5)
    return (
        case("all rows in one batch", X, Y, start, 4, 0.3, 6, seeded()),
        case("a batch size above the number of rows", X, Y, start, 3, 0.3, 50, seeded()),
        case("one epoch of one batch", *problem(5, 3, 2, 2), 1, 0.5, 5, seeded()),
        case("no hidden layer", *problem(7, 3, 4), 5, 0.2, 7, seeded()),
        case("two hidden layers", *problem(6, 2, 4, 3, 2), 3, 0.2, 6, seeded()),
        case("whole numbers", *whole, 3, 0.1, 5, seeded()),
        case("float32", X.astype(np.float32), Y.astype(np.float32), single, 2, 0.25, 6, seeded()),
        case("five equal rows in batches of two", *alike(5, 2, 3, 3), 3, 0.2, 2, seeded(), part="batches"),
        case("four equal rows in batches of two", *alike(4, 2, 3, 2), 2, 0.2, 2, seeded(), part="batches"),
        case("four equal rows one by one", *alike(4, 3, 2), 2, 0.1, 1, seeded(), part="batches"),
        case("equal rows with different labels, in one batch", *torn, 2, 0.2, 6, seeded()),
        case("a learning rate of 0, in batches of two", *problem(5, 2, 3), 2, 0.0, 2, seeded(), part="batches"),
        case(
            "five rows in batches of three",
            *apart,
            network(rng, 2, 6, 5),
            8,
            0.5,
            3,
            seeded(),
            part="batches",
            free=True,
        ),
        case("read-only input", X, Y, start, 2, 0.3, 6, seeded(), part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def own_batches(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    losses = []
    for epoch in range(1, epochs + 1):
        order = rng.permutation(len(X))
        start = 0
        while start < len(order):
            rows = order[start : start + batch_size]
            slopes = mlp_backward(X[rows], Y[rows], parameters)
            parameters = [
                (W - learning_rate * dW, b - learning_rate * db)
                for (W, b), (dW, db) in zip(parameters, slopes, strict=True)
            ]
            start += batch_size
        A = X
        for W, b in parameters[:-1]:
            A = np.maximum(0, A @ W + b)
        P = softmax(A @ parameters[-1][0] + parameters[-1][1])
        losses.append(float(-np.log(np.clip(P[Y == 1], 1e-12, 1)).mean()))
        assert len(losses) == epoch
    return parameters, losses


def on_copies(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def logits(layers):
        A = X
        for W, b in layers[:-1]:
            A = np.maximum(A @ W + b, 0)
        return A @ layers[-1][0] + layers[-1][1]

    layers = [[W.astype(float), b.astype(float)] for W, b in parameters]
    history = np.zeros(epochs)
    for epoch in range(epochs):
        for Xb, Yb in list(minibatches(X, Y, batch_size, rng)):
            for layer, (dW, db) in zip(layers, mlp_backward(Xb, Yb, layers), strict=True):
                layer[0] -= learning_rate * dW
                layer[1] -= learning_rate * db
        Z = logits(layers)
        true = np.sum(Z * Y, axis=1)
        history[epoch] = np.mean(np.log(np.exp(Z).sum(axis=1)) - true)
    return layers, history


def another_way_to_shuffle(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def cross_entropy(P):
        return -(Y * np.log(P + 1e-15)).sum() / len(Y)

    def probabilities(layers):
        A = X
        for number, (W, b) in enumerate(layers, 1):
            A = softmax(A @ W + b) if number == len(layers) else relu(A @ W + b)
        return A

    history, rows = [], np.arange(len(X))
    for _ in range(epochs):
        rng.shuffle(rows)
        for batch in np.split(rows, range(batch_size, len(rows), batch_size)):
            parameters = gradient_descent_step(parameters, mlp_backward(X[batch], Y[batch], parameters), learning_rate)
        history.append(cross_entropy(probabilities(parameters)))
    return parameters, tuple(history)


KEY = AnswerKey(
    exercise="train",
    reference=train,
    cases=cases,
    properties=PROPERTIES,
    right=(own_batches, on_copies, another_way_to_shuffle),
    wrong=(*train_steps.WRONG, *train_rows.WRONG, *train_history.WRONG),
)
