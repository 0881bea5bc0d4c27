"""`keras` and `tf` for the answers of a key, imported when an answer first uses them.

The key itself loads with the grader, which needs TensorFlow only to recognise a wrong answer.
"""

import importlib
from typing import Any


class Lazily:
    """A module that is imported when a name in it is asked for."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __getattr__(self, attribute: str) -> Any:
        importlib.import_module("autograder.inside.keras_side")  # which imports Keras in silence
        return getattr(importlib.import_module(self.name), attribute)


keras = Lazily("keras")
tf = Lazily("tensorflow")
