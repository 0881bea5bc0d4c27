"""Threads without end.

Expected: error or timeout or failed; the others keep their marks.
Told: can't start new thread
"""

import threading
import time


def softmax(z):
    while True:
        threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
