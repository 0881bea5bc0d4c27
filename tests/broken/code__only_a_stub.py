"""A stub that nobody touched but for a comment.

Expected: softmax missing; the others keep their marks.
Message: "is not written yet"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save, stub


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source = "# TODO: softmax = exp / sum\n" + stub("softmax") + "\n    # later"
    save(path, node)
