"""Lone surrogates, control characters and direction marks in everything that is printed, raised, named and returned.

Expected: error; the others keep their marks.
Told: Strange
"""

print("\ud800\udfff\x00\x1b[2J\u202e")


class Strange(Exception):
    pass


def softmax(z):
    raise Strange("\ud800\x00\x1b[2J\u202e")
