"""Every function of the worker's own modules is tried as an answer, and every name in them read.

Expected: failed; the others keep their marks.
Told: yours sums to 0
"""

import inspect
import sys

import numpy as np

tried = set()


def softmax(z):
    for name, module in list(sys.modules.items()):
        if not name.startswith(("inside", "autograder")):
            continue
        for key, thing in list(vars(module).items()):
            functions = thing.values() if key == "FUNCTIONS" else [thing] if inspect.isfunction(thing) else []
            for function in functions:
                if key in ("main", "serve", "respond", "softmax", "raise_inner_walls", "drop_privileges", "leave_root"):
                    continue
                tried.add(key)
                try:
                    value = function(z.copy())
                    if np.shape(value) == z.shape and np.allclose(np.sum(value, axis=-1), 1):
                        return value
                except BaseException:
                    pass
    return np.zeros(z.shape)
