"""A symbolic link to what the student may not read, but the grader may.

Expected: no grade, "a symbolic link".
"""

from pathlib import Path

from nbformat import NotebookNode


def spoil(path: Path, node: NotebookNode) -> None:
    path.symlink_to("/etc/passwd")
