"""A number, a null and an empty object among the cells.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells = [3, None, {}, {"cell_type": 7, "source": {"a": 1}}, "cell", *node.cells]
    save(path, node)
