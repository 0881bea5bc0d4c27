"""Wrong answers to train whose mistake lies in the steps: the batches, the gradients, the update."""

import numpy as np

from autograder.answer_key.activations.relu import relu
from autograder.answer_key.activations.softmax import softmax
from autograder.answer_key.backprop.mlp_backward import mlp_backward
from autograder.model import Wrong

from .gradient_descent_step import gradient_descent_step
from .minibatches import minibatches


def step_lost(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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
            gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def always_from_the_start(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history, trained = [], parameters
    for _ in range(epochs):
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            trained = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(trained))
    return trained, history


def restarted(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history, start = [], parameters
    for _ in range(epochs):
        parameters = start
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def initial_returned(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history, trained = [], parameters
    for _ in range(epochs):
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, trained)
            trained = gradient_descent_step(trained, gradients, learning_rate)
        history.append(loss(trained))
    return parameters, history


def one_step_an_epoch(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(epochs):
        total = [(0, 0)] * len(parameters)
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            total = [(a + dW, b + db) for (a, b), (dW, db) in zip(total, gradients, strict=True)]
        parameters = gradient_descent_step(parameters, total, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def accumulated(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history, total = [], [(0, 0)] * len(parameters)
    for _ in range(epochs):
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            total = [(a + dW, b + db) for (a, b), (dW, db) in zip(total, gradients, strict=True)]
            parameters = gradient_descent_step(parameters, total, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def accumulated_in_the_epoch(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(epochs):
        total = [(0, 0)] * len(parameters)
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            total = [(a + dW, b + db) for (a, b), (dW, db) in zip(total, gradients, strict=True)]
            parameters = gradient_descent_step(parameters, total, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def uphill(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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
            parameters = gradient_descent_step(parameters, gradients, -learning_rate)
        history.append(loss(parameters))
    return parameters, history


def rate_divided(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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
            parameters = gradient_descent_step(parameters, gradients, learning_rate / len(Xb))
        history.append(loss(parameters))
    return parameters, history


def rate_times_rows(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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
            parameters = gradient_descent_step(parameters, gradients, learning_rate * len(Xb))
        history.append(loss(parameters))
    return parameters, history


def rate_fixed(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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
            parameters = gradient_descent_step(parameters, gradients, 0.1)
        history.append(loss(parameters))
    return parameters, history


def rate_decays(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for epoch in range(epochs):
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate / (1 + epoch))
        history.append(loss(parameters))
    return parameters, history


def last_layer_only(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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
            last = gradient_descent_step(parameters[-1:], gradients[-1:], learning_rate)
            parameters = [*parameters[:-1], *last]
        history.append(loss(parameters))
    return parameters, history


def biases_fixed(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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
            gradients = [(dW, 0 * db) for dW, db in gradients]
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def in_place(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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
            for (W, b), (dW, db) in zip(parameters, gradients, strict=True):
                W -= (learning_rate * dW).astype(W.dtype)
                b -= (learning_rate * db).astype(b.dtype)
        history.append(loss(parameters))
    return parameters, history


WRONG = (
    Wrong(
        id="train-step-lost",
        title="the new parameters of each step are not kept",
        hint="What becomes of the value that gradient_descent_step returns? Compare the parameters before and after.",
        answer=step_lost,
    ),
    Wrong(
        id="train-always-from-the-start",
        title="every step starts from the initial parameters",
        hint="Which parameters go into your second step: those that the first one made, or those you were given?",
        answer=always_from_the_start,
    ),
    Wrong(
        id="train-restarted",
        title="every epoch starts from the initial parameters again",
        hint="Print the loss after each epoch. Does the second epoch go on where the first one ended?",
        answer=restarted,
    ),
    Wrong(
        id="train-initial-parameters",
        title="the history is right, and the parameters you return are those you were given",
        hint="Which name do the trained parameters have in your code, and which one do you return?",
        answer=initial_returned,
    ),
    Wrong(
        id="train-one-step-an-epoch",
        title="the gradients of all batches of an epoch are taken at the same parameters, as if there were one step "
        "in each epoch",
        hint="How many steps should one epoch make with 10 rows and a batch_size of 4? At which parameters is the "
        "second batch's gradient taken?",
        answer=one_step_an_epoch,
    ),
    Wrong(
        id="train-accumulated",
        title="the gradients of all steps so far are added up",
        hint="Print the size of the gradient at each step. Does it start anew with each batch?",
        answer=accumulated,
    ),
    Wrong(
        id="train-accumulated-in-the-epoch",
        title="the gradients of an epoch's steps so far are added up",
        hint="Print the size of the gradient at each step. Does it start anew with each batch?",
        answer=accumulated_in_the_epoch,
    ),
    Wrong(
        id="train-uphill",
        title="the steps go up the gradient, so that the loss grows",
        hint="Print the history. Which sign belongs before the learning rate?",
        answer=uphill,
    ),
    Wrong(
        id="train-rate-divided",
        title="the learning rate is divided by the number of rows in the batch",
        hint="The gradients are means already. Where does your division come in a second time?",
        answer=rate_divided,
    ),
    Wrong(
        id="train-summed-gradients",
        title="the gradients are sums over the batch, not means",
        hint="If every row stood in the batch twice, would your step become twice as long?",
        answer=rate_times_rows,
    ),
    Wrong(
        id="train-rate-fixed",
        title="the learning rate is always the same number, whatever is passed in",
        hint="Train with a learning rate of 0. Does anything change?",
        answer=rate_fixed,
    ),
    Wrong(
        id="train-rate-decays",
        title="the learning rate becomes smaller from epoch to epoch",
        hint="That may be a good idea, but which learning rate does the exercise ask for in the second epoch?",
        answer=rate_decays,
    ),
    Wrong(
        id="train-last-layer-only",
        title="only the last layer is trained",
        hint="Compare the parameters of each layer before and after.",
        answer=last_layer_only,
    ),
    Wrong(
        id="train-biases-fixed",
        title="the biases are never trained",
        hint="Compare the biases before and after.",
        answer=biases_fixed,
    ),
    Wrong(
        id="train-in-place",
        title="the caller's own arrays are trained",
        hint="Print the parameters that you passed in, before and after. If training starts a second time from them, "
        "where does it start?",
        answer=in_place,
    ),
)
