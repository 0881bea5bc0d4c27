"""Wrong answers to train whose mistake lies in the rows: which of them, in which order, how many at a time."""

import numpy as np

from autograder.answer_key.activations.relu import relu
from autograder.answer_key.activations.softmax import softmax
from autograder.answer_key.backprop.mlp_backward import mlp_backward
from autograder.model import Wrong

from .gradient_descent_step import gradient_descent_step
from .minibatches import minibatches


def x_shuffled_alone(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(epochs):
        shuffled = X[rng.permutation(len(X))]
        for s in range(0, len(X), batch_size):
            Xb, Yb = shuffled[s : s + batch_size], Y[s : s + batch_size]
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def first_batch_only(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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
            break
        history.append(loss(parameters))
    return parameters, history


def last_batch_dropped(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(epochs):
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            if len(Xb) < batch_size:
                continue
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def batch_size_ignored(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(epochs):
        for Xb, Yb in [(X, Y)]:
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def row_by_row(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(epochs):
        for Xb, Yb in minibatches(X, Y, 1, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def shuffled_once(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history, batches = [], list(minibatches(X, Y, batch_size, rng))
    for _ in range(epochs):
        for Xb, Yb in batches:
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def never_shuffled(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(epochs):
        for s in range(0, len(X), batch_size):
            Xb, Yb = X[s : s + batch_size], Y[s : s + batch_size]
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def used_up(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history, batches = [], iter(list(minibatches(X, Y, batch_size, rng)))
    for _ in range(epochs):
        for Xb, Yb in batches:
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def with_replacement(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(epochs):
        for s in range(0, len(X), batch_size):
            rows = rng.integers(0, len(X), size=min(batch_size, len(X) - s))
            Xb, Yb = X[rows], Y[rows]
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def data_shuffled_in_place(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(epochs):
        order = rng.permutation(len(X))
        X[:], Y[:] = X[order], Y[order]
        for s in range(0, len(X), batch_size):
            Xb, Yb = X[s : s + batch_size], Y[s : s + batch_size]
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def global_state(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(epochs):
        order = np.random.permutation(len(X))
        for s in range(0, len(X), batch_size):
            Xb, Yb = X[order[s : s + batch_size]], Y[order[s : s + batch_size]]
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def own_seed(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history, rng = [], np.random.default_rng(0)
    for _ in range(epochs):
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


WRONG = (
    Wrong(
        id="train-x-shuffled-alone",
        title="X is shuffled and Y is not",
        hint="Print a row of X and its label before and after the shuffle. Which index do you use for each of them?",
        answer=x_shuffled_alone,
    ),
    Wrong(
        id="train-first-batch-only",
        title="only the first batch of each epoch is used",
        hint="How many steps should one epoch make with 10 rows and a batch_size of 4, and how many do you make?",
        answer=first_batch_only,
    ),
    Wrong(
        id="train-last-batch-dropped",
        title="a last batch that is not full is dropped",
        hint="How many steps should one epoch make with 10 rows and a batch_size of 4? What if batch_size is larger "
        "than m?",
        answer=last_batch_dropped,
    ),
    Wrong(
        id="train-batch-size-ignored",
        title="every step uses all rows, whatever batch_size is",
        hint="How many steps should one epoch make with 10 rows and a batch_size of 4, and how many do you make?",
        answer=batch_size_ignored,
    ),
    Wrong(
        id="train-row-by-row",
        title="every step uses a single row, whatever batch_size is",
        hint="How many steps should one epoch make with 10 rows and a batch_size of 4, and how many do you make?",
        answer=row_by_row,
    ),
    Wrong(
        id="train-shuffled-once",
        title="the rows are shuffled once, and every epoch repeats the same batches",
        hint="Print the first batch of each epoch. In which loop should the rows be shuffled?",
        answer=shuffled_once,
    ),
    Wrong(
        id="train-never-shuffled",
        title="the rows are never shuffled",
        hint="If the data are sorted by class, what does each epoch end with? Which of your functions shuffles?",
        answer=never_shuffled,
    ),
    Wrong(
        id="train-generator-used-up",
        title="the batches come from a generator that is used up after the first epoch",
        hint="Print the loss after each epoch. How often can one loop over a generator? When should a new one be made?",
        answer=used_up,
    ),
    Wrong(
        id="train-with-replacement",
        title="each batch is drawn from all rows, so that in one epoch some rows come twice and others never",
        hint="Count how often each row is used in one epoch. minibatches gives each of them once.",
        answer=with_replacement,
    ),
    Wrong(
        id="train-data-shuffled-in-place",
        title="the caller's own X and Y are shuffled",
        hint="Print X before and after the call. What is the difference between X[:] = … and X = …?",
        answer=data_shuffled_in_place,
    ),
    Wrong(
        id="train-global-state",
        title="the order comes from NumPy's global generator, not from rng",
        hint="Train twice with np.random.default_rng(7). Are the losses the same?",
        answer=global_state,
    ),
    Wrong(
        id="train-own-seed",
        title="you make a generator with a seed of your own, so that rng changes nothing",
        hint="Train with two seeds. Are the losses different? Whose methods should draw?",
        answer=own_seed,
    ),
)
