"""Many processes that each hold little more than the process they come from, and share nothing of it.

Expected: error or timeout; the others keep their marks.
Told: it used more memory than allowed / ended the process (memory) / took too long
"""

import subprocess
import sys
import time


def softmax(z):
    code = "x = b'x' * 90_000_000; print(flush=True); import time; time.sleep(1000)"
    if not hasattr(softmax, "started"):
        softmax.started = []
        for _ in range(9):
            softmax.started.append(subprocess.Popen([sys.executable, "-IS", "-c", code], stdout=subprocess.PIPE))
            softmax.started[-1].stdout.readline()
    time.sleep(0.2)
    return z
