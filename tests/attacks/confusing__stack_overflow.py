"""Recursion with the limit raised, until the stack overflows.

Expected: error or timeout; the others keep their marks.
Told: took too long / a crash in compiled code / it used more memory than allowed
"""

import sys


def softmax(z):
    sys.setrecursionlimit(10**9)

    def down(n):
        return [down(n + 1) for _ in range(1)]

    return down(0)
