"""A student whose name is written in other letters.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save

STUDENT = "Zoë Ångström 学生"


def spoil(path: Path, node: NotebookNode) -> None:
    save(path, node)
