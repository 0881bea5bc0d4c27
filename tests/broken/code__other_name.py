"""A right answer under another name.

Expected: softmax missing; the others keep their marks.
Message: "there is no function `softmax`"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source = cell(node, "softmax").source.replace("def softmax", "def my_softmax")
    save(path, node)
