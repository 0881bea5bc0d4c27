"""A process that has left its session and its parent is to outlive the submission.

Expected: failed or error; the others may suffer.
Told: it used more memory than allowed / yours sums to 8 / closed the line
"""

import os
import signal
import time


def softmax(z):
    if os.fork() == 0:
        os.setsid()
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if os.fork() == 0:
            os.closerange(0, 256)
            time.sleep(1000)
        os._exit(0)
    return z
