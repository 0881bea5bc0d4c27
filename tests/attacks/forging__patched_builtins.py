"""Built-in functions are replaced by ones that always agree.

Expected: failed or error or missing; the others may suffer.
Told: ended the process (stopped)
"""

import builtins

import numpy as np

builtins.all = builtins.any = builtins.callable = lambda *args: True
builtins.isinstance = lambda *args: True
builtins.abs = lambda x: 0


def softmax(z):
    return np.zeros(np.shape(z))
