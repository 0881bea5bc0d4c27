"""Frames that are almost of the wire, made from others by small changes at every level: bytes, JSON, tensors.

The corpus grows by each frame that the reader answered in a way not seen before, so that changes build on changes: what a
coverage-guided fuzzer does, with the answer in place of the coverage. (Such a fuzzer, atheris, has no release for all
of the project's Pythons and systems, so it cannot be locked.)
"""

import json
import random
import struct
from collections.abc import Callable
from typing import Any

from autograder.inside import wire

MAX_CORPUS = 3_000  # frames kept; beyond, a new one takes the place of an old one
FOR_GOOD = 1_500  # frames, the seeds first, whose place none takes: else a long run drifts to where all is refused
MAX_KEPT = 10_000  # bytes of a frame that is kept: changes to a larger one cost time and find nothing more

TAGS = ("list", "tuple", "dict", "array", "int", "float", "rng", "function", "stream", "made", "unreadable")
FIELDS = ("about", "number", "kind", "value", "detail", "message", "line", "warned", "changed")
FIELDS += ("index", "printed", "error", "traceback", "outcomes", "exercise", "args", "kwargs", "read_only")
WORDS = (
    "outcome",
    "cell",
    "ready",
    *wire.KINDS,
    "timeout",
    "died",
    "sine",
    "eval",
    "nan",
    "inf",
    "-inf",
    "0",
    "1",
    "07",
)
NUMBERS = (0, 1, 3, -1, 2**31, 2**63, -(2**64), 10**25, 0.5, -0.0, 1e308, float("inf"), float("nan"))
TEXTS = ("", "x", "\ud800", "\0", "ü€", "9" * 300, "9" * 301, "-1", "1_0", "x" * wire.MAX_STRING)
LEAVES = (None, True, False, *NUMBERS, *TEXTS, *WORDS)
SNIPPETS = (
    b"{}",
    b"[]",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b'"',
    b"\\",
    b"\\ud800",
    b"null",
    b"NaN",
    b"1e999",
    b"-",
    b"\xff",
    b"\0",
)
SNIPPETS += (b'{"list":[', b'{"int":"1"}', b'{"array":"0"}', b'"value":', b"9" * 30, b"\xf0\x9f\x98\x80", b" " * 20)
DTYPES = (
    "BOOL",
    "I8",
    "U8",
    "I16",
    "U16",
    "I32",
    "U32",
    "I64",
    "U64",
    "F16",
    "F32",
    "F64",
    "BF16",
    "C64",
    "F8_E4M3",
    "O",
    "",
)
SIZES = (0, 1, 2, 3, 8, 24, -1, 2**31, 2**32, 2**62, 2**63, 2**64)
FULL = (b"{},", b"[],", b'{"a":1},', b'"aa",', b"1e1,", b'{"list":[', b"[", b"null,", b'"\\"', b"\\\\")


def framed(text: bytes, blob: bytes = b"") -> bytes:
    return wire.HEADER.pack(len(text), len(blob)) + text + blob


def halves(frame: bytes) -> tuple[bytes, bytes]:
    """The text and the arrays of a frame, as far as its header can be believed."""
    if len(frame) < wire.HEADER.size:
        return frame, b""
    size, _ = wire.HEADER.unpack_from(frame)
    rest = frame[wire.HEADER.size :]
    return rest[:size], rest[size:]


def tensors(header: Any, data: bytes) -> bytes:
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


