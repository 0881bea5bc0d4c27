"""A grading cell copied to the top, where nothing is written yet.

Expected: full marks.
Note: "more than once; one of each counts: check-softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells.insert(0, cell(node, "check-softmax").copy())
    save(path, node)
