"""A symbolic link to the real notebook, beside it.

Expected: no grade, "a symbolic link".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path.with_name("final.ipynb"), node)
    path.symlink_to("final.ipynb")
