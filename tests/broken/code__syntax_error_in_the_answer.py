"""A colon is missing.

Expected: softmax error; the others keep their marks.
Message: "because its cell failed: SyntaxError: expected ':'"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source = cell(node, "softmax").source.replace(":\n", "\n", 1)
    save(path, node)
