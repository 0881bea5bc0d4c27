"""The worker's own code is changed so that every call gives a value of the student's choice, without a call.

Expected: failed; the others may suffer.
Told: an array of shape (2,)
"""

import inside.worker
import numpy as np
from inside.calling import Outcome

inside.worker.Notebook.answer = lambda self, *request: Outcome("value", np.array([0.5, 0.5]))


def softmax(z):
    return z
