"""What is returned is of the wire's own kinds: a generator by its seed, a function by its name, a value that cannot be sent.

Expected: failed; the others keep their marks.
Told: a value of a type of its own
"""

import numpy as np
from inside.calling import Function, Rng, Unreadable


def softmax(z):
    return (Rng(7), Function("identity"), Unreadable("ndarray"), [Rng(7)])[np.size(z) % 4]
