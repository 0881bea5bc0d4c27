"""The key's right functions, in a process of their own: arguments in, values out, within limits.

A submission may ask for an earlier exercise's value while a later one is judged again (see follow_through.py). It chooses
the arguments, so they may be 16 MB large, or ask for 10**12 epochs: no answer may cost the grader more than some time and
some memory. Nothing but values leaves: no words of an exception, no function.
"""

import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from autograder import answer_key
from autograder.errors import NotJudged
from autograder.inside import wire
from autograder.inside.calling import Made, Stream, Unreadable, fresh, settle
from autograder.sandbox.limits import Limits, MiB
from autograder.sandbox.runner import START, Conversation, Ended

PATIENCE = 2.0  # seconds for one answer; the references take milliseconds
MEMORY = 256 * MiB  # of address space, beyond what the process has when it is ready
NO_TICKS = -1  # no descriptor: this process does not tell how far it is
QUESTIONS = 20_000  # in one run: `train` asks a few for each batch of each epoch
ENTRY = "import sys; sys.path.insert(0, {!r}); from autograder.oracle import main; main()"


class Oracle:
    """The process, seen from the grader. Not thread-safe: `Oracles` lends each to one run at a time."""

    def __init__(self, assignment: str) -> None:
        self.connection, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        entry = ENTRY.format(str(Path(__file__).resolve().parent.parent))
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-c", entry, assignment, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
            )
        try:
            Conversation(self.connection, NO_TICKS, Limits()).receive(START)
        except Ended as ended:
            self.close()
            raise NotJudged(f"the answer key's own process does not start ({ended.how})") from None

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.connection.close()


class Oracles:
    """As many as there are runs at once, started when one is needed, kept for the next run."""

    def __init__(self, assignment: str) -> None:
        self.assignment = assignment
        self._idle: list[Oracle] = []
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def answers(self, given: Mapping[str, tuple[str, ...]], limits: Limits) -> Iterator["Answers"]:
        """What answers one run's questions. A process that failed to answer is ended with the run, and not used again."""
        with self._lock:
            oracle = self._idle.pop() if self._idle else None
        answers = Answers(oracle or Oracle(self.assignment), given, limits)
        try:
            yield answers
        except BaseException:
            answers.oracle.close()
            raise
        if answers.silent:
            answers.oracle.close()
        else:
            with self._lock:
                self._idle.append(answers.oracle)

    def close(self) -> None:
        with self._lock:
            while self._idle:
                self._idle.pop().close()


class Answers:
    """One run's questions, bounded: which, how many, how many bytes, how long.

    given   of each exercise that is being judged, the earlier ones it may ask about
    asked   of each exercise, which it did ask about and got a value for
    silent  whether the process failed to answer: then it is asked no more
    """

    def __init__(self, oracle: Oracle, given: Mapping[str, tuple[str, ...]], limits: Limits) -> None:
        self.oracle = oracle
        self.given = given
        self.asked: dict[str, set[str]] = {exercise: set() for exercise in given}
        self.silent = False
        self._left = QUESTIONS
        self._talk = Conversation(oracle.connection, NO_TICKS, limits)

    def reply(self, exercise: str, question: Mapping[str, Any], within: float) -> Mapping[str, Any]:
        """The message that answers a question of the sandbox's. WireError for one that may not be asked."""
        self._left -= 1
        if self._left < 0:
            raise wire.WireError("too many questions")
        if not sendable(question):
            return {"about": "answer", "kind": "unreadable"}
        name, args, kwargs = (question.get(key) for key in ("exercise", "args", "kwargs"))
        if type(name) is not str or type(args) is not tuple or type(kwargs) is not dict:
            raise wire.WireError("a question that is none")
        if name not in self.given.get(exercise, ()):
            raise wire.WireError("a question out of turn")
        if self.silent:
            return {"about": "answer", "kind": "none"}
        try:
            self._talk.send(wire.pack({"exercise": name, "args": args, "kwargs": kwargs}), PATIENCE)
            answer = self._talk.receive(min(PATIENCE, within))
        except Ended:
            self.silent = True
            return {"about": "answer", "kind": "none"}
        if not sendable(answer):
            return {"about": "answer", "kind": "unreadable"}
        if answer["kind"] == "value":
            self.asked[exercise].add(name)
        return answer


def sendable(value: Any) -> bool:
    """Whether all of a value crossed the wire, and it is a value: to make a model would load Keras outside the walls."""
    if isinstance(value, Mapping):
        return all(map(sendable, value.values()))
    if isinstance(value, (list, tuple)):
        return all(map(sendable, value))
    return not isinstance(value, (Made, Unreadable))


# ---- in the process itself ----


def main() -> None:
    """Answer until the grader hangs up. Arguments: the assignment, and the descriptor to talk over."""
    connection = socket.socket(fileno=int(sys.argv[2]))
    stream = connection.makefile("rb")
    references = {name: key.reference for name, key in answer_key.of_assignment(sys.argv[1]).items()}

    def read_exactly(size: int) -> bytes:
        data = stream.read(size)
        if len(data) < size:
            raise EOFError
        return data

    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    limit_resources()
    connection.sendall(wire.pack({"about": "ready"}))
    while True:
        try:
            question = wire.read_frame(read_exactly)
        except EOFError:
            return
        signal.alarm(int(2 * PATIENCE))  # should the grader be gone, and the answer never come
        reply = packed(answer(references, question))
        signal.alarm(0)
        connection.sendall(reply)


def packed(message: Mapping[str, Any]) -> bytes:
    """An answer's frame, or that of one that says it is too large."""
    try:
        return wire.pack(message)
    except wire.WireError:
        return wire.pack({"about": "answer", "kind": "unreadable"})


def limit_resources() -> None:
    """Hard limits of the kernel: no more memory than what is in use and MEMORY, no files, no core files."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    allowed = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(references: Mapping[str, Callable], question: Mapping[str, Any]) -> dict[str, Any]:
    """The right value for a question's arguments, and where the generators among them stand afterwards."""
    try:
        args = [fresh(value, read_only=False) for value in question["args"]]
        kwargs = {name: fresh(value, read_only=False) for name, value in question["kwargs"].items()}
        value = settle(references[question["exercise"]](*args, **kwargs))
        generators = [a for a in (*args, *kwargs.values()) if isinstance(a, np.random.Generator)]
        streams = [Stream.of(generator) for generator in generators]
    except Exception:  # a reference is asked with whatever a student's code passes on
        return {"about": "answer", "kind": "raised"}
    return {"about": "answer", "kind": "value", "value": value, "streams": streams}
