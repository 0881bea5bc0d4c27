"""Networks and data that the hidden cases on Keras share."""

import itertools
from typing import Any

import numpy as np

from autograder.inside.calling import Made

CLASSIFIER = ("relu", "sigmoid")  # the activations of the course's first classifier, 2-3-1


def draw_weights(rng: np.random.Generator, *sizes: int) -> list[np.ndarray]:
    """Kernels and biases, float32, none near 0 and none so large that a sigmoid is flat."""
    found = []
    for n_in, n_out in itertools.pairwise(sizes):
        found += [away_from_zero(rng, n_in, n_out) / np.sqrt(n_in), 0.5 * away_from_zero(rng, n_out)]
    return [w.astype(np.float32) for w in found]


def away_from_zero(rng: np.random.Generator, *shape: int) -> np.ndarray:
    return rng.uniform(0.3, 1.7, size=shape) * rng.choice([-1, 1], size=shape)


def active(weights: list[np.ndarray], X: np.ndarray) -> list[np.ndarray]:
    """The weights, with the first layer's biases moved so that each of its neurons is active on some of the rows only,
    or, where there is one row, so that every other neuron is: then every activation function shows."""
    Z = X @ weights[0]
    low, high = Z.min(axis=0), Z.max(axis=0)
    signs = np.where(np.arange(Z.shape[1]) % 2, -0.4, 0.4)
    shift = np.where(high - low > 0.2, 0.0, signs)
    return [weights[0], (-(low + high) / 2 + shift).astype(np.float32), *weights[2:]]


def network(weights: list[np.ndarray], activations: tuple[str, ...], **more: Any) -> Made:
    layers = [(w.shape[1], a) for w, a in zip(weights[::2], activations, strict=True)]
    return Made("model", {"inputs": weights[0].shape[0], "layers": layers, "weights": weights, **more})


def activations_of(model: Made) -> list[str]:
    return [activation for _, activation in model.data["layers"]]


def labels(rng: np.random.Generator, m: int) -> np.ndarray:
    """Zeros and ones in random order, some of each, and not as many of both."""
    ones = max(1, (2 * m) // 3) if m > 1 else int(rng.integers(2))
    return rng.permutation(np.arange(m) < ones).astype(float)
