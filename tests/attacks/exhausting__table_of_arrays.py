"""Thousands of arrays of no bytes at all, each of which takes the grader time to read.

Expected: error; the others keep their marks.
Told: a table of arrays larger than the wire allows
"""

import json
import os
import struct
import time

TABLE = {str(number): {"dtype": "U8", "shape": [0], "data_offsets": [0, 0]} for number in range(20_000)}
text, names = b'{"about": "outcome"}', json.dumps(TABLE, separators=(",", ":")).encode()
frame = struct.pack("!II", len(text), 8 + len(names)) + text + struct.pack("<Q", len(names)) + names


def softmax(z):
    sent = 0
    while sent < len(frame):
        sent += os.write(3, frame[sent:])
    time.sleep(1000)
