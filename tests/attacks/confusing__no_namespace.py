"""The shell's namespace is replaced by something that is none.

Expected: missing or error or failed; the others may suffer.
Told: AssertionError
"""

get_ipython().user_ns = None


def softmax(z):
    return z
