"""A student whose folder's name is meant to be read as something else.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save

STUDENT = "<b>[red]o'neil[&\n\x1b[31m"


def spoil(path: Path, node: NotebookNode) -> None:
    save(path, node)
