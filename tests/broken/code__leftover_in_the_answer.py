"""The stub's last line was left in the middle of the answer.

Expected: full marks.
Note: "graded without that line: softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    lines = cell(node, "softmax").source.split("\n")
    cell(node, "softmax").source = "\n".join([*lines[:-1], "    raise NotImplementedError()", lines[-1]])
    save(path, node)
