"""`%reset -f` after the definitions: the namespace is empty.

Expected: missing; the others may suffer.
"""


def softmax(z):
    return z


get_ipython().run_line_magic("reset", "-f")
