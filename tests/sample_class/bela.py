"""Right: with loops, one number at a time."""

import math

import numpy as np


def elementwise(function, z):
    if np.ndim(z) == 0:
        return function(float(z))
    return np.array([elementwise(function, part) for part in z])


def sigmoid(z):
    def one(v):
        if v >= 0:
            return 1 / (1 + math.exp(-v))
        return math.exp(v) / (1 + math.exp(v))

    return elementwise(one, z)


def relu(z):
    return elementwise(lambda v: v if v > 0 else 0.0, z)


def leaky_relu(z, alpha=0.01):
    return elementwise(lambda v: v if v > 0 else alpha * v, z)


def randomized_leaky_relu(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    if not training:
        return leaky_relu(z, (lower + upper) / 2)
    if rng is None:
        rng = np.random.default_rng()
    return elementwise(lambda v: v if v > 0 else v * rng.uniform(lower, upper), z)


def softmax(z):
    if np.ndim(z) == 2:
        return np.array([softmax(row) for row in z])
    top = max(z)
    e = [math.exp(v - top) for v in z]
    return np.array([v / sum(e) for v in e])


def sigmoid_derivative(z):
    return elementwise(lambda v: sigmoid(v) * (1 - sigmoid(v)), z)


def relu_derivative(z):
    return elementwise(lambda v: 1.0 if v > 0 else 0.0, z)


def leaky_relu_derivative(z, alpha=0.01):
    return elementwise(lambda v: 1.0 if v > 0 else alpha, z)


VANISHING_GRADIENT = (
    "The product of twenty slopes of at most 0.25 is almost zero; ReLU's slope is one where it is active."
)
