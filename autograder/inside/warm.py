"""The warm process: stands inside the outer walls with everything imported, and forks once for each submission.

It is told over a socket what to do, in JSON, one message a packet:

    {"start": id, "limits": {…}} with a socket attached    fork, raise the inner walls, serve that socket
    {"stop": id}                                            end that submission and all it started

and says `{"ready": true}` once, then `{"started": id}` and `{"ended": id, "how": text}` for each submission. It never sees
anything a submission sends.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import phantom, walls, worker

MAX_PACKET = 4096
PATROL = 0.1  # seconds between looks at the memory in use: a bomb fills some 0.3 GB in that time
PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Running:
    """A submission at work: its name, the bytes of memory it may use, and where its walls say that they do not stand."""

    name: str
    memory: int
    problem: int


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
        data, descriptors, _, _ = socket.recv_fds(self.control, MAX_PACKET, 1)
        if not data:
            return False
        message = json.loads(data)
        if "start" in message:
            self.start(message["start"], message["limits"], descriptors[0])
        if "stop" in message:
            for pid in [p for p, running in self.running.items() if running.name == message["stop"]]:
                self.end(pid, "stopped")
        return True

    def start(self, name: str, limits: dict[str, int], descriptor: int) -> None:
        problem, report = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            if limits["walls"]:
                walls.first_of_a_new_world()
            pid = os.fork()
        except OSError as error:
            self.say(ended=name, how=f"walls: {error}"[:300])
            pid = -1
        if pid == 0:
            self.become_submission(limits, descriptor, report)
        os.close(descriptor)
        os.close(report)
        if pid == -1:
            os.close(problem)
            return
        self.running[pid] = Running(name, limits["total_memory"], problem)
        self.say(started=name)

    def become_submission(self, limits: dict[str, int], descriptor: int, report: int) -> None:
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
        os.dup2(descriptor, 3)
        os.closerange(4, limits["files"])
        worker.serve(socket.socket(fileno=3), self.shell)
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
        """End a submission whose processes together hold more memory than they may."""
        if not self.running:
            return
        used = memory_by_ancestor(set(self.running), self.own_memory)
        for pid, running in list(self.running.items()):
            if used.get(pid, 0) > running.memory:
                self.end(pid, "memory")


def how_it_ended(status: int) -> str:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        return "cpu" if number == signal.SIGXCPU else f"signal {signal.Signals(number).name}"
    return f"exit {os.WEXITSTATUS(status)}"


def resident(pid: int) -> int:
    """Bytes of memory a process has in use, its own and shared with others, not counting pages of files."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith(("RssAnon:", "RssShmem:")))


def memory_by_ancestor(ancestors: set[int], baseline: int) -> dict[int, int]:
    """Bytes in use by each ancestor and all below it, less what each process inherited from the warm one."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_bytes().rpartition(b")")[2].split()[1])
            except OSError:
                continue
    used: dict[int, int] = {}
    for pid in parents:
        top = pid
        while top and top not in ancestors:
            top = parents.get(top, 0)
        if top:
            try:
                used[top] = used.get(top, 0) + max(0, resident(pid) - baseline)
            except OSError:
                continue
    return used


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
    Warm(control, shell).serve()
