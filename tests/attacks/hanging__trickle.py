"""Bytes of a frame that never ends, one every now and then, so that the grader goes on waiting.

Expected: timeout or error; the others keep their marks.
Told: took too long
"""

import os
import struct
import time


def softmax(z):
    os.write(3, struct.pack("!II", 1_000_000, 0))
    while True:
        os.write(3, b" ")
        time.sleep(0.05)
