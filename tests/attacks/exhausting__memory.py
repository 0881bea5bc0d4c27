"""Memory without end.

Expected: error or timeout; the others keep their marks.
"""


def softmax(z):
    hoard = []
    while True:
        hoard.append(b"x" * 20_000_000)