class Mutator:
    """Gives one frame after another, the same ones for the same seed and the same answers."""

    def __init__(self, seed: int, corpus: list[bytes]) -> None:
        self.random = random.Random(seed)
        self.corpus = list(corpus)
        self.ways: tuple[Callable[[bytes], bytes], ...] = (
            *(self.changed_bytes, self.changed_text, self.changed_text, self.false_sizes, self.grafted, self.grown),
            *(self.changed_tree, self.changed_tree, self.changed_tree, self.changed_tensors, self.changed_tensors),
        )

    def next(self) -> bytes:
        return self.random.choice(self.ways)(self.random.choice(self.corpus))

    def full(self) -> bytes:
        """A frame or its JSON as large as the wire allows, of one snippet over and over."""
        snippet = self.random.choice(FULL)
        start = self.random.choice((b'{"value":[', b'{"value":{"list":[', b"[", b'{"value":"'))
        room = self.random.choice((wire.MAX_FRAME, wire.MAX_JSON, wire.MAX_JSON)) - len(start) - 3
        return framed(start + snippet * (room // len(snippet)) + self.random.choice((b"", b"0]", b'"}', b"]]}")))

    def keep(self, frame: bytes) -> None:
        if len(frame) > MAX_KEPT:
            return
        if len(self.corpus) < MAX_CORPUS:
            self.corpus.append(frame)
        else:
            self.corpus[self.random.randrange(FOR_GOOD, MAX_CORPUS)] = frame

    # ---- bytes ----

    def changed_bytes(self, frame: bytes) -> bytes:
        return self._edited(frame)

    def changed_text(self, frame: bytes) -> bytes:
        text, blob = halves(frame)
        return framed(self._edited(text), blob)

    def false_sizes(self, frame: bytes) -> bytes:
        text, blob = halves(frame)
        sizes = [max(0, len(half) + self.random.choice((0, 1, -1, 8, 1000, 2**24))) for half in (text, blob)]
        return wire.HEADER.pack(*sizes) + text + blob

    def grafted(self, frame: bytes) -> bytes:
        """The text of one, the arrays of another."""
        return framed(halves(frame)[0], halves(self.random.choice(self.corpus))[1])

    def _edited(self, data: bytes) -> bytes:
        changed = bytearray(data or b"{}")
        for _ in range(self.random.randint(1, 4)):
            place = self.random.randrange(len(changed))
            size = self.random.randint(1, 16)
            match self.random.randrange(5):
                case 0:
                    changed[place] = self.random.randrange(256)
                case 1:
                    changed[place] ^= 1 << self.random.randrange(8)
                case 2 if len(changed) > size:
                    del changed[place : place + size]
                case 3:
                    changed[place:place] = changed[place : place + size]
                case _:
                    changed[place:place] = self.random.choice(SNIPPETS)
            changed = changed or bytearray(b"0")
        return bytes(changed)

    # ---- JSON ----

    def changed_tree(self, frame: bytes) -> bytes:
        text, blob = halves(frame)
        tree = self._parsed(text)
        for _ in range(self.random.randint(1, 3)):
            tree = self._changed(tree)
        return framed(self._dumped(tree), blob)

    def grown(self, frame: bytes) -> bytes:
        """A message of the schema's fields, with values made from nothing."""
        names = self.random.sample(FIELDS, self.random.randint(1, 6))
        return framed(self._dumped({name: self._node(3) for name in names}), halves(frame)[1])

    def _parsed(self, text: bytes) -> Any:
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return {"value": self._node(2)}

    def _dumped(self, tree: Any) -> bytes:
        try:
            return json.dumps(tree).encode()
        except RecursionError:
            return b"{}"

    def _changed(self, node: Any) -> Any:
        """The tree with one place changed, somewhere below."""
        if self.random.random() < 0.15 or not isinstance(node, (list, dict)) or not node:
            return self._node(2) if self.random.random() < 0.7 else {self.random.choice(TAGS): node}
        pairs = list(enumerate(node)) if isinstance(node, list) else list(node.items())
        place = self.random.randrange(len(pairs))
        name, below = pairs[place]
        match self.random.randrange(8):
            case 0:
                del pairs[place]
            case 1:
                pairs.insert(place, (self.random.choice(FIELDS + TAGS), self._node(1)))
            case 2:
                pairs[place] = (self.random.choice(FIELDS + TAGS), below)
            case _:
                pairs[place] = (name, self._changed(below))
        return [value for _, value in pairs] if isinstance(node, list) else dict(pairs)

    def _node(self, depth: int) -> Any:
        if depth == 0 or self.random.random() < 0.4:
            return self.random.choice(LEAVES)
        inner = [self._node(depth - 1) for _ in range(self.random.randrange(4))]
        match self.random.randrange(5):
            case 0:
                return inner
            case 1:
                return {self.random.choice(("list", "tuple")): inner}
            case 2:
                return {"dict": [[self.random.choice(TEXTS), value] for value in inner]}
            case 3:
                return {self.random.choice(FIELDS): value for value in inner}
            case _:
                return {self.random.choice(TAGS): self.random.choice(LEAVES)}

    # ---- arrays ----

    def changed_tensors(self, frame: bytes) -> bytes:
        """A safetensors blob whose header, data or promised size is not quite true."""
        text, blob = halves(frame)
        if self.random.random() < 0.3 and blob:
            return framed(text, self._edited(blob))
        entries, data = {}, bytearray()
        for number in range(self.random.randint(1, 3)):
            shape = [self.random.choice(SIZES[:4]) for _ in range(self.random.randrange(4))]
            size = self.random.choice((8, 8, 8, 0, 1, 24))
            offsets = [len(data), len(data) + size]
            data += self.random.randbytes(size)
            entry = {"dtype": self.random.choice(DTYPES), "shape": shape, "data_offsets": offsets}
            for field in ("shape", "data_offsets"):
                if self.random.random() < 0.15:
                    entry[field] = [self.random.choice(SIZES) for _ in range(self.random.randrange(4))]
            entries[self.random.choice(("0", "1", "x", "__metadata__")) if number else "0"] = entry
        blob = tensors(entries, bytes(data))
        return framed(text if self.random.random() < 0.5 else b'{"value": {"array": "0"}}', blob)
