"""An object whose `__array__` gives something else each time it is asked.

Expected: failed; the others keep their marks.
Told: yours gives 1, then 0.5
"""

import numpy as np


class Moody:
    dtype = np.dtype(float)
    asked = 0

    def __init__(self, z):
        self.shape = np.shape(z)

    def __array__(self, dtype=None, copy=None):
        Moody.asked += 1
        return np.full(self.shape, 1 / Moody.asked)


def softmax(z):
    return Moody(z)
