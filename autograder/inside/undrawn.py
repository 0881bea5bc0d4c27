"""`course.drawing` in the sandbox: it takes everything and draws nothing. Pictures are for a reader, and nobody reads here;
they would take more time than all that is graded. A student's own plots, with Matplotlib, are drawn."""

import sys
from types import ModuleType
from typing import Any

import numpy as np

SIX = ("COLOURS", "DASHES", "MARKERS")  # the constants that are six of something


class Nothing:
    """What every name of `course.drawing` is: it can be called, asked for anything, and gone through: it holds nothing."""

    def __getattr__(self, name: str) -> "Nothing":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *args: Any, **kwargs: Any) -> "Nothing":
        return self

    def __getitem__(self, key: Any) -> "Nothing":
        return self

    def __iter__(self):
        return iter(())

    def __add__(self, other: Any) -> Any:
        return other

    __radd__ = __add__

    def __repr__(self) -> str:
        return "(a picture, which is not drawn here)"


def axes(columns: int = 1, rows: int = 1, **_: Any) -> tuple[Nothing, Any]:
    """A figure and its axes, in the shape that `course.drawing.axes` gives them."""
    panels = np.full((rows, columns), Nothing(), dtype=object).squeeze()
    return Nothing(), panels[()]


def install() -> None:
    """`import course.drawing`, and from it every name, works from now on."""
    course, drawing = ModuleType("course"), ModuleType("course.drawing")
    drawing.axes = axes
    drawing.__getattr__ = lambda name: (Nothing(),) * 6 if name in SIX else _named(name)
    course.drawing = drawing
    course.__path__ = drawing.__path__ = []
    sys.modules |= {"course": course, "course.drawing": drawing}


def _named(name: str) -> Nothing:
    if name.startswith("__"):
        raise AttributeError(name)
    return Nothing()
