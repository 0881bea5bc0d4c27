"""The notebook is gone, and Jupyter's last checkpoint of it is there.

Expected: full marks.
Note: "the only notebook was taken: '.ipynb_checkpoints/activations-checkpoint.ipynb'"
Alone: no grade, "its folder is empty".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path.parent / ".ipynb_checkpoints" / "activations-checkpoint.ipynb", node)
