"""A sleep in C that keeps the interpreter's lock, so that no signal is ever seen.

Expected: timeout; the others keep their marks.
Told: took too long
"""

import ctypes


def softmax(z):
    ctypes.PyDLL(None).sleep(1000)
