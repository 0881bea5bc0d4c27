"""Many processes that each hold little more than the process they come from, and share nothing of it.

Expected: error or timeout; the others keep their marks.
Told: it used more memory than allowed / ended the process (memory)
"""

import subprocess
import sys
import time


def softmax(z):
    code = "x = b'x' * 90_000_000; print(flush=True); import time; time.sleep(1000)"
    for _ in range(9):
        subprocess.Popen([sys.executable, "-IS", "-c", code], stdout=subprocess.PIPE).stdout.readline()
    time.sleep(1000)
