"""The written answer turned into code.

Expected: full marks.
Note: "turned back: vanishing_gradient"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, place, retyped, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells[place(node, "vanishing_gradient")] = retyped(cell(node, "vanishing_gradient"), "code")
    save(path, node)
