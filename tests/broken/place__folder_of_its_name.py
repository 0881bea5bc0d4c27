"""A folder that is called activations.ipynb, with the notebook in it: an unpacked archive.

Expected: no grade, "not a file but a folder".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path / "activations.ipynb", node)
