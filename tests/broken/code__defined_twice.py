"""A draft, and below it in the same cell the answer.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import WRONG, cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source = WRONG + "\n\n\n" + cell(node, "softmax").source
    save(path, node)
