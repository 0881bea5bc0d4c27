"""A call whose words are shown looks at what the grader has sent already, for the inputs of later, hidden calls.

Expected: error; the others keep their marks.
Told: nothing is waiting on the line
"""

import socket

import numpy as np

line = socket.socket(fileno=3)
SHOWN = ((3,), (2, 3), (2, 2), (1, 2), (4,))  # the shapes of what a student may see


def softmax(z):
    try:
        seen = line.recv(2**20, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        seen = b""
    raise ValueError("LE" + "AK" if seen else "nothing is waiting on the line", seen[:100])
