"""What Keras computes, in NumPy: right values of models, losses and steps, without TensorFlow in the grader."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

Weights = Sequence[np.ndarray]  # kernel, bias, kernel, bias, … in Keras's order

ACTIVATIONS = {
    "linear": lambda z: z,
    "relu": lambda z: np.maximum(0, z),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
}


def softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def wide(weights: Weights) -> list[np.ndarray]:
    return [np.array(w, dtype=float) for w in weights]


def forward(activations: Sequence[str], weights: Weights, X: np.ndarray) -> list[np.ndarray]:
    """The activations of every layer, the inputs first."""
    layers = [np.asarray(X, dtype=float)]
    for activation, W, b in zip(activations, weights[::2], weights[1::2], strict=True):
        layers.append(ACTIVATIONS[activation](layers[-1] @ W + b))
    return layers


def losses(kind: str, y: np.ndarray, output: np.ndarray) -> np.ndarray:
    """The loss of each row; `output` is (m, 1), `y` is (m,)."""
    if kind == "MeanSquaredError":
        return (output[:, 0] - y) ** 2
    p = np.clip(output[:, 0], 1e-7, 1 - 1e-7)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def gradients(
    kind: str, activations: Sequence[str], weights: Weights, X: np.ndarray, y: np.ndarray
) -> list[np.ndarray]:
    """Of the mean loss, by every weight. For the sigmoid with cross-entropy, and for a linear output with squares."""
    layers = forward(activations, weights, X)
    factor = {"BinaryCrossentropy": 1, "MeanSquaredError": 2}[kind]
    dZ = factor * (layers[-1] - y.reshape(-1, 1)) / len(y)
    found: list[np.ndarray] = []
    for place in reversed(range(len(activations))):
        found = [layers[place].T @ dZ, dZ.sum(axis=0), *found]
        dZ = (dZ @ weights[2 * place].T) * (layers[place] > 0)  # what stands below is a ReLU layer
    return found


def step(optimizer: Mapping[str, Any], weights: Weights, gradient: Weights) -> list[np.ndarray]:
    """The weights after the first step. Adam's first step is the learning rate, with the gradient's sign."""
    rate = optimizer["learning_rate"]
    if optimizer["kind"] == "sgd":
        return [w - rate * g for w, g in zip(weights, gradient, strict=True)]
    root = np.sqrt(1 - 0.999)  # of 1 - beta_2: Keras adds its epsilon to root * |gradient|
    return [w - rate * root * g / (root * np.abs(g) + 1e-7) for w, g in zip(weights, gradient, strict=True)]
