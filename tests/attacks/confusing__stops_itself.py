"""SIGSTOP, SIGKILL and SIGSEGV to itself.

Expected: error or failed or timeout; the others keep their marks.
Told: yours sums to 8
"""

import os
import signal


def softmax(z):
    for which in (signal.SIGSTOP, signal.SIGTSTP, signal.SIGKILL, signal.SIGSEGV):
        os.kill(os.getpid(), which)
    return z
