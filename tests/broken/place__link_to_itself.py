"""A symbolic link that leads to itself.

Expected: no grade, "a symbolic link".
"""

from pathlib import Path

from nbformat import NotebookNode


def spoil(path: Path, node: NotebookNode) -> None:
    path.symlink_to(path.name)
