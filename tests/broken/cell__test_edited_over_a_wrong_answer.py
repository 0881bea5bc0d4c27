"""A wrong answer, and a grading cell that says it is right.

Expected: softmax failed; the others keep their marks.
Note: "locked cells that had been edited; the released version counts: check-softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import WRONG, cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source = WRONG
    cell(node, "check-softmax").source = "def check(f): return 'passed'\n\ncheck(softmax)"
    save(path, node)
