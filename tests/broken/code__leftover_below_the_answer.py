"""The stub's last line was left below the answer, where it is never reached.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source += "\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    save(path, node)
