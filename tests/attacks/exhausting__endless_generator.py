"""A generator without an end, instead of an array.

Expected: failed or timeout; the others keep their marks.
"""

import numpy as np


def softmax(z):
    while True:
        yield np.zeros(1)
