"""Writing outside by links: symbolic, hard, through /proc/self/root, /proc/self/fd and a folder opened before.

Expected: failed; the others keep their marks.
Told: nothing was written outside
"""

import os

outside = os.path.dirname(os.__file__)
descriptor = os.open("/", os.O_RDONLY)
os.symlink(outside, "/scratch/out")


def write(path, data):
    os.write(os.open(path, os.O_WRONLY), data)


TRIES = (
    lambda: open("/scratch/out/new", "w"),
    lambda: open("/scratch/out/os.py", "a"),
    lambda: open(f"/proc/self/root{outside}/new", "w"),
    lambda: open(f"/proc/self/fd/{descriptor}/new", "w"),
    lambda: os.open("new", os.O_CREAT | os.O_WRONLY, dir_fd=descriptor),
    lambda: os.link("/usr/bin/env", "/scratch/env"),
    lambda: os.rename(outside, "/scratch/outside"),
    lambda: os.mknod("/scratch/null", 0o020666, 0x103),
    lambda: os.utime(os.__file__, (0, 0)),
    lambda: os.chmod(os.__file__, 0o777),
    lambda: os.unlink(os.__file__),
    lambda: write("/proc/sys/kernel/hostname", b"x"),
    lambda: write("/proc/sysrq-trigger", b"b"),
    lambda: write("/proc/sys/user/max_user_namespaces", b"9"),
)
written = 0
for number, attempt in enumerate(TRIES):
    try:
        attempt()
        print("LE" + "AK", number)
        written += 1
    except OSError:
        pass
print("nothing was written outside" if not written else written)


def softmax(z):
    return z
