"""Subclasses of float, list and str that compare as equal, or that change while they are read.

Expected: failed; the others keep their marks.
Told: returns a list, not numbers
"""

import numpy as np


class Number(float):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__
    __hash__ = float.__hash__


class Row(list):
    def __iter__(self):
        return iter([1.0] * len(self))

    def __eq__(self, other):
        return True


class Word(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


def softmax(z):
    return Row([Number(0)] * 3) if np.ndim(z) == 1 else [Number(0), Row(), Word("passed")]
