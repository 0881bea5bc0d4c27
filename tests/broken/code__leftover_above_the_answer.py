"""The stub's last line was left, and the answer written below it.

Expected: full marks.
Note: "graded without that line: softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    head, body = cell(node, "softmax").source.split("\n", 1)
    cell(node, "softmax").source = f"{head}\n    # YOUR CODE HERE\n    raise NotImplementedError()\n{body}"
    save(path, node)
