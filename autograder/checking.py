"""`check(function)`: what a student is told at once, in the notebook. Visible examples and properties only."""

import sys
from collections.abc import Callable, Sequence
from html import escape
from types import ModuleType
from typing import Any

import numpy as np
from IPython.display import display

from autograder import drawing, exercises
from autograder.assess import STUB, assess, distinct
from autograder.errors import UnknownName
from autograder.inside.calling import Call, Outcome, call
from autograder.inside.phantom import READY_MADE, watched
from autograder.model import Exercise

GREEN, RED, BOLD, PLAIN = "\x1b[32m", "\x1b[31m", "\x1b[1m", "\x1b[0m"


class CheckFailed(Exception):
    """Some visible check does not hold. Shown as its messages alone, without a traceback through this package."""

    def __init__(self, exercise: str, messages: Sequence[str]) -> None:
        self.exercise = exercise
        self.messages = tuple(messages)
        super().__init__("\n".join([f"{exercise} is not right yet:", *(f"  - {m}" for m in messages)]))

    def _render_traceback_(self) -> list[str]:
        lines = [f"{RED}✗{PLAIN} {BOLD}{self.exercise}{PLAIN} is not right yet:"]
        return lines + [f"  {RED}•{PLAIN} {message}" for message in self.messages]


class Passed:
    """Shown when every visible check holds."""

    def __init__(self, exercise: str, examples: int, picture: str) -> None:
        self.exercise, self.examples, self.picture = exercise, examples, picture

    def __repr__(self) -> str:
        plural = "s" if self.examples > 1 else ""
        return f"✓ {self.exercise} passes its {self.examples} visible check{plural}. Others follow when it is graded."

    def _repr_html_(self) -> str:
        sentence = escape(repr(self)).replace("✓", '<b style="color:#007a53">✓</b>', 1)
        return f'<div style="font-family:sans-serif">{sentence}</div>{self.picture}'


class Picture:
    """A drawing of the student's own function."""

    def __init__(self, picture: str, caption: str) -> None:
        self.picture, self.caption = picture, caption

    def __repr__(self) -> str:
        return f"(a picture: {self.caption})"

    def _repr_html_(self) -> str:
        return self.picture


def check(function: Callable) -> None:
    """Check an exercise's function against its visible examples and properties, and say what does not hold.

    Raises CheckFailed where something fails, so that nbgrader's Validate sees it too; ValueError for a function that
    is no exercise's.
    """
    exercise = find_exercise(function, sys._getframe(1).f_globals)
    ready_made = [] if exercise.packages else ready_made_calls(function, exercise.examples[0].call)
    if ready_made:
        raise CheckFailed(exercise.id, [f"calls the ready-made {ready_made[0]}: write it with NumPy alone"])
    outcomes = [call(function, case.call) for case in exercise.examples]
    findings = assess(exercise, exercise.examples, outcomes)
    if is_stub(outcomes):
        raise CheckFailed(exercise.id, [findings[0].text])
    picture = draw(exercise, function)
    if findings:
        if picture:
            display(Picture(picture, f"your {exercise.id}"))
        raise CheckFailed(exercise.id, list(distinct(findings)))
    display(Passed(exercise.id, len(outcomes), picture))


def find_exercise(function: Callable, namespace: dict[str, Any]) -> Exercise:
    """The exercise a function answers: by its own name, or (a lambda, a partial) by the name it is bound to."""
    known = exercises.all_exercises()
    name = getattr(function, "__name__", None)
    if name in known:
        return known[name]
    bound = [n for n, value in namespace.items() if value is function and n in known]
    if bound:
        return known[bound[0]]
    if not callable(function):
        raise ValueError(f"check takes a function, as in `check(softmax)`; this is {type(function).__name__}")
    raise ValueError(str(UnknownName("exercise", str(name), known)))


def is_stub(outcomes: Sequence[Outcome]) -> bool:
    return all(o.kind == "raised" and o.detail == STUB for o in outcomes)


def draw(exercise: Exercise, function: Callable) -> str:
    """A picture of the student's function as SVG; empty where there is none to draw."""
    if exercise.picture is None:
        return ""
    outcome = call(function, Call(args=(exercise.picture.x,)))
    if (
        outcome.kind != "value"
        or not isinstance(outcome.value, np.ndarray)
        or outcome.value.shape != exercise.picture.x.shape
    ):
        return ""
    if outcome.value.dtype.kind not in "biuf" or not np.isfinite(outcome.value).all():
        return ""
    caption = f"your {exercise.id}: {exercise.picture.caption}"
    series = [drawing.Series(f"your {exercise.id}", outcome.value.tolist())]
    return drawing.svg(exercise.picture.kind, exercise.picture.x.tolist(), series, caption)


def ready_made_calls(function: Callable, request: Call) -> list[str]:
    """The ready-made answers that a call goes through, seen by what it does: by a profiler for Python functions, and by
    identity for SciPy's compiled ones, which a profiler does not see. (In the sandbox those packages are not there.)"""
    seen: list[str] = []

    with watched(READY_MADE, seen):
        call(function, request)
    return seen or compiled_ready_made(function)


def compiled_ready_made(function: Callable) -> list[str]:
    """SciPy's compiled functions (such as `expit`) that a function is, or names and can reach."""
    special = sys.modules.get("scipy.special")
    if special is None:
        return []
    code, namespace = getattr(function, "__code__", None), getattr(function, "__globals__", {})
    names = code.co_names if code else ()
    reached = [function, *(namespace.get(name) for name in names)]
    through_module = any(isinstance(v, ModuleType) and v.__name__.partition(".")[0] == "scipy" for v in reached)
    compiled = {n: v for n, v in vars(special).items() if isinstance(v, np.ufunc)}
    return [
        f"scipy.special.{name}"
        for name, ufunc in compiled.items()
        if any(v is ufunc for v in reached) or (through_module and name in names)
    ]
