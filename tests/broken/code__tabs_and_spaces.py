"""One line indented with a tab, the next with spaces.

Expected: softmax error; the others keep their marks.
Message: "because its cell failed: TabError"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source = "def softmax(z):\n\te = np.exp(z)\n        return e / e.sum()"
    save(path, node)
