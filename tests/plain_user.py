"""Run a command as a plain user, also where the tests run as root, and also where user namespaces are forbidden.

python tests/plain_user.py COMMAND...       forbid this process and its children user namespaces, then run COMMAND
"""

import ctypes
import os
import shutil
import struct
import sys
from pathlib import Path

NOBODY = "65534"
ROOT = Path(__file__).resolve().parent.parent
NEW_USER = 0x10000000  # CLONE_NEWUSER, the flag of clone(2) and unshare(2) that stands in their first argument
CALLS = {"x86_64": (56, 272), "aarch64": (220, 97)}  # clone, unshare
FIRST_ARGUMENT = 16
LOAD, IF_EQUAL, IF_ANY, RETURN = 0x20, 0x15, 0x45, 0x06
ALLOW, REFUSE = 0x7FFF0000, 0x00050001


def as_plain_user(command: list[str], readable: tuple[Path, ...] = ()) -> list[str]:
    """The command, to be run without root. As root: as nobody, for whom the way to the interpreter, the checkout and the
    folders named is opened."""
    if os.getuid() != 0:
        return command
    words = ["bwrap", "--bind", "/", "/", "--dev-bind", "/dev", "/dev", "--cap-add", "ALL"]
    needed = {
        Path(sys.prefix),
        Path(sys.base_prefix).resolve(),
        Path(sys.executable).resolve().parent.parent,
        ROOT,
        *readable,
    }
    closed = {parent for folder in needed for parent in folder.parents if not parent.stat().st_mode & 0o001}
    for parent in sorted(closed):
        words += ["--perms", "0755", "--tmpfs", str(parent)]
    for folder in sorted(folder for folder in needed if closed.intersection(folder.parents)):
        for parent in reversed(folder.parents[:-1]):  # bubblewrap alone makes them closed to all but their owner
            words += ["--perms", "0755", "--dir", str(parent)] if closed.intersection(parent.parents) else []
        words += ["--ro-bind", str(folder), str(folder)]
    words += ["--setenv", "HOME", "/nonexistent", "--setenv", "PYTHONDONTWRITEBYTECODE", "1"]
    setpriv = shutil.which("setpriv") or "setpriv"
    return [*words, "--", setpriv, "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--", *command]


def without_user_namespaces(command: list[str]) -> list[str]:
    """The command, to be run where the kernel makes no user namespace."""
    return [sys.executable, __file__, *command]


def forbid_user_namespaces() -> None:
    clone, unshare = CALLS[os.uname().machine]
    program = [
        (LOAD, 0, 0, 0),
        (IF_EQUAL, 2, 0, clone),
        (IF_EQUAL, 1, 0, unshare),
        (RETURN, 0, 0, ALLOW),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (IF_ANY, 0, 1, NEW_USER),
        (RETURN, 0, 0, REFUSE),
        (RETURN, 0, 0, ALLOW),
    ]
    steps = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in program))
    libc = ctypes.CDLL(None)
    whole = struct.pack("HP", len(program), ctypes.addressof(steps))
    if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, whole, 0, 0):  # no_new_privs, seccomp
        raise OSError("no seccomp filter can be set here")


if __name__ == "__main__":
    forbid_user_namespaces()
    os.execvp(sys.argv[1], sys.argv[1:])
