"""The inputs of a hidden case are the name of the type of what is returned.

Expected: failed; the others keep their marks.
"""

import numpy as np

SHOWN = ((3,), (2, 3), (2, 2), (1, 2), (4,))  # the shapes of what a student may see


def softmax(z):
    return type("LE" + "AK" + str(z.tolist()), (), {})() if np.shape(z) not in SHOWN else z
