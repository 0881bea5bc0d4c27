"""Wrong answers to mlp_backward whose mistake lies in the list that comes back, or in what is done on the side."""

import numpy as np

from autograder.answer_key.activations.softmax import softmax
from autograder.model import Wrong


def updated_on_the_way(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            W = W - 0.1 * gradients[0][0]
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def parameters_changed(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        W[...] -= (0.1 * gradients[0][0]).astype(W.dtype)
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def last_layer_first(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.append((A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def bias_first(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (dZ.sum(axis=0), A[i].T @ dZ))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def one_flat_list(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients = [A[i].T @ dZ, dZ.sum(axis=0), *gradients]
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def last_layer_only(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = np.zeros((len(X), len(W)))
    return gradients


def first_layer_left_out(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in range(len(parameters) - 1, 0, -1):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def one_row(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (np.outer(A[i][-1], dZ[-1]), dZ[-1]))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def activations_only(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    gradients[0] = (dZ @ parameters[0][0].T, gradients[0][1])
    return gradients


def no_return(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)


def two_layers(X, Y, parameters):
    (W1, b1), (W2, b2) = parameters
    Z1 = X @ W1 + b1
    A1 = np.maximum(0, Z1)
    dZ2 = (softmax(A1 @ W2 + b2) - Y) / len(X)
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return [(X.T @ dZ1, dZ1.sum(axis=0)), (A1.T @ dZ2, dZ2.sum(axis=0))]


def in_place_mask(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        dA = dZ @ W.T
        A[i][A[i] <= 0] = 0
        dZ = dA * (A[i] > 0)
    return gradients


def finite_differences(X, Y, parameters):
    def loss(changed):
        A = X
        for number, (W, b) in enumerate(changed, start=1):
            Z = A @ W + b
            A = softmax(Z) if number == len(changed) else np.maximum(Z, 0)
        return -np.mean(np.sum(Y * np.log(np.maximum(A, 1e-12)), axis=1))

    gradients = []
    for layer in range(len(parameters)):
        pair = []
        for which in (0, 1):
            gradient = np.zeros(parameters[layer][which].shape)
            for place in np.ndindex(gradient.shape):
                losses = []
                for step in (1e-5, -1e-5):
                    changed = [[W.astype(float), b.astype(float)] for W, b in parameters]
                    changed[layer][which][place] += step
                    losses.append(loss(changed))
                gradient[place] = (losses[0] - losses[1]) / 2e-5
            pair.append(gradient)
        gradients.append(tuple(pair))
    return gradients


WRONG = (
    Wrong(
        id="mlp-backward-updated-on-the-way",
        title="W is updated before the layer below is differentiated",
        hint="The loss was computed with the old weights. Which weights does its gradient belong to?",
        answer=updated_on_the_way,
    ),
    Wrong(
        id="mlp-backward-parameters-changed",
        title="the parameters are updated in place, layer by layer, while the gradients are computed",
        hint="Print the parameters before and after the call. This function only computes gradients; who makes the "
        "step?",
        answer=parameters_changed,
    ),
    Wrong(
        id="mlp-backward-last-layer-first",
        title="the gradients are listed from the last layer to the first",
        hint="Compare the shape of the first dW you return with that of the first W.",
        answer=last_layer_first,
    ),
    Wrong(
        id="mlp-backward-bias-first",
        title="the pairs are (db, dW), and should be (dW, db)",
        hint="In which order do the parameters stand in their pairs?",
        answer=bias_first,
    ),
    Wrong(
        id="mlp-backward-one-flat-list",
        title="the gradients stand in one flat list, not in pairs",
        hint="gradients[0] should belong to parameters[0]. What is parameters[0]?",
        answer=one_flat_list,
    ),
    Wrong(
        id="mlp-backward-last-layer-only",
        title="only the last layer gets a gradient that is not 0",
        hint="If a weight of the first layer changes, does the loss change?",
        answer=last_layer_only,
    ),
    Wrong(
        id="mlp-backward-first-layer-left-out",
        title="the loop ends one layer too early, and the first layer has no gradient",
        hint="How many layers are there, and how many pairs do you return? What does your range stop before?",
        answer=first_layer_left_out,
    ),
    Wrong(
        id="mlp-backward-one-row",
        title="only the last row of the batch counts",
        hint="Change the first row of X. Do your gradients notice?",
        answer=one_row,
    ),
    Wrong(
        id="mlp-backward-changed-by-x",
        title="the derivative by X is taken for the first layer's dW",
        hint="dW has the shape of W. Which two arrays of a layer give its dW?",
        answer=activations_only,
    ),
    Wrong(
        id="mlp-backward-no-return",
        title="you compute the gradients and do not return them",
        hint="What does a function without `return` give back?",
        answer=no_return,
    ),
    Wrong(
        id="mlp-backward-two-layers-only",
        title="your code works for exactly two layers",
        hint="How many layers has your code, and how many has len(parameters)? What stays the same from layer to "
        "layer, so that a loop can do it?",
        answer=two_layers,
    ),
    Wrong(
        id="mlp-backward-data-changed",
        title="the caller's own X is changed, as ReLU or a mask writes into it",
        hint="Print X before and after the call. Which line writes into an array that it has not made?",
        answer=in_place_mask,
    ),
    Wrong(
        id="mlp-backward-finite-differences",
        title="you measure the gradients by finite differences, and do not derive them",
        hint="That is how to check this function, not how to write it: it is rounded, and needs two forward passes for "
        "every single weight. How many would a network of a million weights need?",
        answer=finite_differences,
    ),
)
