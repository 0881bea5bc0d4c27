"""The wire between the grader and the process that runs a student's code: frames of JSON and safetensors.

A frame is `{"json": u32 length}{"arrays": u32 length}` in network order, the JSON, and the arrays as one safetensors
blob. The JSON is an object of values; one of its keys, "outcomes", may hold a list of such objects instead. Values are
bool, int, float, str, None, lists, tuples, dicts with string keys, and arrays of numbers; every other thing is named by
its type and not sent. What comes from the sandbox is untrusted: sizes, depth and counts are bounded before anything is
built, the schema is strict, and nothing is ever unpickled, evaluated or looked up by name.
"""

import json
import math
import re
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
import safetensors.numpy

from .calling import MAKERS, MAX_TEXT, OBSERVERS, Call, Function, Made, Outcome, Rng, Stream, Unreadable
from .functions import FUNCTIONS

MAX_FRAME = 16 * 2**20  # bytes: a digits network's weights and its predictions, ten times over
MAX_JSON = 2 * 2**20  # bytes of a frame's JSON: each may cost the grader some 30 of memory to read
MAX_ITEMS = 6_000  # values in one message: epochs of history, batches of a pass; the grader looks at each many times
MAX_ARRAYS = 2_000  # arrays in one message: each costs the grader some 10 microseconds to read
MAX_FIELDS = 20  # of one message: an outcome has 7
MAX_NAMES = 256 * MAX_ARRAYS  # bytes in which the arrays' names, types and shapes are told
MAX_DEPTH = 8  # a list of layers of tuples of arrays is 3
MAX_DIGITS = 300  # of an integer: beyond any float
MAX_STRING = 20_000  # characters of one string
NUMERIC = "biuf"  # NumPy's kinds: bool, signed, unsigned, float
INTEGER = re.compile(rf"-?[0-9]{{1,{MAX_DIGITS}}}")
HEADER = struct.Struct("!II")


class WireError(ValueError):
    """Bytes that are not a message."""


# ---- values to JSON and arrays ----


class Encoder:
    """Turns one message's values into JSON, and its arrays into a dict of tensors beside it, named from `first` on."""

    def __init__(self, first: int = 0) -> None:
        self.arrays: dict[str, np.ndarray] = {}
        self.first = first
        self.room = MAX_FRAME
        self.items = 0

    def encode(self, value: Any, depth: int = 0) -> Any:
        self.items += 1
        if depth > MAX_DEPTH or self.items > MAX_ITEMS:
            return {"unreadable": "a value too deep or too long"}
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is int:
            return {"int": str(value)} if abs(value) < 10**MAX_DIGITS else {"unreadable": "an integer too large"}
        if kind is float:
            return value if math.isfinite(value) else {"float": repr(value)}
        if kind is str:
            return value[:MAX_STRING]
        if kind in (list, tuple):
            return {kind.__name__: [self.encode(item, depth + 1) for item in value[:MAX_ITEMS]]}
        if kind is dict and all(type(key) is str for key in value):
            return {"dict": [[key, self.encode(item, depth + 1)] for key, item in value.items()]}
        if kind is Rng:
            return {"rng": value.seed}
        if kind is Function:
            return {"function": value.name}
        if kind is Stream:
            return {"stream": [str(n) for n in (value.state, value.inc, value.has_uint32, value.uinteger)]}
        if kind is Made:
            return {"made": [value.name, self.encode(dict(value.data), depth + 1)]}
        return self.encode_array(value)

    def encode_array(self, value: Any) -> Any:
        """An array, a NumPy scalar, or anything that says it is one (a subclass is sent as the plain array it holds)."""
        if isinstance(value, (np.ndarray, np.generic)):
            array = np.array(value, copy=True, order="C", subok=False)
        elif hasattr(type(value), "__array__") and hasattr(value, "dtype"):
            array = np.array(value.__array__(), copy=True, order="C", subok=False)  # a tensor, a masked array
        else:
            return {"unreadable": type(value).__name__[:100]}
        if array.dtype.kind not in NUMERIC or array.dtype.itemsize > 8:
            return {"unreadable": f"array of {array.dtype}"[:100]}
        self.room -= array.nbytes
        if array.nbytes > MAX_FRAME // 2 or self.room < 0:
            return {"unreadable": "an array too large"}
        if len(self.arrays) == MAX_ARRAYS:
            return {"unreadable": "a value too deep or too long"}
        name = str(self.first + len(self.arrays))
        self.arrays[name] = array.astype(array.dtype.newbyteorder("="), copy=False)
        return {"array": name}


def pack(message: Mapping[str, Any]) -> bytes:
    """A frame of one message. Raises WireError where it is larger than the wire allows."""
    encoder = Encoder()
    return _frame({key: encoder.encode(value) for key, value in message.items()}, encoder.arrays)


