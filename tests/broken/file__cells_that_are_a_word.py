"""A notebook whose cells are text.

Expected: no grade, "cells are not those of a notebook".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path, node, cells="cells")
