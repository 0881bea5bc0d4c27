"""A grading cell turned into Markdown.

Expected: full marks.
Note: "turned back: check-softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, place, retyped, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells[place(node, "check-softmax")] = retyped(cell(node, "check-softmax"), "markdown")
    save(path, node)
