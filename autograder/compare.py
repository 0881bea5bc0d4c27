"""Compare a student's value with what it should be: type, then shape, then values.

Words are about the student's value alone, so that a message may be shown for a hidden case too.
"""

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.inside.calling import Made, Unreadable
from autograder.model import Difference


@dataclass(frozen=True)
class Tolerance:
    """Both parts are needed: relative alone fails right answers near 0, absolute alone passes wrong ones."""

    relative: float
    absolute: float


FLOAT64 = Tolerance(relative=1e-9, absolute=1e-11)
FLOAT32 = Tolerance(relative=1e-5, absolute=1e-5)  # where the answer or an input is float32

LOOSER = {  # what a case may ask for by name
    "clipped at 1": Tolerance(relative=1e-5, absolute=1e-5),  # 1 - (1 - 1e-12) is 1e-12 to four digits only
    # A central difference with eps = 1e-5, or of a parabola, is off by rounding: 1e-16 |f| / eps, and by 1e-10 f''' / 6.
    "finite differences": Tolerance(relative=1e-7, absolute=1e-7),
    "finite differences, coarse": Tolerance(relative=1e-6, absolute=1e-6),  # eps = 1e-3: off by 1.7e-7 f'''
}


def tolerance_for(*values: Any, looser: str = "") -> Tolerance:
    """The tolerance of the name `looser`, where there is one; float32's as soon as one of the values, or a part of it,
    is float32; else float64's."""
    return LOOSER[looser] if looser else FLOAT32 if any(map(_is_narrow, values)) else FLOAT64


def _is_narrow(value: Any) -> bool:
    if isinstance(value, (np.ndarray, np.generic)):
        return value.dtype == np.float32
    if isinstance(value, dict):
        value = list(value.values())
    return isinstance(value, Made) or (isinstance(value, (list, tuple)) and any(map(_is_narrow, value)))


def number(value: float) -> str:
    """A number as a student reads it: three significant digits."""
    return f"{float(value):.3g}"


def difference(value: Any, expected: Any, tolerance: Tolerance) -> Difference | None:
    """None where `value` is right, else the first thing that is wrong with it."""
    if isinstance(expected, dict):
        return _entry_difference(value, expected, tolerance)
    if isinstance(expected, str):
        right = isinstance(value, str) and value == expected
        return None if right else Difference(kind="value", text="is something else")
    if isinstance(expected, (list, tuple)):
        return _sequence_difference(value, expected, tolerance)
    array = as_numbers(value)
    if array is None:
        return Difference(kind="type", text=f"returns {describe_type(value)}, not numbers")
    return _array_difference(array, np.asarray(expected), tolerance)


def identical(value: Any, expected: Any) -> bool:
    """Whether two values are the same in type, shape and every number: what most right answers are, and quick to see."""
    if type(value) is not type(expected):
        return False
    if isinstance(value, np.ndarray):
        same_kind = value.shape == expected.shape and value.dtype == expected.dtype
        return same_kind and bool((value == expected).all())
    if isinstance(value, (list, tuple)):
        return len(value) == len(expected) and all(map(identical, value, expected))
    return isinstance(value, (bool, int, float)) and value == expected


def manner(value: Any, expected: Any) -> Difference | None:
    """Right numbers in the wrong clothes: truth values for numbers, a list for an array."""
    if isinstance(expected, (list, tuple)) or as_numbers(value) is None:
        return None
    if isinstance(value, (list, tuple)):
        return Difference(kind="list", text=f"returns a {type(value).__name__}: make it an array with np.array(…)")
    if np.asarray(value).dtype == bool and np.asarray(expected).dtype != bool:
        return Difference(
            kind="boolean", text="returns True and False, not numbers: np.where chooses between two numbers"
        )
    return None


def as_numbers(value: Any) -> np.ndarray | None:
    """A number, an array of numbers, or a list of numbers of regular shape, as an array; None for all else."""
    if isinstance(value, (np.ndarray, np.generic)):
        return np.asarray(value) if value.dtype.kind in "biuf" else None
    if isinstance(value, (bool, int, float)):
        return np.asarray(value, dtype=float)
    if not isinstance(value, (list, tuple)):
        return None
    known = getattr(_remembered, "lists", {})
    if id(value) not in known:
        known[id(value)] = (value, _list_as_numbers(value))  # the list, too: while it lives, no other has its id
    return known[id(value)][1]


def _list_as_numbers(items: Sequence[Any]) -> np.ndarray | None:
    if items and all(type(item) in (bool, int, float) for item in items):
        return np.array(items, dtype=float)
    parts: list[np.ndarray] = []
    for item in items:
        part = as_numbers(item)
        if part is None or (parts and part.shape != parts[0].shape):
            return None
        parts.append(part)
    return np.array(parts) if parts else None


_remembered = threading.local()


@contextmanager
def remembering() -> Iterator[None]:
    """While values that do not change are judged, each list is made into an array once: every rule and every wrong answer
    of the key looks at it, and what a submission sends may be long."""
    _remembered.lists = {}
    try:
        yield
    finally:
        del _remembered.lists


