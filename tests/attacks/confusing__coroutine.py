"""An answer that is only promised: a coroutine, a future, a lazy attribute.

Expected: failed; the others keep their marks.
Told: a value of type coroutine
"""

import numpy as np


async def softmax(z):
    return np.zeros(z.shape)
