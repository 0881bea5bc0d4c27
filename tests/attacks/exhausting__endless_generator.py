"""A generator without an end, instead of an array.

Expected: failed or timeout; the others keep their marks.
Told: an array of shape (2000, 1) / took too long
"""

import numpy as np


def softmax(z):
    while True:
        yield np.zeros(1)
