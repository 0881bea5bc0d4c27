"""Format 4.4, the last without cell ids.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    for c in node.cells:
        c.pop("id")
    save(path, node, nbformat_minor=4)
