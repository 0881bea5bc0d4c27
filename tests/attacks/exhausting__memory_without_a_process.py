"""Memory outside of any process: files in memory, shared memory, message queues, pipes.

Expected: failed or error or timeout; the others keep their marks.
Told: yours sums to 8 / took too long
"""

import ctypes
import os


def softmax(z):
    libc = ctypes.CDLL(None)
    for number in range(200):
        try:
            os.write(os.memfd_create(str(number)), b"x" * 60_000_000)
            libc.shmget(number, 50_000_000, 0o1666)
            libc.msgget(number, 0o1666)
        except OSError:
            pass
    return z
