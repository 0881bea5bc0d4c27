"""The cell for the written answer copied before it was filled in: the copy below is still as released.

Expected: full marks.
Note: "more than once; one of each counts: vanishing_gradient"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    untouched = cell(node, "vanishing_gradient").copy()
    untouched.source = "YOUR ANSWER HERE"
    node.cells.append(untouched)
    save(path, node)
