"""Activations.ipynb, with a capital letter.

Expected: full marks.
Note: "the only notebook was taken: 'Activations.ipynb'"
Alone: no grade, "there is no activations.ipynb, but 'Activations.ipynb'".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path.with_name("Activations.ipynb"), node)