def _frame(tree: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> bytes:
    text = json.dumps(tree).encode()  # no nan is left in it: the encoder spells it out
    blob = safetensors.numpy.save(arrays) if arrays else b""
    if len(text) > MAX_JSON or len(text) + len(blob) > MAX_FRAME:
        raise WireError("a message larger than the wire allows")
    return HEADER.pack(len(text), len(blob)) + text + blob


# ---- JSON and arrays to values ----


class Decoder:
    """Rebuilds values from one frame, refusing whatever the encoder would not have written."""

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        self.arrays = arrays
        self.items = 0

    def message(self, tree: Any) -> dict[str, Any]:
        if type(tree) is not dict or len(tree) > MAX_FIELDS:
            raise WireError("a message that is not an object")
        return _with_plain_names({self.key(key): self.decode(node) for key, node in tree.items()})

    def decode(self, node: Any, depth: int = 0) -> Any:
        self.items += 1
        if depth > MAX_DEPTH + 1 or self.items > 2 * MAX_ITEMS:
            raise WireError("a message nested too deeply or too long")
        if node is None or type(node) in (bool, float):
            return node
        if type(node) is str and len(node) <= MAX_STRING:
            return well_formed(node)
        if type(node) is dict and len(node) == 1:
            [(tag, content)] = node.items()
            return self.tagged(tag, content, depth)
        raise WireError("a value that is not of the wire's schema")

    def tagged(self, tag: str, content: Any, depth: int) -> Any:
        if tag in ("list", "tuple") and type(content) is list:
            items = [self.decode(item, depth + 1) for item in content]
            return items if tag == "list" else tuple(items)
        if tag == "dict" and type(content) is list and all(type(p) is list and len(p) == 2 for p in content):
            return {self.key(key): self.decode(item, depth + 1) for key, item in content}
        if tag == "array" and type(content) is str and content in self.arrays:
            return self.arrays[content]
        if tag == "int" and type(content) is str and INTEGER.fullmatch(content):
            return int(content)
        if tag == "float" and type(content) is str and content in ("nan", "inf", "-inf"):
            return float(content)
        if tag == "rng" and type(content) is int:
            return Rng(content)
        if tag == "function" and type(content) is str and content in FUNCTIONS:
            return Function(content)
        if tag == "stream" and type(content) is list and len(content) == 4:
            return Stream(*(self.decode({"int": digits}, depth + 1) for digits in content))
        if tag == "made" and type(content) is list and len(content) == 2 and content[0] in MAKERS:
            return Made(content[0], self.data(content[1], depth + 1))
        if tag == "unreadable" and type(content) is str:
            return Unreadable(well_formed(content[:100]))
        raise WireError("a value that is not of the wire's schema")

    def data(self, node: Any, depth: int) -> dict[str, Any]:
        value = self.decode(node, depth)
        if type(value) is not dict:
            raise WireError("a description that is not a dictionary")
        return value

    @staticmethod
    def key(key: Any) -> str:
        if type(key) is not str or len(key) > MAX_STRING:
            raise WireError("a dictionary key that is not a short string")
        return well_formed(key)


def unpack(text: bytes, blob: bytes) -> dict[str, Any]:
    """A message from the two halves of a frame. Raises WireError, and nothing else, for bytes that are none."""
    try:
        tree = json.loads(text, parse_constant=_refuse, object_pairs_hook=_once_each)
        if int.from_bytes(blob[:8], "little") > MAX_NAMES:  # where safetensors has the length of its table of arrays
            raise WireError("a table of arrays larger than the wire allows")
        arrays = safetensors.numpy.load(blob) if blob else {}
        if len(arrays) > MAX_ARRAYS or any(a.dtype.kind not in NUMERIC for a in arrays.values()):
            raise WireError("too many arrays, or one that is not of numbers")
        decoder = Decoder(arrays)
        outcomes = tree.pop("outcomes", None)
        message = decoder.message(tree)
        if outcomes is not None:
            message["outcomes"] = [decoder.message(outcome) for outcome in outcomes]
        return message
    except WireError:
        raise
    except Exception as error:  # json, unicode, recursion, safetensors (Rust): each its own tree of errors
        raise WireError(f"bytes that are not a message: {type(error).__name__}") from None


def _with_plain_names(message: dict[str, Any]) -> dict[str, Any]:
    """What says of a message which it is, is compared at once: so it is text, and never an array."""
    if not all(type(message.get(key, "")) is str for key in ("about", "kind")):
        raise WireError("a message whose name is no text")
    return message


def _refuse(constant: str) -> Any:
    raise WireError(f"{constant} is not JSON")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    tree = dict(pairs)
    if len(pairs) != len(tree):
        raise WireError("a key that stands twice")
    return tree


def well_formed(text: str) -> str:
    """Text without lone surrogates, which JSON can spell and UTF-8 cannot: no file could be written with them."""
    return text if text.isascii() else text.encode("utf-8", errors="replace").decode("utf-8")


def read_frame(read_exactly: Callable[[int], bytes]) -> dict[str, Any]:
    """Read one frame through `read_exactly(n)`, which raises EOFError at the end."""
    text_size, blob_size = HEADER.unpack(read_exactly(HEADER.size))
    if text_size > MAX_JSON or text_size + blob_size > MAX_FRAME:
        raise WireError("a message larger than the wire allows")
    return unpack(read_exactly(text_size), read_exactly(blob_size))


# ---- the two things that are said over the wire ----


def call_to_message(call: Call) -> dict[str, Any]:
    """A call's fields, without those that are as ever: a submission is sent hundreds."""
    return {f.name: getattr(call, f.name) for f in fields(Call) if getattr(call, f.name)}


def message_to_call(message: Mapping[str, Any]) -> Call:
    """A Call from the grader's own message, as it was sent."""
    if message.get("observer", "") not in ("", *OBSERVERS):
        raise WireError("an observer that is not known")
    return Call(**message)


KINDS = (
    "value",
    "raised",
    "missing",
    "forbidden",
    "unreadable",
)  # what a worker may say; the rest the grader sees


def outcome_to_message(outcome: Outcome) -> dict[str, Any]:
    """An outcome's fields, without those that say nothing; the value last: where all is too long, it is cut."""
    message: dict[str, Any] = {"kind": outcome.kind}
    if outcome.detail or outcome.message:
        message |= {"detail": outcome.detail[:200], "message": outcome.message}
    if outcome.line:
        message["line"] = list(outcome.line)
    if outcome.warned:
        message["warned"] = list(outcome.warned[:10])
    if outcome.changed:
        message["changed"] = True
    if outcome.kind == "value":
        message["value"] = outcome.value
    return message


Encoded = tuple[dict[str, Any], dict[str, np.ndarray]]  # an outcome as JSON, and its arrays
TOO_LARGE: Encoded = ({"kind": "unreadable", "detail": "an answer too large to send"}, {})


def pack_outcomes(outcomes: Iterable[Outcome]) -> Iterator[bytes]:
    """Frames that carry outcomes in their order, in each as many as fit.

    Each outcome is turned into plain data before the next is asked for: a value that does harm when it is looked at does
    so in its own turn.
    """
    group, items, size, arrays = [], 0, 0, 0
    for outcome in outcomes:
        encoder = Encoder(first=arrays)
        tree = {name: encoder.encode(field) for name, field in outcome_to_message(outcome).items()}
        taken = MAX_FRAME - encoder.room
        full = items + encoder.items > MAX_ITEMS or arrays + len(encoder.arrays) > MAX_ARRAYS
        if group and (full or size + taken > MAX_FRAME // 2):
            yield from _outcome_frames(group)
            group, items, size, arrays = [], 0, 0, 0
        group.append((tree, encoder.arrays))
        items, size, arrays = items + encoder.items, size + taken, arrays + len(encoder.arrays)
    if group:
        yield from _outcome_frames(group)


def _outcome_frames(group: Sequence[Encoded]) -> Iterator[bytes]:
    """One frame; where text makes it too large, one for each outcome; and where it still is, one that says so."""
    trees = [tree for tree, _ in group]
    arrays = {name: array for _, own in group for name, array in own.items()}
    try:
        yield _frame({"about": "outcomes", "outcomes": trees}, arrays)
    except WireError:
        for encoded in group if len(group) > 1 else [TOO_LARGE]:
            yield from _outcome_frames([encoded])


def message_to_outcome(message: Mapping[str, Any]) -> Outcome:
    """An Outcome from an untrusted message; WireError where a field is missing or of the wrong kind."""
    kind, value, line = message.get("kind"), message.get("value"), message.get("line")
    detail, text = message.get("detail", ""), message.get("message", "")
    warned, changed = message.get("warned", []), message.get("changed", False)
    if type(kind) is not str or type(detail) is not str or type(text) is not str or type(changed) is not bool:
        raise WireError("an outcome that is not of the wire's schema")
    if kind not in KINDS:
        raise WireError("an outcome that is not of the wire's schema")
    if type(warned) is not list or not all(type(w) is str for w in warned):
        raise WireError("an outcome whose warnings are not a list of strings")
    if line is not None and not (type(line) is list and [type(part) for part in line] == [int, str]):
        raise WireError("an outcome whose line is not a number and a text")
    if isinstance(value, Unreadable):
        kind, detail = "unreadable", value.type_name
    return Outcome(
        kind=kind,
        value=value if kind == "value" else None,
        detail=detail,
        message=text[:MAX_TEXT],
        line=tuple(line) if line else None,
        warned=tuple(warned),
        changed=changed,
    )
