"""A grading cell that grades nothing any more.

Expected: full marks.
Note: "locked cells that had been edited; the released version counts: check-softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "check-softmax").source = "print('softmax passes')"
    save(path, node)
