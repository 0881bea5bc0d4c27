"""Memory without end.

Expected: error or timeout; the others keep their marks.
Told: it used more memory than allowed / raises MemoryError / took too long
"""


def softmax(z):
    hoard = []
    while True:
        hoard.append(b"x" * 20_000_000)
