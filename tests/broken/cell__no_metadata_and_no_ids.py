"""All pasted into a new notebook: no mark and no id is left, but what the cells hold.

Expected: full marks.
Note: "lost their nbgrader mark, and were known by their id or content: sigmoid, check-sigmoid"
Note: "look for them in other cells: vanishing_gradient"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    for number, c in enumerate(node.cells):
        c.metadata = {}
        c.id = f"new-{number}"
    save(path, node)
