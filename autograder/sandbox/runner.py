"""Run a program (a notebook's cells, then calls of its functions) in the sandbox, and bring back values.

`Sandbox` owns the warm process. `Sandbox.run` may be called from several threads at once: each run is a fork of its own.
When a cell or a call hangs or brings the process down, that one is noted, a new fork takes up the work without it, and
what was reached before is kept.
"""

import itertools
import json
import select
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder.errors import NotJudged, SandboxUnavailable
from autograder.inside import wire
from autograder.inside.calling import Call, Outcome, shorten
from autograder.sandbox import bubblewrap
from autograder.sandbox.limits import Limits

START = 120.0  # seconds for the warm process to import everything; TensorFlow takes 5, and 25 from a cold disk


@dataclass(frozen=True)
class Cell:
    """One code cell: its place in the notebook, its source, and the exercises whose test cell this is."""

    index: int
    source: str
    exercises: tuple[str, ...] = ()


@dataclass(frozen=True)
class Program:
    """A submission as the sandbox sees it: cells to run in order, and calls to make of each exercise's function.

    shown    how many calls of an exercise come first, before any of the others of any exercise: those whose values a
             student will be shown. So nothing that is shown can carry the inputs of a hidden case
    seconds  the wall time that one call of an exercise may take, where it is more than the limits'
    """

    cells: tuple[Cell, ...]
    calls: Mapping[str, tuple[Call, ...]]
    shown: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class CellRun:
    """What a cell printed, and how it failed, if it did."""

    index: int
    printed: str = ""
    error: str | None = None
    traceback: str = ""


@dataclass
class Execution:
    """What came of a program: each cell's output, each call's outcome in order, and whether the last cell was reached."""

    cells: dict[int, CellRun] = field(default_factory=dict)
    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    finished: bool = False


class Ended(Exception):
    """The submission's process is gone, or must go."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class Sandbox:
    """A warm process behind walls. Use it as a context manager.

    modules      what the warm process imports, so that a submission need not. A package that holds ready-made answers is
                 there only if it is among them
    course       the course folder, to be kept out of sight
    unsafe       no walls at all: a student's code may do whatever the grader may. Only ever on request
    """

    def __init__(
        self,
        *,
        course: Path,
        modules: tuple[str, ...] = ("numpy",),
        unsafe: bool = False,
    ) -> None:
        self._walls = not unsafe
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._ended: dict[str, str] = {}
        self._started: set[str] = set()
        self._news = threading.Condition(self._lock)
        self._control, inner = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._scratch = tempfile.TemporaryDirectory(prefix="autograder-")
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  close() closes it: it lives as long as the warm process
        self._process: subprocess.Popen | None = None
        try:
            with inner:
                if unsafe:
                    words = bubblewrap.without_walls(inner.fileno(), modules=modules)
                else:
                    words = bubblewrap.command(inner.fileno(), course=course, modules=modules)
                self._process = self._launch(words, inner.fileno())
            self._await_ready()
        except BaseException:
            self.close()
            raise
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _launch(self, words: list[str], control: int) -> subprocess.Popen:
        home = {"HOME": self._scratch.name, "TMPDIR": self._scratch.name}
        return subprocess.Popen(
            words,
            pass_fds=[control],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
            env={} if self._walls else bubblewrap.ENVIRONMENT | home,
            cwd=self._scratch.name,
        )

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """End the warm process, and with it (it is process 1 of its namespace) every submission."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._control.close()
        self._errors.close()
        self._scratch.cleanup()

    def _await_ready(self) -> None:
        ready, _, _ = select.select([self._control], [], [], START)
        if not ready or not self._control.recv(4096):
            self._errors.seek(0)
            said = self._errors.read(2000).decode(errors="replace").strip().splitlines()
            raise SandboxUnavailable(
                f"the sandbox does not start ({said[-1] if said else 'no answer'}): run `autograder doctor`"
            )

    def _listen(self) -> None:
        """Take the warm process's news: which submissions have started and ended."""
        while True:
            try:
                data = self._control.recv(4096)
            except OSError:
                data = b""
            with self._news:
                if not data:
                    self._ended["*"] = "the warm process ended"
                    self._news.notify_all()
                    return
                message = json.loads(data)
                if "started" in message:
                    self._started.add(message["started"])
                if "ended" in message:
                    self._ended[message["ended"]] = message["how"]
                self._news.notify_all()

    def start(self, limits: Limits) -> tuple[str, socket.socket]:
        """Fork a process for one submission. Returns its name and the socket to talk to it."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        name = str(next(self._numbers))
        with theirs:
            message = json.dumps({"start": name, "limits": limits.of_kernel() | {"walls": self._walls}}).encode()
            with self._lock:
                try:
                    socket.send_fds(self._control, [message], [theirs.fileno()])
                except OSError:
                    raise NotJudged("the sandbox's warm process ended") from None
        return name, ours

    def stop(self, name: str) -> str:
        """End a submission's processes, if they have not ended. Returns how they ended."""
        with self._news:
            if name not in self._ended and "*" not in self._ended:
                try:
                    self._control.send(json.dumps({"stop": name}).encode())
                except OSError:
                    raise NotJudged("the sandbox's warm process ended") from None
            gone = self._news.wait_for(lambda: name in self._ended or "*" in self._ended, timeout=START)
            if not gone or name not in self._ended:
                raise NotJudged("the sandbox's warm process ended")
            self._started.discard(name)
            return self._ended.pop(name)

    def run(self, program: Program, limits: Limits) -> Execution:
        """Run a program within limits. Raises NotJudged where the sandbox itself fails."""
        return _Run(self, program, limits).finish()


