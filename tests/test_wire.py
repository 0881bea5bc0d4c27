"""The wire between the grader and a student's process: what is said arrives, and what is not a message does no harm."""

import contextlib
import json
import math
import struct
import time
import tracemalloc

import numpy as np
import pytest
import safetensors.numpy
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.inside import wire
from autograder.inside.calling import MAKERS, Call, Function, Made, Outcome, Rng
from autograder.inside.functions import FUNCTIONS
from autograder.inside.wire import HEADER, MAX_FRAME, Unreadable, WireError

MODERATE = settings(max_examples=150, deadline=None, derandomize=True)
MANY = settings(max_examples=600, deadline=None, derandomize=True)
NUMERIC_DTYPES = ("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
FLOAT_DTYPES = ("float16", "float32", "float64")


def reader(frame):
    """`read_exactly` over bytes, as a socket gives them."""
    place = 0

    def read_exactly(size):
        nonlocal place
        data = frame[place : place + size]
        place += size
        if len(data) < size:
            raise EOFError
        return data

    return read_exactly


def across(value):
    """A value after its way over the wire."""
    return wire.read_frame(reader(wire.pack({"value": value})))["value"]


def identical(one, other):
    """The same type, and the same value down to the sign of zero and the place of every nan."""
    if isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
        if not (isinstance(one, np.ndarray) and isinstance(other, np.ndarray)):
            return False
        same_form = one.shape == other.shape and one.dtype == other.dtype
        return same_form and one.tobytes() == np.ascontiguousarray(other).tobytes()
    if type(one) is not type(other):
        return False
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(identical, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(identical(one[key], other[key]) for key in one)
    if isinstance(one, Made):
        return one.name == other.name and identical(dict(one.data), dict(other.data))
    if isinstance(one, float):
        return struct.pack("d", one) == struct.pack("d", other) or (math.isnan(one) and math.isnan(other))
    return one == other


# ---- round trips ----

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
arrays = st.sampled_from((*NUMERIC_DTYPES, *FLOAT_DTYPES)).flatmap(
    lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
)
leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**299), 10**299),
    st.floats(),
    texts,
    arrays,
    st.builds(Rng, st.integers(0, 2**62)),
    st.builds(Function, st.sampled_from(sorted(FUNCTIONS))),
    st.builds(Made, st.sampled_from(sorted(MAKERS)), st.dictionaries(texts, arrays, max_size=2)),
)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(texts, inner, max_size=4),
    ),
    max_leaves=12,
)


@given(values)
@MODERATE
def test_every_kind_of_value_arrives_as_it_was_sent(value):
    """Any nesting of plain data and numeric arrays keeps its types, shapes, dtypes and bits."""
    if depth_of(value) <= wire.MAX_DEPTH:
        assert identical(value, across(value))


def depth_of(value):
    if isinstance(value, Made):
        value = [value.data]
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(depth_of, value), default=0) if isinstance(value, (list, tuple)) else 0


@pytest.mark.parametrize("dtype", [*NUMERIC_DTYPES, *FLOAT_DTYPES])
@pytest.mark.parametrize("shape", [(), (0,), (3, 0, 2), (1,), (2, 3)])
def test_arrays_of_every_dtype_and_shape_arrive(dtype, shape):
    """0-d and empty arrays are no special case, in any dtype."""
    array = np.arange(math.prod(shape)).reshape(shape).astype(dtype)
    assert identical(array, across(array))


base = np.arange(24.0).reshape(4, 6)
LAYOUTS = {
    "Fortran order": np.asfortranarray(base),
    "every other column": base[:, ::2],
    "reversed": base[::-1],
    "broadcast": np.broadcast_to(np.arange(3.0), (2, 3)),
    "big-endian": base.astype(">f8"),
    "little-endian": base.astype("<i4"),
    "read-only": np.frombuffer(base.tobytes()).reshape(4, 6),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_layout_in_memory_does_not_matter(name):
    """However an array lies in memory, the same numbers arrive, in the machine's own byte order."""
    array = LAYOUTS[name]
    arrived = across(array)
    assert np.array_equal(arrived, array)
    assert arrived.dtype == array.dtype.newbyteorder("=")


@pytest.mark.parametrize(
    "scalar",
    [np.float64(1.5), np.float32(0.1), np.int64(-3), np.uint8(255), np.bool_(True), np.float64("nan")],
    ids=repr,
)
def test_numpy_scalars_arrive_as_0d_arrays(scalar):
    """A NumPy scalar counts as a number of its dtype."""
    arrived = across(scalar)
    assert identical(np.asarray(scalar), arrived)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -0.0, 5e-324, 1.7976931348623157e308], ids=repr)
