"""The line to the grader is replaced by /dev/null, and by one that the student holds both ends of.

Expected: error or timeout; the others keep their marks.
Told: it closed the line to the grader / took too long
"""

import os
import socket


def softmax(z):
    one, other = socket.socketpair()
    os.dup2(one.detach() if z.ndim > 1 else os.open("/dev/null", os.O_RDWR), 3)
    return z
