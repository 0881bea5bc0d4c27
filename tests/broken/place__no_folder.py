"""A student without a folder for this assignment, nor any other.

Expected: no grade, "there is no folder 'activations'".
"""

from pathlib import Path

from nbformat import NotebookNode


def spoil(path: Path, node: NotebookNode) -> None:
    path.parent.rmdir()
