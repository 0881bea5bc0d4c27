"""The name and number of a message are arrays, which no comparison can call true or false.

Expected: error; the others may suffer.
Told: a message whose number is none
"""

import socket
import time

import numpy as np
from inside import wire

line = socket.socket(fileno=3)
TRIES = (
    {"about": "outcome", "number": np.zeros(2), "kind": "value", "value": 1.0},
    {"about": np.zeros(2), "number": 0, "kind": "value", "value": 1.0},
    {"about": "outcome", "number": 0, "kind": np.zeros(2), "value": 1.0},
)


def softmax(z):
    line.sendall(wire.pack(TRIES[0]))
    time.sleep(1000)


# %% sigmoid_derivative
def sigmoid_derivative(z):
    line.sendall(wire.pack(TRIES[1]))
    time.sleep(1000)


# %% relu_derivative
def relu_derivative(z):
    line.sendall(wire.pack(TRIES[2]))
    time.sleep(1000)
