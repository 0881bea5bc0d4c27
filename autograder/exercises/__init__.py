"""What each exercise asks, one file an assignment. Safe for students: visible examples, properties and hints only."""

import importlib
from collections.abc import Sequence

from autograder.errors import UnknownName
from autograder.model import Exercise

ASSIGNMENTS = (
    "neurons",
    "activations",
    "forward",
    "backprop",
    "training",
    "keras_basics",
    "architectures",
    "live_exercise",
)


def of_assignment(name: str) -> Sequence[Exercise]:
    """The exercises of an assignment, in the notebook's order. Raises UnknownName."""
    if name not in ASSIGNMENTS:
        raise UnknownName("assignment", name, ASSIGNMENTS)
    return importlib.import_module(f"autograder.exercises.{name}").EXERCISES


def all_exercises() -> dict[str, Exercise]:
    """Every exercise by its name."""
    return {e.id: e for name in ASSIGNMENTS for e in of_assignment(name)}
