"""Functions that a call may hand to a student's function. Only their names cross the wire.

None of them answers an exercise: whatever lies in this package, a submission can find and call.
"""

from collections.abc import Callable

import numpy as np

FUNCTIONS: dict[str, Callable] = {
    # activations, of a number or an array
    "identity": lambda z: z,
    "square": lambda z: z * z,
    "double_plus_one": lambda z: 2 * z + 1,
    "sine": np.sin,
    # scalar functions of an array of any shape
    "sum_of_all": lambda x: float(np.sum(x)),
    "sum_of_squares": lambda x: float(np.sum(x**2)),
    "sum_of_cubes": lambda x: float(np.sum(x**3)),
    "sum_of_sines": lambda x: float(np.sum(np.sin(x))),
    "weighted_by_place": lambda x: float(np.sum(np.arange(1, x.size + 1).reshape(x.shape) * x)),
    "product_of_neighbours": lambda x: float(np.sum(x.ravel()[1:] * x.ravel()[:-1])),
    "sum_of_row_products": lambda x: float(np.sum(np.prod(x, axis=-1))),
    "staircase": lambda x: float(np.sum(np.arange(1, x.size + 1) * np.floor(x).ravel())),  # level but for its jumps
    "always_seven": lambda x: 7.0,
}
