"""An answer's cell turned into a raw one.

Expected: full marks.
Note: "turned back: softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, place, retyped, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells[place(node, "softmax")] = retyped(cell(node, "softmax"), "raw")
    save(path, node)
