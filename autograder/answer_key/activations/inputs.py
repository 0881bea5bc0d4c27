"""Hidden inputs that the element-wise exercises share."""

from typing import Any

import numpy as np

from autograder.model import Case, case


def off_zero(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Random numbers of both signs and of some size, none near 0: there a derivative has two right answers."""
    numbers = rng.normal(0, 2, size=shape)
    return numbers + np.copysign(0.1, numbers)


def of_size(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """As `off_zero`, all positive."""
    return np.abs(off_zero(rng, *shape))


def elementwise(rng: np.random.Generator, **named: Any) -> tuple[Case, ...]:
    """Every sort of input that an element-wise function takes; `named` are arguments by name for all of them."""
    mixed = off_zero(rng, 8)
    negative_first = np.append(-of_size(rng, 2), mixed)
    positive_first = np.append(of_size(rng, 2), mixed)
    integers = rng.integers(1, 7, size=8) * np.array([-1, 1, 1, -1, 1, -1, -1, 1])
    floats = -of_size(rng, 1)[0], of_size(rng, 1)[0]
    return (
        case("numbers that start with a negative one", negative_first, **named),
        case("numbers that start with a positive one", positive_first, **named),
        case("negative numbers only", -of_size(rng, 5), **named),
        case("positive numbers only", of_size(rng, 5), **named),
        case("float32", negative_first.astype(np.float32), **named),
        case("a 2-D array", off_zero(rng, 4, 3), part="shapes", **named),
        case("a square array", off_zero(rng, 3, 3), part="shapes", **named),
        case("a 2-D array of one row", off_zero(rng, 1, 5), part="shapes", **named),
        case("a 2-D array of one column", off_zero(rng, 5, 1), part="shapes", **named),
        case("a negative plain number", float(floats[0]), part="shapes", **named),
        case("a positive plain number", float(floats[1]), part="shapes", **named),
        case("a whole plain number", 3, part="shapes", **named),
        case("an array of shape ()", np.array(floats[0]), part="shapes", **named),
        case("integers that start with a negative one", integers, part="integers", **named),
        case("integers that start with a positive one", -integers, part="integers", **named),
        case("32-bit integers in two rows", integers.reshape(2, 4).astype(np.int32), part="integers", **named),
        case("read-only input", mixed, part="clean", read_only=True, **named),
    )
