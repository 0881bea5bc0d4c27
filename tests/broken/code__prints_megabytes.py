"""A cell that prints eight megabytes, and an answer that prints whenever it is called.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, code, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells.insert(1, code("for _ in range(2000):\n    print('loss ' * 800)"))
    cell(node, "softmax").source = cell(node, "softmax").source.replace(":\n", ":\n    print('z' * 100_000)\n", 1)
    save(path, node)
