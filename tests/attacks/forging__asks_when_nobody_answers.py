"""A question on the line where none is expected: the right softmax is asked for as soon as softmax is called.

Expected: error; the others keep their marks.
Told: an answer out of turn
"""

import json
import os
import struct


def softmax(z):
    text = json.dumps(
        {"about": "ask", "exercise": "softmax", "args": {"tuple": [1.0]}, "kwargs": {"dict": []}}
    ).encode()
    os.write(3, struct.pack("!II", len(text), 0) + text)
    return os.read(3, 10**6)
