"""`%reset -f` after the definitions: the namespace is empty.

Expected: missing; the others may suffer.
Told: name 'np' is not defined
"""


def softmax(z):
    return z


get_ipython().run_line_magic("reset", "-f")
