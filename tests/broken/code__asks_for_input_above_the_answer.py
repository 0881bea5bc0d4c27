"""The answer's cell waits for somebody to type before it comes to the function.

Expected: softmax error; the others keep their marks.
Message: "because its cell failed:"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source = "n = int(input('How many classes? '))\n" + cell(node, "softmax").source
    save(path, node)
