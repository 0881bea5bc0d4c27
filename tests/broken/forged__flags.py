"""Nothing is locked, nothing is a test, everything is a solution, of a schema of the future.

Expected: softmax failed; the others keep their marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import WRONG, cell, marked, save


def spoil(path: Path, node: NotebookNode) -> None:
    for c in marked(node):
        c.metadata.nbgrader |= {"locked": False, "grade": False, "solution": True, "task": True, "schema_version": 99}
        c.metadata |= {"deletable": True, "editable": True}
    cell(node, "softmax").source = WRONG
    save(path, node)
