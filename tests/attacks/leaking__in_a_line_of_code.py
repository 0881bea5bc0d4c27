"""The inputs of a hidden case stand in the line of code that raises, which is made up at that moment.

Expected: error or failed; the others keep their marks.
Told: on a batch of rows: raises ValueError
"""

import numpy as np
import linecache

SHOWN = ((3,), (2, 3), (2, 2), (1, 2), (4,))  # the shapes of what a student may see


def softmax(z):
    if np.shape(z) in SHOWN:
        return z
    name = "<cell 999>"
    linecache.cache[name] = (1, None, ["LE" + f"AK {z.tolist()}\n"], name)
    exec(compile("raise ValueError", name, "exec"))
