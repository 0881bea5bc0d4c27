"""The process that runs one student's notebook and answers the grader's calls. It knows names and inputs, nothing else.

Order matters: every cell runs first, and the namespace is remembered at each exercise's test cell; only then come the
calls, whose printed output is discarded. So the last definition before a test cell is the one that counts, and
nothing a student prints or stores can carry the grader's inputs into the notebook that is handed back.
"""

import ast
import contextlib
import io
import linecache
import os
import socket
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from . import wire
from .asking import Line, stand_ins
from .calling import Outcome, call, shorten

MAX_OUTPUT = 10_000  # characters kept of what one cell prints: some 100 lines, enough to mark by hand
MAX_FRAMES = 5  # lines of the student's code shown of a traceback


class BoundedText(io.TextIOBase):
    """A stream that keeps its first MAX_OUTPUT characters and counts the rest."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.room = MAX_OUTPUT
        self.dropped = 0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        kept = text[: self.room]
        self.parts.append(kept)
        self.room -= len(kept)
        self.dropped += len(text) - len(kept)
        return len(text)

    def text(self) -> str:
        return "".join(self.parts) + (f"\n… {self.dropped} more characters" if self.dropped else "")


def start_shell() -> InteractiveShell:
    """An IPython shell without history, prompts or colours: magics, `await` and `display` work as in a notebook.

    Made once in the warm process, so that a submission pays nothing for it.
    """
    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryAccessor.enabled = False
    config.InteractiveShell.cache_size = 0
    config.InteractiveShell.autoindent = False
    config.InteractiveShell.colors = "nocolor"
    shell = InteractiveShell.instance(config=config)
    shell.showtraceback = lambda *args, **kwargs: None  # the cell's error is read from run_cell's result
    shell.showsyntaxerror = lambda *args, **kwargs: None
    shell.register_magic_function(lambda line: None, magic_name="matplotlib")  # figures are drawn off screen, on Agg
    shell.run_cell("from IPython.display import display", store_history=False, silent=True)
    return shell


class Notebook:
    """A student's notebook in this process: its cells run, its functions are called."""

    def __init__(self, shell: InteractiveShell, line: Line) -> None:
        self.shell = shell
        self.line = line
        self.namespaces: dict[str, dict[str, Any]] = {}

    def run(self, index: int, source: str) -> dict[str, Any]:
        """Run one cell. Returns what it printed, and its error, if any."""
        out = BoundedText()
        self.name_code(index, source)
        with redirect_stdout(out), redirect_stderr(out):
            try:
                error = self.execute(f"<cell {index + 1}>", source)
            except BaseException as raised:  # the code's own, or what gets past IPython: a hook the student broke
                error = raised
        described = self.describe(error) if error is not None else {"error": None, "traceback": ""}
        return {"about": "cell", "index": index, "printed": out.text(), **described}

    def execute(self, name: str, source: str) -> BaseException | None:
        """Run a cell that is plain Python as IPython would in the end; leave to IPython what is not (magics, `await`).

        IPython reads each cell with a tokenizer written in Python, twice, which takes longer than most cells do.
        """
        try:
            *body, last = ast.parse(source, name).body or [ast.Pass(lineno=1, col_offset=0)]
            shown = isinstance(last, ast.Expr)
            codes = [
                self.shell.compile(ast.Module(body if shown else [*body, last], []), name, "exec"),
                *([self.shell.compile(ast.Interactive([last]), name, "single")] if shown else []),
            ]
        except (SyntaxError, ValueError):
            result = self.shell.run_cell(source, store_history=False)
            return result.error_before_exec or result.error_in_exec
        with self.shell.builtin_trap, self.shell.display_trap:
            for code in codes:
                exec(code, self.shell.user_ns)
        return None

    def name_code(self, index: int, source: str) -> None:
        """Make tracebacks say `<cell 3>`, and find the lines of the cell."""
        name = f"<cell {index + 1}>"
        self.shell.compile.get_code_name = lambda *args: name
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)

    @staticmethod
    def describe(error: BaseException) -> dict[str, Any]:
        try:
            frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.startswith("<cell")]
            lines = [f"{f.filename} line {f.lineno}: {shorten(f.line or '')}" for f in frames[-MAX_FRAMES:]]
            said = f"{type(error).__name__}: {shorten(str(error))}"
        except BaseException:
            lines, said = [], type(error).__name__
        return {"error": said, "traceback": "\n".join([*lines, said])}

    def remember(self, exercise: str) -> None:
        """Keep the namespace as it is now: the definitions that count for this exercise."""
        self.namespaces[exercise] = dict(self.shell.user_ns)

    def answer(self, exercise: str, request: Mapping[str, Any], given: tuple[str, ...]) -> Outcome:
        """Call the exercise's function, as it was defined before its test cell; the grader answers for those `given`."""
        namespace = self.shell.user_ns
        remembered = self.namespaces.get(exercise, namespace)
        if remembered is not namespace:
            namespace.clear()
            namespace.update(remembered)
        namespace.update(stand_ins(namespace, exercise, given, self.line.ask))
        function = namespace.get(exercise)
        if not callable(function):
            return Outcome(kind="missing", detail="" if function is None else type(function).__name__)
        return call(function, wire.message_to_call(request))


def serve(connection: socket.socket, ticks: int, shell: InteractiveShell) -> None:
    """Answer the grader until it hangs up. `ticks` is a descriptor that takes a byte at the start of each call."""
    stream = connection.makefile("rb")

    def read_exactly(size: int) -> bytes:
        data = stream.read(size)
        if len(data) < size:
            raise EOFError
        return data

    def send(message: Mapping[str, Any]) -> None:
        connection.sendall(wire.pack(message))

    notebook = Notebook(shell, Line(send, lambda: wire.read_frame(read_exactly)))
    while True:
        try:
            request = wire.read_frame(read_exactly)
        except EOFError:
            return
        for frame in respond(notebook, request, partial(os.write, ticks, b".")):
            connection.sendall(frame)


def respond(notebook: Notebook, request: Mapping[str, Any], tick: Callable[[], Any]) -> Iterator[bytes]:
    """The replies to one request: to "run" one for each cell, so that what was reached before a crash is not lost; to
    "call" the outcomes of all calls together, which saves most of their cost. How far it came, the ticks tell."""
    if request["about"] == "run":
        source, exercises = io.BytesIO(request["source"].tobytes()), dict(request["exercises"])
        cells = zip(request["indices"].tolist(), request["sizes"].tolist(), strict=True)
        for place, (index, size) in enumerate(cells):
            if size:
                yield wire.pack(notebook.run(index, source.read(size).decode()))
            for exercise in exercises.get(place, ()):
                notebook.remember(exercise)
        yield wire.pack({"about": "ready"})
    if request["about"] == "call":
        yield from wire.pack_outcomes(answers(notebook, request, tick))


def answers(notebook: Notebook, request: Mapping[str, Any], tick: Callable[[], Any]) -> Iterator[Outcome]:
    for message in request["calls"]:
        with contextlib.suppress(OSError):  # a full pipe, or one that the student closed
            tick()
        yield notebook.answer(request["exercise"], message, request["given"])


def stub_check() -> None:
    """`from autograder import check` works in the sandbox and does nothing: the grader asks its own questions."""
    module = type(sys)("autograder")
    module.check = lambda function: None
    sys.modules["autograder"] = module
