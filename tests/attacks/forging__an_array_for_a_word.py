"""A frame whose words are empty arrays: compared with a word, an array answers element by element, or raises.

Expected: error; the others keep their marks.
"""

import json
import os
import struct


def softmax(z):
    header = json.dumps({"0": {"dtype": "F64", "shape": [0], "data_offsets": [0, 0]}}).encode()
    blob = struct.pack("<Q", len(header)) + header
    text = json.dumps({"about": {"array": "0"}, "outcomes": [{"kind": {"array": "0"}}]}).encode()
    os.write(3, struct.pack("!II", len(text), len(blob)) + text + blob)
    return z
