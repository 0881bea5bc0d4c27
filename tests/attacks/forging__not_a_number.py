"""NaN, which is unequal to everything, and infinities, whose differences are NaN.

Expected: failed; the others keep their marks.
Told: yours gives nan, then nan
"""

import numpy as np


def softmax(z):
    return np.full(np.shape(z), np.nan if np.ndim(z) == 1 else np.inf)
