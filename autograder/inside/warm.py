"""The warm process: stands inside the outer walls with everything imported, and forks once for each submission.

It is told over a socket what to do, in JSON, one message a packet:

    {"start": id, "limits": {…}} with a socket and a pipe attached    fork, raise the inner walls, serve them
    {"stop": id}                                                      end that submission and all it started

and says `{"ready": true}` once, then `{"ended": id, "how": text}` for each submission. It never sees
anything a submission sends.
"""

import contextlib
import ctypes
import fcntl
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import phantom, undrawn, walls, worker

MAX_PACKET = 4096
PATROL = 0.1  # seconds between looks at what submissions use: a bomb fills some 0.3 GB in that time
HEIRS = 4  # processes of a submission whose inherited memory is not counted: what more of them share, none can tell
BUSY = 0.5  # seconds for which more of its processes may be at work at once than a submission's share
PR_SET_CHILD_SUBREAPER = 36


@dataclass
class Running:
    """A submission: the descriptor in which its walls say that they do not stand, the bytes of memory it may use, how many of
    its processes and threads may be at work at once for longer than a moment, and when they were last seen to be no more."""

    name: str
    problem: int
    memory: int
    busy: int
    calm: float = field(default_factory=time.monotonic)


class Warm:
    """The fork server. `control` is its only link to the grader."""

    def __init__(self, control: socket.socket, shell: Any) -> None:
        self.control = control
        self.shell = shell
        self.running: dict[int, Running] = {}  # by pid
        self.reasons: dict[int, str] = {}
        self.own_memory = resident(os.getpid())

    def say(self, **message: Any) -> None:
        self.control.send(json.dumps(message).encode())

    def serve(self) -> None:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        gc.collect()
        gc.freeze()  # so that a collection in a fork does not copy every page
        wake_read, wake_write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        self.say(ready=True)
        while True:
            ready, _, _ = select.select([self.control, wake_read], [], [], PATROL if self.running else None)
            if wake_read in ready:
                os.read(wake_read, 4096)
            self.reap()
            if self.control in ready and not self.obey():
                return
            self.patrol()

    def obey(self) -> bool:
        data, descriptors, _, _ = socket.recv_fds(self.control, MAX_PACKET, 2)
        if not data:
            return False
        message = json.loads(data)
        if "start" in message:
            self.start(message["start"], message["limits"], descriptors)
        if "stop" in message:
            for pid in [pid for pid, submission in self.running.items() if submission.name == message["stop"]]:
                self.end(pid, "stopped")
        return True

    def start(self, name: str, limits: dict[str, int], descriptors: list[int]) -> None:
        problem, report = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            if limits["walls"]:
                walls.first_of_a_new_world()
            pid = os.fork()
        except OSError as error:
            self.say(ended=name, how=f"walls: {error}"[:300])
            pid = -1
        if pid == 0:
            self.become_submission(limits, descriptors, report)
        for descriptor in (*descriptors, report):
            os.close(descriptor)
        if pid == -1:
            os.close(problem)
            return
        self.running[pid] = Running(name, problem, limits["total_memory"], limits["busy"])

    def become_submission(self, limits: dict[str, int], descriptors: list[int], report: int) -> None:
        """In the fork, which lives on alone. What goes wrong before a student's code runs is written to `report`."""
        try:
            for number in (signal.SIGCHLD, signal.SIGPIPE):
                signal.signal(number, signal.SIG_DFL)
            signal.set_wakeup_fd(-1)
            os.setsid()  # kill(0, …) reaches a whole process group, past all namespaces: none is shared
            if limits["walls"]:
                walls.raise_inner_walls(limits)
            else:
                walls.limit_resources(limits)
        except BaseException as error:
            os.write(report, f"{type(error).__name__}: {error}"[:300].encode())
            os._exit(1)
        nowhere = os.open("/dev/null", os.O_RDWR)
        for standard in (0, 1, 2):  # the warm process's own are shared by all submissions
            os.dup2(nowhere, standard)
        copies = [fcntl.fcntl(descriptor, fcntl.F_DUPFD, 5) for descriptor in descriptors]
        for copied, number in zip(copies, (3, 4), strict=True):
            os.dup2(copied, number)
        os.closerange(5, limits["files"])
        worker.serve(socket.socket(fileno=3), 4, self.shell)
        os._exit(0)

    def reap(self) -> None:
        while self.running:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid in self.running:
                running = self.running.pop(pid)
                with os.fdopen(running.problem, "rb", buffering=0) as report:
                    problem = report.read(300) or b""
                how = self.reasons.pop(pid, how_it_ended(status))
                self.say(ended=running.name, how=f"walls: {problem.decode(errors='replace')}" if problem else how)

    def end(self, pid: int, why: str) -> None:
        self.reasons.setdefault(pid, why)
        os.kill(pid, signal.SIGKILL)  # process 1 of its namespace: the kernel ends all the others with it
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)  # without walls, its process group is all there is

    def patrol(self) -> None:
        """End a submission whose processes together hold more memory than they may, or keep too many cores busy."""
        if not self.running:
            return
        families = processes_by_ancestor(set(self.running))
        for pid, submission in list(self.running.items()):
            family = families.get(pid, [])
            if sum(at_work(member) for member in family) <= submission.busy:
                submission.calm = time.monotonic()
            if memory_in_use(family, self.own_memory) > submission.memory:
                self.end(pid, "memory")
            elif time.monotonic() - submission.calm > BUSY:
                self.end(pid, "busy")


