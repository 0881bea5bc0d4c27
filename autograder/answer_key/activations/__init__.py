"""The answer key of `activations`, one file an exercise."""

from . import (
    leaky_relu,
    leaky_relu_derivative,
    randomized_leaky_relu,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    softmax,
)

KEYS = (
    sigmoid.KEY,
    relu.KEY,
    leaky_relu.KEY,
    randomized_leaky_relu.KEY,
    softmax.KEY,
    sigmoid_derivative.KEY,
    relu_derivative.KEY,
    leaky_relu_derivative.KEY,
)
