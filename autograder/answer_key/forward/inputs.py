"""Hidden inputs that several exercises share."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

Parameters = list[tuple[np.ndarray, np.ndarray]]


def numbers(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Random numbers of both signs, none near 0."""
    drawn = rng.normal(0, 1, size=shape)
    return drawn + np.copysign(0.25, drawn)


def whole_numbers(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Random integers of both signs, none 0."""
    return rng.integers(1, 5, size=shape) * rng.choice([-1, 1], size=shape)


def network(rng: np.random.Generator, sizes: Sequence[int]) -> Parameters:
    """Random weights, and biases that are not 0; scaled so that no class is certain and many hidden neurons are off."""
    return [(numbers(rng, n_in, n_out) / np.sqrt(n_in), numbers(rng, n_out) / 2) for n_in, n_out in pairwise(sizes)]


def with_dtype(parameters: Parameters, dtype: type) -> Parameters:
    return [(W.astype(dtype), b.astype(dtype)) for W, b in parameters]


def probabilities(rng: np.random.Generator, m: int, k: int) -> np.ndarray:
    """Rows that sum to 1, with no probability near 0."""
    drawn = rng.uniform(0.1, 1, size=(m, k)) ** 2
    return drawn / drawn.sum(axis=1, keepdims=True)


def one_hot(rng: np.random.Generator, m: int, k: int) -> np.ndarray:
    """Random labels, one-hot, as integers; the first two rows differ where they can."""
    labels = rng.integers(k, size=m)
    labels[:2] = rng.permutation(k)[: labels[:2].size] if k > 1 else 0
    return np.eye(k, dtype=int)[labels]
