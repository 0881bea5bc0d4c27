"""All descriptors are used up.

Expected: failed or error; the others may suffer.
Told: Too many open files
"""

import os

hoard = []


def softmax(z):
    try:
        while True:
            hoard.append(os.open("/dev/null", os.O_RDONLY))
    except OSError:
        return z
