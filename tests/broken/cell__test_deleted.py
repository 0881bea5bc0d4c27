"""A grading cell deleted.

Expected: full marks.
Note: "had been deleted, and were put back: check-softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import place, save


def spoil(path: Path, node: NotebookNode) -> None:
    del node.cells[place(node, "check-softmax")]
    save(path, node)
