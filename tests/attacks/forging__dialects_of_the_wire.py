"""Frames that lenient readers would take: NaN, a key twice, unknown kinds, numbers without end, other encodings, nesting.

Expected: error; the others may suffer.
Told: wire: NaN is not JSON
"""

# %% top
import os
import struct
import time

GOOD = '{"about": "outcome", "number": 0, "kind": "value", "value": 1.0}'


def say(text):
    os.write(3, struct.pack("!II", len(text), 0) + text)
    time.sleep(1000)


# %% softmax
def softmax(z):
    say(GOOD.replace("1.0", "NaN").encode())


# %% sigmoid
def sigmoid(z):
    say(GOOD.replace('"kind"', '"kind": "passed", "kind"').encode())


# %% sigmoid_derivative
def sigmoid_derivative(z):
    say(GOOD.replace("1.0", '{"pickle": "cos"}').encode())


# %% relu
def relu(z):
    say(GOOD.replace("1.0", '{"int": "' + "9" * 100_000 + '"}').encode())


# %% relu_derivative
def relu_derivative(z):
    say(GOOD.replace("1.0", "[1.0]").encode("utf-16"))


# %% leaky_relu
def leaky_relu(z, alpha=0.01):
    say(GOOD.replace("1.0", "[" * 100_000).encode())
