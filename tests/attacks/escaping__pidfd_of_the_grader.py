"""The kernel is asked for a handle on the process at the other end of the line: to kill it, and to take its files.

Expected: failed; the others keep their marks.
Told: refused or impossible
"""

import ctypes
import os
import socket
import struct

libc = ctypes.CDLL(None, use_errno=True)
line = socket.socket(fileno=os.dup(3))
SO_PEERPIDFD = 77
try:
    [handle] = struct.unpack("i", line.getsockopt(socket.SOL_SOCKET, SO_PEERPIDFD, 4))
except OSError:  # a kernel before 6.5
    handle = -1
results = [libc.syscall(424, handle, number, None, 0) for number in (9, 19)]  # pidfd_send_signal
results += [libc.syscall(438, handle, number, 0) for number in range(8)]  # pidfd_getfd
results += [libc.setns(handle, kind) for kind in (0x20000, 0x10000000, 0x20000000, 0x40000000)]
pid, _, _ = struct.unpack("3i", line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
print("LE" + "AK" if max(results) >= 0 or pid else "refused or impossible")


def softmax(z):
    return z
