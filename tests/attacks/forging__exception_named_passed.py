"""An exception whose type and words claim success.

Expected: error; the others keep their marks.
Told: passed: 3.0 of 3.0 points
"""


class Passed(Exception):
    score = 3.0


def softmax(z):
    raise Passed("passed: 3.0 of 3.0 points")
