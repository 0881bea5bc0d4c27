"""Every cell has the same cell id.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    for c in node.cells:
        c.id = "cell"
    save(path, node)
