"""Others' work is looked for in what all share: sockets, locks, mounts, queues, memory, terminals, temp folders.

Expected: failed; the others keep their marks.
Told: nothing of a neighbour's
"""

import os

seen = []
for name in (
    "/proc/net/unix",
    "/proc/net/tcp",
    "/proc/locks",
    "/proc/sysvipc/shm",
    "/proc/sysvipc/msg",
    "/proc/key-users",
):
    try:
        lines = open(name).read().splitlines()
    except OSError:
        continue
    seen += [(name, line) for line in lines if not line.lstrip().startswith(("Num", "sl", "key"))]
for folder in ("/scratch", "/dev/shm", "/dev/pts", "/dev/mqueue", "/run", "/var/tmp", "/home", "/mnt"):
    try:
        seen += [(folder, name) for name in os.listdir(folder)]
    except OSError:
        continue
ours = ("ipython", "matplotlib", "ptmx")
for place, what in seen:
    if what not in ours and place != "/proc/key-users":
        print("LE" + "AK", place, what)
print("nothing of a neighbour's")


def softmax(z):
    return z
