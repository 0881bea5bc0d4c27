"""Call a student's function with fresh inputs, and describe what happened.

The same code runs in the sandbox, in the student's notebook (for `check`) and in the grader (for the answer key's own
functions), so that the three mean the same by "changed its input" or "emitted a warning".
"""

import contextlib
import copy
import importlib
import io
import re
import traceback
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from . import phantom
from .functions import FUNCTIONS

COLOURS = re.compile(r"\x1b\[[0-9;]*m")  # Keras writes parts of its messages in bold
MAX_TEXT = 300  # characters of an exception's message: a sentence or two, never a dump of its inputs


@dataclass(frozen=True)
class Outcome:
    """What one call of a student's function came to.

    kind     "value", or why there is none: "raised", "missing" (no such function), "forbidden" (it called a ready-made
             answer), "timeout", "died" (the process ended), "unreadable" (a value that cannot cross the wire)
    value    what was returned: plain data and arrays only
    detail   the exception's type, the ready-made function's name, how the process died, or the unreadable type
    message  the exception's own words
    line     the line of the student's code that raised, and its number, where known
    warned   the floating-point warnings, as NumPy words them
    changed  whether an input was changed in place
    """

    kind: str
    value: Any = None
    detail: str = ""
    message: str = ""
    line: tuple[int, str] | None = None
    warned: tuple[str, ...] = ()
    changed: bool = False


@dataclass(frozen=True)
class Unreadable:
    """A value that does not cross the wire; `type_name` says what it was."""

    type_name: str


@dataclass(frozen=True)
class Rng:
    """An argument that becomes a fresh `numpy.random.default_rng(seed)` at each call."""

    seed: int


@dataclass(frozen=True)
class Stream:
    """Where a generator stands, so that another process can draw on: the four numbers of PCG64, NumPy's default."""

    state: int
    inc: int
    has_uint32: int
    uinteger: int

    @classmethod
    def of(cls, generator: np.random.Generator) -> "Stream":
        """ValueError for a generator of another kind."""
        now = generator.bit_generator.state
        if now["bit_generator"] != "PCG64":
            raise ValueError(f"a generator of the kind {now['bit_generator']}")
        return cls(*map(int, (now["state"]["state"], now["state"]["inc"], now["has_uint32"], now["uinteger"])))

    def set(self, generator: np.random.Generator) -> np.random.Generator:
        """Move a PCG64 generator to where this one stands."""
        generator.bit_generator.state = {
            "bit_generator": "PCG64",
            "state": {"state": self.state, "inc": self.inc},
            "has_uint32": self.has_uint32,
            "uinteger": self.uinteger,
        }
        return generator


@dataclass(frozen=True)
class Function:
    """An argument that becomes the function of this name in `FUNCTIONS`."""

    name: str


@dataclass(frozen=True)
class Made:
    """An argument that is built where the call is made, by the maker of this name, from plain data: a Keras model of
    given layers and weights, say. `name` is also how a message shows it."""

    name: str
    data: Mapping[str, Any] = field(default_factory=dict)


# By name, the module they stand in.
MAKERS = {"model": "keras_side", "optimizer": "keras_side", "loss_fn": "keras_side"}
OBSERVERS = {
    "built": "keras_side",
    "compiled": "keras_side",
    "trained": "keras_side",
    "evaluated": "keras_side",
    "updated": "keras_side",
    "returned": "observing",
    "predicted": "observing",
}


@dataclass(frozen=True)
class Call:
    """One call.

    args, kwargs   positional arguments, arguments by name
    read_only      whether arrays are handed over read-only
    observer       the name of the function that turns what came back, which may be a model, into plain data
    given          what the observer needs: inputs to predict for, weights to set
    packages       the ready-made packages that an answer may call
    """

    args: tuple = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    read_only: bool = False
    observer: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    packages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seen:
    """What an observer looks at: what was returned, the arguments after the call, what was given, what was printed."""

    value: Any
    args: list
    given: Mapping[str, Any]
    printed: str


