"""A format of the future.

Expected: no grade, "notebook format 5".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path, node, nbformat=5, nbformat_minor=0)
