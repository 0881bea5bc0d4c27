"""ACTIVATIONS.IPYNB, as an old disk names it.

Expected: full marks.
Note: "the only notebook was taken: 'ACTIVATIONS.IPYNB'"
Alone: no grade, "there is no activations.ipynb, but 'ACTIVATIONS.IPYNB'".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path.with_name("ACTIVATIONS.IPYNB"), node)
