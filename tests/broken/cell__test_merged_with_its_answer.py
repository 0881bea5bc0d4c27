"""An answer and its grading cell merged into one, which is the grading cell.

Expected: full marks.
Note: "locked cells that had been edited; the released version counts: check-softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, place, save


def spoil(path: Path, node: NotebookNode) -> None:
    answer = node.cells.pop(place(node, "softmax"))
    test = cell(node, "check-softmax")
    test.source = answer.source + "\n\n" + test.source
    save(path, node)
