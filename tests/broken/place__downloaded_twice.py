"""The browser's name for a second download.

Expected: full marks.
Note: "the only notebook was taken: 'activations (1).ipynb'"
Alone: no grade, "there is no activations.ipynb, but 'activations (1).ipynb'".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path.with_name("activations (1).ipynb"), node)
