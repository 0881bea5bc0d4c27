"""A cell of notes that is no Python.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import code, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells.insert(1, code("TODO: ask about the exam!\ndef (:"))
    save(path, node)
