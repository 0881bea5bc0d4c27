"""Run a program (a notebook's cells, then calls of its functions) in the sandbox, and bring back values.

`Sandbox` owns the warm process. `Sandbox.run` may be called from several threads at once: each run is a fork of its own.
When a cell or a call hangs or brings the process down, that one is noted, a new fork takes up the work without it, and
what was reached before is kept.
"""

import contextlib
import itertools
import json
import os
import select
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from autograder.errors import NotJudged, SandboxUnavailable
from autograder.inside import wire
from autograder.inside.calling import Call, Outcome, shorten
from autograder.sandbox import bubblewrap
from autograder.sandbox.limits import Limits

MOST_REQUESTS = 1000  # kept ready: two for each exercise, and those after a crash
LOOKS = 4  # times within a call's limit that the grader looks whether the next call has begun
FAREWELL = 1.0  # seconds for the warm process to leave by itself
START = 120.0  # seconds for the warm process to import everything; TensorFlow takes 5, and 25 from a cold disk
TOOK_TOO_LONG = "took too long, and was stopped"  # the error of a cell that did


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
    """What came of a program: each cell's output, each call's outcome in order, and whether the last cell was reached.

    skipped  the cells that hung or crashed, and were left out from then on
    """

    cells: dict[int, CellRun] = field(default_factory=dict)
    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    skipped: set[int] = field(default_factory=set)
    finished: bool = False


class Answers(Protocol):
    """Who answers a submission's questions about earlier exercises, and which may be asked about.

    given  of each exercise that is being judged, the earlier ones whose functions are answered for
    reply  the answer's message to a question's, within so many seconds. Raises WireError for a question that is none
    """

    given: Mapping[str, tuple[str, ...]]

    def reply(self, exercise: str, question: Mapping[str, Any], within: float) -> Mapping[str, Any]: ...


