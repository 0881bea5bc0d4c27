"""An array of many terabytes that takes eight bytes of memory.

Expected: failed or error; the others keep their marks.
Told: it closed the line to the grader / ended the process (exit 1)
"""

import numpy as np


def softmax(z):
    return np.broadcast_to(0.5, (10**6, 10**7))
