"""A tool has taken all metadata out, and left the cells' ids.

Expected: full marks.
Note: "lost their nbgrader mark, and were known by their id or content: sigmoid, check-sigmoid"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    for c in node.cells:
        c.metadata = {}
    save(path, node)
