"""A loop that swallows KeyboardInterrupt, SystemExit and everything else.

Expected: timeout; the others keep their marks.
Told: took too long
"""


def softmax(z):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
