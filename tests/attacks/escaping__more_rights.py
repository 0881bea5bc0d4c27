"""Root, new namespaces, mounts, raw devices, other processes' memory: everything that would open a wall is tried.

Expected: failed; the others keep their marks.
Told: nothing was let through
"""

import ctypes
import os

libc = ctypes.CDLL(None)
TRIES = {
    "setuid": lambda: libc.setuid(0),
    "setgid": lambda: libc.setgid(0),
    "setresuid": lambda: libc.setresuid(0, 0, 0),
    "unshare": lambda: libc.unshare(0x10000000),
    "unshare mount": lambda: libc.unshare(0x00020000),
    "mount": lambda: libc.mount(b"tmpfs", b"/scratch", b"tmpfs", 0, None),
    "umount": lambda: libc.umount2(b"/proc", 2),
    "pivot_root": lambda: libc.syscall(155, b"/scratch", b"/scratch"),
    "chroot": lambda: libc.chroot(b"/scratch"),
    "mknod": lambda: libc.mknod(b"/scratch/disk", 0o060666, 0x0800),
    "sethostname": lambda: libc.sethostname(b"x", 1),
    "reboot": lambda: libc.reboot(0),
    "swapon": lambda: libc.swapon(b"/scratch/x", 0),
    "init_module": lambda: libc.syscall(175, None, 0, b""),
    "settimeofday": lambda: libc.settimeofday(b"\0" * 16, None),
    "ptrace": lambda: libc.ptrace(16, 2, 0, 0),
    "iopl": lambda: libc.iopl(3),
    "bpf": lambda: libc.syscall(321, 0, b"\0" * 64, 64),
}
for name, attempt in TRIES.items():
    if attempt() >= 0:
        print("LE" + "AK", name)
for path in (
    "/",
    "/usr/bin",
    "/etc",
    "/sandbox/inside",
    "/proc/sys/kernel",
    "/sys/fs/cgroup",
    os.path.dirname(os.__file__),
):
    try:
        open(f"{path}/new", "w")
        print("LE" + "AK", path)
    except OSError:
        pass
print("nothing was let through")


def softmax(z):
    return z
