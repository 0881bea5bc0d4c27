"""The folder has another name.

Expected: no grade, "there is no folder 'activations' with a notebook in it; there is 'Activations'".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    path.parent.rmdir()
    save(path.parent.with_name("Activations") / path.name, node)
