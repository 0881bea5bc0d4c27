"""Every cell says it is softmax.

Expected: full marks.
Note: "more than once; one of each counts: softmax"
Note: "lost their nbgrader mark"
Note: "had been deleted, and were put back"
Note: "look for them in other cells: vanishing_gradient"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    marks = cell(node, "softmax").metadata
    for c in node.cells:
        c.metadata = marks.copy()
    save(path, node)
