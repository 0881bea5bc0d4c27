"""Several megabytes of data pasted into the code.

Expected: no grade, "more than 2 MB of code".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import code, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells.insert(1, code("data = '''\n" + "0.125, 0.25, 0.5, 1.0, 2.0\n" * 200_000 + "'''"))
    save(path, node)
