"""Every grading cell deleted, and the cell for the written answer.

Expected: full marks.
Note: "had been deleted, and were put back: check-sigmoid, check-relu"
Note: "look for them in other cells: vanishing_gradient"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells = [c for c in node.cells if not c.metadata.get("nbgrader", {}).get("grade")]
    save(path, node)
