"""A thread closes the line to the grader when other cells, or other exercises, are at work.

Expected: missing or failed or error; the others may suffer.
"""

import os
import threading


def softmax(z):
    return z


# %% end
threading.Timer(0.02, lambda: os.closerange(0, 256)).start()
