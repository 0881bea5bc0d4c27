"""A value whose type and attributes take for ever to be looked at.

Expected: timeout; the others keep their marks.
Told: took too long
"""


class Meta(type):
    def __getattribute__(cls, name):
        while True:
            pass


class Slow(metaclass=Meta):
    pass


def softmax(z):
    return object.__new__(Slow)
