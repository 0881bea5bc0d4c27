"""The environment, the working folder, limits, signal handlers and the shell's options are changed.

Expected: failed or error; the others may suffer.
Told: yours sums to 8 / it closed the line to the grader
"""

import os
import resource
import signal


def softmax(z):
    os.environ.clear()
    os.environ["PYTHONPATH"] = "/scratch"
    os.chdir("/")
    os.umask(0o777)
    os.nice(19)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_NOFILE, (4, 4))
    return z
