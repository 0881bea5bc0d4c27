"""What says of a message which it is, is an array, which no comparison can call true or false.

Expected: error; the others may suffer.
Told: a message whose name is no text
"""

import json
import os
import struct
import time

HEADER = json.dumps({"0": {"dtype": "F64", "shape": [0], "data_offsets": [0, 0]}}).encode()
BLOB = struct.pack("<Q", len(HEADER)) + HEADER


def say(message):
    text = json.dumps(message).encode()
    os.write(3, struct.pack("!II", len(text), len(BLOB)) + text + BLOB)
    time.sleep(1000)


def softmax(z):
    say({"about": {"array": "0"}, "outcomes": [{"kind": "value", "value": 1.0}]})


# %% sigmoid_derivative
def sigmoid_derivative(z):
    say({"about": "outcomes", "outcomes": [{"kind": {"array": "0"}, "value": 1.0}]})


# %% relu_derivative
def relu_derivative(z):
    say({"about": "ask", "exercise": {"array": "0"}, "args": {"tuple": []}, "kwargs": {"dict": []}})
