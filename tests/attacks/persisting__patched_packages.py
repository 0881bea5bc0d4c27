"""NumPy, IPython and the worker are changed in memory, for whoever comes next.

Expected: failed or error; the others may suffer.
Told: it closed the line to the grader / ended the process (exit 1)
"""

import inside.calling
import inside.worker
import IPython
import numpy as np


def softmax(z):
    np.exp = np.where = np.maximum = np.ones = lambda *args, **kwargs: 0
    inside.calling.call = inside.worker.call = None
    inside.worker.Notebook = inside.worker.serve = None
    IPython.get_ipython().user_ns.clear()
    return z
