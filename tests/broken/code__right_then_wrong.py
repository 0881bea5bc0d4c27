"""A right answer, and below it a wrong one, which is the one that Python takes.

Expected: softmax failed; the others keep their marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import WRONG, cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source += "\n\n\n" + WRONG
    save(path, node)
