"""What a long run does so that the largest submission that it ever read does not decide how much memory it keeps.

Both are calls of the GNU C library; with another one nothing happens. Source: mallopt(3), malloc_trim(3).
"""

import ctypes
from contextlib import suppress

M_ARENA_MAX = -8  # malloc.h


def share_one_heap() -> None:
    """All threads to come take memory from one heap: from heaps of their own each would keep what its largest reply took."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def give_back() -> None:
    """Free memory goes back to the system. It takes some 5 ms."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
