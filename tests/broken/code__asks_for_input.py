"""A cell that waits for somebody to type.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import code, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells.insert(1, code("name = input('Your name: ')\nprint('Hello', name)"))
    save(path, node)
