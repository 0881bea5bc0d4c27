"""The inputs of an exercise's hidden cases are drawn as its picture.

Expected: failed; the others keep their marks.
Told: yours sums to 0
"""

import numpy as np

PICTURE = [5.0, 4.0, -1.0]
SHOWN = ((3,), (2, 3), (2, 2), (1, 2), (4,))  # the shapes of what a student may see
seen = []


def softmax(z):
    if np.array_equal(z, PICTURE) and seen:
        return np.full(3, float("47" + "11"))
    if np.shape(z) not in SHOWN:
        seen.append(z)
    return np.zeros(np.shape(z))
