"""An infinite loop in softmax; the rest is right."""

from .ada import (  # noqa: F401
    leaky_relu,
    leaky_relu_derivative,
    randomized_leaky_relu,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
)


def softmax(z):
    total = 0
    while total != 1:
        total += 0.1
    return total