class Ended(Exception):
    """The submission's process is gone, or must go."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class Sandbox:
    """A warm process behind walls, which starts at once, and is there after `await_ready` or as a context manager.

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
        self._lock = threading.RLock()
        self._numbers = itertools.count(1)
        self._requests: dict[tuple[Any, ...], tuple[Sequence[Call], bytes]] = {}
        self._ended: dict[str, str] = {}
        self._news = threading.Condition(self._lock)
        self._control, inner = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # Without walls, a folder to work in. Behind them there is one of their own, and a killed grader leaves none behind.
        self._scratch = tempfile.TemporaryDirectory(prefix="autograder-") if unsafe else None
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  close() closes it: it lives as long as the warm process
        self._process: subprocess.Popen | None = None
        self._ready = False
        try:
            with inner:
                if unsafe:
                    words = bubblewrap.without_walls(inner.fileno(), modules=modules)
                else:
                    words = bubblewrap.command(inner.fileno(), course=course, modules=modules)
                self._process = self._launch(words, inner.fileno())
        except BaseException:
            self.close()
            raise

    def _launch(self, words: list[str], control: int) -> subprocess.Popen:
        home = self._scratch.name if self._scratch else "/"
        return subprocess.Popen(
            words,
            pass_fds=[control],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
            env={} if self._walls else bubblewrap.ENVIRONMENT | {"HOME": home, "TMPDIR": home},
            cwd=home,
        )

    def __enter__(self) -> "Sandbox":
        self.await_ready()
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """End the warm process, and with it (it is process 1 of its namespace) every submission."""
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)  # it leaves by itself where it can: then its time is accounted for
        if self._process is not None:
            try:
                self._process.wait(FAREWELL if self._ready else 0)  # who still imports hears nothing
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._control.close()
        self._errors.close()
        if self._scratch is not None:
            self._scratch.cleanup()

    def await_ready(self) -> None:
        """Wait until the warm process has imported everything. Raises SandboxUnavailable, and then the sandbox is closed."""
        ready, _, _ = select.select([self._control], [], [], START)
        if not ready or not self._control.recv(4096):
            self._errors.seek(0)
            said = self._errors.read(2000).decode(errors="replace").strip().splitlines()
            self.close()
            raise SandboxUnavailable(bubblewrap.explain(said[-1] if said else "no answer"))
        self._ready = True
        threading.Thread(target=self._listen, daemon=True).start()
        self._try_inner_walls()

    def _try_inner_walls(self) -> None:
        """Fork once for nobody: where the inner walls do not stand, that is said now, and not once for each student."""
        name, connection, ticks = self.start(Limits())
        os.close(ticks)
        connection.close()  # with nobody to talk to, it ends by itself once its walls stand
        how = self._end_of(name)
        if how.startswith("walls"):
            self.close()
            raise SandboxUnavailable(bubblewrap.explain(how.removeprefix("walls: ")))

    def _listen(self) -> None:
        """Take the warm process's news: which submissions have ended, and how."""
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
                self._ended[message["ended"]] = message["how"]
                self._news.notify_all()

    def start(self, limits: Limits) -> tuple[str, socket.socket, int]:
        """Fork a process for one submission. Returns its name, the socket to talk to it, and the pipe of its ticks."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        ticks, ticking = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        name = str(next(self._numbers))
        try:
            message = json.dumps({"start": name, "limits": limits.of_kernel() | {"walls": self._walls}}).encode()
            with self._lock:
                socket.send_fds(self._control, [message], [theirs.fileno(), ticking])
        except OSError:
            ours.close()
            os.close(ticks)
            raise NotJudged("the sandbox's warm process ended") from None
        finally:
            theirs.close()
            os.close(ticking)
        return name, ours, ticks

    def stop(self, name: str) -> str:
        """End a submission's processes, if they have not ended. Returns how they ended."""
        with self._news:
            if name not in self._ended and "*" not in self._ended:
                try:
                    self._control.send(json.dumps({"stop": name}).encode())
                except OSError:
                    raise NotJudged("the sandbox's warm process ended") from None
            return self._end_of(name)

    def _end_of(self, name: str) -> str:
        """Wait until a submission's processes have ended. Returns how."""
        with self._news:
            gone = self._news.wait_for(lambda: name in self._ended or "*" in self._ended, timeout=START)
            if not gone or name not in self._ended:
                raise NotJudged("the sandbox's warm process ended")
            return self._ended.pop(name)

    def request(self, exercise: str, calls: Sequence[Call], start: int, end: int, given: tuple[str, ...]) -> bytes:
        """The frame that asks for some of an exercise's calls: the same for a whole class, and made once for it."""
        key = (id(calls), start, end, given)
        if key not in self._requests:
            messages = [wire.call_to_message(call) for call in calls[start:end]]
            frame = wire.pack({"about": "call", "exercise": exercise, "calls": messages, "given": given})
            if len(self._requests) >= MOST_REQUESTS:
                self._requests.clear()
            self._requests[key] = calls, frame  # with the calls, so that no other object gets their id
        return self._requests[key][1]

    def run(self, program: Program, limits: Limits, answers: Answers | None = None) -> Execution:
        """Run a program within limits; with `answers`, some earlier exercises are answered for. Raises NotJudged where
        the sandbox itself fails."""
        return _Run(self, program, limits, answers).finish()


class Conversation:
    """Frames to and from one submission's process, with a deadline for each and a bound on all."""

    def __init__(self, connection: socket.socket, ticks: int, limits: Limits) -> None:
        self.connection = connection
        self.pipe = ticks
        self.room = limits.received
        self.deadline = time.monotonic()
        self.data = bytearray()  # what has arrived and is not read yet

    def send(self, frame: bytes, within: float) -> None:
        self.connection.settimeout(within)
        try:
            self.connection.sendall(frame)
        except TimeoutError:
            raise Ended("timeout") from None
        except OSError:
            raise Ended("gone") from None

    def ticks(self) -> int:
        """How many calls have begun since the last look, if the submission tells the truth."""
        try:
            return len(os.read(self.pipe, 2**16))
        except OSError:
            return 0

    def receive(self, within: float) -> dict[str, Any]:
        self.deadline = time.monotonic() + within
        try:
            return wire.read_frame(self._read_exactly)
        except wire.WireError as error:
            raise Ended(f"wire: {error}") from None

    def wait(self, within: float) -> bool:
        """Whether something to receive has arrived within so many seconds."""
        return bool(self.data) or bool(select.select([self.connection], [], [], within)[0])

    def _read_exactly(self, size: int) -> bytes:
        while len(self.data) < size:
            if size - len(self.data) > self.room:
                raise Ended("too much output")
            left = self.deadline - time.monotonic()
            if left <= 0:
                raise Ended("timeout")
            self.connection.settimeout(left)
            try:
                arrived = self.connection.recv(2**20)
            except TimeoutError:
                raise Ended("timeout") from None
            except OSError:
                arrived = b""
            if not arrived:
                raise Ended("gone")
            self.room -= len(arrived)
            self.data += arrived
        taken = bytes(self.data[:size])
        del self.data[:size]
        return taken


