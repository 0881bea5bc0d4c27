"""The wire, fuzzed: whatever bytes come from the sandbox, the grader refuses them or reads plain data, at little cost."""

import math
import random
import re
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType, SimpleNamespace
from typing import Any

import numpy as np

from autograder.inside import wire
from autograder.inside.calling import Function, Made, Outcome, Rng, Stream, Unreadable
from autograder.oracle import Answers, sendable
from autograder.sandbox import runner
from autograder.sandbox.limits import Limits
from tests import test_wire
from tests.soak.messages import MAX_KEPT, Mutator, framed

NUMBER = 3  # the cell that the grader waits for, and the most outcomes that it takes
BOUND = 8 * wire.MAX_FRAME  # bytes of memory that reading may take at most: bytes, text, tree, values and their copies
STUCK = 60.0  # seconds of processor time after which a message counts as a hang; the largest takes a small part of it
# The part of an oracle that looks at a question, before any is passed on.
LISTENING = SimpleNamespace(_left=math.inf, given={"backprop": ("sigmoid",)}, silent=True)
NOWHERE = -1  # in place of a descriptor that is not read here
SELDOM = 400  # messages to one that fills the frame, at least: those take most of the time
FULL = 40  # messages that fill the frame, at most, spread over the run
# All that reads what a submission sent. The fuzzer must have reached every line of it.
READERS: tuple[Callable, ...] = (
    *(wire.read_frame, wire.unpack, wire._refuse, wire._once_each, wire.well_formed, wire.message_to_outcome),
    *(wire.Decoder.decode, wire.Decoder.tagged, wire.Decoder.key, wire.Decoder.data, sendable),
    *(runner._cell_run, runner._Run._outcomes, wire.Decoder.message, wire._with_plain_names),
)
LONG = framed(b" " * (wire.MAX_JSON + 1))  # of the refusals, one that the corpus cannot hold
NAMES = framed(b"{}", (wire.MAX_NAMES + 1).to_bytes(8, "little"))  # a table of arrays longer than it may be
PLAIN = (type(None), bool, int, float, str, list, tuple, dict, np.ndarray, Rng, Stream, Function, Made, Unreadable)


@dataclass(frozen=True)
class Fuzzed:
    """What came of it. Memory in bytes, time in seconds."""

    messages: int
    read: int
    seconds: float
    slowest: float
    answers: int
    memory: int
    missed: tuple[str, ...]

    def line(self) -> str:
        reached = (
            f"lines never reached: {', '.join(self.missed)}" if self.missed else "every line of the readers reached"
        )
        return (
            f"{self.messages} messages in {self.seconds:.0f} s, {self.messages - self.read} refused, {self.read} read, "
            f"{self.answers} different answers, slowest {1000 * self.slowest:.0f} ms, "
            f"peak memory +{self.memory / 2**20:.0f} MiB; {reached}"
        )


class Broken(AssertionError):
    """The wire did what it must not."""


def seeds() -> list[bytes]:
    """Where the fuzzer starts: every frame of tests/test_wire.py that is not huge, and replies of each kind."""
    cell = {"about": "cell", "index": NUMBER, "printed": "x", "error": None, "traceback": ""}
    question = {"about": "ask", "exercise": "sigmoid", "args": (np.arange(3.0),), "kwargs": {}}
    messages = [{"about": "ready"}, cell, cell | {"error": "E: no"}, cell | {"error": 1}]
    messages += [question, question | {"exercise": np.zeros(2)}, question | {"args": Unreadable("Always")}]
    messages += [{"about": "outcomes", "kind": "raised", field: [1]} for field in ("line", "warned")]
    failed = Outcome("raised", None, "ValueError", "no", (1, "return x"), ("overflow encountered in exp",), True)
    outcomes = [failed, Outcome("missing", line=(1, "y"))]
    outcomes += [
        Outcome("value", v) for v in (object(), Function("sine"), Rng(3), Stream(1, 3, 0, 0), Made("model", {"a": 1}))
    ]
    outcomes.append(Outcome("value", (math.nan, [1])))
    frames = [*test_wire.VALID, *map(wire.pack, messages), *wire.pack_outcomes(outcomes), *test_wire.HOSTILE.values()]
    frames += [frame for outcome in outcomes for frame in wire.pack_outcomes([outcome])]
    return [frame for frame in frames if len(frame) <= MAX_KEPT]


