"""A frame that announces four gigabytes, and then nothing: the grader is to wait, or to make room.

Expected: error; the others keep their marks.
Told: a message larger than the wire allows
"""

import os
import struct
import time


def softmax(z):
    os.write(3, struct.pack("!II", 2**32 - 1, 2**32 - 1) + b"{")
    time.sleep(1000)