def describe_type(value: Any) -> str:
    """A value's type in words: "nothing (None)", "a string"."""
    if isinstance(value, Unreadable):
        return describe_type_name(value.type_name)
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype}"
    names = {str: "a string", dict: "a dictionary", list: "a list", tuple: "a tuple", bool: "a truth value"}
    return names.get(type(value)) or describe_type_name(type(value).__name__)


KNOWN_TYPES = frozenset(
    """
    NoneType NotImplementedType Phantom Series DataFrame Tensor EagerTensor Variable bool
    ndarray Sequential Functional Model KerasTensor History Dense Input InputLayer KerasHistory
    builtin_function_or_method bytearray bytes complex coroutine dict dict_items dict_keys dict_values ellipsis
    enumerate filter float frozenset function generator int list map matrix memoryview method module partial
    property range reversed set slice str tuple type ufunc zip
    """.split()  # noqa: SIM905  (a list would take a line for each)
)
ARRAY_OF = re.compile(r"array of (object|[<>]U\d|complex(64|128|256)|float(96|128)|datetime64|timedelta64)")
TOO_MUCH = (  # the wire's own words
    "a value too deep or too long",
    "an integer too large",
    "an array too large",
    "an answer too large to send",
)


def describe_type_name(name: str) -> str:
    """A type by its name, where the name is a known one: a student's own type may be named after hidden inputs."""
    if name in TOO_MUCH:
        return name
    if name == "NoneType":
        return "nothing (None); is a `return` missing?"
    if name in KNOWN_TYPES:
        return f"a value of type {name}"
    found = ARRAY_OF.match(name)
    return f"an {found[0]}" if found else "a value of a type of its own"


def describe_shape(shape: tuple[int, ...]) -> str:
    """A shape in words. Long ones, and large numbers in them, are not spelled out: they too could carry inputs."""
    if len(shape) > 4:
        return f"an array of {len(shape)} dimensions"
    if any(n > 9999 for n in shape):
        return "an array with thousands of numbers on one axis"
    return f"an array of shape {shape}" if shape else "a single number"


def _sequence_difference(value: Any, expected: Sequence, tolerance: Tolerance) -> Difference | None:
    if isinstance(value, np.ndarray) and value.ndim:
        value = list(value)
    if not isinstance(value, (list, tuple)):
        return Difference(kind="type", text=f"returns {describe_type(value)}, not {len(expected)} values")
    if len(value) != len(expected):
        values = "value" if len(value) == 1 else "values"
        return Difference(kind="shape", text=f"returns {len(value)} {values}; there should be {len(expected)}")
    for place, (item, right) in enumerate(zip(value, expected, strict=True)):
        found = difference(item, right, tolerance)
        if found:
            return Difference(kind=found.kind, text=f"item {place}{_joined(found.text)}")
    return None


def _joined(text: str) -> str:
    """The words on an item, to be read after its number: " gives 3", and of an item of its own ", item 0 gives 3"."""
    if text.startswith("item "):
        return f", {text}"
    if text.startswith("returns "):
        words = text.removeprefix("returns ")
        return f" holds {words}" if words[0].isdigit() else f" is {words}"
    return f" {text}"


def _entry_difference(value: Any, expected: dict, tolerance: Tolerance) -> Difference | None:
    """Of two dictionaries. Entries that are not expected do no harm."""
    if not isinstance(value, dict):
        return Difference(kind="type", text=f"returns {describe_type(value)}, not a dictionary")
    for key, right in expected.items():
        if key not in value:
            return Difference(kind="shape", text=f"has no entry {key!r}")
        found = difference(value[key], right, tolerance)
        if found:
            named = isinstance(right, dict) and found.kind != "type"
            return Difference(kind=found.kind, text=found.text if named else f"{key} {found.text}")
    return None


def _array_difference(array: np.ndarray, expected: np.ndarray, tolerance: Tolerance) -> Difference | None:
    if array.shape != expected.shape:
        text = f"returns {describe_shape(array.shape)}; it should be {describe_shape(expected.shape)}"
        return Difference(kind="shape", text=text)
    numbers, right = array.astype(float), expected.astype(float)
    strange = ~np.isfinite(numbers) & np.isfinite(right)
    if strange.any():
        return Difference(kind="nan", text=f"gives {number(numbers[strange].flat[0])}{_places(strange)}")
    with np.errstate(all="ignore"):
        near = np.abs(numbers - right) <= tolerance.absolute + tolerance.relative * np.abs(right)
    near &= np.isfinite(right)  # else everything is near infinity
    wrong = ~(near | (numbers == right) | (np.isnan(numbers) & np.isnan(right)))
    if wrong.any():
        return Difference(kind="value", text=f"gives {number(numbers[wrong].flat[0])}{_places(wrong)}, which is wrong")
    return None


def _places(wrong: np.ndarray) -> str:
    """Where, and how many: " at [0, 2] (and 3 more of 6)"."""
    if wrong.ndim == 0:
        return ""
    first = ", ".join(str(int(i)) for i in np.argwhere(wrong)[0])
    count = int(wrong.sum())
    more = f" (and {count - 1} more of {wrong.size})" if count > 1 else ""
    return f" at [{first}]{more}"
