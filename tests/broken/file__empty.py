"""Nothing in the file: the disk was full when it was saved.

Expected: no grade, "the file is empty".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, b"")
