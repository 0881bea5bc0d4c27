"""A bracket that is never closed.

Expected: softmax error; the others keep their marks.
Message: "its cell stops before it is there, with SyntaxError: '(' was never closed"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source = "def softmax(z):\n    return np.exp(z - np.max(z)"
    save(path, node)
