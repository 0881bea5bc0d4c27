"""Wrong: forgotten brackets, printing for returning, and an exception; the half that was written is right."""

import numpy as np

from .chen import leaky_relu, relu  # noqa: F401


def sigmoid(z):
    return 1 / 1 + np.exp(-z)


def softmax(z):
    result = np.exp(z) / sum(np.exp(z))
    print(result)


def sigmoid_derivative(z):
    return sigmoid(z) * (1 - sigmoid(z))


def relu_derivative(z):
    return 1 if z > 0 else 0
