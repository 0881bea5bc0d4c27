"""Hidden inputs that several exercises share."""

import itertools

import numpy as np


def off_zero(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Random numbers of both signs and of some size, none near 0: there ReLU has two right derivatives."""
    numbers = rng.normal(0, 1, size=shape)
    return numbers + np.copysign(0.1, numbers)


def one_hot(rng: np.random.Generator, rows: int, classes: int) -> np.ndarray:
    """One-hot rows in random order, each class at least once where there are rows enough."""
    labels = rng.permutation(np.arange(rows) % classes)
    return np.eye(classes)[labels]


def network(rng: np.random.Generator, *sizes: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Parameters of a network with these layer sizes. No bias is near 0: zero biases hide mistakes."""
    pairs = itertools.pairwise(sizes)
    return [(rng.normal(0, 1.2 / np.sqrt(n), size=(n, k)), off_zero(rng, k) / 2) for n, k in pairs]
