"""An answer's cell deleted, and nothing in its place.

Expected: softmax missing; the others keep their marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import place, save


def spoil(path: Path, node: NotebookNode) -> None:
    del node.cells[place(node, "softmax")]
    save(path, node)
