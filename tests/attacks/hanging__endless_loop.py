"""A loop that never ends, in Python.

Expected: timeout; the others keep their marks.
"""


def softmax(z):
    while True:
        pass
