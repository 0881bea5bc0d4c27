"""Blank lines and no more.

Expected: no grade, "the file is empty".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, b" \r\n\t\n")
