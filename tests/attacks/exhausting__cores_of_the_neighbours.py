"""Far more processes than there are cores keep them all busy, while the function answers soon and looks harmless.

Expected: error; the others keep their marks.
Told: it kept more processes at work at once than allowed
"""

import subprocess
import time


def softmax(z):
    if not hasattr(softmax, "started"):
        softmax.started = [
            subprocess.Popen(["yes"], stdout=subprocess.DEVNULL, start_new_session=True) for _ in range(20)
        ]
        time.sleep(1.5)
    return z
