"""Wrong: ready-made answers."""

from scipy.special import expit
from scipy.special import softmax as ready

from .bela import relu_derivative  # noqa: F401


def sigmoid(z):
    return expit(z)


def softmax(z):
    return ready(z, axis=-1)


def sigmoid_derivative(z):
    return expit(z) * (1 - expit(z))