def how_it_ended(status: int) -> str:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        return "cpu" if number == signal.SIGXCPU else f"signal {signal.Signals(number).name}"
    return f"exit {os.WEXITSTATUS(status)}"


def resident(pid: int) -> int:
    """Bytes of memory a process has in use, its own and shared with others, not counting pages of files."""
    lines = Path(f"/proc/{pid}/status").read_bytes().splitlines()  # bytes: a process may call itself what is no text
    return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith((b"RssAnon:", b"RssShmem:")))


def processes_by_ancestor(ancestors: set[int]) -> dict[int, list[int]]:
    """Each ancestor's process and all below it, the oldest first."""
    parents: dict[int, int] = {}
    for pid in sorted(int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()):
        with contextlib.suppress(OSError):
            parents[pid] = int(state_of(Path(f"/proc/{pid}"))[1])
    families: dict[int, list[int]] = {}
    for pid in parents:
        top = pid
        while top and top not in ancestors:
            top = parents.get(top, 0)
        if top:
            families.setdefault(top, []).append(pid)
    return families


def state_of(folder: Path) -> list[bytes]:
    """The fields of a process or thread after its name: its state, its parent, and more. Source: proc_pid_stat(5)."""
    return (folder / "stat").read_bytes().rpartition(b")")[2].split()


def memory_in_use(family: list[int], inherited: int) -> int:
    """Bytes in use by these processes, less what the first few inherited from the warm one."""
    used = 0
    for place, pid in enumerate(family):
        with contextlib.suppress(OSError):
            used += max(0, resident(pid) - (inherited if place < HEIRS else 0))
    return used


def at_work(pid: int) -> int:
    """How many of a process's threads run, or wait for a core to run on."""
    with contextlib.suppress(OSError):
        return sum(state_of(thread)[0] == b"R" for thread in Path(f"/proc/{pid}/task").iterdir())
    return 0


def main() -> None:
    """Import what the assignment's students import, then serve. Arguments: the control descriptor, and those modules."""
    control = socket.socket(fileno=int(sys.argv[1]))
    control.set_inheritable(False)
    modules = sys.argv[2:]
    shell = worker.start_shell()
    for name in modules:
        importlib.import_module(name, __package__)
    phantom.install(keep=modules)
    worker.stub_check()
    undrawn.install()
    Warm(control, shell).serve()
    os._exit(0)  # without taking a large interpreter apart
