"""A thread takes the grader's bytes off the line before the worker sees them.

Expected: error or timeout or missing; the others may suffer.
Told: took too long
"""

import socket
import threading

line = socket.socket(fileno=3)


def softmax(z):
    return z


def take():
    while True:
        line.recv(2**16)


threading.Thread(target=take, daemon=True).start()
