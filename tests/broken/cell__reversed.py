"""The cells in reverse order: every test above its answer, every import below.

Expected: full marks.
Note: "answers below their test cell; what stands at the end of the notebook counts: sigmoid, relu"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells.reverse()
    save(path, node)
