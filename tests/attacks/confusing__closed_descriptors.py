"""Every descriptor is closed, the line to the grader too.

Expected: error; the others keep their marks.
Told: it closed the line to the grader
"""

import os


def softmax(z):
    os.closerange(0, 256)
    return z
