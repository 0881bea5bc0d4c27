"""A call waits on the line for what the grader sends next, and takes it from the worker.

Expected: timeout; the others keep their marks.
Told: took too long
"""

import socket

line = socket.socket(fileno=3)


def softmax(z):
    line.recv(2**16)
    return z
