"""An empty code cell after every cell.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import code, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells = [one for c in node.cells for one in (c, code(""), code(" \n"))]
    save(path, node)
