"""The outcomes of exercises that have not been asked yet are sent ahead.

Expected: error or failed; the others may suffer.
Told: wire: an answer out of turn
"""

import os

import numpy as np
from inside import wire


def softmax(z):
    for number in range(30):
        os.write(3, wire.pack({"about": "outcome", "number": number, "kind": "value", "value": np.full(z.shape, 0.5)}))
    return z
