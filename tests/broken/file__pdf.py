"""File > Save and export as > PDF, then renamed.

Expected: no grade, "a PDF".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
