"""The notebook lies where the assignment's folder should be.

Expected: no grade, "there is 'activations.ipynb'".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    path.parent.rmdir()
    save(path.parent.with_name(path.name), node)
