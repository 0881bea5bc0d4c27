"""File > Save and export as > HTML, then renamed.

Expected: no grade, "a web page".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, b"\n<!DOCTYPE html>\n<html><body>activations</body></html>")
