"""The marks of two exercises swapped: each function stands in the other's cell.

Expected: full marks.
Note: "locked cells that had been edited; the released version counts: check-softmax, check-relu"
Note: "answers below their test cell; what stands at the end of the notebook counts: softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    for one, other in (("relu", "softmax"), ("check-relu", "check-softmax")):
        first, second = cell(node, one), cell(node, other)
        first.metadata, second.metadata = second.metadata, first.metadata
    save(path, node)
