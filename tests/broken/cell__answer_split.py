"""An answer split between its helper and its function: the first half keeps the mark.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, code, place, save


def spoil(path: Path, node: NotebookNode) -> None:
    answer = cell(node, "softmax").source
    cell(node, "softmax").source = "def helper(z):\n    return z"
    node.cells.insert(place(node, "softmax") + 1, code(answer))
    save(path, node)
