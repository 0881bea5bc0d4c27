"""The process changes its name to something that breaks whoever reads the list of processes, and uses memory.

Expected: error or timeout; the others keep their marks.
Told: it used more memory than allowed / ended the process (memory) / took too long
"""

import ctypes
import os
import time

libc = ctypes.CDLL(None)


def softmax(z):
    libc.prctl(15, b") R 0 0\nRss", 0, 0, 0)
    libc.prctl(4, 0, 0, 0, 0)
    for _ in range(3):
        if os.fork() == 0:
            libc.prctl(15, b"\xff)) Z 1 (", 0, 0, 0)
            hoard = b"x" * 300_000_000
            time.sleep(1000)
            print(len(hoard))
    time.sleep(1000)
