"""`exit()` at the top of the notebook, and `quit` in the middle.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import code, place, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells.insert(place(node, "softmax"), code("quit"))
    node.cells.insert(1, code("exit()"))
    save(path, node)
