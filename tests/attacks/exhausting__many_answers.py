"""Each answer is as large as may be sent.

Expected: failed or error; the others keep their marks.
Told: it sent more than allowed
"""

import numpy as np


def softmax(z):
    return np.zeros(2**20)
