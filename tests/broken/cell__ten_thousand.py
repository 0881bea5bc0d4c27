"""More cells than anybody reads.

Expected: no grade, "cells; at most 3000 are graded".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells += [{"cell_type": "raw", "metadata": {}, "source": ""}] * 10_000
    save(path, node)
