"""A folder for the assignment, and nothing in it.

Expected: no grade, "its folder is empty".
"""

from pathlib import Path

from nbformat import NotebookNode


def spoil(path: Path, node: NotebookNode) -> None:
    assert not list(path.parent.iterdir())
