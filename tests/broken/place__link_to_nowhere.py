"""A symbolic link to a file on the student's own machine.

Expected: no grade, "a symbolic link".
"""

from pathlib import Path

from nbformat import NotebookNode


def spoil(path: Path, node: NotebookNode) -> None:
    path.symlink_to("/home/student/activations.ipynb")
