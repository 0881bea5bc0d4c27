"""Descriptors are sent to the grader with its bytes, and asked for: a folder, a pipe, the line itself.

Expected: error; the others keep their marks.
Told: wire: an answer out of turn
"""

import os
import socket

line = socket.socket(fileno=os.dup(3))


def softmax(z):
    from inside import wire
    from inside.calling import Outcome

    read, write = os.pipe()
    frame = wire.pack({"about": "outcome", "number": 0, **wire.outcome_to_message(Outcome("value", 1.0))})
    if not hasattr(softmax, "sent"):
        softmax.sent = True
        handed = [os.open("/", os.O_PATH), read, write, 3]
        socket.send_fds(line, [frame], handed)
        os.write(write, b"x" * 60_000)
    return z
