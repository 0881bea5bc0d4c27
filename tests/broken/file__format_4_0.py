"""Format 4.0: no cell ids, sources as lists of lines.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    for c in node.cells:
        c.pop("id")
        c.source = c.source.splitlines(keepends=True)
    save(path, node, nbformat_minor=0)
