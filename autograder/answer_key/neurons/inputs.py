"""Hidden inputs that several exercises share."""

import numpy as np


def numbers(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Random numbers of both signs, none near 0."""
    drawn = rng.normal(0, 2, size=shape)
    return drawn + np.copysign(0.25, drawn)


def quarters(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Random multiples of 1/4, none 0: their sums and products are exact, in whatever order they are added."""
    return rng.integers(1, 13, size=shape) * rng.choice([-0.25, 0.25], size=shape)


def whole_numbers(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Random integers of both signs, none 0."""
    return rng.integers(1, 7, size=shape) * rng.choice([-1, 1], size=shape)