class _Conversation:
    """Frames to and from one submission's process, with a deadline for each and a bound on all."""

    def __init__(self, connection: socket.socket, limits: Limits) -> None:
        self.connection = connection
        self.room = limits.received
        self.deadline = time.monotonic()

    def send(self, message: Mapping[str, Any], within: float) -> None:
        self.connection.settimeout(within)
        try:
            self.connection.sendall(wire.pack(message))
        except TimeoutError:
            raise Ended("timeout") from None
        except OSError:
            raise Ended("gone") from None

    def receive(self, within: float) -> dict[str, Any]:
        self.deadline = time.monotonic() + within
        try:
            return wire.read_frame(self._read_exactly)
        except wire.WireError as error:
            raise Ended(f"wire: {error}") from None

    def _read_exactly(self, size: int) -> bytes:
        self.room -= size
        if self.room < 0:
            raise Ended("too much output")
        parts = bytearray()
        while len(parts) < size:
            left = self.deadline - time.monotonic()
            if left <= 0:
                raise Ended("timeout")
            self.connection.settimeout(left)
            try:
                data = self.connection.recv(min(size - len(parts), 2**20))
            except TimeoutError:
                raise Ended("timeout") from None
            except OSError:
                data = b""
            if not data:
                raise Ended("gone")
            parts += data
        return bytes(parts)


