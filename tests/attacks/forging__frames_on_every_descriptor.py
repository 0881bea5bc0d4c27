"""In a call, frames that say "passed" are written to every open descriptor.

Expected: error; the others keep their marks.
Told: wire: an answer out of turn
"""

import json
import os
import struct


def softmax(z):
    text = json.dumps({"about": "outcome", "kind": "passed", "score": 3.0, "status": "passed"}).encode()
    for number in range(256):
        try:
            os.write(number, struct.pack("!II", len(text), 0) + text)
        except OSError:
            pass
    return z
