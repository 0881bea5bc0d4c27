"""A file where the assignment's folder should be.

Expected: no grade, "there is no folder 'activations'".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    path.parent.rmdir()
    write(path.parent, b"")
