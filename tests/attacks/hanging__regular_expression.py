"""A regular expression that takes for ever, in C, holding the interpreter's lock.

Expected: timeout; the others keep their marks.
Told: took too long
"""

import re


def softmax(z):
    re.match(r"(a+)+$", "a" * 50 + "b")
