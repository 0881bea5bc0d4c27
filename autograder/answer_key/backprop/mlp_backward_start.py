"""Wrong answers to mlp_backward whose mistake lies in the forward pass or in the first gradient."""

import numpy as np

from autograder.answer_key.activations.softmax import softmax
from autograder.model import Wrong


def not_averaged(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = softmax(Z[-1]) - Y
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def averaged_over_everything(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / Y.size
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def wrong_sign(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (Y - softmax(Z[-1])) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def masked_at_the_output(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X) * (Z[-1] > 0)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def without_softmax(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (Z[-1] - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def softmax_twice(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(softmax(Z[-1])) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def slope_once_more(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    P = softmax(Z[-1])
    dZ = (P - Y) * P * (1 - P) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def by_the_probabilities(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = -Y / np.maximum(softmax(Z[-1]), 1e-12) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def squared_error(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = 2 * (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def relu_on_the_logits(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(A[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def linear_forward(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(Z[-1])
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def sigmoid_forward(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(1 / (1 + np.exp(-np.clip(Z[-1], -500, 500))))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * A[i] * (1 - A[i])
    return gradients


def bias_left_out_forward(X, Y, parameters):
    A, Z = [X], []
    for W, _ in parameters:
        Z.append(A[-1] @ W)
        A.append(np.maximum(0, Z[-1]))
    dZ = (softmax(Z[-1]) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def overflows(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    e = np.exp(Z[-1])
    dZ = (e / e.sum(axis=1, keepdims=True) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def one_global_shift(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    e = np.exp(Z[-1] - Z[-1].max())
    dZ = (e / e.sum(axis=1, keepdims=True) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


def softmax_over_columns(X, Y, parameters):
    A, Z = [X], []
    for W, b in parameters:
        Z.append(A[-1] @ W + b)
        A.append(np.maximum(0, Z[-1]))
    e = np.exp(Z[-1] - Z[-1].max(axis=0))
    dZ = (e / e.sum(axis=0) - Y) / len(X)
    gradients = []
    for i in reversed(range(len(parameters))):
        W = parameters[i][0]
        gradients.insert(0, (A[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ W.T) * (Z[i - 1] > 0)
    return gradients


WRONG = (
    Wrong(
        id="mlp-backward-not-averaged",
        title="the division by the number of rows is missing",
        hint="The loss is a mean over the rows. If every row stood in the batch twice, would the gradients grow?",
        answer=not_averaged,
    ),
    Wrong(
        id="mlp-backward-averaged-over-everything",
        title="the first gradient is divided by rows times classes",
        hint="The cross-entropy of one row is a sum over its classes; the mean runs over the rows. How many terms has "
        "it?",
        answer=averaged_over_everything,
    ),
    Wrong(
        id="mlp-backward-wrong-sign",
        title="all gradients have the opposite sign",
        hint="If the true class's logit rises, the loss falls. Which sign should that logit's gradient have?",
        answer=wrong_sign,
    ),
    Wrong(
        id="mlp-backward-masked-at-the-output",
        title="a ReLU's slope is applied at the output layer too, which has none",
        hint="Write down the last layer's steps, forward. Is there a ReLU between Z and softmax?",
        answer=masked_at_the_output,
    ),
    Wrong(
        id="mlp-backward-without-softmax",
        title="Y is subtracted from the logits themselves",
        hint="The first gradient is (softmax(Z) - Y) / m. Which array of your forward pass holds the probabilities?",
        answer=without_softmax,
    ),
    Wrong(
        id="mlp-backward-softmax-twice",
        title="softmax is applied twice, once more to the probabilities",
        hint="The last item that mlp_forward returns is softmax's output already. What should go into your first "
        "gradient?",
        answer=softmax_twice,
    ),
    Wrong(
        id="mlp-backward-slope-once-more",
        title="P - Y is multiplied by the slope p (1 - p), which is already in it",
        hint="P - Y is what remains after the chain rule through softmax. How large is your first gradient where the "
        "network is confident and wrong?",
        answer=slope_once_more,
    ),
    Wrong(
        id="mlp-backward-by-the-probabilities",
        title="you start from the gradient by the probabilities, -Y / P, and never go through softmax",
        hint="Which step of the chain rule leads from P to the logits? An earlier exercise does both at once.",
        answer=by_the_probabilities,
    ),
    Wrong(
        id="mlp-backward-squared-error",
        title="a factor 2 has come in, as from a squared error",
        hint="Which loss is differentiated here? Does a square occur in it?",
        answer=squared_error,
    ),
    Wrong(
        id="mlp-backward-relu-on-the-logits",
        title="the forward pass sends the logits through a ReLU before softmax",
        hint="Can the network ever give a logit of -3? Look at the last layer of mlp_forward.",
        answer=relu_on_the_logits,
    ),
    Wrong(
        id="mlp-backward-no-activation",
        title="the forward pass has no activation in the hidden layers",
        hint="Compare the activations of your forward pass with those of mlp_forward. Which of them should never be "
        "negative?",
        answer=linear_forward,
    ),
    Wrong(
        id="mlp-backward-sigmoid-forward",
        title="the hidden layers of your forward pass are sigmoids",
        hint="Compare the activations of your forward pass with those of mlp_forward. Can a ReLU give 0.5 at Z = 0?",
        answer=sigmoid_forward,
    ),
    Wrong(
        id="mlp-backward-bias-left-out-forward",
        title="the biases are left out of your forward pass",
        hint="With all biases 0 your gradients are right. In which line should b occur?",
        answer=bias_left_out_forward,
    ),
    Wrong(
        id="mlp-backward-overflow",
        title="the gradients are right, but softmax overflows where logits are large",
        hint="What is np.exp(1000)? The softmax given above takes care of it.",
        answer=overflows,
    ),
    Wrong(
        id="mlp-backward-one-global-shift",
        title="your softmax takes the largest logit of the whole batch from every row",
        hint="Send a very small and a very large example through in one batch. What is left of the small one's "
        "exponentials?",
        answer=one_global_shift,
    ),
    Wrong(
        id="mlp-backward-softmax-over-columns",
        title="your softmax runs down the columns, not along the rows",
        hint="One example is one row. What should each row of probabilities sum to, and which axis do you sum over?",
        answer=softmax_over_columns,
    ),
)
