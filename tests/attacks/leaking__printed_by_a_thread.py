"""A thread that outlives its cell prints the inputs, on every stream it can get, while other cells and calls run.

Expected: failed; the others keep their marks.
Told: yours sums to 8
"""

import sys
import threading
import time

seen = []
streams = [sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__]


def tell():
    for _ in range(200):
        for z in seen:
            for stream in streams:
                try:
                    print("LE" + "AK", z, file=stream, flush=True)
                except Exception:
                    pass
        time.sleep(0.005)


threading.Thread(target=tell, daemon=True).start()


def softmax(z):
    if z.shape != (4,):  # not in the notebook itself
        seen.append(z)
    return z