def test_strange_floats_arrive(value):
    """nan, the infinities, minus zero and the extremes of double precision cross unharmed."""
    assert identical(value, across(value))


class Subclass(np.ndarray):
    """Equal to everything, and never what it says."""

    def __eq__(self, other):
        return True

    __hash__ = None

    def __array_function__(self, *args, **kwargs):
        return True


class Tensor:
    """Like a Keras tensor: an array by way of `__array__`."""

    dtype = np.dtype("float32")

    def __array__(self, dtype=None, copy=None):
        return np.array([1, 2], dtype="float32")


@pytest.mark.parametrize(
    "value",
    [np.arange(2, dtype="float32").view(Subclass) + 1, Tensor(), np.ma.array([1, 2], dtype="float32")],
    ids=repr,
)
def test_what_says_it_is_an_array_arrives_as_a_plain_one(value):
    """Of a subclass or a tensor only the numbers cross: none of its methods."""
    arrived = across(value)
    assert type(arrived) is np.ndarray
    assert arrived.tolist() == [1, 2]


class Anything:
    """An object of a student's own."""


class SneakyInt(int):
    pass


class SneakyDict(dict):
    pass


endless = []
endless.append(endless)
deep = None
for _ in range(5000):
    deep = [deep]
UNREADABLE = {
    "object": (Anything(), "Anything"),
    "type": (Anything, "type"),
    "function": (len, "builtin_function_or_method"),
    "int subclass": (SneakyInt(3), "SneakyInt"),
    "dict subclass": (SneakyDict(a=1), "SneakyDict"),
    "complex": (1j, "complex"),
    "set": ({1}, "set"),
    "bytes": (b"x", "bytes"),
    "object array": (np.array([None, Anything()]), "array of object"),
    "string array": (np.array(["a"]), "array of <U1"),
    "complex array": (np.array([1j]), "array of complex128"),
    "dates": (np.array(["2026-01-01"], dtype="datetime64[D]"), "array of datetime64[D]"),
    "dict of numbers": ({1: 2}, "dict"),
    "huge int": (10**400, "an integer too large"),
    "huge negative int": (-(10**1_000_000), "an integer too large"),
    "array too large": (np.zeros(MAX_FRAME // 16 + 1), "an array too large"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_not_data_is_named_and_not_sent(name):
    """Nothing but plain data crosses; the rest arrives as the name of its type."""
    value, type_name = UNREADABLE[name]
    assert across(value) == Unreadable(type_name)


@pytest.mark.parametrize(("value", "place"), [(endless, "endless"), (deep, "deep")], ids=["endless", "deep"])
def test_nesting_has_an_end(value, place):
    """A list that holds itself, or one of 5000 levels, is cut off, and the cut is seen."""
    arrived = across(value)
    for _ in range(wire.MAX_DEPTH + 1):
        [arrived] = arrived
    assert arrived == Unreadable("a value too deep or too long")


@pytest.mark.parametrize("count", [wire.MAX_ITEMS, wire.MAX_ITEMS + 1, 5 * wire.MAX_ITEMS])
def test_a_long_list_is_never_cut_silently(count):
    """Where a list is too long to send, what arrives holds an item that says so."""
    arrived = across([0] * count)
    assert arrived[-1] == Unreadable("a value too deep or too long")
    assert len(arrived) <= wire.MAX_ITEMS


def test_more_arrays_than_a_message_may_hold_are_not_sent_or_read():
    """Each array has its cost, however small: their number is bounded on both sides."""
    arrived = across([np.zeros(1)] * (wire.MAX_ARRAYS + 1))
    assert [type(item) for item in arrived[-2:]] == [np.ndarray, Unreadable]
    many = safetensors.numpy.save({str(n): np.zeros(1) for n in range(wire.MAX_ARRAYS + 1)})
    with pytest.raises(WireError):
        wire.read_frame(reader(frame({"value": None}, many)))


def sent_together(outcomes):
    """What arrives of outcomes sent together, and in how many frames."""
    frames = list(wire.pack_outcomes(outcomes))
    messages = [wire.read_frame(reader(frame)) for frame in frames]
    assert {message["about"] for message in messages} <= {"outcomes"}
    return [wire.message_to_outcome(o) for message in messages for o in message["outcomes"]], len(frames)


LARGE = Outcome("value", [np.zeros(2**18)] * 6)  # 12 MB: within the bound, and two of them are not
WORDY = Outcome("value", ["\x00" * wire.MAX_STRING] * 12)  # 1.4 MB of JSON
TOO_MUCH = Outcome("value", ["\x00" * wire.MAX_STRING] * 18)


def test_outcomes_that_are_too_large_together_come_one_by_one():
    """A frame holds as many outcomes as the bounds allow, in order; a large answer costs its neighbours nothing."""
    small = Outcome("value", 1.5)
    arrived, frames = sent_together([small, small, LARGE, LARGE, small, WORDY, WORDY, small])
    assert [outcome.kind for outcome in arrived] == ["value"] * 8
    assert [arrived[n].value for n in (0, 1, 4, 7)] == [1.5] * 4
    assert identical(arrived[3].value, LARGE.value)
    assert arrived[5].value == arrived[6].value == WORDY.value
    assert 3 <= frames < 8


def test_an_answer_too_large_becomes_one_that_says_so():
    """What does not fit into a frame is named and not sent, with its neighbours intact."""
    arrived, _ = sent_together([Outcome("value", 1.5), TOO_MUCH, Outcome("value", False)])
    assert [(o.kind, o.value, o.detail) for o in arrived] == [
        ("value", 1.5, ""),
        ("unreadable", None, "an answer too large to send"),
        ("value", False, ""),
    ]


def test_an_outcome_is_plain_data_before_the_next_is_asked_for():
    """A value that does harm when it is looked at does so in its own turn: the ticks then tell whose fault it is."""
    looked_at = []

    class Trap:
        dtype = np.dtype(float)

        def __array__(self, *args, **kwargs):
            looked_at.append("first")
            return np.zeros(1)

    def outcomes():
        yield Outcome("value", Trap())
        looked_at.append("second")
        yield Outcome("value", 1.0)

    sent_together(outcomes())
    assert looked_at == ["first", "second"]


def test_text_that_no_file_can_hold_is_mended():
    """A lone surrogate, which UTF-8 cannot spell, does not arrive: it would stop the grader where it writes its files."""
    arrived = across(["\ud800", {"\udfff": "a\udc80b"}])
    assert arrived == ["?", {"?": "a?b"}]


@given(st.lists(leaves, max_size=3), st.dictionaries(texts, leaves, max_size=3), st.booleans())
@MODERATE
def test_calls_arrive(args, kwargs, read_only):
    """A call's positional and named inputs, and its flag, arrive as they were sent."""
    call = Call(tuple(args), kwargs, read_only)
    arrived = wire.message_to_call(wire.read_frame(reader(wire.pack(wire.call_to_message(call)))))
    assert identical(call.args, arrived.args)
    assert identical(call.kwargs, arrived.kwargs)
    assert arrived.read_only is read_only


@given(
    st.sampled_from(wire.KINDS),
    values.filter(lambda value: depth_of(value) < wire.MAX_DEPTH),
    texts,
    st.none() | st.tuples(st.integers(0, 999), texts),
    st.lists(texts, max_size=3),
    st.booleans(),
)
@MODERATE
def test_outcomes_arrive(kind, value, text, line, warned, changed):
    """Every field of an outcome arrives; a value only where the kind is "value"."""
    sent = Outcome(kind, value, text, text, line, tuple(warned), changed)
    [arrived], _ = sent_together([sent])
    assert (arrived.kind, arrived.detail, arrived.message) == (kind, text, text)
    assert (arrived.line, arrived.warned, arrived.changed) == (line, tuple(warned), changed)
    assert identical(value if kind == "value" else None, arrived.value)


# ---- hostile bytes ----


def frame(text, blob=b"", sizes=None):
    """A frame of any two halves, with true sizes or false ones."""
    text = text if isinstance(text, bytes) else json.dumps(text).encode()
    return HEADER.pack(*(sizes or (len(text), len(blob)))) + text + blob


def tensors(header, data=b""):
    """A safetensors blob with any header at all."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def entry(dtype="F64", shape=(1,), offsets=(0, 8)):
    return {"0": {"dtype": dtype, "shape": list(shape), "data_offsets": list(offsets)}}


ARRAY = {"value": {"array": "0"}}
NESTED = b'{"value":' + b'{"list":[' * 50_000 + b"]}" * 50_000 + b"}"
HOSTILE = {
    "no JSON": frame(b"hello"),
    "no text": frame(b""),
    "a list": frame([1]),
    "a number": frame(b"7"),
    "cut short": frame(b'{"value": 1'),
    "trailing bytes": frame(b"{} {}"),
    "latin-1": frame('{"value": "ü"}'.encode("latin-1")),
    "NUL bytes": frame(b"\0" * 100),
    "NaN": frame(b'{"value": NaN}'),
    "Infinity": frame(b'{"value": [-Infinity]}'),
    "duplicate key": frame(b'{"value": true, "value": false}'),
    "duplicate tag": frame(b'{"value": {"int": "1", "int": "2"}}'),
    "many keys": frame({str(n): None for n in range(21)}),
    "bare list": frame({"value": [1.0]}),
    "bare int": frame({"value": 1}),
    "full of empty objects": frame(b"[" + b"{}," * 5_000_000 + b"0]"),
    "full of small objects": frame(b"[" + b'{"":0},' * 2_000_000 + b"0]"),
    "full of empty lists": frame(b'{"value": {"list": [' + b"[]," * 5_000_000 + b"0]}}"),
    "full of texts": frame(b"[" + b'"a",' * 4_000_000 + b"0]"),
    "full of quotes in a text without an end": frame(b'"' + b'\\"' * 8_000_000),
    "million digits": frame(b'{"value": ' + b"9" * 10**6 + b"}"),
    "million digits in an int": frame({"value": {"int": "9" * 10**6}}),
    "int with underscores": frame({"value": {"int": "1_000"}}),
    "int in Arabic digits": frame({"value": {"int": "٣"}}),
    "int with blanks": frame({"value": {"int": " 5 "}}),
    "int of a float": frame({"value": {"int": 1.5}}),
    "float of words": frame({"value": {"float": "infinity"}}),
    "float of a list": frame({"value": {"float": ["nan"]}}),
    "rng of text": frame({"value": {"rng": "1"}}),
    "rng of truth": frame({"value": {"rng": True}}),
    "function unknown": frame({"value": {"function": "eval"}}),
    "function of a list": frame({"value": {"function": ["sine"]}}),
    "outcomes of a dict": frame({"outcomes": {"0": {}}}),
    "outcomes of a number": frame({"outcomes": 1}),
    "outcomes that are no objects": frame({"outcomes": [[]]}),
    "outcomes in outcomes": frame({"outcomes": [{"outcomes": [{}]}]}),
    "too many outcomes": frame({"outcomes": [{"kind": None}] * (2 * wire.MAX_ITEMS + 1)}),
    "made of a number": frame({"value": {"made": ["model", 1.5]}}),
    "made of a list": frame({"value": {"made": ["model", {"list": []}]}}),
    "made by another": frame({"value": {"made": ["eval", {"dict": []}]}}),
    "made by a list": frame({"value": {"made": [["model"], {"dict": []}]}}),
    "stream of three": frame({"value": {"stream": ["1", "2", "3"]}}),
    "stream of text": frame({"value": {"stream": ["1", "x", "0", "0"]}}),
    "unknown tag": frame({"value": {"pickle": "gANLAS4="}}),
    "empty tag": frame({"value": {}}),
    "two tags": frame({"value": {"int": "1", "list": []}}),
    "list of a dict": frame({"value": {"list": {"0": None}}}),
    "dict of a dict": frame({"value": {"dict": {"a": None}}}),
    "dict with a key of numbers": frame({"value": {"dict": [[1.5, None]]}}),
    "dict with triples": frame({"value": {"dict": [["a", None, None]]}}),
    "unknown array": frame(ARRAY),
    "array by number": frame({"value": {"array": 0}}, tensors(entry(), bytes(8))),
    "array by list": frame({"value": {"array": ["0"]}}, tensors(entry(), bytes(8))),
    "long string": frame({"value": "x" * (wire.MAX_STRING + 1)}),
    "long key": frame({"value": {"dict": [["x" * (wire.MAX_STRING + 1), None]]}}),
    "nesting one too deep": frame(b'{"value":' + b'{"list":[' * 10 + b"null" + b"]}" * 10 + b"}"),
    "deep nesting": frame(NESTED),
    "deep nesting of brackets": frame(b"[" * 10**6),
    "many items": frame({"value": {"list": [None] * (3 * wire.MAX_ITEMS)}}),
    "blob of rubbish": frame(ARRAY, b"\xff" * 64),
    "blob too short": frame(ARRAY, b"\x01"),
    "header longer than the blob": frame(ARRAY, struct.pack("<Q", 2**62) + b"{}"),
    "header of rubbish": frame(ARRAY, tensors(b"{]")),
    "offsets beyond the data": frame(ARRAY, tensors(entry(shape=(100,), offsets=(0, 800)), bytes(8))),
    "offsets backwards": frame(ARRAY, tensors(entry(offsets=(8, 0)), bytes(8))),
    "offsets below zero": frame(ARRAY, tensors(entry(offsets=(-8, 0)), bytes(8))),
    "shape that does not fit": frame(ARRAY, tensors(entry(shape=(3,)), bytes(8))),
    "shape that overflows": frame(ARRAY, tensors(entry(shape=(2**32, 2**32), offsets=(0, 0)))),
    "shape beyond memory": frame(ARRAY, tensors(entry(shape=(2**40,), offsets=(0, 2**43)), bytes(8))),
    "shape below zero": frame(ARRAY, tensors(entry(shape=(-1,)), bytes(8))),
    "shape of ninety dimensions": frame(ARRAY, tensors(entry(shape=(1,) * 90), bytes(8))),
    "empty, and beyond an index": frame(ARRAY, tensors(entry(shape=(0, 2**63), offsets=(0, 0)))),
    "unknown dtype": frame(ARRAY, tensors(entry(dtype="O"), bytes(8))),
    "bfloat16": frame(ARRAY, tensors(entry(dtype="BF16", shape=(4,)), bytes(8))),
    "complex numbers": frame(ARRAY, tensors(entry(dtype="C64"), bytes(8))),
    "float8": frame(ARRAY, tensors(entry(dtype="F8_E4M3", shape=(8,)), bytes(8))),
    "overlapping arrays": frame(ARRAY, tensors({**entry(), "1": entry()["0"]}, bytes(8))),
    "a hole in the data": frame(ARRAY, tensors(entry(offsets=(8, 16)), bytes(16))),
}
FRAME_LIES = {
    "larger than the wire allows": HEADER.pack(MAX_FRAME, 1),
    "four gigabytes": HEADER.pack(2**32 - 1, 2**32 - 1),
}


@pytest.mark.parametrize("name", [*HOSTILE, *FRAME_LIES])
def test_bytes_that_are_no_message_are_refused(name):
    """Whatever is not of the schema raises WireError, and nothing else."""
    with pytest.raises(WireError):
        wire.read_frame(reader({**HOSTILE, **FRAME_LIES}[name]))


@pytest.mark.parametrize("sizes", [(3, 0), (100, 0), (9, 100)])
def test_a_frame_that_ends_early_is_the_end(sizes):
    """Sizes that promise more than comes, or cut the text: WireError or the reader's own EOFError."""
    with pytest.raises((WireError, EOFError)):
        wire.read_frame(reader(frame(b'{"a": 1.5', sizes=sizes)))


def refused_or_read(data):
    """Read hostile bytes; only WireError and EOFError may come of it."""
    with contextlib.suppress(WireError, EOFError):
        message = wire.read_frame(reader(data))
        with contextlib.suppress(WireError):
            wire.message_to_outcome(message)


@given(st.binary(max_size=200))
@MANY
def test_random_bytes_do_no_harm(data):
    """Bytes of any kind raise WireError or EOFError."""
    refused_or_read(data)
    refused_or_read(frame(data))
    refused_or_read(frame(ARRAY, data))


VALID = [
    next(wire.pack_outcomes([Outcome("value", value), Outcome("raised", detail="TypeError", line=(3, "x"))]))
    for value in (1.5, [np.arange(3.0), (True, None)], {"a": 10**50, "b": [math.inf]}, np.eye(2, dtype="float32"))
]


@given(st.sampled_from(VALID), st.data())
@MANY
def test_a_valid_frame_changed_anywhere_does_no_harm(valid, data):
    """Bits flipped, parts cut out, doubled or swapped: still WireError, EOFError, or a message of the schema."""
    changed = bytearray(valid)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(changed) - 1))
        match data.draw(st.sampled_from(["set", "cut", "double", "insert"])):
            case "set":
                changed[place] = data.draw(st.integers(0, 255))
            case "cut" if len(changed) > 40:
                del changed[place : place + data.draw(st.integers(1, 20))]
            case "double":
                changed[place:place] = changed[place : place + 20]
            case "insert":
                changed[place:place] = data.draw(st.binary(max_size=10))
    refused_or_read(bytes(changed))
    refused_or_read(frame(bytes(changed[8:]).partition(b"}}")[0] + b"}}"))


json_like = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["list", "tuple", "dict", "array", "int", "float", "rng", "function", "unreadable", "kind", "value"]
            ),
            inner,
            max_size=2,
        )
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from(["about", "kind", "value", "line", "warned", "detail"]), json_like))
@MANY
def test_json_that_is_almost_a_message_does_no_harm(tree):
    """JSON built of the wire's own tags in the wrong places is refused or read, never a surprise."""
    refused_or_read(frame(tree, safetensors.numpy.save({"0": np.arange(3.0)})))


