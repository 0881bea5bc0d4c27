"""A grading cell that the assignment does not have, worth a hundred points.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import code, save


def spoil(path: Path, node: NotebookNode) -> None:
    bonus = code("100")
    bonus.metadata = {
        "nbgrader": {"grade_id": "check-bonus", "grade": True, "points": 100, "locked": True, "solution": False}
    }
    node.cells.append(bonus)
    save(path, node)
