"""An integer with ten million digits.

Expected: failed; the others keep their marks.
Told: an integer too large
"""


def softmax(z):
    return 1 << 33_000_000
