"""Two thousand cells, each of which does a little.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import code, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells[1:1] = [code(f"x = {number}") for number in range(2000)]
    save(path, node)
