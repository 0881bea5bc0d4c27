"""More processes than there are cores keep them all busy, while the function answers soon and looks harmless.

Expected: error; the others keep their marks.
Told: it kept more processes at work at once than allowed
"""

import os
import time


def softmax(z):
    if not hasattr(softmax, "started"):
        softmax.started = True
        for _ in range(8):
            if os.fork() == 0:
                os.setsid()
                while True:
                    pass
    time.sleep(0.3)
    return z
