"""Wrong answers to mlp_backward whose mistake lies in what one layer hands to the next."""

import numpy as np

from autograder.answer_key.activations.softmax import softmax
from autograder.model import Wrong


def averaged_twice(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ / len(X), dZ.sum(axis=0) / len(X)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def averaged_in_each_layer(X, Y, parameters):
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
            dZ = (dZ @ W.T) * (Z[i - 1] > 0) / len(X)
    return gradients


def mask_missing(X, Y, parameters):
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
            dZ = dZ @ W.T
    return gradients


def mask_inverted(X, Y, parameters):
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
            dZ = (dZ @ W.T) * (Z[i - 1] < 0)
    return gradients


def mask_of_the_gradient(X, Y, parameters):
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
            dA = dZ @ W.T
            dZ = dA * (dA > 0)
    return gradients


def relu_for_its_slope(X, Y, parameters):
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
            dZ = (dZ @ W.T) * A[i]
    return gradients


def sigmoid_slope(X, Y, parameters):
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
            dZ = (dZ @ W.T) * A[i] * (1 - A[i])
    return gradients


def mask_before_the_weights(X, Y, parameters):
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
            dZ = (dZ * (Z[i] > 0)) @ W.T
    return gradients


def bias_mean(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.mean(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def bias_other_axis(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=1)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def bias_keepdims(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0, keepdims=True)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def bias_zero(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W, b = parameters[i]
        gradients.insert(0, (A[i].T @ dZ, np.zeros(b.shape)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def bias_total(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W, b = parameters[i]
        gradients.insert(0, (A[i].T @ dZ, np.full(b.shape, dZ.sum())))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def weights_transposed(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (dZ.T @ A[i], dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def weights_not_transposed(X, Y, parameters):
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
            dZ = (dZ @ W) * (Z[i - 1] > 0)
    return gradients


def dw_passed_back(X, Y, parameters):
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
            dZ = (dZ @ gradients[0][0].T) * (Z[i - 1] > 0)
    return gradients


def weights_of_the_layer_below(X, Y, parameters):
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
            dZ = (dZ @ parameters[i - 1][0].T) * (Z[i - 1] > 0)
    return gradients


def logits_for_activations(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        below = Z[i - 1] if i > 0 else X
        gradients.insert(0, (below.T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def own_activation(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i + 1].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def x_in_every_layer(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (X.T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


WRONG = (
    Wrong(
        id="mlp-backward-averaged-twice",
        title="the gradients are divided by the number of rows twice",
        hint="If every row stood in the batch twice, would the gradients shrink? Count the divisions by m on the way "
        "back.",
        answer=averaged_twice,
    ),
    Wrong(
        id="mlp-backward-averaged-in-each-layer",
        title="every layer divides by the number of rows again",
        hint="Print the sizes of dW from the last layer to the first, for 4 rows and for 400. The 1/m belongs to the "
        "loss: once.",
        answer=averaged_in_each_layer,
    ),
    Wrong(
        id="mlp-backward-mask-missing",
        title="the ReLU's slope is missing on the way back",
        hint="Where Z was negative, ReLU gave 0 whatever the layers below did. Should a gradient reach them there?",
        answer=mask_missing,
    ),
    Wrong(
        id="mlp-backward-mask-inverted",
        title="the gradient passes a ReLU where Z was negative, and stops where it was positive",
        hint="On which side of 0 does ReLU's output move when Z moves?",
        answer=mask_inverted,
    ),
    Wrong(
        id="mlp-backward-mask-of-the-gradient",
        title="the sign of the gradient decides what passes a ReLU, and Z is not asked",
        hint="A negative gradient says: make this output larger. Should ReLU stop it? What did ReLU look at, forward?",
        answer=mask_of_the_gradient,
    ),
    Wrong(
        id="mlp-backward-relu-for-its-slope",
        title="the gradient is multiplied by relu(Z), not by its slope",
        hint="At Z = 3, how steep is ReLU: 3, or 1?",
        answer=relu_for_its_slope,
    ),
    Wrong(
        id="mlp-backward-sigmoid-slope",
        title="the hidden layers' slope is a (1 - a), which belongs to the sigmoid",
        hint="Which activation do the hidden layers of mlp_forward use, and how steep is it at Z = 3?",
        answer=sigmoid_slope,
    ),
    Wrong(
        id="mlp-backward-mask-of-the-layer-above",
        title="the mask comes from the layer above, and is applied before its weights",
        hint="Going back from layer 2 to layer 1, which Z did the ReLU between them see? Check it in a network whose "
        "layers differ in width.",
        answer=mask_before_the_weights,
    ),
    Wrong(
        id="mlp-backward-bias-mean",
        title="db is the mean of the rows of dZ, not their sum",
        hint="dZ carries the 1/m already. The same bias serves every row: how do the rows' effects come together?",
        answer=bias_mean,
    ),
    Wrong(
        id="mlp-backward-bias-other-axis",
        title="db is summed along the rows, not down the columns",
        hint="How many biases has a layer: one for each example, or one for each neuron?",
        answer=bias_other_axis,
    ),
    Wrong(
        id="mlp-backward-bias-keepdims",
        title="db has two axes, and b has one",
        hint="Compare db.shape with b.shape. Which argument of your sum keeps an axis that b does not have?",
        answer=bias_keepdims,
    ),
    Wrong(
        id="mlp-backward-bias-forgotten",
        title="db is 0, so that the biases would never learn",
        hint="If b grows a little, does Z change? Then the loss changes too: by how much?",
        answer=bias_zero,
    ),
    Wrong(
        id="mlp-backward-bias-total",
        title="every bias of a layer gets the sum over all of dZ",
        hint="Does the first neuron's bias change the second neuron's z? Which column of dZ belongs to which bias?",
        answer=bias_total,
    ),
    Wrong(
        id="mlp-backward-weights-transposed",
        title="dW is the transpose of what it should be",
        hint="dW must have the shape of W. For a square layer the shape tells nothing: which of A and dZ comes first?",
        answer=weights_transposed,
    ),
    Wrong(
        id="mlp-backward-w-not-transposed",
        title="the gradient goes back through W where its transpose belongs",
        hint="Forward, W leads from n_in to n_out. Which way do you go now? Try a layer of 2 inputs and 3 neurons.",
        answer=weights_not_transposed,
    ),
    Wrong(
        id="mlp-backward-dw-passed-back",
        title="the gradient goes back through dW instead of W",
        hint="Through which matrix did the activations go forward? The way back leads through the same one.",
        answer=dw_passed_back,
    ),
    Wrong(
        id="mlp-backward-w-of-the-layer-below",
        title="the gradient goes back through the weights of the wrong layer",
        hint="Going back from layer 2 to layer 1, which W lies between them? Check it in a network whose layers differ "
        "in width.",
        answer=weights_of_the_layer_below,
    ),
    Wrong(
        id="mlp-backward-logits-for-activations",
        title="dW is computed with Z of the layer below, not with its activation",
        hint="What does a layer multiply by its W, forward: the Z of the layer below, or what ReLU made of it?",
        answer=logits_for_activations,
    ),
    Wrong(
        id="mlp-backward-own-activation",
        title="dW is computed with the layer's own output, not with its input",
        hint="What does a layer multiply by its W, forward? With [A0, A1, …], which of them enters the first layer?",
        answer=own_activation,
    ),
    Wrong(
        id="mlp-backward-x-in-every-layer",
        title="dW is computed with X in every layer",
        hint="What enters the second layer, forward? Print the shapes of W and dW in each layer.",
        answer=x_in_every_layer,
    ),
)