def part(folder: Path, count: int) -> tuple[str, list[str]]:
    """The fuzzer as a part of the soak, with the seed of every such run, so that a failure can be repeated."""
    try:
        done = fuzz(count)
    except Broken as error:
        return "a message did harm", [str(error)]
    return done.line(), [f"no message reached {line}" for line in done.missed]


def fuzz(count: int, seed: int = 0) -> Fuzzed:
    """Read `count` messages. Raises Broken at the first that is neither refused nor plain data."""
    before = signal.signal(signal.SIGPROF, _stuck)
    try:
        return _fuzz(count, seed)
    finally:
        signal.signal(signal.SIGPROF, before)


def _fuzz(count: int, seed: int) -> Fuzzed:
    mutator, chunks = Mutator(seed, seeds()), random.Random(seed)
    answers: set[int] = set()  # their hashes: a hundred thousand answers would be memory that no reader takes
    every = max(SELDOM, count // FULL)
    read, slowest, begun, memory = 0, 0.0, time.monotonic(), peak_memory()
    for number in range(count):
        frame = mutator.full() if number % every == every // 2 else mutator.next()
        started = time.thread_time()
        answer = checked(frame, chunks, f"message {number} of seed {seed}")
        slowest = max(slowest, time.thread_time() - started)
        read += answer[0] == "read"
        if hash(answer) not in answers:
            answers.add(hash(answer))
            mutator.keep(frame)
    grown = peak_memory() - memory
    if grown > BOUND:
        raise Broken(f"reading took {grown / 2**20:.0f} MiB at its peak, of {BOUND / 2**20:.0f} MiB allowed")
    missed = tuple(lines_missed([*mutator.corpus, LONG, NAMES], chunks))
    return Fuzzed(count, read, time.monotonic() - begun, slowest, len(answers), grown, missed)


def checked(frame: bytes, chunks: random.Random, name: str) -> tuple:
    """Read one frame by every road. Returns what tells its answer from others. Raises Broken."""
    signal.setitimer(signal.ITIMER_PROF, STUCK)
    try:
        return answered(frame, chunks)
    except Exception as error:
        start, end = frame[:400], f" … {len(frame)} bytes" if len(frame) > 400 else ""
        raise Broken(f"{name}: {type(error).__name__}: {error}, from {start!r}{end}") from error
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stuck(number: int, frame: FrameType | None) -> None:
    raise Broken(f"a message took more than {STUCK:.0f} s of processor time")


def answered(frame: bytes, chunks: random.Random) -> tuple:
    """What the readers made of a frame. Anything but their own errors is let through."""
    try:
        message = wire.read_frame(test_wire.reader(frame))
    except wire.WireError as error:
        by_socket(frame, chunks, refused=True)
        return ("refused", *where(error))
    except EOFError:
        by_socket(frame, chunks, refused=True)
        return ("cut short",)
    by_socket(frame, chunks, refused=False)
    plain(message)
    encodes_again(message)
    return ("read", shape(message), *map(str, replies(message)))


class Connection:
    """A socket's receiving end, over bytes that come in pieces of any size."""

    def __init__(self, data: bytes, chunks: random.Random) -> None:
        self.data = memoryview(data)
        self.chunks = chunks

    def settimeout(self, seconds: float) -> None:
        pass

    def recv(self, size: int) -> bytes:
        size = min(size, len(self.data), self.chunks.choice((1, 7, 2**20, 2**20, 2**20)))
        piece, self.data = bytes(self.data[:size]), self.data[size:]
        return piece


def by_socket(frame: bytes, chunks: random.Random, *, refused: bool) -> None:
    """The runner reads the same from a socket; its one error is Ended."""
    if len(frame) > MAX_KEPT and chunks.random() < 0.9:  # in pieces of one byte, a large frame takes long
        return
    talk = runner.Conversation(Connection(frame, chunks), NOWHERE, Limits())
    try:
        talk.receive(within=STUCK)
    except runner.Ended:
        assert refused, "what read_frame reads, the runner refuses"
    else:
        assert not refused, "what read_frame refuses, the runner reads"


def replies(message: dict[str, Any]) -> Iterator[Any]:
    """What an outcome and a cell's output are taken for, by the wire and by the runner."""
    run = runner._Run(None, runner.Program((runner.Cell(0, "return x"),), {}), Limits(), None)
    for tree in (message, *message.get("outcomes", ())):
        outcome = expected(wire.WireError, wire.message_to_outcome, tree)
        yield outcome
        sound(outcome)
    outcomes = expected(runner.Ended, run._outcomes, message, NUMBER)
    yield outcomes
    for outcome in outcomes if isinstance(outcomes, list) else ():
        sound(outcome)
        assert outcome.line is None or outcome.line in run.lines, "a line that does not stand in the notebook"
    yield expected(runner.Ended, runner._cell_run, message, NUMBER)
    yield expected(wire.WireError, Answers.reply, LISTENING, "backprop", message, STUCK)


def sound(outcome: Outcome | str) -> None:
    """A refusal, or an outcome of a kind that a worker may tell, with a value where it says so alone."""
    if isinstance(outcome, Outcome):
        assert outcome.kind in wire.KINDS
        assert outcome.value is None or outcome.kind == "value"


def expected(error: type[Exception], function: Callable, *args: Any) -> Any:
    try:
        return function(*args)
    except error as refusal:
        return str(refusal)


def plain(value: Any) -> None:
    """Nothing has been built but plain data: exact types, text that a file can hold, arrays of numbers."""
    assert type(value) in PLAIN, f"a {type(value).__name__} was built"
    if isinstance(value, np.ndarray):
        assert value.dtype.kind in wire.NUMERIC
    elif isinstance(value, str):
        value.encode("utf-8")
    elif isinstance(value, Unreadable):
        plain(value.type_name)
    elif isinstance(value, Made):
        plain([value.name, value.data])
    elif isinstance(value, dict):
        for key, item in value.items():
            plain(item)
            key.encode("utf-8")
    elif isinstance(value, (list, tuple)):
        for item in value:
            plain(item)


def encodes_again(message: dict[str, Any]) -> None:
    """What was read can be sent, and arrives the same; but for what the encoder cuts: depth, and values not sent before."""
    for tree in (message, *message.get("outcomes", ())):
        part = {name: value for name, value in tree.items() if name != "outcomes"}  # they travel one by one
        again = wire.read_frame(test_wire.reader(wire.pack(part)))
        if deepest(part) <= wire.MAX_DEPTH + 1:
            assert test_wire.identical(part, again), "a message that changes on its way back"


def deepest(value: Any) -> int:
    """Levels of nesting; a value that was never sent counts as too deep, as it does not travel twice."""
    if isinstance(value, Unreadable):
        return wire.MAX_DEPTH + 2
    value = [value.data] if isinstance(value, Made) else value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return 1 + max(map(deepest, inner), default=0) if inner else 0


# ---- what tells one answer from another ----


def where(error: Exception) -> tuple:
    """The lines that refused, and why, without the numbers in the reason."""
    lines, trace = [], error.__traceback__
    while trace:
        lines.append(trace.tb_lineno)
        trace = trace.tb_next
    return (*lines[-6:], re.sub(r"\W?\d+|'.*?'|`.*?`|\".*?\"", "", str(error.__context__))[:60])


def shape(value: Any, depth: int = 3) -> Any:
    """Types, nested, to a depth: two messages of the same shape are alike."""
    if depth == 0 or not isinstance(value, (dict, list, tuple, np.ndarray)):
        return type(value).__name__
    if isinstance(value, np.ndarray):
        return f"{value.dtype} {value.ndim}"
    inner = value.items() if isinstance(value, dict) and depth == 3 else value
    inner = value.values() if isinstance(value, dict) and depth < 3 else inner
    return (type(value).__name__, *[shape(item, depth - 1) for item in list(inner)[:4]])


# ---- what was used and reached ----


def peak_memory() -> int:
    """The most memory this process has had in use so far, in bytes. Source: getrusage(2)."""
    unit = 1 if sys.platform == "darwin" else 1024
    return unit * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def lines_missed(corpus: list[bytes], chunks: random.Random) -> Iterator[str]:
    """The lines of the readers that no message kept has reached."""
    wanted = {line for reader in READERS for line in lines_of(reader.__code__)}
    reached: set[tuple[str, int]] = set()

    def trace(frame: FrameType, event: str, argument: Any) -> Callable:
        reached.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for frame in corpus:
            answered(frame, chunks)
    finally:
        sys.settrace(before)
    for file, line in sorted(wanted - reached):
        yield f"{file.rpartition('/')[2]}:{line}"


def lines_of(code: CodeType) -> Iterator[tuple[str, int]]:
    for _, _, line in code.co_lines():
        if line and line != code.co_firstlineno:
            yield code.co_filename, line
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from lines_of(inner)
