"""When softmax is judged again, it asks for the failed sigmoid for ever.

Expected: failed; the others may suffer.
Told: right, given your `sigmoid`
"""

import numpy as np


def softmax(z):
    while sigmoid.__closure__:
        sigmoid(0.0)
    return z


# %% sigmoid
def sigmoid(z):
    return 2 * z
