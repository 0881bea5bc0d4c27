"""A crash in compiled code.

Expected: error; the others keep their marks.
"""

import ctypes


def softmax(z):
    ctypes.string_at(8)
