"""A thread closes the line to the grader while a call is at work.

Expected: error; the others keep their marks.
Told: it closed the line to the grader
"""

import os
import threading
import time


def softmax(z):
    threading.Timer(0.01, lambda: os.closerange(0, 256)).start()
    time.sleep(0.2)
    return z
