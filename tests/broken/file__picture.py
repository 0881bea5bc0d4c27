"""A screenshot of the notebook.

Expected: no grade, "a picture".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, b"\x89PNG\r\n\x1a\n" + bytes(64))
