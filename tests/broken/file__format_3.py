"""Notebook format 3, of IPython 2.

Expected: full marks.
"""

from pathlib import Path

import nbformat
from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    for c in node.cells:
        c.pop("id")
    node.nbformat_minor = 4
    save(path, nbformat.convert(node, 3))
