"""A crash in compiled code.

Expected: error; the others keep their marks.
Told: a crash in compiled code
"""

import ctypes


def softmax(z):
    ctypes.string_at(8)
