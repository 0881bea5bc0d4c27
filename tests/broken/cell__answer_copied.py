"""A draft kept in a copy of the answer's cell, above it.

Expected: full marks.
Note: "more than once; one of each counts: softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import WRONG, cell, place, save


def spoil(path: Path, node: NotebookNode) -> None:
    draft = cell(node, "softmax").copy()
    draft.source = WRONG
    node.cells.insert(place(node, "softmax"), draft)
    save(path, node)
