"""A class that claims, by its metaclass and `__class__`, to be an array, a float and a list at once.

Expected: failed or error; the others keep their marks.
Told: it closed the line to the grader / ended the process (exit 1)
"""

import numpy as np


class Liar(type):
    def __instancecheck__(cls, other):
        return True

    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(float)

    @property
    def __name__(cls):
        return "ndarray"


class Value(metaclass=Liar):
    __class__ = np.ndarray
    dtype = np.dtype(float)
    shape = ()


def softmax(z):
    return Value()
