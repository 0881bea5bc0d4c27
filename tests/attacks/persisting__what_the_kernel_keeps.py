"""Things that outlive a process: keys, queues, shared memory, locks, abstract sockets. The next run of the same notebook looks.

Expected: failed or error; the others keep their marks.
Told: nothing is kept
"""

import ctypes
import fcntl
import os
import socket
import sys

libc = ctypes.CDLL(None)
seen = []
keep = []
keyctl = [libc.syscall(250, 0, number, 0) for number in (-3, -4, -5)] + [libc.syscall(248, b"user", b"k", b"x", 1, -4)]
seen += [number for number in keyctl if number >= 0]
seen += [
    n for n in (libc.shmget(4711, 4096, 0o1666), libc.msgget(4711, 0o1666), libc.semget(4711, 1, 0o1666)) if n >= 0
]
left = socket.socket(socket.AF_UNIX)
try:
    left.bind("\0left")
    left.listen()
except OSError:
    seen.append("a socket")
descriptor = os.open(os.__file__, os.O_RDONLY)
try:
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
except OSError:
    pass  # a neighbour that tries the same
if os.path.exists("/scratch/left"):
    seen.append("a file")
open("/scratch/left", "w").close()
print("LE" + f"AK {seen}" if seen else "nothing is kept")


def softmax(z):
    os._exit(1)
