"""A cell takes the line to the grader, says that the notebook has run, and answers every call itself with one value.

Expected: failed or error or missing; the others may suffer.
Told: wire: an answer out of turn
"""

import socket

from inside import wire

line = socket.socket(fileno=3)


def say(message):
    line.sendall(wire.pack(message))


for index in range(60):
    say({"about": "cell", "index": index, "printed": "", "error": None, "traceback": ""})
say({"about": "ready"})
while line.recv(2**16):
    for number in range(30):
        say({"about": "outcome", "number": number, "kind": "value", "value": 1.0})
