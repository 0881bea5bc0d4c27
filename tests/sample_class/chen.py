"""Right: with masks and arithmetic, by way of tanh."""

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))


def relu(z):
    return z * (np.asarray(z) > 0)


def leaky_relu(z, alpha=0.01):
    positive = np.asarray(z) > 0
    return z * positive + alpha * z * ~positive


def randomized_leaky_relu(z, lower=1 / 8, upper=1 / 3, training=False, rng=None):
    out = np.array(z, dtype=float)
    negative = out < 0
    if training:
        out[negative] *= (rng or np.random.default_rng()).uniform(lower, upper, negative.sum())
    else:
        out[negative] *= (lower + upper) / 2
    return out


def softmax(z):
    z = np.array(z, dtype=float)
    z -= z.max(-1, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(-1, keepdims=True)
    return z


def sigmoid_derivative(z):
    return 0.25 * (1 - np.tanh(0.5 * np.asarray(z)) ** 2)


def relu_derivative(z):
    return (np.asarray(z) > 0).astype(float)


def leaky_relu_derivative(z, alpha=0.01):
    slope = np.full(np.shape(z), float(alpha))
    slope[np.asarray(z) > 0] = 1.0
    return slope


VANISHING_GRADIENT = "sigmoid'(z) <= 1/4. 0.25**20 is about 1e-12. ReLU keeps the size, but a unit can die."
