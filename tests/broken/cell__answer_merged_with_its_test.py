"""An answer and its grading cell merged into one, which is the answer's.

Expected: full marks.
Note: "had been deleted, and were put back: check-softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, place, save


def spoil(path: Path, node: NotebookNode) -> None:
    test = node.cells.pop(place(node, "check-softmax"))
    cell(node, "softmax").source += "\n\n" + test.source
    save(path, node)
