"""The inner walls: what a freshly forked process does to itself before it runs a student's code.

The outer walls (bubblewrap) already stand: no network, a read-only system, no course folder, no home. These give each
submission namespaces and limits of its own, so that it cannot see, signal, fill up or outlive anything. Linux only; the
calls that Python lacks are made through ctypes. Sources: user_namespaces(7), pid_namespaces(7), capabilities(7), prctl(2).
"""

import ctypes
import os
import resource
import struct
from collections.abc import Mapping
from pathlib import Path

CLONE_NEWNS, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x00020000, 0x10000000, 0x20000000, 0x40000000
CLONE_NEWIPC, CLONE_NEWUTS, CLONE_NEWCGROUP = 0x08000000, 0x04000000, 0x02000000
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 2, 4, 8, 16384, 1 << 18
PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = (
    4,
    24,
    38,
    47,
    4,
)
LINUX_CAPABILITY_VERSION_3 = 0x20080522
LAST_CAPABILITY = 40
NOBODY = 65534
SCRATCH = "/scratch"  # a submission's only writable folder
STUDENT = 1000  # the uid a submission sees itself as

libc = ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def _mount(source: str, target: str, kind: str | None, flags: int, options: str = "") -> None:
    _checked(
        libc.mount(source.encode(), target.encode(), kind and kind.encode(), ctypes.c_ulong(flags), options.encode()),
        f"mount {target}",
    )


def first_of_a_new_world() -> None:
    """For the warm process: the next child that it forks is process 1 of a process namespace of its own.

    So one fork is enough, where unsharing in the child would take two, at some 5 ms each. A process may ask only once,
    unless it goes back to its own namespace first.
    """
    own = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
    try:
        _checked(libc.setns(own, CLONE_NEWPID), "setns pid")
    finally:
        os.close(own)
    _checked(libc.unshare(CLONE_NEWPID), "unshare pid")


def enter_namespaces() -> None:
    """For the child: mounts, network, System V memory and names that nobody else has."""
    spaces = CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP
    _checked(libc.unshare(spaces), "unshare")


def enter_user_namespace() -> None:
    """A user namespace in which this user is STUDENT and nobody else exists; the process limit counts there."""
    uid, gid = os.getuid(), os.getgid()
    _checked(libc.unshare(CLONE_NEWUSER), "unshare user")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/gid_map").write_text(f"{STUDENT} {gid} 1")
    Path("/proc/self/uid_map").write_text(f"{STUDENT} {uid} 1")  # without it, files on tmpfs fail with EOVERFLOW


def is_real_root() -> bool:
    """Whether there are other users to become: not so for a plain user, who is root in bubblewrap's user namespace only."""
    ranges = [list(map(int, line.split())) for line in Path("/proc/self/uid_map").read_text().splitlines()]
    return any(first <= NOBODY < first + count for first, _, count in ranges)


def leave_root() -> None:
    """Become an unprivileged user."""
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)  # else /proc/self still belongs to root, and the maps cannot be written


def private_folders(disk: int, owner: int) -> None:
    """Fresh /scratch (which is also /tmp), /dev/shm, /dev/pts and /proc: nothing of another submission, nothing left behind."""
    common = f"size={disk},mode=0700,uid={owner},gid={owner}"
    _mount("none", "/", None, MS_REC | MS_PRIVATE)
    _mount("tmpfs", SCRATCH, "tmpfs", MS_NOSUID | MS_NODEV, f"{common},nr_inodes=4096")
    _mount("tmpfs", "/dev/shm", "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, f"{common},nr_inodes=256")
    _mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666,mode=0620")
    _mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)


def drop_privileges() -> None:
    """No capability, no way to gain one, and no further namespaces in which there would be one."""
    for kind in ("user", "mnt", "pid", "net", "ipc", "uts", "cgroup"):
        Path(f"/proc/sys/user/max_{kind}_namespaces").write_text("0")
    for capability in range(LAST_CAPABILITY + 1):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(LINUX_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _checked(libc.capset(header, nothing), "capset")
    _checked(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")


# By machine, its number for seccomp, that of fcntl, and those of system calls that no notebook needs: memory that no process
# is seen to use (memfd_create, memfd_secret, shmget, semget, msgget, mq_open, add_key, request_key, keyctl), and large and
# risky parts of the kernel (bpf, perf_event_open, userfaultfd, io_uring_setup).
NEEDLESS_CALLS = {
    "x86_64": (0xC000003E, 72, (319, 447, 29, 64, 68, 240, 248, 249, 250, 321, 298, 323, 425)),
    "aarch64": (0xC00000B7, 25, (279, 447, 194, 190, 186, 180, 217, 218, 219, 280, 241, 282, 425)),
}
# A lease on a file makes whoever opens it wait for its holder. All submissions of a plain user are that user, who may take
# one on each file of the virtual environment, however read-only: a neighbour's next `import` would hang.
F_SETLEASE = 1024
PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
ALLOW, REFUSE = 0x7FFF0000, 0x00050001  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EPERM
LOAD, IF_EQUAL, IF_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06  # BPF_LD|W|ABS, BPF_JMP|JEQ|K, BPF_JMP|JGE|K, BPF_RET|K
CALL, ARCHITECTURE, SECOND_ARGUMENT = 0, 4, 24  # where they stand in struct seccomp_data; the argument's lower half
X32 = 0x40000000  # from here on, another set of numbers for the same calls


def refuse_needless_calls() -> None:
    """A filter under which needless calls and leases fail, for this process and all its children. Source: seccomp(2)."""
    machine = os.uname().machine
    if machine not in NEEDLESS_CALLS:
        raise OSError(f"the sandbox does not know the system calls of {machine!r}")
    architecture, fcntl, numbers = NEEDLESS_CALLS[machine]
    end = 8 + len(numbers)  # where the refusal stands; a jump skips so many steps after its own
    program = [
        (LOAD, 0, 0, ARCHITECTURE),
        (IF_EQUAL, 0, end - 2, architecture),
        (LOAD, 0, 0, CALL),
        (IF_AT_LEAST, end - 4, 0, X32),
        *((IF_EQUAL, end - place - 1, 0, number) for place, number in enumerate(numbers, start=4)),
        (IF_EQUAL, 0, 2, fcntl),
        (LOAD, 0, 0, SECOND_ARGUMENT),
        (IF_EQUAL, 1, 0, F_SETLEASE),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]
    steps = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in program))
    whole = struct.pack("HP", len(program), ctypes.addressof(steps))
    _checked(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, whole, 0, 0), "seccomp")


def limit_resources(limits: Mapping[str, int]) -> None:
    """Hard limits of the kernel: CPU seconds, bytes of memory and of a file, processes, descriptors, no core files."""
    for kind, value in (
        (resource.RLIMIT_CPU, limits["cpu"]),
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_FSIZE, limits["disk"]),
        (resource.RLIMIT_NPROC, limits["processes"]),
        (resource.RLIMIT_NOFILE, limits["files"]),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_SIGPENDING, 256),  # else one submission could queue all that its user may
    ):
        resource.setrlimit(kind, (value, value))


def raise_inner_walls(limits: Mapping[str, int]) -> None:
    """For the first process of a new process namespace. Any failure raises: without walls no student's code runs."""
    enter_namespaces()
    root = is_real_root()
    private_folders(limits["disk"], owner=NOBODY if root else 0)
    if root:
        leave_root()
    enter_user_namespace()
    os.chdir(SCRATCH)
    drop_privileges()
    refuse_needless_calls()
    limit_resources(limits)
