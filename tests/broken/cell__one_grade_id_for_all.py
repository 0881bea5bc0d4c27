"""Every cell says it is softmax.

Expected: full marks.
Note: "more than once; one of each counts: softmax"
Note: "lost their nbgrader mark, and were known by their id or content: sigmoid, check-sigmoid"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    marks = cell(node, "softmax").metadata
    for c in node.cells:
        c.metadata = marks.copy()
    save(path, node)