class _Run:
    """One submission's run, over as many forks as it takes."""

    def __init__(self, sandbox: Sandbox, program: Program, limits: Limits) -> None:
        self.sandbox = sandbox
        self.program = program
        self.limits = limits
        self.execution = Execution()
        self.skip: set[int] = set()  # cells that hung or crashed: the next fork does without them
        self.lines = {shorten(line) for cell in program.cells for line in cell.source.splitlines()}
        self.until = time.monotonic() + limits.total
        self.where: int | str | None = None  # the cell or exercise at work: to blame when the process ends

    def finish(self) -> Execution:
        while not self._done():
            if time.monotonic() >= self.until:
                self._give_up("timeout")
                break
            self._one_fork()
        return self.execution

    def _done(self) -> bool:
        answered = self.execution.outcomes
        return self.execution.finished and all(
            len(answered.get(exercise, ())) == len(calls) for exercise, calls in self.program.calls.items()
        )

    def _give_up(self, kind: str) -> None:
        for exercise in self.program.calls:
            self._note_failure(exercise, Outcome(kind=kind, detail="all"))

    def _one_fork(self) -> None:
        """Run the cells, then every call not yet answered, until all is done or the process ends."""
        name, connection = self.sandbox.start(self.limits)
        noticed = ""
        with connection:
            talk = _Conversation(connection, self.limits)
            try:
                self._run_cells(talk)
                self._make_calls(talk)
            except Ended as ended:
                noticed = ended.how
        how = self.sandbox.stop(name)
        if noticed:
            self._blame(how, noticed)

    def _left(self, limit: float) -> float:
        return max(0.0, min(limit, self.until - time.monotonic()))

    def _run_cells(self, talk: _Conversation) -> None:
        cells = [Cell(c.index, "", c.exercises) if c.index in self.skip else c for c in self.program.cells]
        running = [c.index for c in cells if c.source]
        self.where = running[0] if running else None
        request = [(c.index, _pieces(c.source), list(c.exercises)) for c in cells]
        talk.send({"about": "run", "cells": request}, self._left(self.limits.cell))
        for self.where in running:
            self.execution.cells[self.where] = _cell_run(talk.receive(self._left(self.limits.cell)), self.where)
        if talk.receive(self._left(self.limits.cell)).get("about") != "ready":
            raise Ended("wire: an answer out of turn")
        self.execution.finished = True

    def _make_calls(self, talk: _Conversation) -> None:
        """Make every call that has no outcome yet: of all exercises those that are shown, then the others."""
        for exercise in self.program.calls:
            self._ask(talk, exercise, self.program.shown.get(exercise, 0))
        for exercise, calls in self.program.calls.items():
            self._ask(talk, exercise, len(calls))

    def _ask(self, talk: _Conversation, exercise: str, until: int) -> None:
        answered = self.execution.outcomes.setdefault(exercise, [])
        messages = [wire.call_to_message(c) for c in self.program.calls[exercise][len(answered) : until]]
        if not messages:
            return
        self.where = exercise
        limit = self.program.seconds.get(exercise, self.limits.call)
        talk.send({"about": "call", "exercise": exercise, "calls": messages}, self._left(limit))
        for number in range(len(messages)):
            answered.append(self._outcome(talk.receive(self._left(limit)), number))

    def _outcome(self, reply: Mapping[str, Any], number: int) -> Outcome:
        """An outcome as the worker tells it; the line it names only where that line stands in the notebook."""
        if (reply.get("about"), reply.get("number")) != ("outcome", number):  # two processes answer, after a fork
            raise Ended("wire: an answer out of turn")
        try:
            outcome = wire.message_to_outcome(reply)
        except wire.WireError as error:
            raise Ended(f"wire: {error}") from None
        return outcome if outcome.line is None or outcome.line[1] in self.lines else replace(outcome, line=None)

    def _blame(self, how: str, noticed: str) -> None:
        """Note what was at work when the process ended, so that the next fork does without it."""
        if how.startswith("walls"):
            raise NotJudged(f"the sandbox's inner walls do not stand ({how}): run `autograder doctor`")
        kind = "timeout" if noticed == "timeout" else "died"
        detail = noticed if noticed.startswith(("wire", "too much")) else how
        if isinstance(self.where, str):
            self._note_failure(self.where, Outcome(kind=kind, detail=detail))
        elif self.where is None or self.where in self.skip:  # not even an empty notebook runs
            raise NotJudged(f"the sandbox ended before the notebook began ({how})")
        else:
            self.skip.add(self.where)
            text = "took too long, and was stopped" if kind == "timeout" else f"ended the process ({detail})"
            self.execution.cells[self.where] = CellRun(index=self.where, error=text, traceback=text)

    def _note_failure(self, exercise: str, outcome: Outcome) -> None:
        """This call, and those after it of the same exercise, have no value."""
        answered = self.execution.outcomes.setdefault(exercise, [])
        missing = len(self.program.calls[exercise]) - len(answered)
        answered += [outcome] * missing


def _pieces(text: str) -> list[str]:
    """A text in pieces that the wire carries whole."""
    return [text[n : n + wire.MAX_STRING] for n in range(0, len(text), wire.MAX_STRING)]


def _cell_run(reply: Mapping[str, Any], index: int) -> CellRun:
    printed, error, trace = reply.get("printed"), reply.get("error"), reply.get("traceback")
    if reply.get("about") != "cell" or type(printed) is not str or type(trace) is not str:
        raise Ended("wire: an answer out of turn")
    if error is not None and type(error) is not str:
        raise Ended("wire: an answer out of turn")
    return CellRun(index=index, printed=printed, error=error, traceback=trace)
