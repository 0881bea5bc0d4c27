"""Interactive exercises for an *Introduction to Deep Learning*. In a notebook: `from autograder import check`."""

from autograder.check import check

__all__ = ["check"]
