"""Notebooks answered from the answer key: right in one style or another, or with one mistake."""

import inspect
import re
from collections.abc import Callable

import nbformat

from autograder import answer_key
from autograder.exercises import all_exercises, of_assignment
from autograder.notebook import grade_id_of

USED = "import math\n\nimport numpy as np"  # what answers of the key have at hand


def answer(node: nbformat.NotebookNode, assignment: str, style: int, mistake: str | None = None) -> None:
    """Answer every exercise of a released notebook in the key's right style of that number; `mistake`, the id of an
    exercise, in one of its wrong ways."""
    keys = answer_key.of_assignment(assignment)
    cells = {grade_id_of(cell): cell for cell in node.cells}
    before = {USED}
    for exercise in of_assignment(assignment):
        key = keys[exercise.id]
        styles: tuple[Callable, ...] = (key.reference, *key.right)
        chosen = styles[style % len(styles)]
        if exercise.id == mistake:
            chosen = key.wrong[style % len(key.wrong)].answer
        cells[exercise.id].source = as_written(exercise.id, chosen)
        before |= called(chosen, set(keys))
    node.cells.insert(
        0, nbformat.v4.new_code_cell("\n\n\n".join(sorted(before, key=lambda text: (text != USED, text))))
    )


def called(function: Callable, known: set[str]) -> set[str]:
    """The right answers to exercises of other assignments that a function calls, and that those call in turn."""
    found: set[str] = set()
    exercises = all_exercises()
    for name in set(function.__code__.co_names) - known:
        if name in exercises:
            right = answer_key.of_assignment(exercises[name].assignment)[name].reference
            found |= {as_written(name, right), *called(right, known | {name})}
    return found


def as_written(name: str, function: Callable) -> str:
    """A function of the key as a student would have written it, under the exercise's name."""
    return re.sub(rf"\b{function.__name__}\b", name, inspect.getsource(function))
