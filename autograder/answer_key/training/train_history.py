"""Wrong answers to train whose mistake lies in the history, in the number of epochs, or in what comes back."""

import numpy as np

from autograder.answer_key.activations.relu import relu
from autograder.answer_key.activations.softmax import softmax
from autograder.answer_key.backprop.mlp_backward import mlp_backward
from autograder.model import Wrong

from .gradient_descent_step import gradient_descent_step
from .minibatches import minibatches


def loss_before(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(epochs):
        history.append(loss(parameters))
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
    return parameters, history


def initial_loss_too(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = [loss(parameters)]
    for _ in range(epochs):
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def mean_of_batches(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    history = []
    for _ in range(epochs):
        losses = []
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            P = Xb
            for W, b in parameters:
                Z = P @ W + b
                P = relu(Z)
            losses.append(-np.mean(np.sum(Yb * np.log(np.maximum(softmax(Z), 1e-12)), axis=1)))
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(np.mean(losses))
    return parameters, history


def loss_of_the_last_batch(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters, A, Y):
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(epochs):
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters, Xb, Yb))
    return parameters, history


def one_number_a_step(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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


def summed_loss(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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
        history.append(loss(parameters) * len(X))
    return parameters, history


def accuracy_noted(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    history = []
    for _ in range(epochs):
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        history.append(np.mean(Z.argmax(axis=1) == Y.argmax(axis=1)))
    return parameters, history


def squared_error_noted(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    history = []
    for _ in range(epochs):
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        history.append(np.mean((softmax(Z) - Y) ** 2))
    return parameters, history


def last_loss_only(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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
    return parameters, history[-1]


def history_first(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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
    return history, parameters


def parameters_alone(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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
    return parameters


def one_epoch(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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


def one_epoch_too_few(X, Y, parameters, epochs, learning_rate, batch_size, rng):
    def loss(parameters):
        A = X
        for W, b in parameters:
            Z = A @ W + b
            A = relu(Z)
        return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))

    history = []
    for _ in range(1, epochs):
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            gradients = mlp_backward(Xb, Yb, parameters)
            parameters = gradient_descent_step(parameters, gradients, learning_rate)
        history.append(loss(parameters))
    return parameters, history


def no_return(X, Y, parameters, epochs, learning_rate, batch_size, rng):
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


WRONG = (
    Wrong(
        id="train-loss-before",
        title="the loss is noted before the epoch, not after it",
        hint="With a history of one epoch: is it the loss of the trained parameters, or of those you were given?",
        answer=loss_before,
    ),
    Wrong(
        id="train-initial-loss-too",
        title="the history begins with the loss before any training",
        hint="How many numbers should the history hold for one epoch, and how many does yours?",
        answer=initial_loss_too,
    ),
    Wrong(
        id="train-mean-of-batch-losses",
        title="the history holds the mean of the batches' losses, taken on the way, not the loss on all of X",
        hint="When each batch's loss is taken, the later steps of the epoch have not been made. Which parameters "
        "does the mean belong to?",
        answer=mean_of_batches,
    ),
    Wrong(
        id="train-loss-of-the-last-batch",
        title="the history holds the loss on the last batch only",
        hint="Which rows should the loss be taken on: those of the last batch, or all of X?",
        answer=loss_of_the_last_batch,
    ),
    Wrong(
        id="train-one-number-a-step",
        title="the history holds a loss for each step, not for each epoch",
        hint="How many numbers should the history hold for 3 epochs, and how many does yours? Inside which loop is "
        "it noted?",
        answer=one_number_a_step,
    ),
    Wrong(
        id="train-summed-loss",
        title="the history holds the sum over the rows, not their mean",
        hint="Double every row of X. Should the loss double?",
        answer=summed_loss,
    ),
    Wrong(
        id="train-accuracy-noted",
        title="the history holds the accuracy, not the loss",
        hint="Should the numbers in the history rise or fall? What does the exercise ask for?",
        answer=accuracy_noted,
    ),
    Wrong(
        id="train-squared-error-noted",
        title="the history holds the mean squared error, not the cross-entropy",
        hint="Which loss do your gradients belong to?",
        answer=squared_error_noted,
    ),
    Wrong(
        id="train-last-loss-only",
        title="only the last loss is returned, not the list of them",
        hint="How many numbers should the history hold for 3 epochs?",
        answer=last_loss_only,
    ),
    Wrong(
        id="train-history-first",
        title="the history comes first, and the parameters second",
        hint="Compare your `return` with the order in the exercise's text.",
        answer=history_first,
    ),
    Wrong(
        id="train-parameters-alone",
        title="the history is not returned",
        hint="How many things does the exercise ask for?",
        answer=parameters_alone,
    ),
    Wrong(
        id="train-one-epoch",
        title="the training ends after one epoch",
        hint="How many numbers does your history hold for 3 epochs? How far to the right does your `return` stand?",
        answer=one_epoch,
    ),
    Wrong(
        id="train-one-epoch-too-few",
        title="there is one epoch too few",
        hint="How many numbers does your history hold for 3 epochs? Print list(range(1, 3)).",
        answer=one_epoch_too_few,
    ),
    Wrong(
        id="train-no-return",
        title="you train and return nothing",
        hint="What does a function without `return` give back?",
        answer=no_return,
    ),
)
