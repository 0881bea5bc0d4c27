"""A new notebook, saved under the right name.

Expected: everything missing.
Note: "had been deleted, and were put back: check-sigmoid"
Note: "look for them in other cells: vanishing_gradient"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path, node, cells=[])
