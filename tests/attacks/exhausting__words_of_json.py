"""A frame of two million empty dictionaries, which would take the grader half a gigabyte to read.

Expected: error; the others keep their marks.
Told: a message larger than the wire allows
"""

import os
import struct
import time


def softmax(z):
    text = b'{"about": "outcome", "value": [' + b"{}," * 5_000_000 + b"{}]}"
    os.write(3, struct.pack("!II", len(text), 0))
    sent = 0
    while sent < len(text):
        sent += os.write(3, text[sent:])
    time.sleep(1000)