class NotObservable(Exception):
    """What was returned is not of the sort that the exercise asks for. Its one argument is the type's name."""


def inside(table: Mapping[str, str], name: str) -> Callable:
    """The maker or observer of a name. Its module is loaded when it is first needed: some load TensorFlow."""
    return getattr(importlib.import_module(f".{table[name]}", __package__), name)


def fresh(value: Any, *, read_only: bool) -> Any:
    """A private copy of an argument, so that no call can disturb the next."""
    if isinstance(value, Rng):
        return np.random.default_rng(value.seed)
    if isinstance(value, Stream):
        return value.set(np.random.default_rng(0))
    if isinstance(value, Function):
        return FUNCTIONS[value.name]
    if isinstance(value, Made):
        return inside(MAKERS, value.name)(value.data)
    if isinstance(value, np.ndarray):
        array = value.copy()
        array.flags.writeable = not read_only
        return array
    if isinstance(value, (list, tuple)):
        return type(value)(fresh(item, read_only=read_only) for item in value)
    return copy.copy(value)


def same(before: Any, after: Any) -> bool:
    """Whether an argument is bit for bit what it was."""
    if isinstance(before, np.ndarray):
        return (
            isinstance(after, np.ndarray)
            and before.shape == after.shape
            and before.dtype == after.dtype
            and before.tobytes() == after.tobytes()
        )
    if isinstance(before, (list, tuple)):
        return len(before) == len(after) and all(map(same, before, after))
    return isinstance(before, (Rng, Function, Made)) or before is after or before == after


def shorten(text: str) -> str:
    """One line of at most MAX_TEXT characters."""
    line = " ".join(str(text).split())
    return line if len(line) <= MAX_TEXT else line[: MAX_TEXT - 1] + "…"


def describe_exception(error: BaseException) -> dict[str, Any]:
    """The parts of an Outcome that tell of an exception. Survives an exception that misbehaves when looked at."""
    try:
        message = shorten(COLOURS.sub("", str(error)))
    except BaseException:
        message = ""
    frames = [
        f for f in traceback.extract_tb(error.__traceback__) if "<cell" in f.filename or "ipykernel" in f.filename
    ]
    line = (frames[-1].lineno or 0, shorten(frames[-1].line or "")) if frames else None
    return {"kind": "raised", "detail": type(error).__name__, "message": message, "line": line}


def call(function: Callable, request: Call) -> Outcome:
    """Call `function` once, on copies of the inputs, with its output discarded and NumPy's default warnings on."""
    args = [fresh(a, read_only=request.read_only) for a in request.args]
    kwargs = {name: fresh(v, read_only=request.read_only) for name, v in request.kwargs.items()}
    used_before = len(phantom.calls)
    printed = io.StringIO()
    with (
        warnings.catch_warnings(record=True) as caught,
        np.errstate(divide="warn", over="warn", under="ignore", invalid="warn"),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        warnings.simplefilter("always")
        try:
            with phantom.withheld(request.packages, function):
                value = settle(function(*args, **kwargs))
            if request.observer:
                value = inside(OBSERVERS, request.observer)(Seen(value, args, request.given, printed.getvalue()))
            ended = {"kind": "value", "value": value}
        except NotObservable as found:
            ended = {"kind": "unreadable", "detail": str(found)}
        except BaseException as error:
            ended = describe_exception(error)
    if len(phantom.calls) > used_before:
        return Outcome(kind="forbidden", detail=phantom.calls[used_before])
    changed = not (same(list(request.args), args) and same(list(request.kwargs.values()), list(kwargs.values())))
    floating = {shorten(str(w.message)) for w in caught if " encountered in " in str(w.message)}
    return Outcome(**ended, warned=tuple(sorted(floating)), changed=changed)


MAX_ITEMS = 2_000  # batches taken from a generator: more than any exercise asks for, and an end to an endless one


def settle(value: Any) -> Any:
    """A generator's items as a list, so that a generator and a list of batches count alike."""
    if hasattr(value, "__next__"):
        return [item for item, _ in zip(value, range(MAX_ITEMS), strict=False)]
    return value
