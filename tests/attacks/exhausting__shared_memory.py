"""Memory that several processes share, and that counts as nobody's own.

Expected: error or timeout; the others keep their marks.
Told: it used more memory than allowed / ended the process (memory) / took too long
"""

import mmap
import os
import time


def softmax(z):
    for _ in range(3):
        if os.fork() == 0:
            hoard = mmap.mmap(-1, 700_000_000)
            for place in range(0, 700_000_000, 4096):
                hoard[place] = 1
            time.sleep(1000)
    time.sleep(1000)
