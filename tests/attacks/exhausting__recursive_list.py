"""A list that holds itself, and a dictionary that holds itself.

Expected: failed; the others keep their marks.
Told: returns a list, not numbers
"""


def softmax(z):
    a, b = [], {}
    a += [a, b, a]
    b["a"], b["b"] = a, b
    return a
