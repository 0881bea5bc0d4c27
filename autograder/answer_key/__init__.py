"""What only the grader knows: references, hidden cases, misconceptions. One folder an assignment, one file an exercise.

It is not in the wheel, not in the sandbox, and not in a student's reach.
"""

import importlib

from autograder.model import AnswerKey


def of_assignment(name: str) -> dict[str, AnswerKey]:
    """The answer keys of an assignment, by exercise."""
    keys = importlib.import_module(f"autograder.answer_key.{name}").KEYS
    return {key.exercise: key for key in keys}
