"""A hundred megabytes.

Expected: no grade, "too large (100 MB)".
"""

from pathlib import Path

from nbformat import NotebookNode


def spoil(path: Path, node: NotebookNode) -> None:
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
