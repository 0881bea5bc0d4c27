"""Metadata of every wrong type.

Expected: full marks.
Note: "lost their nbgrader mark"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    for number, c in enumerate(node.cells):
        c.metadata = [None, 3, [], "nbgrader", {"nbgrader": 3}, {"nbgrader": {"grade_id": ["softmax"]}}][number % 6]
    save(path, node)
