"""A later 4.x than any, with a new key in each cell.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    for c in node.cells:
        c["mood"] = {"of": "tomorrow"}
    save(path, node, nbformat_minor=99)
