"""A fork bomb in a cell, whose children all answer the grader, too.

Expected: missing or error or failed or timeout; the others may suffer.
Told: ended the process (memory) / ended the process (busy) / wire: an answer out of turn
"""

import os

for _ in range(10):
    try:
        os.fork()
    except OSError:
        break


def softmax(z):
    return z
