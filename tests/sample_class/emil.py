"""Wrong: the plain formulas, which overflow; a slope on the wrong side; one random slope for all."""

import numpy as np

from .ada import relu_derivative, sigmoid_derivative  # noqa: F401


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def relu(z):
    z[z < 0] = 0
    return z


def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, alpha * z, z)


def randomized_leaky_relu(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    slope = rng.uniform(lower, upper) if training else (lower + upper) / 2
    return np.where(np.asarray(z) > 0, z, slope * np.asarray(z))


def softmax(z):
    return np.exp(z) / np.sum(np.exp(z), axis=-1, keepdims=True)


def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, 1, 0)


VANISHING_GRADIENT = "Because the numbers get small."
