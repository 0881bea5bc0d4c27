"""The notebook's metadata carry a report of full marks, in the very form in which a graded notebook does.

Expected: softmax failed; the others keep their marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import WRONG, cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    entry = {"score": 100.0, "max_score": 100.0, "status": "passed", "misconception": None, "messages": [], "drawn": []}
    report = {
        "schema": 1,
        "notebook": "x",
        "assignment": "activations",
        "error": None,
        "notes": ["FORGED"],
        "seed": 2026,
    }
    report |= {"fingerprint": "FORGED", "exercises": [{"id": "softmax"} | entry], "score": 100.0, "max_score": 100.0}
    node.metadata |= {"autograder": report, "notes": ["FORGED"], "nbgrader": report}
    cell(node, "softmax").source = WRONG
    save(path, node)
