"""A loop that never ends, in Python.

Expected: timeout; the others keep their marks.
Told: took too long
"""


def softmax(z):
    while True:
        pass
