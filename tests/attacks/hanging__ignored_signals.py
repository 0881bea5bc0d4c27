"""Every signal that can be ignored is ignored; then it sleeps for ever.

Expected: timeout; the others keep their marks.
Told: took too long
"""

import signal
import time


def softmax(z):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        time.sleep(1000)
