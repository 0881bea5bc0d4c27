"""An exception whose words take for ever.

Expected: timeout; the others keep their marks.
Told: took too long
"""


class Slow(Exception):
    def __str__(self):
        while True:
            pass

    __repr__ = __str__


def softmax(z):
    raise Slow
