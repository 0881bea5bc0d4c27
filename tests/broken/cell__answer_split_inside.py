"""An answer split in the middle of its function: the first half is a whole function, which returns nothing.

Expected: softmax failed; the others keep their marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, code, place, save


def spoil(path: Path, node: NotebookNode) -> None:
    first, last = cell(node, "softmax").source.rsplit("\n", 1)
    cell(node, "softmax").source = first
    node.cells.insert(place(node, "softmax") + 1, code(last))
    save(path, node)
