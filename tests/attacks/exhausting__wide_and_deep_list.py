"""A list of lists of lists that is small in memory, and astronomical when written out.

Expected: failed or timeout or error; the others keep their marks.
Told: returns a list, not numbers
"""


def softmax(z):
    value = [0.0]
    for _ in range(7):
        value = [value] * 1000
    return value
