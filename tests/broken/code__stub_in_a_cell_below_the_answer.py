"""The answer was written in a new cell above the stub's, and the stub was left.

Expected: full marks.
Note: "a stub left below the answer; the answer counts: softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, code, place, save, stub


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells.insert(place(node, "softmax"), code(cell(node, "softmax").source))
    cell(node, "softmax").source = stub("softmax")
    save(path, node)
