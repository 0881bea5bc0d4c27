"""The stub's last line was left below the answer, at the margin: the cell stops there, with the function defined.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source += "\n\nraise NotImplementedError()"
    save(path, node)
