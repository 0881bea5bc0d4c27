"""A NUL in a cell, pasted from a terminal: Python refuses such a line.

Expected: full marks.
Note: "NUL"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source += "\n# done\0"
    save(path, node)
