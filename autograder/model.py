"""The nouns of the autograder, frozen. Everything else is a function between them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np

from autograder.inside.calling import Call

Status = Literal["passed", "partial", "failed", "error", "timeout", "missing", "forbidden", "manual", "not-judged"]


class _Unset:
    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Any = _Unset()  # an expected value that is not given: the reference computes it, or properties alone judge


@dataclass(frozen=True, kw_only=True)
class Case:
    """One call, and what it is for.

    name      what it tries, as a message reads it after "on": "integers", "rows of very different scale"
    call      the inputs
    part      the part of the exercise's marks it stands for
    expected  the right value, where it is given (a visible example's, worked by hand)
    free      judged by properties and relations alone: more than one value is right
    looser    the name of a tolerance in `compare.LOOSER`, where the usual ones would fail right answers
    """

    name: str
    call: Call
    part: str = "values"
    expected: Any = UNSET
    free: bool = False
    looser: str = ""


def case(
    name: str,
    *args: Any,
    part: str = "values",
    expected: Any = UNSET,
    free: bool = False,
    looser: str = "",
    read_only: bool = False,
    observer: str = "",
    given: Mapping[str, Any] | None = None,
    **kwargs: Any,
) -> Case:
    """A Case in one line: positional inputs after the name, inputs by name as keywords."""
    request = Call(args=args, kwargs=kwargs, read_only=read_only, observer=observer, given=given or {})
    return Case(name=name, call=request, part=part, expected=expected, free=free, looser=looser)


@dataclass(frozen=True, kw_only=True)
class Property:
    """What must hold of every value an exercise returns (or of those of the cases named in `only`).

    title  what should be true, as a student reads it: "each row should sum to 1"
    seen   (call, value) -> None where it holds, else what is there instead: "row 0 sums to 0.41". Student-safe: it
           speaks of the student's value, never of an expected one
    part   what it costs. One that costs another than "values" is about the manner, as integers for labels: right numbers
           are asked too
    """

    title: str
    seen: Callable[[Call, Any], str | None]
    part: str = "values"
    only: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Relation:
    """What must hold between the values of several cases: "the same seed gives the same values"."""

    title: str
    between: tuple[str, ...]
    seen: Callable[..., str | None]
    part: str = "values"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawing of what the student's function does: called on `x`, drawn as a curve or as bars. Not judged."""

    x: np.ndarray
    kind: Literal["curve", "bars"] = "curve"
    caption: str = ""


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """What an exercise asks, and what a student may see of how it is judged.

    signature  as the notebook's stub has it: "softmax(z)"
    summary    one line
    examples   visible cases, each with its expected value
    parts      shares of the points, which add up to 1; "values" is first and needed for all the others
    picture    drawn by `check` and in the report, where it helps
    packages   the ready-made packages that an answer may call; without any, NumPy alone
    seconds    the wall time that one call may take, where it is more than the sandbox's usual limit
    credit     where being right is a matter of degree: (value, right value) -> the share earned of the case's part, and
               what a student is told where that is not all of it
    """

    id: str
    assignment: str
    signature: str
    summary: str
    examples: tuple[Case, ...]
    properties: tuple[Property, ...] = ()
    relations: tuple[Relation, ...] = ()
    parts: Mapping[str, float] = field(default_factory=lambda: {"values": 0.7, "extremes": 0.15, "clean": 0.15})
    picture: Picture | None = None
    packages: tuple[str, ...] = ()
    seconds: float | None = None
    credit: Callable[[Any, Any], tuple[float, str]] | None = None


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """A wrong answer of one misconception.

    id      its name in reports and JSON: "softmax-over-columns"
    title   what the student seems to believe or to have done, to be read after "it looks as if"
    hint    a question or a small experiment that teaches, without giving the answer away
    answer  the function, as a student would write it, with `np` and `math` at hand
    """

    id: str
    title: str
    hint: str
    answer: Callable


@dataclass(frozen=True, kw_only=True)
class AnswerKey:
    """What only the grader knows of an exercise.

    reference     the right answer in its clearest form; it computes what hidden cases expect
    values        the right values of a call by formula, where calling the reference would load TensorFlow; used instead.
                  Nothing is random then: what is observed is the same at every call
    alternatives  other right values, where the mathematics leaves a choice (a derivative at a kink)
    cases         hidden cases, drawn from a generator that the report's seed starts
    properties    what must hold besides the exercise's own, where seeing it takes the answer: no student has this file
    right         right answers in other styles, all of which must pass
    wrong         wrong answers of one misconception each, all of which must fail and be named
    """

    exercise: str
    reference: Callable
    cases: Callable[[np.random.Generator], tuple[Case, ...]]
    values: Callable[[Call], Sequence[Any]] | None = None
    alternatives: tuple[Callable, ...] = ()
    properties: tuple[Property, ...] = ()
    right: tuple[Callable, ...] = ()
    wrong: tuple[Wrong, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Difference:
    """How a value differs from what it should be. `text` speaks of the student's value and its shape only."""

    kind: Literal["type", "shape", "nan", "value", "boolean", "list"]
    text: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that is wrong, in words for the student, and the part of the marks it costs, or `cost` of that part."""

    part: str
    kind: str
    text: str
    case: str
    visible: bool
    cost: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The judgement on one exercise of one submission. `drawn` holds the picture's values, where there is a picture."""

    id: str
    score: float
    max_score: float
    status: Status
    misconception: str | None = None
    messages: tuple[str, ...] = ()
    drawn: tuple[float, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report:
    """All that is known of one submission after grading.

    notes        what was put right in the file itself
    seed         what the hidden inputs were drawn from
    fingerprint  changes when the submission, the release or the seed does
    file         size and time of the submission's file, which tell without reading it that it is the same
    """

    notebook: str
    assignment: str | None
    exercises: tuple[Verdict, ...] = ()
    error: str | None = None
    notes: tuple[str, ...] = ()
    seed: int = 0
    fingerprint: str = ""
    file: str = ""

    def with_note(self, note: str) -> "Report":
        return replace(self, notes=(*self.notes, note))

    @property
    def score(self) -> float:
        return round(sum(v.score for v in self.exercises), 4)

    @property
    def max_score(self) -> float:
        return round(sum(v.max_score for v in self.exercises), 4)
