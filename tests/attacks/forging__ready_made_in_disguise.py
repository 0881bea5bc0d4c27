"""SciPy's softmax, with a name put together when it is called.

Expected: forbidden; the others keep their marks.
Told: calls the ready-made scipy.special.softmax
"""


def softmax(z):
    return getattr(__import__("sci" + "py.spec" + "ial"), "spec" + "ial").softmax(z, axis=-1)
