"""Many processes that each hold little more than the process they come from, and share nothing of it.

Expected: error or timeout; the others keep their marks.
Told: it used more memory than allowed / ended the process (memory) / took too long
"""

import subprocess
import time

HOLD = "head -c 90000000 /dev/zero | tail -c 90000000"  # tail holds it all until somebody reads on


def softmax(z):
    if not hasattr(softmax, "started"):
        softmax.started = []
        for _ in range(9):
            softmax.started.append(subprocess.Popen(HOLD, shell=True, stdout=subprocess.PIPE, bufsize=0))
            softmax.started[-1].stdout.read(1)
    time.sleep(0.2)
    return z