GREEDY = (
    *(name for name in HOSTILE if name.startswith("full of")),
    "deep nesting",
    "deep nesting of brackets",
    "many items",
    "million digits",
    "shape beyond memory",
    "four gigabytes",
)


@pytest.mark.parametrize("name", GREEDY)
def test_hostile_bytes_cost_little(name):
    """Refusing the largest lies takes no more memory than a few times the bound, and no more time than honest work."""
    honest, lie = wire.pack({"value": [np.zeros(2**19)] * 3}), {**HOSTILE, **FRAME_LIES}[name]
    assert processor_time(lie) < 20 * processor_time(honest) + 0.5
    tracemalloc.start()
    refused_or_read(lie)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * MAX_FRAME


def processor_time(data):
    before = time.process_time()
    refused_or_read(data)
    return time.process_time() - before


# ---- outcomes ----

GOOD = {"about": "outcome", "kind": "value", "value": 1.0, "detail": "", "message": "", "warned": [], "changed": False}
BAD_FIELDS = {
    "kind": [None, 1, "", "passed", "timeout", "died", ["value"], {"a": 1}, np.zeros(0), np.zeros(2), np.array(0)],
    "detail": [None, 1, ["x"], np.zeros(1)],
    "message": [None, 1.5, ["x"]],
    "warned": [None, "overflow", [1], [["x"]], {"a": "b"}, np.zeros(1)],
    "changed": [None, 1, "yes", np.bool_(True)],
    "line": ["1", [1], ["1", "x"], [True, "x"], [1, 2], (1, "x"), [1, "x", None], np.zeros(2), 3],
}


@pytest.mark.parametrize(("field", "value"), [(f, v) for f, bad in BAD_FIELDS.items() for v in bad], ids=repr)
def test_outcomes_with_wrong_fields_are_refused(field, value):
    """A worker may say only what an Outcome can hold: no verdict, no kind that the grader alone sees."""
    assert wire.message_to_outcome(GOOD).kind == "value"
    with pytest.raises(WireError):
        wire.message_to_outcome({**GOOD, field: value})


@pytest.mark.parametrize("value", [Unreadable("Always"), Unreadable("")], ids=repr)
def test_an_unreadable_value_is_no_value(value):
    """What did not cross the wire has no value, whatever its kind says."""
    outcome = wire.message_to_outcome({**GOOD, "value": value})
    assert (outcome.kind, outcome.value) == ("unreadable", None)
