"""A file that nobody may read. (Root may, and grades it.)

Expected: no grade, "permission denied".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path, node)
    path.chmod(0)
