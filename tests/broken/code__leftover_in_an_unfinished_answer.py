"""An answer that was begun and returns nothing yet: it is not written, and the message should say so.

Expected: softmax missing; the others keep their marks.
Message: "is not written yet"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(
        node, "softmax"
    ).source = "def softmax(z):\n    e = np.exp(z)\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    save(path, node)
