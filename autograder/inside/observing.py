"""Observers that need no TensorFlow, and what those that do share with the grader.

An observer turns what a student's function returned, which may be a function or a model, into plain data. It knows inputs
and what to look at, never what should be seen.
"""

import math
from typing import Any

import numpy as np

from .calling import NotObservable, Seen


def pattern(shape: tuple[int, ...]) -> np.ndarray:
    """Arbitrary weights of a shape, float32, always the same, and of a size that leaves no sigmoid flat."""
    rng = np.random.default_rng(shape)
    scale = 1 / math.sqrt(shape[0]) if len(shape) > 1 else 0.5
    return rng.normal(0, scale, size=shape).astype(np.float32)


def returned(seen: Seen) -> Any:
    """What was returned, with tensors as arrays."""
    return plain(seen.value)


def predicted(seen: Seen) -> Any:
    """What the returned function says of `given["inputs"]`."""
    if not callable(seen.value) or hasattr(seen.value, "predict"):
        raise NotObservable(type(seen.value).__name__)
    return plain(seen.value(seen.given["inputs"].copy()))


def plain(value: Any) -> Any:
    """A tensor, and tensors in a list, tuple or dictionary, as arrays; all else as it is."""
    if type(value) in (list, tuple):
        return type(value)(map(plain, value))
    if type(value) is dict:
        return {key: plain(item) for key, item in value.items()}
    is_tensor = hasattr(type(value), "__array__") and not isinstance(value, (np.ndarray, np.generic))
    return np.asarray(value) if is_tensor else value
