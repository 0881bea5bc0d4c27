"""A value that takes for ever to be made into an array.

Expected: timeout; the others keep their marks.
Told: took too long
"""

import numpy as np


class Slow:
    dtype = np.dtype(float)

    def __array__(self, dtype=None, copy=None):
        while True:
            pass


def softmax(z):
    return Slow()
