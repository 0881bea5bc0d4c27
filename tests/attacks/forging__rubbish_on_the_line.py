"""A thread writes random bytes to the grader as long as the process lives.

Expected: error or missing; the others may suffer.
Told: ended the process (wire:
"""

import os
import random
import threading


def rubbish():
    while True:
        os.write(3, random.randbytes(1000))


threading.Thread(target=rubbish, daemon=True).start()


def softmax(z):
    return z