class _Run:
    """One submission's run, over as many forks as it takes."""

    def __init__(self, sandbox: Sandbox, program: Program, limits: Limits, answers: Answers | None) -> None:
        self.sandbox = sandbox
        self.program = program
        self.limits = limits
        self.answers = answers
        self.execution = Execution()
        self.skip = self.execution.skipped  # cells that hung or crashed: the next fork does without them
        self.lines = {place for cell in program.cells for place in enumerate(map(shorten, cell.source.splitlines()), 1)}
        self.until = time.monotonic() + limits.total
        self.where: int | str | None = None  # the cell or exercise at work: to blame when the process ends
        self.begun = 0  # how many of that exercise's calls have begun, those answered before included
        self.since = 0.0  # when the last of them began
        self.fatal: dict[str, tuple[int, Outcome]] = {}  # by exercise: the call that ended a process, and how

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
        name, connection, ticks = self.sandbox.start(self.limits)
        noticed = ""
        with connection, os.fdopen(ticks, "rb", buffering=0):
            talk = Conversation(connection, ticks, self.limits)
            try:
                self._run_cells(talk)
                self._make_calls(talk)
            except Ended as ended:
                noticed = ended.how
                self.begun += talk.ticks()
        how = self.sandbox.stop(name)
        if noticed:
            self._blame(how, noticed)

    def _left(self, limit: float) -> float:
        return max(0.0, min(limit, self.until - time.monotonic()))

    def _run_cells(self, talk: Conversation) -> None:
        cells = [Cell(c.index, "", c.exercises) if c.index in self.skip else c for c in self.program.cells]
        running = [c.index for c in cells if c.source]
        self.where = running[0] if running else None
        talk.send(_request(cells), self._left(self.limits.cell))
        for self.where in running:
            self.execution.cells[self.where] = _cell_run(talk.receive(self._left(self.limits.cell)), self.where)
        if talk.receive(self._left(self.limits.cell)).get("about") != "ready":
            raise Ended("wire: an answer out of turn")
        self.execution.finished = True

    def _make_calls(self, talk: Conversation) -> None:
        """Make every call that has no outcome yet: of all exercises those that are shown, then the others."""
        for exercise in self.program.calls:
            self._ask(talk, exercise, self.program.shown.get(exercise, 0))
        for exercise, calls in self.program.calls.items():
            self._ask(talk, exercise, len(calls))

    def _ask(self, talk: Conversation, exercise: str, until: int) -> None:
        """Ask for the calls of an exercise up to one, without those from its fatal call on, and take the outcomes."""
        answered = self.execution.outcomes.setdefault(exercise, [])
        calls = self.program.calls[exercise]
        fatal, how = self.fatal.get(exercise, (len(calls), None))
        end = min(until, fatal)
        if len(answered) < end:
            limit = self.program.seconds.get(exercise, self.limits.call)
            self.where, self.begun = exercise, len(answered)
            talk.ticks()
            given = self.answers.given.get(exercise, ()) if self.answers else ()
            talk.send(self.sandbox.request(exercise, calls, len(answered), end, given), self._left(limit))
            self.since = time.monotonic()
            while len(answered) < end:
                self._await(talk, end, limit)
                reply = talk.receive(self._left(limit))
                if self.answers and reply.get("about") == "ask":
                    self._answer(talk, exercise, reply)
                else:
                    answered += self._outcomes(reply, end - len(answered))
        if how and fatal <= until:
            self._note_failure(exercise, how)

    def _await(self, talk: Conversation, end: int, limit: float) -> None:
        """Wait until outcomes arrive, as long as calls begin: the limit is one call's, not all of them together."""
        arrived = False
        while not arrived:
            arrived = talk.wait(self._left(limit / LOOKS))
            begun = talk.ticks()
            now = time.monotonic()
            if begun:
                self.begun, self.since = min(self.begun + begun, end), now
            if now - self.since >= limit or now >= self.until:
                raise Ended("timeout")

    def _answer(self, talk: Conversation, exercise: str, question: Mapping[str, Any]) -> None:
        """Answer a question within what is left of the call's own time."""
        try:
            answer = wire.pack(self.answers.reply(exercise, question, self._left(self.limits.call)))
        except wire.WireError as error:
            raise Ended(f"wire: {error}") from None
        talk.send(answer, self._left(self.limits.call))

    def _outcomes(self, reply: Mapping[str, Any], most: int) -> list[Outcome]:
        """Outcomes as the worker tells them; a line one names only where the notebook has that line in that place."""
        if reply.get("about") != "outcomes":
            raise Ended("wire: an answer out of turn")
        try:
            outcomes = [wire.message_to_outcome(message) for message in reply.get("outcomes", ())]
        except wire.WireError as error:
            raise Ended(f"wire: {error}") from None
        if not 1 <= len(outcomes) <= most:
            raise Ended("wire: an answer out of turn")
        return [o if o.line is None or o.line in self.lines else replace(o, line=None) for o in outcomes]

    def _blame(self, how: str, noticed: str) -> None:
        """Note what was at work when the process ended, so that the next fork does without it."""
        if how.startswith("walls"):
            raise NotJudged(f"the sandbox's inner walls do not stand ({how}): run `autograder doctor`")
        kind = "timeout" if noticed == "timeout" else "died"
        detail = noticed if noticed.startswith(("wire", "too much")) else how
        if isinstance(self.where, str):
            answered = len(self.execution.outcomes[self.where])
            at_work = min(max(answered, self.begun - 1), len(self.program.calls[self.where]) - 1)
            self.fatal[self.where] = at_work, Outcome(kind=kind, detail=detail)
        elif self.where is None or self.where in self.skip:  # not even an empty notebook runs
            raise NotJudged(f"the sandbox ended before the notebook began ({how})")
        else:
            self.skip.add(self.where)
            text = TOOK_TOO_LONG if kind == "timeout" else f"ended the process ({detail})"
            self.execution.cells[self.where] = CellRun(index=self.where, error=text, traceback=text)

    def _note_failure(self, exercise: str, outcome: Outcome) -> None:
        """This call, and those after it of the same exercise, have no value."""
        answered = self.execution.outcomes.setdefault(exercise, [])
        missing = len(self.program.calls[exercise]) - len(answered)
        answered += [outcome] * missing


def _request(cells: Sequence[Cell]) -> bytes:
    """The frame that asks to run cells. Of thousands of cells it is a few arrays: the wire bounds values and JSON tightly."""
    sources = [cell.source.encode(errors="replace") for cell in cells]
    arrays = {
        "indices": np.array([cell.index for cell in cells], dtype=np.int64),
        "sizes": np.array([len(source) for source in sources], dtype=np.int64),
        "source": np.frombuffer(b"".join(sources), dtype=np.uint8),
    }
    exercises = [(place, list(cell.exercises)) for place, cell in enumerate(cells) if cell.exercises]
    return wire.pack({"about": "run", **arrays, "exercises": exercises})


def _cell_run(reply: Mapping[str, Any], index: int) -> CellRun:
    printed, error, trace = reply.get("printed"), reply.get("error"), reply.get("traceback")
    if reply.get("about") != "cell" or type(printed) is not str or type(trace) is not str:
        raise Ended("wire: an answer out of turn")
    if error is not None and type(error) is not str:
        raise Ended("wire: an answer out of turn")
    return CellRun(index=index, printed=printed, error=error, traceback=trace)
