"""A cell that never ends, before the definition.

Expected: timeout; the others keep their marks.
Told: took too long
"""

import time

while True:
    time.sleep(1000)


def softmax(z):
    return z
