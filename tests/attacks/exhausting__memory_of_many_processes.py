"""Memory without end, a little in each of many processes.

Expected: error or timeout; the others keep their marks.
Told: it used more memory than allowed / it kept more processes at work / took too long
"""

import os
import time


def softmax(z):
    for _ in range(30):
        if os.fork() == 0:
            hoard = b"x" * 200_000_000
            time.sleep(1000)
            print(len(hoard))
    time.sleep(1000)
